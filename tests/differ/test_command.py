"""`jianbao diff`, `text` and `git-setup` as a shell meets them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from pptx import Presentation

from tests.command_line import run_here as run
from tests.deck.conftest import ROOT, WORKBOOK
from tests.deck.editing import address_of, set_cell
from tests.differ.decks import EDITS, make_deck, move_slide


def as_a_command(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """A process of its own, as a shell starts it."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-m", "generator", *arguments]
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.fixture
def pair(tmp_path: Path) -> Path:
    """A folder with old.pptx and new.pptx, which differ in a number and a note."""
    make_deck(tmp_path / "old.pptx")
    deck = Presentation(str(tmp_path / "old.pptx"))
    EDITS["number"][0](deck.slides[0])
    EDITS["notes"][0](deck.slides[1])
    deck.save(str(tmp_path / "new.pptx"))
    return tmp_path


def test_differences_are_exit_1_and_none_is_exit_0(pair: Path) -> None:
    assert as_a_command("diff", "old.pptx", "new.pptx", cwd=pair).returncode == 1
    assert as_a_command("diff", "old.pptx", "old.pptx", cwd=pair).returncode == 0
    assert run("diff", "old.pptx", "new.pptx", "--ignore", "number", "--ignore", "notes", cwd=pair).returncode == 0


def test_formats_follow_the_name_of_the_output(pair: Path) -> None:
    for name, start in (("d.html", "<!doctype html>"), ("d.md", "## old"), ("d.json", "{"), ("d.txt", "old.pptx →")):
        assert run("diff", "old.pptx", "new.pptx", "-o", name, cwd=pair).returncode == 1
        assert (pair / name).read_text(encoding="utf-8").startswith(start)


def test_a_language_is_of_the_page_alone(pair: Path) -> None:
    assert run("diff", "old.pptx", "new.pptx", "-o", "d.html", "--language", "zh", cwd=pair).returncode == 1
    assert "处变更" in (pair / "d.html").read_text(encoding="utf-8")
    told = run("diff", "old.pptx", "new.pptx", "--language", "zh", cwd=pair)
    assert told.returncode == 2
    assert "--language: is of the page in HTML, and the report is text." in told.stderr


def test_json_can_be_narrowed_to_a_kind_and_a_slide(pair: Path) -> None:
    told = run("diff", "old.pptx", "new.pptx", "--format", "json", "--only", "number", "--slide", "1", cwd=pair)
    assert [one["new"] for one in json.loads(told.stdout)["changes"]] == ["17.9亿元"]


def test_a_slide_neither_deck_has_is_told_instead_of_no_change(pair: Path) -> None:
    """A slip of the finger must not read as "nothing changed there"."""
    told = run("diff", "old.pptx", "new.pptx", "--slide", "99", cwd=pair)
    assert told.returncode == 2
    assert "--slide 99: the decks have 8 slides." in told.stderr


