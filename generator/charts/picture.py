"""What drawing a chart gives: plain data, so that a cache and a second process need not know how charts are drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from .data import ChartData


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture as SVG and as PNG, the labels for which there was no room in it, and those with letters no font has."""

    svg: bytes
    png: bytes
    omitted: tuple[str, ...] = ()
    unknown: tuple[tuple[str, str], ...] = ()
    """Texts with the characters that are drawn as boxes."""


class Sibling(NamedTuple):
    """A chart of the same slide that shares sizes and base line with another: its data, and its size in points."""

    data: ChartData
    width: float
    height: float
