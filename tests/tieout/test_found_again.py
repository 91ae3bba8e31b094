"""Prints found again in a deck as it is: small decks as plain data."""

from __future__ import annotations

from pathlib import Path

from generator.lineage.format import ShapeRecord, SlideRecord
from generator.lineage.reading import Record
from generator.office.emu import EMU_PER_POINT
from generator.pptx_deck.charts import Chart, Part, Point, Series
from generator.pptx_deck.model import Deck, Paragraph, Place, Run, Shape, Slide
from generator.tieout.found_again import ReadBack
from generator.tieout.traced import CHANGED, DELETED, MOVED, NEW, REWORDED, TIED, TYPED, Edit
from tests.lineage.examples import PRINT, SIDECAR

TEXT = "收入增长21%"
PLACE = (0, 0, 100 * EMU_PER_POINT, 50 * EMU_PER_POINT)
BUILT = SIDECAR._replace(
    slides=(SlideRecord(1, "05-revenue", "", "收入"),),
    prints=(PRINT._replace(text="21%", print="21%", run=0),),
    shapes=(ShapeRecord(1, 2, "box", "text", PLACE, (TEXT,)),),
)


def read_back(*shapes: Shape) -> ReadBack:
    return ReadBack(Record(BUILT, Path("a.lineage.json")), Deck((Slide(shapes, "收入", number=1),), (0, 0)))


def box(text: str = TEXT, down: int = 0, id: int = 2, name: str = "box") -> Shape:
    place = Place(0, down * EMU_PER_POINT, PLACE[2], PLACE[3])
    return Shape(name, "text", place, (Paragraph((Run(text),)),), id=id)


def states(*shapes: Shape) -> list[tuple[str, str, str]]:
    return [(one.state, one.text, one.was) for one in read_back(*shapes).numbers()]


def test_a_number_is_tied_while_it_stands_as_it_was_built() -> None:
    (one,) = read_back(box()).numbers()
    assert (one.state, one.cells, one.template, one.status) == (TIED, ["财务!H5"], "05-revenue.yaml:3", "披露")


def test_what_was_done_to_it_is_told() -> None:
    assert states(box("收入增长24%")) == [(CHANGED, "24%", "21%")]
    assert states(box("收入大幅增长21%")) == [(REWORDED, "21%", "")]
    assert states(box("收入增长")) == [(DELETED, "", "21%")]
    assert states(box(down=20)) == [(TIED, "21%", "")] and states(box(down=40)) == [(MOVED, "21%", "")]


def test_a_number_typed_beside_it_and_one_in_a_box_of_its_own_are_new() -> None:
    assert states(box("收入增长21%，毛利增长30%")) == [(REWORDED, "21%", ""), (NEW, "30%", "")]
    assert states(box(), box("40%", 200, 9, "TextBox 8")) == [(TIED, "21%", ""), (NEW, "40%", "")]


def test_a_native_chart_says_what_its_labels_and_titles_read() -> None:
    series = Series("收入", (Point("2023", "100"), Point("2024", "110", label="999"), Point("2025", "120", label="预测")))
    chart = Chart(("barChart",), "收入达130亿元", (series,), (Part("value axis", (), "百万元，2024年起"),), ("CAGR 12%",))
    told = states(box(), Shape("Chart 1", "chart", Place(*PLACE), chart=chart, id=9))[1:]
    assert [text for _, text, _ in told] == ["130亿元", "12%", "100", "999", "120"]


def test_a_shape_that_is_gone_takes_its_number_along_and_words_that_came_are_an_edit() -> None:
    reading = read_back(box("数据已经审计", 300, 9, "TextBox 8"))
    assert [(one.state, one.was) for one in reading.numbers()] == [(DELETED, "21%")]
    assert reading.edits == [Edit(1, "TextBox 8", "", "数据已经审计")]


def test_a_slide_that_is_gone_is_an_edit_and_its_numbers_are_deleted() -> None:
    reading = ReadBack(Record(BUILT, Path("a.lineage.json")), Deck((), (0, 0)))
    assert [(one.state, one.slide, one.was) for one in reading.numbers()] == [(DELETED, 1, "21%")]
    assert reading.edits == [Edit(1, "slide", "收入", "")]


def test_a_number_that_shows_through_is_new_unless_it_did_when_the_deck_was_built() -> None:
    def told(built: tuple[str, ...]) -> list[tuple[str, str]]:
        known = ShapeRecord(1, 0, "layout and master", "through", paragraphs=built)
        sidecar = BUILT._replace(shapes=(*(BUILT.shapes or ()), known))
        slide = Slide((box(),), "收入", number=1, through=(box("收入增长 99%", 200, 9, "stamp"),))
        reading = ReadBack(Record(sidecar, Path("a.lineage.json")), Deck((slide,), (0, 0)))
        return [(one.state, one.text) for one in reading.numbers()]

    assert told(()) == [(TIED, "21%"), (NEW, "99%")]
    assert told(("收入增长 99%",)) == [(TIED, "21%"), (TYPED, "99%")]
