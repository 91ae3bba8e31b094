"""Places on a page, in points from its top left corner, and how one place is divided into several."""

from __future__ import annotations

from typing import NamedTuple


class Area(NamedTuple):
    """A rectangle: left, top, width and height in points."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    def inset(self, horizontal: float, vertical: float | None = None) -> Area:
        """The area less a margin all round."""
        v = horizontal if vertical is None else vertical
        return Area(self.x + horizontal, self.y + v, self.width - 2 * horizontal, self.height - 2 * v)

    def columns(self, count: int, gap: float) -> list[Area]:
        """Equal columns with gaps between."""
        width = (self.width - gap * (count - 1)) / count
        return [Area(self.x + i * (width + gap), self.y, width, self.height) for i in range(count)]

    def rows(self, count: int, gap: float) -> list[Area]:
        """Equal rows with gaps between."""
        height = (self.height - gap * (count - 1)) / count
        return [Area(self.x, self.y + i * (height + gap), self.width, height) for i in range(count)]

    def top(self, height: float) -> Area:
        return Area(self.x, self.y, self.width, height)

    def below(self, height: float) -> Area:
        """What is left under the top `height` points."""
        return Area(self.x, self.y + height, self.width, max(self.height - height, 0))
