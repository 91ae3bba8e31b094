"""What a screen reader meets on each slide of the shipped deck."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from pptx import Presentation

from generator import BuildResult

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"


@pytest.fixture(scope="module")
def deck(built: BuildResult) -> Any:
    return Presentation(str(built.deck))


def shapes(deck: Any) -> Iterator[tuple[int, Any]]:
    for number, slide in enumerate(deck.slides, 1):
        yield from ((number, shape) for shape in slide.shapes)


def properties(shape: Any) -> Any:
    return shape._element.xpath(".//p:cNvPr")[0]


def is_decorative(shape: Any) -> bool:
    return any(mark.get("val") == "1" for mark in properties(shape).iter(_DECORATIVE))


def says_something(shape: Any) -> bool:
    # A look at .text_frame writes one into a shape that has none: the XML is asked.
    return any((text.text or "").strip() for text in shape._element.iter(f"{_A}t"))


def test_every_shape_is_read_described_or_marked_decorative(deck: Any) -> None:
    silent = [
        (number, shape.name)
        for number, shape in shapes(deck)
        if not says_something(shape) and not properties(shape).get("descr") and not is_decorative(shape)
    ]
    assert not silent


def test_nothing_that_says_something_is_marked_decorative(deck: Any) -> None:
    assert not [(n, shape.name) for n, shape in shapes(deck) if says_something(shape) and is_decorative(shape)]
    assert sum(is_decorative(shape) for _, shape in shapes(deck)) > 50


def test_every_table_flags_its_header_row(deck: Any) -> None:
    tables = [shape.table for _, shape in shapes(deck) if shape.has_table]
    assert tables
    assert all(table.first_row for table in tables)


def test_the_title_is_read_first_and_the_page_number_and_footer_last(deck: Any) -> None:
    for number, slide in enumerate(deck.slides, 1):
        spoken = [shape for shape in slide.shapes if says_something(shape) or properties(shape).get("descr")]
        title = spoken.index(next(s for s in spoken if s == slide.shapes.title or s.name == slide.shapes.title.name))
        # Above a cover's title stands the company's name.
        assert title <= 1, number
        names = [shape.name for shape in spoken]
        if "page" in names:
            assert set(names[-2:]) <= {"page", "footer", "status"}, (number, names[-3:])


_READ_ELSEWHERE = ("status", "title", "card value")
"""The number of a card stands over its words and is read after them: 1-7月注册用户增长 725%."""


def test_what_stands_wholly_above_and_in_the_same_column_is_read_before(deck: Any) -> None:
    """Reading order as seen: of two texts one over the other, the upper one comes first; the title before all."""
    wrong = []
    for number, slide in enumerate(deck.slides, 1):
        spoken = [shape for shape in slide.shapes if says_something(shape) and shape.name.rstrip(" 0123456789") not in _READ_ELSEWHERE]
        for index, one in enumerate(spoken):
            for later in spoken[index + 1 :]:
                above = later.top + later.height <= one.top + 12700
                same_column = later.left < one.left + one.width and one.left < later.left + later.width
                if above and same_column and not _in_another_column(one, later):
                    wrong.append((number, one.name, later.name))
    assert not wrong


def _in_another_column(one: Any, later: Any) -> bool:
    """Bands and columns are read through one by one: half of the narrower must be shared to be of one column."""
    shared = min(one.left + one.width, later.left + later.width) - max(one.left, later.left)
    return bool(shared < 0.5 * min(one.width, later.width))
