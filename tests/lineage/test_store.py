"""Decks written as one act, kept in a history, and nothing else touched: whatever an index or a lineage says."""

from __future__ import annotations

import hashlib
import io
import json
import os
import zipfile
from pathlib import Path

import pytest

from generator.errors import OutputError
from generator.lineage.build_id import build_of, is_build_id
from generator.lineage.found import Standing, read_head, sidecar_path, standing
from generator.lineage.history import HISTORY_LENGTH, Kept, kept_deck, read_history
from generator.lineage.store import Written, put_right, tidied, write_deck

from .examples import BUILD, SIDECAR


def build_number(number: int) -> str:
    return f"{number:032x}"


def deck_of(build: str, words: str = "") -> bytes:
    """The least deck that carries a build id."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as package:
        package.writestr("docProps/core.xml", f"<c><dc:identifier>{build}</dc:identifier>{words}</c>")
    return content.getvalue()


def lineage_of(build: str, deck: bytes, name: str = "2024H1.pptx") -> str:
    head = SIDECAR.head._replace(build=build, deck=name, deck_sha256=hashlib.sha256(deck).hexdigest())
    return SIDECAR._replace(head=head).to_text()


def write(folder: Path, number: int, name: str = "2024H1.pptx") -> Written:
    build = build_number(number)
    deck = deck_of(build)
    return write_deck(folder / name, deck, lineage_of(build, deck, name), folder / "history", build)


def keep(history: Path, *entries: object) -> None:
    """An index, with the files of those entries that could be builds."""
    history.mkdir(parents=True, exist_ok=True)
    (history / "index.json").write_text(json.dumps(entries), encoding="utf-8")
    for entry in entries:
        build = entry.get("build") if isinstance(entry, dict) else None
        if isinstance(build, str) and is_build_id(build):
            (history / f"{build}.pptx").write_bytes(deck_of(build))
            (history / f"{build}.lineage.json").write_text(lineage_of(build, deck_of(build)), encoding="utf-8")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_deck_stands_in_its_place_with_a_copy_of_its_lineage_and_both_are_in_the_history(tmp_path: Path) -> None:
    written = write(tmp_path, 7)
    assert names(tmp_path) == ["2024H1.lineage.json", "2024H1.pptx", "history"]
    assert names(tmp_path / "history") == [f"{build_number(7)}.lineage.json", f"{build_number(7)}.pptx", "index.json"]
    assert build_of(written.deck) == build_number(7)
    assert standing(written.deck, [tmp_path / "history"]) is Standing.OURS
    written.sidecar.unlink()
    assert standing(written.deck, [tmp_path / "history"]) is Standing.OURS


def test_the_last_ten_builds_of_each_deck_are_kept_in_their_order(tmp_path: Path) -> None:
    for number in range(12):
        write(tmp_path, number)
    write(tmp_path, 12, "2024FY.pptx")
    assert [kept.build for kept in read_history(tmp_path / "history")] == [build_number(n) for n in range(2, 13)]
    assert len(list((tmp_path / "history").glob("*.pptx"))) == HISTORY_LENGTH + 1


def test_a_build_whose_deck_stands_in_its_place_is_not_pruned(tmp_path: Path) -> None:
    """Built to two names, the one kept under its own: eleven builds of the other do not take its lineage away."""
    history = tmp_path / "history"
    write(tmp_path, 0)
    (tmp_path / "2024H1.pptx").rename(tmp_path / "sent.pptx")
    sidecar_path(tmp_path / "2024H1.pptx").unlink()
    for number in range(1, 12):
        write(tmp_path, number)
    assert standing(tmp_path / "sent.pptx", [history]) is Standing.OURS
    assert len(read_history(history)) == HISTORY_LENGTH + 1
    (tmp_path / "sent.pptx").unlink()
    write(tmp_path, 12)
    assert kept_deck(history, build_number(0)) is None
    assert len(read_history(history)) == HISTORY_LENGTH


def test_a_name_that_leads_out_of_the_history_deletes_nothing(tmp_path: Path) -> None:
    """The eleventh build deletes the first entry's files: with ../../x it was a deck two folders up."""
    project = tmp_path / "project"
    precious = tmp_path / "x.pptx"
    precious.write_bytes(b"somebody's work")
    history = project / "history"
    entries = [{"build": build_number(n), "deck": "2024H1.pptx"} for n in range(1, 10)]
    keep(history, {"build": "../../x", "deck": "2024H1.pptx"}, {"build": str(tmp_path / "x"), "deck": "a"}, *entries)
    write(project, 10)
    write(project, 11)
    assert precious.read_bytes() == b"somebody's work"
    assert {kept.build for kept in read_history(history)} == {build_number(n) for n in range(2, 12)}


