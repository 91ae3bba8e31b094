"""A shape where it lies on its slide."""

from __future__ import annotations

import math
from typing import NamedTuple

from lxml import etree

from .model import told

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


class Box(NamedTuple):
    """A place on the slide in EMU."""

    x: float
    y: float
    width: float
    height: float

    def covers(self, other: Box) -> bool:
        right, bottom = self.x + self.width >= other.x + other.width, self.y + self.height >= other.y + other.height
        return self.x <= other.x and self.y <= other.y and right and bottom

    def apart_from(self, other: Box) -> bool:
        beside = self.x >= other.x + other.width or self.x + self.width < other.x
        return beside or self.y >= other.y + other.height or self.y + self.height < other.y

    def turned(self, degrees: float) -> Box:
        """The upright box around this one turned about its middle."""
        angle = math.radians(degrees)
        cosine, sine = abs(math.cos(angle)), abs(math.sin(angle))
        width, height = self.width * cosine + self.height * sine, self.width * sine + self.height * cosine
        return Box(self.x + (self.width - width) / 2, self.y + (self.height - height) / 2, width, height)


class PlacedShape(NamedTuple):
    """A shape on a slide; `box` is nothing where no place is said. A group's parts follow it, and lie in it."""

    element: etree._Element
    box: Box | None
    rotation: float
    hidden: bool

    @property
    def name(self) -> str:
        names = names_of(self.element)
        return told("" if names is None else names.get("name", "")) or "a shape"

    @property
    def alt(self) -> str:
        names = names_of(self.element)
        return "" if names is None else names.get("descr", "")

    @property
    def text(self) -> str:
        return " ".join(each.text or "" for each in self.element.iter(f"{A}t")).strip()

    @property
    def is_group(self) -> bool:
        return bool(self.element.tag == f"{P}grpSp")


def names_of(element: etree._Element) -> etree._Element | None:
    return next(element.iterfind(f"./*/{P}cNvPr"), None)
