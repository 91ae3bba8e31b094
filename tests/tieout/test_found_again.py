"""Prints found again in a deck as it is: small decks as plain data."""

from __future__ import annotations

from dataclasses import replace
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


def test_numbers_in_words_are_told_like_all_others() -> None:
    told = states(box(), box("占比过半；约一千七百万元；廿一家；第三方一直十分统一", 200, 9, "TextBox 8"))
    assert told == [(TIED, "21%", ""), (NEW, "过半", ""), (NEW, "一千七百万元", ""), (NEW, "廿一家", "")]


def test_a_chart_on_a_layout_shows_through_too_but_what_is_hidden_there_does_not() -> None:
    chart = Chart(("barChart",), "", (Series("收入", (Point("2023", "0.21", label="21%"), Point("2024", "30"))),))

    def told(*built: str) -> list[tuple[str, str, str]]:
        known = ShapeRecord(1, 0, "layout and master", "through", paragraphs=built)
        sidecar = BUILT._replace(shapes=(*(BUILT.shapes or ()), known))
        hidden = replace(box("40%", 300, 10, "old stamp"), hidden=True)
        through = (Shape("Chart 1", "chart", Place(*PLACE), chart=chart, id=9), hidden)
        reading = ReadBack(Record(sidecar, Path("a.lineage.json")), Deck((Slide((box(),), "收入", number=1, through=through),), (0, 0)))
        return [(one.state, one.text, one.template) for one in reading.numbers() if one.state != TIED]

    assert told() == [(NEW, "21%", ""), (NEW, "30", "")]
    assert told("0.21", "30") == [(TYPED, "21%", "interim-results/master.pptx"), (TYPED, "30", "interim-results/master.pptx")]


def test_a_slide_that_came_brings_its_notes_and_what_shows_through_on_it() -> None:
    own = Slide((box(),), "收入", number=1)
    came = Slide((box("40%", 0, 9, "TextBox 8"),), "展望", number=2, notes=("明年翻倍",), through=(box("市占率过半", 300, 3, "stamp"),))
    reading = ReadBack(Record(BUILT, Path("a.lineage.json")), Deck((own, came), (0, 0)))
    assert [(one.slide, one.state, one.text) for one in reading.numbers()] == [(1, TIED, "21%"), (2, NEW, "40%"), (2, NEW, "翻倍"), (2, NEW, "过半")]


def test_what_came_and_cannot_be_read_is_an_edit() -> None:
    reading = read_back(box(), Shape("Object 3", "unread", Place(*PLACE), unread="embedded object", id=9))
    assert [one.state for one in reading.numbers()] == [TIED]
    assert reading.edits == [Edit(1, "Object 3", "", "embedded object")]


def test_a_numeral_typed_to_a_number_in_words_changes_it() -> None:
    """破百万 is said of 1,040,000; 破三百万 is another number."""
    prints = (PRINT._replace(text="百万", print="百万", run=0),)
    sidecar = BUILT._replace(prints=prints, shapes=(ShapeRecord(1, 2, "box", "text", PLACE, ("用户破百万",)),))

    def told(text: str) -> list[tuple[str, str, str]]:
        reading = ReadBack(Record(sidecar, Path("a.lineage.json")), Deck((Slide((box(text),), "收入", number=1),), (0, 0)))
        return [(one.state, one.text, one.was) for one in reading.numbers()]

    assert told("用户破百万") == [(TIED, "百万", "")]
    assert told("用户破三百万") == [(CHANGED, "三百万", "百万")]