@pytest.mark.parametrize("content", ["", "{", "5", "null", '{"build": "a"}', "[5, null, [], {}]", "[" * 100_000, '[{"build": 5, "deck": "a"}]'])
def test_a_damaged_index_is_made_again_from_the_lineages_that_are_there(tmp_path: Path, content: str) -> None:
    (tmp_path / "history").mkdir()
    index = tmp_path / "history" / "index.json"
    index.write_text(content, encoding="utf-8")
    assert read_history(tmp_path / "history") == []
    write(tmp_path, 1)
    assert read_history(tmp_path / "history") == [Kept(build_number(1), "2024H1.pptx")]
    index.write_text(content, encoding="utf-8")
    assert read_history(tmp_path / "history") == [Kept(build_number(1), "2024H1.pptx")]
    write(tmp_path, 2)
    assert [kept.build for kept in read_history(tmp_path / "history")] == [build_number(1), build_number(2)]


def test_the_index_names_only_builds_that_are_there_whole(tmp_path: Path) -> None:
    for number in (1, 2, 3):
        write(tmp_path, number)
    (tmp_path / "history" / f"{build_number(2)}.pptx").unlink()
    assert [kept.build for kept in read_history(tmp_path / "history")] == [build_number(1), build_number(3)]


def test_what_a_stopped_build_left_in_the_history_is_removed_and_told(tmp_path: Path) -> None:
    write(tmp_path, 1)
    history = tmp_path / "history"
    (history / f"{build_number(5)}.pptx").write_bytes(b"half")
    (history / "minutes.pptx").write_bytes(b"somebody's")
    (history / ".jianbao-0000000g-1-000000000000.part").write_bytes(b"no name of ours")
    assert tidied(tmp_path / "2024H1.pptx", history) == ("1 build that never came to an end removed",)
    assert "minutes.pptx" in names(history) and ".jianbao-0000000g-1-000000000000.part" in names(history)
    assert tidied(tmp_path / "2024H1.pptx", history) == ()


def test_a_builds_id_is_32_hexadecimal_digits() -> None:
    assert is_build_id(BUILD)
    assert not any(map(is_build_id, ("", BUILD[1:], f"{BUILD}\n", BUILD.upper(), "../" + BUILD[3:])))


@pytest.mark.parametrize("content", [b"", b"no deck", deck_of("../../x"), deck_of(BUILD)[:-30], deck_of(BUILD.upper())])
def test_what_carries_no_id_of_a_build_has_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.pptx").write_bytes(content)
    assert build_of(tmp_path / "a.pptx") == ""


def test_the_head_is_read_without_the_lists(tmp_path: Path) -> None:
    """What stands after the head may be cut off: a build only asks what was built."""
    path = tmp_path / "a.lineage.json"
    path.write_text(SIDECAR.to_text()[:-60], encoding="utf-8")
    assert read_head(path) == SIDECAR.head


@pytest.mark.parametrize(
    "content", ["", "{", "{}", "[]", '{\n"format": "jianbao-lineage",\n"version": 1,\n"build": 5,\n"slides": [', "{\n" + '"a":[' * 100_000]
)
def test_a_deck_without_lineage_is_kept_and_not_called_edited(tmp_path: Path, content: str) -> None:
    deck = tmp_path / "2024H1.pptx"
    deck.write_bytes(b"perhaps edited")
    sidecar_path(deck).write_text(content, encoding="utf-8")
    assert read_head(sidecar_path(deck)) is None and standing(deck, []) is Standing.UNKNOWN
    written = write(tmp_path, 1)
    assert written.kept == tmp_path / "2024H1.kept.pptx" and written.kept.read_bytes() == b"perhaps edited"
    assert not written.known


@pytest.mark.parametrize("content", ["", "{}", "[]"])
def test_a_damaged_copy_of_the_lineage_makes_no_deck_an_edited_one_and_is_put_right(tmp_path: Path, content: str) -> None:
    deck = write(tmp_path, 1).deck
    beside, kept = sidecar_path(deck), tmp_path / "history" / f"{build_number(1)}.lineage.json"
    beside.write_text(content, encoding="utf-8")
    assert put_right(deck, kept) == ("2024H1.lineage.json written again",)
    assert beside.read_bytes() == kept.read_bytes()
    assert put_right(deck, kept) == ()
    beside.write_text(content, encoding="utf-8")
    assert write(tmp_path, 2).kept is None


def test_an_edited_deck_is_copied_byte_for_byte_before_it_is_replaced_and_once_only(tmp_path: Path) -> None:
    deck = write(tmp_path, 1).deck
    edited = deck_of(build_number(1), "by hand")
    deck.write_bytes(edited)
    (tmp_path / "2024H1.edited.pptx").write_bytes(edited)  # a build that was stopped had copied it
    written = write(tmp_path, 2)
    assert (written.kept, written.known) == (tmp_path / "2024H1.edited.pptx", True)
    deck.write_bytes(deck_of(build_number(2), "otherwise"))
    assert write(tmp_path, 3).kept == tmp_path / "2024H1.edited-2.pptx"
    assert (tmp_path / "2024H1.edited.pptx").read_bytes() == edited


