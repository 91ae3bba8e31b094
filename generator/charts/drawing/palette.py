"""Colours of a chart by their role, from the theme; the colour of a text by the ground it stands on."""

from __future__ import annotations

from collections.abc import Sequence

from ...page.contrast import LEAST, LEAST_LARGE, blend, contrast, luminance
from ...page.theme import (
    ACCENT,
    BRAND,
    GREY,
    HAIRLINE,
    INK,
    PALE,
    SERIES,
    SLATE,
    TINT,
    TINTS,
    WHITE,
    ColourName,
    Theme,
)  # fmt: skip
from ..data import ChartData, Role

__all__ = ["SERIES", "TINTS", "Palette", "blend", "contrast", "has_tints", "keys", "luminance"]

_FORECAST = 0.45


def has_tints(count: int) -> bool:
    """Whether comparative columns of so many series are paler than current ones."""
    return count <= len(TINTS)


def keys(data: ChartData) -> list[tuple[ColourName, ...]]:
    """The colours in which each series is drawn, the palest first: what its key in a legend shows."""
    tinted = has_tints(max(data.columns, 0) or len(data.series)) and data.kind not in ("line", "area")
    tinted = tinted and (data.kind != "combination" or data.columns > 1)
    found: list[tuple[ColourName, ...]] = []
    for index, series in enumerate(data.series):
        points = zip(series.points, data.categories, strict=True)
        roles = {category.role for point, category in points if point.value is not None}
        own, tint = SERIES[index % len(SERIES)], TINTS[index % len(TINTS)]
        pale = tinted and bool(roles - {"current"}) and (not data.columns or index < data.columns)
        found.append(((tint,) if pale else ()) + ((own,) if not pale or "current" in roles else ()))
    return found


class Palette:
    """The colours of one theme."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self.ink, self.white, self.brand = self[INK], self[WHITE], self[BRAND]
        self.accent, self.tint, self.pale = self[ACCENT], self[TINT], self[PALE]
        self.slate, self.grey, self.hairline = self[SLATE], self[GREY], self[HAIRLINE]

    def __getitem__(self, name: ColourName) -> str:
        return f"#{self._theme.colour(name)}"

    def series(self, index: int, role: Role = "current", count: int = 1) -> str:
        """The fill of a series, one of `count`, in a category of that role."""
        if role == "current" or not has_tints(max(count, index + 1)):
            return self._in_turn(SERIES, index)
        tint = self[TINTS[index]]
        return tint if role == "comparative" else blend(tint, self.white, _FORECAST)

    def _in_turn(self, names: Sequence[ColourName], index: int) -> str:
        """The colours one after another, then once more with ink mixed in, so that no two series are of one colour."""
        again, place = divmod(index, len(names))
        return blend(self[names[place]], self.ink, min(0.3 * again, 0.9))

    def on(self, fill: str) -> str:
        """White or ink: which of them is read better on that fill; where neither is, plain white or black."""
        found = self.white if contrast(self.white, fill) > contrast(self.ink, fill) else self.ink
        if contrast(found, fill) >= LEAST_LARGE:
            return found
        return max(("#FFFFFF", "#000000"), key=lambda colour: contrast(colour, fill))

    def legible(self, colour: str) -> str:
        """The colour, darkened as far as text on white needs."""
        for step in range(10):
            darker = blend(colour, self.ink, step / 10)
            if contrast(darker, self.white) >= LEAST:
                return darker
        return self.ink
