"""`diff` as a call: what it refuses, and in which words."""

from __future__ import annotations

from pathlib import Path

import pytest
from pptx import Presentation

from generator.differ.run import diff
from generator.errors import PackageError, UsageError
from generator.lineage.format import FigureRecord, Head, Sidecar, Totals
from generator.lineage.reading import Record


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


def test_units_of_the_workbooks_own_are_known_by_the_lineage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    decks = []
    for number in (12, 15):
        deck = Presentation()
        deck.slides.add_slide(deck.slide_layouts[6]).shapes.add_textbox(0, 0, 914400, 914400).text_frame.text = f"上半年吞吐{number}集装箱"
        deck.save(str(tmp_path / f"{number}.pptx"))
        decks.append(tmp_path / f"{number}.pptx")
    head = Head("", "", "", "", "", "", None, None, "2024H1", False, Totals())
    figure = FigureRecord("throughput", "吞吐", "2024H1", "12", "集装箱", ("业务!C2",), "", "", (), "", "")
    record = Record(Sidecar(head, (), (), (figure,), ()), tmp_path / "12.lineage.json")
    monkeypatch.setattr("generator.differ.run.find_record", lambda *_: record)
    assert [(one.kind, one.old, one.new) for one in diff(*decks, project=tmp_path).changes] == [("number", "12集装箱", "15集装箱")]
