"""Whether what a slide says can be read on what lies under it: contrast as WCAG 2 asks for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from ..finance.findings import CONTRAST, Finding, told_slides
from .contrast import contrast, least_contrast
from .geometry import Area
from .grounds import Backdrop

_WHOLE = 0.8
"""How much of a text a shape lies under that is its ground."""


class _Text(NamedTuple):
    name: str
    area: Area
    colour: str
    size: float
    bold: bool
    ground: str | None
    """What lies under it; None where that is a picture."""


@dataclass
class Legible:
    """The grounds and texts of one slide as they are set, on what its layout shows."""

    backdrop: Backdrop | None = None
    _grounds: list[tuple[Area, str | None]] = field(default_factory=list)
    _texts: list[_Text] = field(default_factory=list)

    def ground(self, area: Area, colour: str | None) -> None:
        """Something of a colour, as six hex digits; None for a picture, on which nobody can tell."""
        self._grounds.append((area, colour))

    def text(self, name: str, area: Area, colour: str, size: float, bold: bool, ground: str | None = None) -> None:
        """Words of a colour on whatever lies there by now, or on a ground of their own."""
        self._texts.append(_Text(name, area, colour, size, bold, ground or self._under(area)))

    def _under(self, area: Area) -> str | None:
        for place, colour in reversed(self._grounds):
            if _covers(place, area):
                return colour
        return None if self.backdrop is None else self.backdrop.surely_under(area)

    def findings(self, slide: int) -> Iterator[Finding]:
        """The texts that stand out too little, one for each pair of colours."""
        told: set[tuple[str, str]] = set()
        for one in self._texts:
            if one.ground is None or (one.colour, one.ground) in told:
                continue
            ratio, needed = contrast(one.colour, one.ground), least_contrast(one.size, one.bold)
            if ratio < needed:
                told.add((one.colour, one.ground))
                pair = f"#{one.colour.lstrip('#')} on #{one.ground.lstrip('#')}"
                what = f"{one.name} is hard to read: {pair} is {ratio:.1f} : 1, and {needed:g} : 1 is needed."
                hint = "Give it another colour, or its layout another ground in master.pptx."
                yield Finding(CONTRAST, f"slide {slide}", what, hint, slide=slide)


def told_once(findings: Iterable[Finding]) -> Iterator[Finding]:
    """What several slides have alike, as a master's footer on its ground, told once with all of them."""
    slides: dict[str, list[Finding]] = {}
    for one in findings:
        slides.setdefault(one.what, []).append(one)
    for alike in slides.values():
        numbers = [one.slide for one in alike if one.slide is not None]
        yield replace(alike[0], where=told_slides(numbers), slide=numbers[0] if len(numbers) == 1 else None)


def _covers(place: Area, area: Area) -> bool:
    width = min(place.right, area.right) - max(place.x, area.x)
    height = min(place.bottom, area.bottom) - max(place.y, area.y)
    return width > 0 and height > 0 and width * height >= _WHOLE * area.width * area.height
