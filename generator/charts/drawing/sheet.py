"""What a kind draws on: the canvas with its labels, and the theme's colours and sizes."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from ...page.theme import Theme
from .canvas import Canvas
from .labels import Labels, Lettering, line_pitch
from .palette import Palette

_CLEAR = 3.0


_MOST = {"foot", "band"}
"""What siblings give the most room to that one of them needs; of sizes and widths they take the least."""


class Sheet:
    """One picture in the making. `said` is what it would take for itself, `wanted` what its siblings would."""

    def __init__(
        self, theme: Theme, width: float, height: float, wanted: Mapping[str, tuple[float, ...]] | None = None
    ) -> None:
        self.canvas = Canvas(width, height)
        self.said: dict[str, float] = {}
        self._wanted = wanted or {}
        self.labels = Labels(self.canvas)
        self.palette = Palette(theme)
        self._theme = theme

    @property
    def width(self) -> float:
        return self.canvas.width

    @property
    def height(self) -> float:
        return self.canvas.height

    def shared(self, name: str, own: float) -> float:
        """A size, width or band that is the same in all siblings: the one that suits each of them."""
        choice = max if name in _MOST else min
        self.said[name] = choice(own, self.said.get(name, own))
        return choice((own, *self._wanted.get(name, ())))

    @cached_property
    def size(self) -> float:
        """The size of a point's label."""
        return self._theme.style("label").size

    @cached_property
    def small(self) -> float:
        """The size of a quiet second line."""
        return max(self._theme.style("note").size, self.size - 2)

    @cached_property
    def large(self) -> float:
        """The size of a total: as a heading where there is room for it."""
        return self._theme.style("heading").size if self.height > 230 and self.width > 320 else self.size + 1

    @property
    def head_room(self) -> float:
        """The height that a line of labels at the end of columns takes."""
        return line_pitch(self.size) + _CLEAR

    def lettering(self, bold: bool = False, size: float | None = None, colour: str | None = None) -> Lettering:
        """The look of a point's label, with changes."""
        return Lettering(size or self.size, colour or self.palette.ink, bold)

    def beyond(self, end: float, size: float, down: bool = False) -> float:
        """The middle of a label that stands clear above (or below) the end of a mark."""
        away = _CLEAR + size / 2
        return end - away if down else end + away