def damaged(folder: Path) -> dict[str, Path]:
    """Files that are no decks, by what is wrong with them."""
    deck = make_deck(folder / "deck.pptx", ("收入",))
    files = {name: folder / f"{name}.pptx" for name in ("text", "truncated", "encrypted", "bomb", "other", "broken")}
    files["text"].write_text("not a deck")
    files["truncated"].write_bytes(deck.read_bytes()[:9000])
    files["encrypted"].write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000))
    shutil.copy(deck, files["bomb"])
    with zipfile.ZipFile(files["bomb"], "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("ppt/media/big.bin", bytes(300 * 2**20))
    with zipfile.ZipFile(files["other"], "w") as package:
        package.writestr("word/document.xml", "<a/>")
    with zipfile.ZipFile(deck) as good, zipfile.ZipFile(files["broken"], "w") as package:
        for name in good.namelist():
            package.writestr(name, b"<p:sld" if name == "ppt/slides/slide1.xml" else good.read(name))
    return files


def test_bad_input_is_exit_2_and_one_clear_line(tmp_path: Path) -> None:
    deck = make_deck(tmp_path / "good.pptx", ("收入",))
    for name, path in {**damaged(tmp_path), "missing": tmp_path / "missing.pptx"}.items():
        told = (as_a_command if name == "bomb" else run)("diff", deck.name, path.name, cwd=tmp_path)
        assert (name, told.returncode, told.stdout) == (name, 2, "")
        assert path.name in told.stderr and len(told.stderr.splitlines()) == 1
        assert "Traceback" not in told.stderr


def test_usage_that_means_nothing_is_exit_2(pair: Path) -> None:
    shutil.copy(ROOT / "inputs" / WORKBOOK, pair / "book.xlsx")
    for arguments, said in (
        (("old.pptx", "new.pptx", "--only", "colour"), "no kind of change colour"),
        (("old.pptx", "new.pptx", "--tolerance", "wide"), "is no length"),
        (("old.pptx", "book.xlsx"), "a deck and a workbook"),
        (("old.pptx",), "no build before it"),
    ):
        told = run("diff", *arguments, cwd=pair)
        assert (told.returncode, said in told.stderr) == (2, True), told.stderr


def test_without_libreoffice_the_page_comes_without_pictures(pair: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JIANBAO_SOFFICE", str(pair / "nowhere"))
    told = run("diff", "old.pptx", "new.pptx", "--render", "-o", "d.html", cwd=pair)
    assert told.returncode == 1
    assert "without pictures" in told.stderr
    assert "<image" not in (pair / "d.html").read_text(encoding="utf-8")


def test_a_workbook_is_compared_by_metric_and_period(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    old, new = tmp_path / "old.xlsx", tmp_path / "new.xlsx"
    shutil.copy(ROOT / "inputs" / WORKBOOK, old)
    shutil.copy(old, new)
    set_cell(new, "财务", address_of(new, "财务", "revenue", "2024H1"), 1750)
    told = run("diff", "old.xlsx", "new.xlsx", cwd=tmp_path)
    assert "number        revenue, 2024H1: 1,739.7 百万元 → 1,750 百万元  (+0.6%)" in told.stdout.splitlines()[-1]
    assert load_workbook(new).sheetnames == load_workbook(old).sheetnames


def test_a_deck_as_text_is_stable_and_a_moved_slide_moves_its_lines(pair: Path) -> None:
    before = run("text", "old.pptx", cwd=pair).stdout
    assert "# 集团收入概览" in before.splitlines()
    assert "- 集团收入达到17.4亿元" in before.splitlines()
    assert "notes: 讲集团收入时先讲增长" in before.splitlines()
    deck = Presentation(str(pair / "old.pptx"))
    move_slide(deck, 0, 5)
    deck.save(str(pair / "moved.pptx"))
    after = run("text", "moved.pptx", cwd=pair).stdout
    assert after != before
    assert sorted(after.splitlines()) == sorted(before.splitlines())


def test_git_shows_decks_and_workbooks_as_text(pair: Path) -> None:
    def git(*arguments: str) -> str:
        identity = ["-c", "user.name=a", "-c", "user.email=a@example.com"]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        told = subprocess.run(["git", *identity, *arguments], cwd=pair, env=environment, capture_output=True, check=True)
        return told.stdout.decode()

    (pair / "kept").mkdir()
    git("init", "-q", ".")
    assert run("git-setup", cwd=pair).returncode == 0
    assert run("git-setup", cwd=pair).returncode == 0
    attributes = (pair / ".gitattributes").read_text().splitlines()
    assert len(attributes) == 10 and {"*.pptx diff=jianbao", "*.xltm diff=jianbao"} <= {*attributes}
    shutil.copy(pair / "old.pptx", pair / "kept" / "deck.pptx")
    shutil.copy(ROOT / "inputs" / WORKBOOK, pair / "kept" / "book.xlsx")
    git("add", "kept")
    git("commit", "-qm", "first")
    shutil.copy(pair / "new.pptx", pair / "kept" / "deck.pptx")
    book = pair / "kept" / "book.xlsx"
    set_cell(book, "财务", address_of(book, "财务", "revenue", "2024H1"), 1750)
    shown = git("diff").splitlines()
    assert "-- 集团收入达到17.4亿元" in shown
    assert "+- 集团收入达到17.9亿元" in shown
    assert "-2024H1: 1739.7  披露" in shown
    assert "+2024H1: 1750  披露" in shown


def test_git_setup_outside_a_repository_is_exit_2(tmp_path: Path) -> None:
    told = run("git-setup", cwd=tmp_path)
    assert told.returncode == 2
    assert "git init" in told.stderr
