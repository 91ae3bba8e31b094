"""Rectangles in points, origin at the bottom left: what a text or a mark takes up."""

from __future__ import annotations

from typing import Literal, NamedTuple

Anchor = Literal["left", "centre", "right"]


class Box(NamedTuple):
    """A rectangle by its edges."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.top - self.bottom

    @property
    def centre(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, (self.bottom + self.top) / 2

    def overlaps(self, other: Box, gap: float = 0.0) -> bool:
        """Whether the two share any area, or come nearer to each other than `gap`."""
        apart = (
            self.right + gap <= other.left or other.right + gap <= self.left
            or self.top + gap <= other.bottom or other.top + gap <= self.bottom
        )  # fmt: skip
        return not apart

    def within(self, width: float, height: float) -> bool:
        """Whether it lies on a canvas of that size, to a hundredth of a point."""
        slack = 0.01
        return min(self.left, self.bottom) >= -slack and self.right <= width + slack and self.top <= height + slack

    def grown(self, by: float) -> Box:
        return Box(self.left - by, self.bottom - by, self.right + by, self.top + by)


def placed(x: float, y: float, width: float, height: float, anchor: Anchor = "centre") -> Box:
    """The box of that size whose anchor is at x, and whose middle is at y."""
    left = {"left": x, "centre": x - width / 2, "right": x - width}[anchor]
    return Box(left, y - height / 2, left + width, y + height / 2)
