"""The words that a number stands among: its sentence, the head of its row and column, or the label next to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..language.quantities import with_unit
from ..office.emu import EMU_PER_POINT
from ..pptx_deck.model import Paragraph, Place, Shape
from .traced import Traced

BLANK = "＿＿"
"""What stands for the number itself, which has a column of its own."""
_LONGEST = 44
_FAR = 24 * EMU_PER_POINT
_LETTERS = re.compile(r"[^\W\d_]")
_NO_LABELS = ("title", "ctrTitle", "ftr", "sldNum", "dt")


def words_around(one: Traced, shapes: Sequence[Shape]) -> str:
    """What a reader takes a number for, of the shapes that stand on its slide."""
    shape = next((each for each in shapes if each.name == one.shape), None)
    if one.printed is not None and one.printed.drawn:
        return _of_chart(one, shape, shapes)
    said = _sentence(one)
    if not said and shape is not None:
        said = _heads(one, shape) or _beside(one, shape, shapes)
    return _cut(said or (one.figure.label if one.figure else "") or _title(shapes) or one.where or one.shape)


def _title(shapes: Sequence[Shape]) -> str:
    return next((each.text for each in shapes if each.placeholder in ("title", "ctrTitle")), "")


def _of_chart(one: Traced, shape: Shape | None, shapes: Sequence[Shape]) -> str:
    """The chart's title, which its alt text begins with, or the slide's; then the series and the category."""
    assert one.printed is not None
    title = re.split("[，。]", shape.alt)[0] if shape is not None else ""
    title = _title(shapes) if "：" in title else title
    series, category = one.printed.series or "", one.printed.category or ""
    named = one.where.removesuffix(category).strip() or series
    parts = [part for part in (named, category) if part and part != title]
    return "：".join(part for part in (title, " ".join(dict.fromkeys(parts))) if part)


def _sentence(one: Traced) -> str:
    """The sentence with a blank in place of the number; empty where it is little else."""
    context = " ".join(one.context.split())
    start = context.find(one.text) if one.text else -1
    if start < 0:
        return context if _says_something(context) and not one.text else ""
    number = with_unit(context, (start, start + len(one.text)))
    before, after = context[:start], context[start + max(len(number), len(one.text)) :]
    if not _says_something(before + after):
        return ""
    return context if context.count(one.text) > 1 else f"{before}{BLANK}{after}"


def _says_something(text: str) -> bool:
    return len(_LETTERS.findall(text)) > 1


def _heads(one: Traced, shape: Shape) -> str:
    """The heads of a cell's row and column."""
    rows = shape.table.texts() if shape.table is not None else ()
    for row, cells in enumerate(rows):
        for column, text in enumerate(cells):
            built = one.printed is None or (row, column) == (one.printed.row, one.printed.column)
            if built and one.text and one.text in text:
                return " ".join(" · ".join(dict.fromkeys(filter(None, (cells[0], rows[0][column])))).split())
    return ""


def _beside(one: Traced, shape: Shape, shapes: Sequence[Shape]) -> str:
    """The other lines of its box, else the words of the box that is nearest."""
    others = [text for text in map(_plain, shape.paragraphs) if _says_something(text) and one.text not in text]
    if others:
        return " ".join(others)
    if one.figure is not None and one.figure.unit is None:
        return ""  # words of the workbook need no label, and the nearest box is another's
    labels = [each for each in shapes if each is not shape and each.placeholder not in _NO_LABELS]
    near = sorted(_near(shape.place, labels))
    return near[0][1] if near and near[0][0] < _FAR else ""


def _near(place: Place | None, labels: Sequence[Shape]) -> Iterator[tuple[int, str]]:
    for label in labels:
        words = " ".join(filter(None, map(_plain, label.paragraphs)))
        if place is not None and label.place is not None and _says_something(words):
            yield _distance(place, label.place), words


def _distance(one: Place, other: Place) -> int:
    """How far apart two boxes are; a label stands under or over its number sooner than beside it."""
    across = max(other.x - one.x - one.width, one.x - other.x - other.width, 0)
    down = max(other.y - one.y - one.height, one.y - other.y - other.height, 0)
    return 2 * across + down


def _plain(paragraph: Paragraph) -> str:
    """Its words without the raised marks of notes."""
    return "".join(run.text for run in paragraph.runs if run.style.baseline <= 0).strip()


def _cut(text: str) -> str:
    """No more than a few lines of it, from where the number stands."""
    text = " ".join(text.split())
    if len(text) <= _LONGEST:
        return text
    start = max(0, min(text.find(BLANK) - _LONGEST // 2, len(text) - _LONGEST))
    return f"{'…' if start else ''}{text[start : start + _LONGEST]}{'…' if start + _LONGEST < len(text) else ''}"
