"""What a shape is called by: its words on the slide, for a name in the file (kpi 3) tells a reader nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..alike.shapes import content, leaves
from ..alike.words import numbers, skeleton
from ..office.emu import EMU_PER_POINT
from ..pptx_deck.model import Paragraph, Place, Shape
from .compare_drawn_chart import is_drawn_chart

_LONGEST = 32
_SHORT = 20
_FAR = 24 * EMU_PER_POINT
_HAN = re.compile(r"[㐀-鿿]")
_LATIN = re.compile(r"[A-Za-z]{3}")
_KEY = re.compile(r"[a-z0-9_]+(?:\.[a-z0-9_]+)*")
_CLAUSE = re.compile(r"[^，。；;！？!?\n\v]+")
_HOLE = "…"
_TITLES = ("title", "ctrTitle")
_OWN_NAME = (*_TITLES, "ftr", "dt", "sldNum")
"""Placeholders that everybody knows by what they are for."""


class SlideWords:
    """The words of one slide by which its shapes are called."""

    def __init__(self, shapes: Sequence[Shape]) -> None:
        everything = leaves(shapes)
        self._title = next((_cut(_said(each)) for each in everything if each.placeholder in _TITLES), "")
        self._charts = [each for each in everything if each.place is not None and _is_chart(each)]
        self._labels = [
            shape for shape in everything
            if shape.place is not None and shape.placeholder not in _OWN_NAME and _has_words(shape.text)
        ]  # fmt: skip

    def of(self, shape: Shape, paragraph: int | None = None, figure: str | None = None) -> str:
        """Its own words; of a bare figure those of the label beside it, of a chart without a title those of the slide.

        Empty where there are none. `figure` is one that stands in the shape: then it is the sentence around it, with
        gaps for figures.
        """
        if shape.placeholder in _OWN_NAME:
            return ""
        if shape.chart or shape.kind == "picture":
            return _cut(_chart_title(shape)) or self._title
        if figure is not None and paragraph is not None and paragraph < len(shape.paragraphs):
            line = _without_marks(shape.paragraphs[paragraph])
            if _has_words(line):
                return _clause(line, figure)
        own = _said(shape)
        return _cut(own) if _has_words(own) else self._beside(shape)

    def _beside(self, shape: Shape) -> str:
        """The words of the nearest text, where one is near."""
        place = shape.place
        if place is None:
            return ""
        near = [(_distance(place, label.place), index) for index, label in enumerate(self._labels) if label.place]
        distance, index = min(near, default=(_FAR, 0))
        return self._of_chart(place, _label(self._labels[index], shape)) if distance < _FAR else ""

    def _of_chart(self, place: Place, label: str) -> str:
        """A label with the chart that its figure stands at: four charts may each have their 年增长率."""
        near = [(_distance(place, each.place), index) for index, each in enumerate(self._charts) if each.place]
        distance, index = min(near, default=(_FAR, 0))
        title = _chart_title(self._charts[index]) if distance < _FAR else ""
        return _cut(label if title in label else f"{title} {label}")


def _said(shape: Shape) -> str:
    """A short text whole; of a long one, a table or a group the first line."""
    if not shape.paragraphs:
        return next((line for line in content(shape).splitlines() if line.strip()), "")
    lines = [line for line in map(_without_marks, shape.paragraphs) if line.strip()]
    whole = _joined("\n".join(lines))
    return whole if len(whole) <= _SHORT else next(iter(lines), "")


def _without_marks(paragraph: Paragraph) -> str:
    """A paragraph without the raised figures that lead to notes."""
    return "".join(run.text for run in paragraph.runs if run.style.baseline <= 0)


def _has_words(text: str) -> bool:
    """Whether a text says more than a figure with its unit and a word (突破6万)."""
    rest, figures = text, numbers(text)
    for number in figures:
        rest = rest.replace(number.text, " ")
    return _LATIN.search(rest) is not None or len(_HAN.findall(rest)) >= (4 if figures else 2)


def _is_chart(shape: Shape) -> bool:
    return bool(_chart_title(shape)) and (shape.chart is not None or is_drawn_chart(shape))


def _label(label: Shape, figure: Shape) -> str:
    """What a label says: the part of it that has the same figure, where there is one."""
    printed = next((number.text for number in numbers(figure.text)), "")
    lines = (_without_marks(paragraph) for paragraph in label.paragraphs)
    again = next((line for line in lines if printed and printed in line), "")
    return _clause(again, printed) if again else _said(label)


def _chart_title(shape: Shape) -> str:
    """A chart's title; a drawn one is named by its title or by its metric, any other picture told by its alt text."""
    if shape.chart:
        return shape.chart.title
    told = shape.name.removeprefix("chart ")
    if told == shape.name:
        return shape.alt
    return "" if _KEY.fullmatch(told) else told


def _clause(text: str, figure: str) -> str:
    """A line with gaps for its figures; of a long one the part in which the figure stands."""
    found = text if len(text) <= _LONGEST else next((each for each in _CLAUSE.findall(text) if figure in each), text)
    return _cut(_gaps(found if _has_words(found) else text))


def _gaps(text: str) -> str:
    return "".join(_HOLE if char == "\ue000" else char for char in skeleton(text))


def _joined(text: str) -> str:
    """A label's lines as one: Chinese without a space between."""
    return " ".join(re.sub(r"(?<=[㐀-鿿])[\n\v]+(?=[㐀-鿿])", "", text).split())


def _cut(text: str) -> str:
    told = _joined(text)
    return told if len(told) <= _LONGEST else f"{told[: _LONGEST - 1]}{_HOLE}"


def _distance(one: Place, other: Place) -> int:
    """How far two places are from each other; of two as near, the one that begins at the same side is nearer."""
    across = max(_gaps_between((one.x, one.width), (other.x, other.width)))
    down = max(_gaps_between((one.y, one.height), (other.y, other.height)))
    return across + down + abs(one.x - other.x) // 100


def _gaps_between(one: tuple[int, int], other: tuple[int, int]) -> Iterator[int]:
    yield 0
    yield other[0] - one[0] - one[1]
    yield one[0] - other[0] - other[1]
