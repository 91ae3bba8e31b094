"""Labels that never touch: each is put into the first place where it is free of the others and on the canvas."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from ...language.measure import may_break
from .box import Anchor, Box
from .canvas import Canvas, text_box
from .font import text_width

LEAST_SIZE = 9.0
_STEP = 0.5
AIR = 6.0
"""Between two labels, wherever there is room for it; nearer than `_GAP` none is drawn."""

_GAP = 1.0
BETWEEN = "    "
"""Between two labels that stand side by side: 520.4    29.9%."""

_JOINS = set("/-–")
"""In the short names of charts (2023.01–2023.06) what joins two parts ends the first line."""


class Spot(NamedTuple):
    """A place where a label may stand."""

    x: float
    y: float
    anchor: Anchor = "centre"


@dataclass(frozen=True)
class Lettering:
    """How a label looks; it may become smaller, down to `least`."""

    size: float
    colour: str
    bold: bool = False
    least: float = LEAST_SIZE

    def sizes(self) -> Iterator[float]:
        size = self.size
        while size > self.least:
            yield size
            size -= _STEP
        yield min(self.least, self.size)


class Labels:
    """The labels of one canvas, kept off each other; off lines and columns as well where there is any other place."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._solid: list[Box] = []
        self._soft: list[Box] = []

    def keep_free(self, box: Box) -> None:
        self._solid.append(box)

    def avoid(self, boxes: Iterable[Box]) -> None:
        self._soft.extend(boxes)

    def is_free(self, box: Box, gap: float = _GAP) -> bool:
        on_canvas = box.within(self._canvas.width, self._canvas.height)
        return on_canvas and not any(box.overlaps(other, gap) for other in self._solid)

    def is_over_mark(self, box: Box) -> bool:
        return any(box.overlaps(mark) for mark in self._soft)

    def put(self, text: str, lettering: Lettering, *spots: Spot, covering: bool = True) -> Box | None:
        """Draw a text at the first spot that is free, smaller where it must be; note it as omitted where there is none.

        `covering` allows it to stand over soft marks where there is no other place.
        """
        put = self.try_put(text, lettering, *spots, covering=covering)
        if put is None and text.strip():
            self._canvas.omitted.append(text)
        return put

    def try_put(self, text: str, lettering: Lettering, *spots: Spot, covering: bool = True) -> Box | None:
        """Draw a text as `put` does; where there is no place, leave it to the caller to try another way."""
        found = self._first_free(text, lettering, spots, covering) if text.strip() else None
        if found is None:
            return None
        spot, size = found
        box = self._canvas.text(spot.x, spot.y, text, size, lettering.colour, lettering.bold, spot.anchor)
        self.keep_free(box)
        return box

    def _first_free(
        self, text: str, lettering: Lettering, spots: Sequence[Spot], covering: bool
    ) -> tuple[Spot, float] | None:
        """The first spot with air all round, at any size; then one nearer to others, then one over a mark."""
        clear, fallback = None, None
        for size in lettering.sizes():
            for spot in spots:
                box = text_box(spot.x, spot.y, text, size, lettering.bold, spot.anchor)
                if not self.is_free(box):
                    continue
                if any(box.overlaps(mark) for mark in self._soft):
                    fallback = fallback or (spot, size)
                elif self.is_free(box, AIR):
                    return spot, size
                else:
                    clear = clear or (spot, size)
        return clear or (fallback if covering else None)

    def put_lines(self, lines: Sequence[str], lettering: Lettering, spot: Spot) -> bool:
        """Draw some lines around a spot, all or none: False where they are not free."""
        boxes = [
            text_box(spot.x, y, line, lettering.size, lettering.bold, spot.anchor)
            for line, y in zip(lines, line_places(len(lines), spot.y, lettering.size), strict=True)
        ]
        if not all(self.is_free(box) for box in boxes):
            return False
        fixed = replace(lettering, least=lettering.size)
        for line, box in zip(lines, boxes, strict=True):
            self.put(line, fixed, Spot(box.left, box.centre[1], "left"))
        return True


def line_places(count: int, middle: float, size: float) -> list[float]:
    """The heights of lines around a middle, from the top down."""
    return [middle + ((count - 1) / 2 - index) * line_pitch(size) for index in range(count)]


def line_pitch(size: float) -> float:
    return size * 1.3


def widest(texts: Iterable[str], size: float, bold: bool = False) -> float:
    return max((text_width(text, size, bold) for text in texts), default=0.0)


def common_size(texts: Sequence[str], room: float, lettering: Lettering) -> float:
    """The largest size at which all texts are within `room`; the least one where none is."""
    for size in lettering.sizes():
        if widest(texts, size, lettering.bold) <= room:
            return size
    return min(lettering.size, lettering.least)


def broken(text: str, size: float, room: float) -> list[str]:
    """The text as one line or as two of nearly one length, where one is too long."""
    if "\n" in text:
        return text.split("\n")
    if text_width(text, size) <= room:
        return [text]
    cuts = [i for i in range(1, len(text)) if text[i] not in _JOINS and may_break(text[i - 1], text[i])]
    if not cuts:
        return [text]
    cut = min(cuts, key=lambda index: widest((text[:index].strip(), text[index:].strip()), size))
    return [text[:cut].strip(), text[cut:].strip()]
