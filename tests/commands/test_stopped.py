"""Builds that are stopped, that meet each other, or find something else in their place: what the next one says."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.commands.build import build
from generator.commands.trace import Wanted, trace
from generator.errors import OutputError
from generator.files import system
from generator.workbook.writing.write import write_workbook
from tests.small_project import BOOK, ROOT, content, make_small_project


def book(project: Path) -> Path:
    return project / "inputs" / BOOK


def another_number(project: Path, revenue: str = "1300") -> None:
    write_workbook(content(revenue), book(project))


class Stopped(BaseException):
    """The process ends here, for whoever asks the disk."""


def stopped_at_rename(number: int, monkeypatch: pytest.MonkeyPatch, project: Path) -> None:
    """A build that is stopped before its rename of that number: 1 deck and 2 lineage in the history, 3 index, 4 deck, 5 copy."""
    real, calls = system.rename, []

    def rename(source: Path, target: Path) -> None:
        calls.append(target)
        if len(calls) == number:
            raise Stopped
        real(source, target)

    with monkeypatch.context() as patched:
        patched.setattr(system, "rename", rename)
        with pytest.raises(Stopped):
            build(book(project), project=project)


def test_stopped_between_deck_and_copy_the_next_build_is_unchanged_and_puts_the_copy_right(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(book(small), project=small)
    another_number(small)
    stopped_at_rename(5, monkeypatch, small)
    told = build(book(small), project=small)
    assert (told.unchanged, told.kept, told.mended) == (True, None, ("2024H1.lineage.json written again",))
    assert build(book(small), project=small).mended == ()


def test_stopped_before_the_decks_rename_the_old_deck_is_traced_by_its_own_lineage(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = build(book(small), project=small)
    another_number(small)
    stopped_at_rename(4, monkeypatch, small)
    found, _ = trace(first.deck, Wanted(), None, small)  # type: ignore[arg-type]
    assert found.record.build == first.build and not found.edited
    assert build(book(small), project=small).kept is None


@pytest.mark.parametrize("number", [1, 2, 3, 4, 5])
def test_an_edited_deck_is_in_its_place_or_copied_wherever_a_build_is_stopped(
    small: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    from pptx import Presentation

    deck = build(book(small), project=small).deck
    assert deck is not None
    opened = Presentation(str(deck))
    opened.slides[0].shapes.title.text_frame.text = "乙公司"
    opened.save(str(deck))
    edited = deck.read_bytes()
    another_number(small)
    stopped_at_rename(number, monkeypatch, small)
    assert deck.is_file()
    build(book(small), project=small)
    assert [path.name for path in deck.parent.glob("*.edited*")] == ["2024H1.edited.pptx"]
    assert (deck.parent / "2024H1.edited.pptx").read_bytes() == edited


@pytest.mark.parametrize("damage", ["", "{}", "[]", '{\n"format": "jianbao-lineage"'])
def test_a_damaged_lineage_in_the_history_or_beside_makes_no_deck_an_edited_one(small: Path, damage: str) -> None:
    result = build(book(small), project=small)
    beside, kept = result.sidecar, small / "output" / "history" / f"{result.build}.lineage.json"
    assert beside is not None
    for one in (beside, kept):
        good = one.read_bytes()
        one.write_text(damage, encoding="utf-8")
        assert build(book(small), project=small).kept is None
        assert build(book(small), project=small).unchanged
        one.write_bytes(good)


def test_six_builds_of_different_workbooks_to_one_output_leave_one_deck_with_its_lineage_and_no_copies(tmp_path: Path) -> None:
    project = make_small_project(tmp_path / "small")
    books = [project / "inputs" / f"{number}.xlsx" for number in range(6)]
    for number, one in enumerate(books):
        write_workbook(content(str(1200 + number)), one)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "generator", "build", "--project", str(project), "-o", str(project / "output" / "deck.pptx")]
    running = [subprocess.Popen([*command, str(one)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment) for one in books]
    said = [one.communicate()[0] for one in running]
    assert [one.returncode for one in running] == [0] * 6, said
    assert not any("kept" in words or "Put right" in words for words in said)
    assert sorted(path.name for path in (project / "output").iterdir()) == ["deck.lineage.json", "deck.pptx", "history"]
    assert len(list((project / "output" / "history").glob("*.pptx"))) == 6
    found, _ = trace(project / "output" / "deck.pptx", Wanted(), None, project)
    assert found.record.intact


def test_another_programs_deck_is_kept_and_not_called_edited(small: Path, jianbao: Callable[..., str]) -> None:
    (small / "output").mkdir()
    (small / "output" / "2024H1.pptx").write_bytes(b"the board's own")
    told = jianbao(small)
    assert "The deck before is none that jianbao knows: it is kept as 2024H1.kept.pptx." in told
    assert "edited" not in told
    assert (small / "output" / "2024H1.kept.pptx").read_bytes() == b"the board's own"


@pytest.fixture
def jianbao() -> Callable[..., str]:
    """The build command's words."""
    from click.testing import CliRunner

    from generator.cli import commands

    def run(project: Path) -> str:
        return CliRunner().invoke(commands, ["build", "--project", str(project), str(book(project))]).output

    return run


def test_what_was_put_right_is_said_in_one_line(
    small: Path, jianbao: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, text=True, check=True)
    jianbao(small)
    from generator.files.process import host

    for folder in ("output", "inputs"):  # of a build, of words
        (small / folder / f".jianbao-{host()}-{gone.stdout.strip()}-0123456789ab.part").write_bytes(b"half")
    (small / "output" / "2024H1.lineage.json").unlink()
    told = "Put right after a command that was stopped: 2 unfinished files removed; 2024H1.lineage.json written again."
    assert told in jianbao(small).splitlines()
    assert "Put right" not in jianbao(small)


def test_a_lineage_that_names_a_file_elsewhere_has_it_not_opened(small: Path, tmp_path: Path) -> None:
    """A pipe would be waited for, without end."""
    import json

    result = build(book(small), project=small)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    kept = small / "output" / "history" / f"{result.build}.lineage.json"
    document = json.loads(kept.read_text(encoding="utf-8"))
    text = kept.read_text(encoding="utf-8").replace('"against": null', json.dumps({"against": str(pipe)})[1:-1])
    assert document["against"] is None and str(pipe) in text
    for one in (kept, result.sidecar):
        one.write_text(text, encoding="utf-8")  # type: ignore[union-attr]
    assert build(book(small), project=small).unchanged


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root writes everywhere")
def test_a_folder_that_cannot_be_written_is_told_with_what_stands_there(small: Path) -> None:
    build(book(small), project=small)
    another_number(small)
    (small / "output").chmod(0o500)
    with pytest.raises(OutputError, match="Permission denied"):
        build(book(small), project=small)
    (small / "output").chmod(0o700)
