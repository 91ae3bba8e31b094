"""What drawing a chart gives: plain data, so that a cache and a second process need not know how charts are drawn."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture as SVG and as PNG, and the labels for which there was no room in it."""

    svg: bytes
    png: bytes
    omitted: tuple[str, ...] = ()
