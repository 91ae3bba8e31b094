"""Everything that is seen besides words and figures: each edit is told once, by its kind, and nothing else is."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from generator import diff

from .edits_shapes import EDITS, edited, make_deck, saved_again


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_deck(tmp_path_factory.mktemp("decks") / "old.pptx")


def test_a_deck_saved_again_has_no_change(original: Path, tmp_path: Path) -> None:
    assert not diff(original, saved_again(original, tmp_path / "again.pptx")).differs


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_is_told_once_and_by_its_kind(original: Path, tmp_path: Path, name: str) -> None:
    found = diff(original, edited(original, tmp_path, name))
    assert Counter(one.kind for one in found.changes) == Counter({EDITS[name].kind: EDITS[name].count})
    assert all(one.old != one.new for one in found.changes)
