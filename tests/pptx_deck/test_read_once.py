"""Shapes that two decks share are read once, and come to what they would have come to."""

from __future__ import annotations

from pathlib import Path

import pytest
from pptx import Presentation

from generator.pptx_deck.pair import read_pair
from generator.pptx_deck.read import read_deck
from tests.differ.decks import EDITS, make_deck


@pytest.mark.parametrize("name", EDITS)
def test_two_decks_read_together_are_what_each_is_alone(name: str, tmp_path: Path) -> None:
    old, new = make_deck(tmp_path / "old.pptx", ("集团收入", "智能汽车")), tmp_path / "new.pptx"
    deck = Presentation(str(old))
    EDITS[name][0](deck.slides[1])
    deck.save(str(new))
    together = read_pair(old, new)
    assert together == (read_deck(old), read_deck(new))
    edited = together[1].slides[1]
    assert edited.part is not None
    standing = set(edited.part.element.iter())
    assert {shape.element for shape in edited.shapes} <= standing, "a shape is one of its own slide, wherever it was read"
