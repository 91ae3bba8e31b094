"""`diff` as a call: what it refuses, and in which words."""

from __future__ import annotations

from pathlib import Path

import pytest
from pptx import Presentation

from generator.differ.run import diff
from generator.errors import PackageError, UsageError


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    presentation = Presentation()
    presentation.slides.add_slide(presentation.slide_layouts[0])
    presentation.save(str(tmp_path / "a.pptx"))
    return tmp_path / "a.pptx"


def test_a_deck_does_not_differ_from_itself(deck: Path) -> None:
    found = diff(deck, deck, project=deck.parent)
    assert not found.differs and found.pairs == ((1, 1),) and (found.old, found.new) == ("a.pptx", "a.pptx")


def test_what_cannot_be_compared_is_refused_in_words(deck: Path) -> None:
    book = deck.with_suffix(".xlsx")
    book.write_bytes(b"")
    with pytest.raises(UsageError, match="a deck and a workbook cannot be compared"):
        diff(deck, book)
    with pytest.raises(PackageError, match="there is no such file"):
        diff(deck, deck.with_name("b.pptx"))
    with pytest.raises(UsageError, match="no kind of change colour"):
        diff(deck, deck, only=["colour"])
    with pytest.raises(UsageError, match="the decks have 1 slides"):
        diff(deck, deck, slides=[2])
    with pytest.raises(UsageError, match="no build before it is kept"):
        diff(deck, project=deck.parent)