def test_a_deck_without_an_id_is_known_by_its_hash_beside_its_lineage(tmp_path: Path) -> None:
    deck = tmp_path / "2024H1.pptx"
    deck.write_bytes(b"deck")
    sidecar_path(deck).write_text(lineage_of(BUILD, b"deck"), encoding="utf-8")
    assert standing(deck, []) is Standing.OURS
    deck.write_bytes(b"another program's")
    assert standing(deck, []) is Standing.UNKNOWN


@pytest.mark.skipif(os.name == "nt", reason="permissions of POSIX")
def test_all_that_is_written_of_a_private_deck_is_private(tmp_path: Path) -> None:
    deck = write(tmp_path, 1).deck
    deck.chmod(0o600)
    sidecar_path(deck).unlink()
    write(tmp_path, 2)
    files = (deck, sidecar_path(deck), tmp_path / "history" / f"{build_number(2)}.pptx")
    assert {path.stat().st_mode & 0o777 for path in files} == {0o600}


def test_a_name_that_leaves_no_room_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    """255 bytes: 78 Chinese characters and the longest ending are 251, one more is 254, eighty are two too many."""
    for count in (78, 79):
        assert write(tmp_path, count, "简" * count + ".pptx").deck.is_file()
    before = names(tmp_path)
    with pytest.raises(OutputError, match=r"is too long a name by 2 bytes .* nothing was written"):
        write(tmp_path, 80, "简" * 80 + ".pptx")
    assert names(tmp_path) == before


@pytest.mark.parametrize(
    ("fails", "stands"),
    [
        (1, "No deck was there, and none is now."),
        (4, "No deck was there, and none is now."),
        (5, "The new deck is in its place, its lineage in .*history; only the copy beside it is missing."),
    ],
)
def test_a_refusal_says_what_stands_where(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails: int, stands: str) -> None:
    """Five files are written: build, lineage, index, deck and copy."""
    from generator.files import system

    real, calls = system.write, []

    def full(handle: int, content: bytes) -> None:
        calls.append(handle)
        if len(calls) == fails:
            raise OSError(28, "No space left on device")
        real(handle, content)

    monkeypatch.setattr(system, "write", full)
    with pytest.raises(OutputError, match=rf"No space left on device.*{stands} Make room on the disk"):
        write(tmp_path, 1)
    assert not list(tmp_path.rglob("*.part"))
    assert not list(tmp_path.rglob("*.lock"))


def test_a_deck_that_is_open_elsewhere_is_left_alone_and_the_one_beside_goes_once_its_place_is_free(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Open in PowerPoint on Windows; edited there before, so that its copy would be no more than a second one."""
    from generator.files import system

    deck = write(tmp_path, 1).deck
    deck.write_bytes(deck_of(build_number(1), "by hand"))
    real = system.rename

    def open_elsewhere(source: Path, target: Path) -> None:
        if target == deck:
            raise PermissionError(13, "in use", str(target))
        real(source, target)

    with monkeypatch.context() as patched:
        patched.setattr(system, "rename", open_elsewhere)
        written = write(tmp_path, 2)
    assert (written.deck.name, written.replaced, written.kept) == ("2024H1.new.pptx", False, None)
    assert names(tmp_path) == ["2024H1.lineage.json", "2024H1.new.lineage.json", "2024H1.new.pptx", "2024H1.pptx", "history"]
    assert build_of(deck) == build_number(1)
    written = write(tmp_path, 3)
    assert written.mended == ("2024H1.new.pptx removed, for the deck is in its place again",)
    assert names(tmp_path) == ["2024H1.edited.pptx", "2024H1.lineage.json", "2024H1.pptx", "history"]


def test_a_flush_that_fails_after_the_rename_takes_no_copy_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Found by the harness: it was taken for a deck that is open, and the copy of the edited one was removed."""
    from generator.files import system

    deck = write(tmp_path, 1).deck
    edited = deck_of(build_number(1), "by hand")
    deck.write_bytes(edited)
    real = system.flush_folder

    def refuses(folder: Path) -> None:
        if folder == tmp_path and build_of(deck) == build_number(2):
            raise PermissionError(13, "Permission denied", str(folder))
        real(folder)

    monkeypatch.setattr(system, "flush_folder", refuses)
    with pytest.raises(OutputError, match="The new deck is in its place"):
        write(tmp_path, 2)
    assert (tmp_path / "2024H1.edited.pptx").read_bytes() == edited
