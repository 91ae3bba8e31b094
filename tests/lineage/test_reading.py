"""Lineage found again beside a deck or in a history, and refused where it is not what it should be."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.errors import PackageError
from generator.lineage.found import sidecar_path
from generator.lineage.reading import Record, build_before, find_record, read_record
from generator.lineage.store import write_deck

from .examples import BUILD, PRINT, SIDECAR

OTHER = "f" * 32


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    path = tmp_path / "2024H1.pptx"
    path.write_bytes(b"deck")
    return path


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("{", "cannot be read as lineage"),
        ("[" * 100_000, "cannot be read as lineage"),
        ("[]", "is no lineage of a deck"),
        (json.dumps({**json.loads(SIDECAR.to_text()), "version": 2}), "is of version 2. Use a newer jianbao"),
        (json.dumps({**json.loads(SIDECAR.to_text()), "prints": [{}]}), "is damaged: prints 1 has no slide"),
    ],
)
def test_what_is_no_lineage_is_refused_in_words(deck: Path, content: str, told: str) -> None:
    sidecar_path(deck).write_text(content, encoding="utf-8")
    with pytest.raises(PackageError, match=told):
        read_record(sidecar_path(deck))


def test_the_lineage_beside_a_deck_is_its_own_only_if_it_is_of_its_build(deck: Path, tmp_path: Path) -> None:
    sidecar_path(deck).write_text(SIDECAR.to_text(), encoding="utf-8")
    found = find_record(deck, BUILD, [])
    assert found is not None and found.build == BUILD and not found.intact
    assert find_record(deck, OTHER, [tmp_path]) is None


def test_a_builds_id_of_a_deck_opens_no_file_outside_of_the_history(deck: Path, tmp_path: Path) -> None:
    """The id comes out of the deck, which may come from anywhere."""
    (tmp_path / "secret.lineage.json").write_text(SIDECAR.to_text(), encoding="utf-8")
    (tmp_path / "history").mkdir()
    assert find_record(deck, "../secret", [tmp_path / "history"]) is None
    assert build_before(deck, "../secret", [tmp_path / "history"]) is None


def test_a_deck_is_compared_with_what_was_built_when_it_was_edited_since_else_with_the_build_before(tmp_path: Path) -> None:
    deck, history = tmp_path / "2024H1.pptx", tmp_path / "history"
    for number, build in enumerate((OTHER, BUILD)):
        write_deck(tmp_path / f"{number}" / "2024H1.pptx", b"built as " + build.encode(), SIDECAR.to_text(), history, build)
    deck.write_bytes(b"built as " + BUILD.encode())
    assert build_before(deck, BUILD, [history]) == history / f"{OTHER}.pptx"
    deck.write_bytes(b"edited since")
    assert build_before(deck, BUILD, [history]) == history / f"{BUILD}.pptx"


def test_a_record_leads_from_a_print_to_its_figure_and_to_the_inputs_behind_it() -> None:
    record = Record(SIDECAR, Path("a.lineage.json"))
    assert record.figure(PRINT).label == "营业收入" and list(record.keys_of(PRINT)) == [("revenue", "2024H1")]
    assert record.shown == {("revenue", "2024H1")} and record.value_of("财务!H5") == "1739.7" and record.value_of("财务!H6") == ""
    assert record.typed_at(1, "3") == "05-revenue.yaml:4" and record.typed_at(2, "3") == ""
