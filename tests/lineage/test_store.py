"""Decks written, kept in a history, and nothing else touched: whatever an index says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.files.hashes import file_hash
from generator.lineage.build_id import is_build_id
from generator.lineage.store import HISTORY_LENGTH, edited_by_hand, read_head, read_history, sidecar_path, write_deck

from .examples import BUILD, SIDECAR


def build_number(number: int) -> str:
    return f"{number:032x}"


def write(folder: Path, number: int) -> None:
    write_deck(folder / "2024H1.pptx", b"deck", SIDECAR.to_text(), folder / "history", build_number(number))


def keep(history: Path, *entries: object) -> None:
    history.mkdir(parents=True, exist_ok=True)
    (history / "index.json").write_text(json.dumps(entries), encoding="utf-8")


def test_the_last_ten_builds_are_kept_in_their_order(tmp_path: Path) -> None:
    for number in range(12):
        write(tmp_path, number)
    assert [kept.build for kept in read_history(tmp_path / "history")] == [build_number(n) for n in range(2, 12)]
    assert len(list((tmp_path / "history").glob("*.pptx"))) == HISTORY_LENGTH


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
    assert [kept.build for kept in read_history(history)] == [build_number(n) for n in range(2, 12)]


@pytest.mark.parametrize("content", ["", "{", "5", "null", '{"build": "a"}', "[5, null, [], {}]", "[" * 100_000, '[{"build": 5, "deck": "a"}]'])
def test_a_damaged_index_is_an_empty_history(tmp_path: Path, content: str) -> None:
    (tmp_path / "history").mkdir()
    (tmp_path / "history" / "index.json").write_text(content, encoding="utf-8")
    assert read_history(tmp_path / "history") == []
    write(tmp_path, 1)
    assert [kept.build for kept in read_history(tmp_path / "history")] == [build_number(1)]


def test_a_builds_id_is_32_hexadecimal_digits() -> None:
    assert is_build_id(BUILD)
    assert not any(map(is_build_id, ("", BUILD[1:], f"{BUILD}\n", BUILD.upper(), "../" + BUILD[3:])))


def test_the_head_is_read_without_the_lists(tmp_path: Path) -> None:
    """What stands after the head may be cut off: a build only asks what was built."""
    path = tmp_path / "a.lineage.json"
    path.write_text(SIDECAR.to_text()[:-60], encoding="utf-8")
    assert read_head(path) == SIDECAR.head


@pytest.mark.parametrize(
    "content", ["", "{", "{}", "[]", '{\n"format": "jianbao-lineage",\n"version": 1,\n"build": 5,\n"slides": [', "{\n" + '"a":[' * 100_000]
)
def test_a_head_that_cannot_be_read_is_unknown_and_the_deck_beside_it_is_kept(tmp_path: Path, content: str) -> None:
    deck = tmp_path / "2024H1.pptx"
    deck.write_bytes(b"perhaps edited")
    sidecar_path(deck).write_text(content, encoding="utf-8")
    assert read_head(sidecar_path(deck)) is None and edited_by_hand(deck)
    written = write_deck(deck, b"new", SIDECAR.to_text(), tmp_path / "history", BUILD)
    assert written.kept is not None and written.kept.read_bytes() == b"perhaps edited"


def test_a_deck_is_as_it_was_written_while_its_hash_is_that_of_its_lineage(tmp_path: Path) -> None:
    deck = tmp_path / "2024H1.pptx"
    deck.write_bytes(b"deck")
    head = SIDECAR.head._replace(deck_sha256=file_hash(deck))
    sidecar_path(deck).write_text(SIDECAR._replace(head=head).to_text(), encoding="utf-8")
    assert not edited_by_hand(deck)
    deck.write_bytes(b"deck, edited")
    assert edited_by_hand(deck)
