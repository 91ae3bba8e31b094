"""A trait: one thing that is seen of a shape or a slide, by name and in words; what is as usual is left out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from ..office.emu import EMU_PER_POINT

if TYPE_CHECKING:
    from lxml.etree import _Element

TRUE = ("1", "true", "on")


class Trait(NamedTuple):
    """`kind` is the kind of change that it is told as; a trait that is not there looks as usual."""

    kind: str
    name: str
    value: str


Named = tuple[tuple[str, str], ...]
"""Names and values, as `Trait` but for the kind."""


def points(emu: str | int | None) -> str:
    """A length in points, to a tenth: 12700 is 1 pt."""
    return f"{round(whole(emu) / EMU_PER_POINT, 1):g} pt"


def percent(amount: str | None) -> str:
    """A percentage as DrawingML writes it, in thousandths or with its sign: 50000 and 50% are 50%."""
    text = amount or "0"
    try:
        return f"{float(text[:-1]) if text.endswith('%') else float(text) / 1000:g}%"
    except ValueError:
        return text


def degrees(angle: str | None) -> str:
    """An angle in sixty-thousandths of a degree."""
    return f"{round(whole(angle) / 60_000, 1):g}°"


def whole(number: str | int | None) -> int:
    """A whole number of an attribute; 0 where there is none that can be read."""
    try:
        return int(float(number or 0))
    except (ValueError, OverflowError):
        return 0


def local(element: _Element) -> str:
    """An element's name without its namespace; empty for comments and instructions."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def named(found: Mapping[str, str]) -> Named:
    """What is not as usual, in the order of names."""
    return tuple(sorted((name, value) for name, value in found.items() if value))
