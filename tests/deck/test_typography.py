"""What a proof-reader of Chinese print would mark: how lines begin and end, on the rendered pages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.language.measure import awkward
from generator.page.fitting import Line, spare, text_height
from generator.page.theme import TextStyle
from generator.text.marks import Run

from .test_preview import words

_CLOSING = set("，。、；：！？）》】」』”’％%")


class Printed(NamedTuple):
    """A line on a page: its left end, its top and height in points, and its text."""

    left: float
    top: float
    height: float
    text: str


def lines(boxes: list[tuple[float, float, float, float, str]]) -> list[Printed]:
    """The lines of a page: words of one base line that nearly touch."""
    found: list[list[tuple[float, float, float, float, str]]] = []
    for box in sorted(boxes, key=lambda box: (box[0], box[1])):
        near = next((line for line in found if _goes_on(line[-1], box)), None)
        near.append(box) if near is not None else found.append([box])
    return [
        Printed(line[0][0], min(b[1] for b in line), line[0][3] - line[0][1], "".join(b[4] for b in line))
        for line in found
    ]


def _goes_on(last: tuple[float, float, float, float, str], box: tuple[float, float, float, float, str]) -> bool:
    """A number and its small unit share half of the smaller one's height."""
    height = min(last[3] - last[1], box[3] - box[1])
    shared = min(last[3], box[3]) - max(last[1], box[1])
    return shared > 0.5 * height and -2 <= box[0] - last[2] < height


def pages(pdf: Path) -> Iterator[tuple[int, list[Printed]]]:
    for number, boxes in words(pdf).items():
        yield number, lines(boxes)


def test_no_line_begins_with_a_closing_mark(pdf: Path) -> None:
    found = [(number, line.text) for number, page in pages(pdf) for line in page if line.text[0] in _CLOSING]
    assert not found
    assert sum(len(page) for _, page in pages(pdf)) > 400


def test_no_paragraph_ends_on_a_line_of_one_character(pdf: Path) -> None:
    """A lone Han character right under the beginning of a longer line is the end of a paragraph."""
    found = []
    for number, page in pages(pdf):
        for last in page:
            said = [character for character in last.text if character.isalnum()]
            above = [
                other for other in page
                if abs(other.left - last.left) < 2 and 0 < last.top - other.top < 2 * last.height and len(other.text) > 3
            ]  # fmt: skip
            if len(said) == 1 and ord(said[0]) > 0x2E80 and above:
                found.append((number, above[0].text, last.text))
    assert not found


BODY = TextStyle(size=13, least=12)


def line(count: int) -> Line:
    return Line((Run("收" * count),), BODY)


def test_a_text_that_would_end_alone_is_set_a_little_narrower() -> None:
    """19 characters of 13 points take 247 of 254 points; the 20th would stand alone on a second line."""
    assert awkward("收" * 20, 13, 254)
    trim = spare([line(20)], 254)
    assert 0 < trim <= 4 * 13
    assert not awkward("收" * 20, 13, 254 - trim)
    assert text_height([line(20)], 254 - trim) == text_height([line(20)], 254)


@pytest.mark.parametrize("count", [1, 12, 30, 50])
def test_a_text_that_ends_well_keeps_its_width(count: int) -> None:
    assert spare([line(count)], 254) == 0


@given(count=st.integers(1, 90), room=st.integers(60, 400))
def test_a_narrower_text_never_takes_a_line_more(count: int, room: int) -> None:
    assert text_height([line(count)], room - spare([line(count)], room)) == text_height([line(count)], room)
