"""What drawing a chart gives: plain data, so that a cache and a second process need not know how charts are drawn."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture as SVG and as PNG, the labels for which there was no room in it, and those with letters no font has."""

    svg: bytes
    png: bytes
    omitted: tuple[str, ...] = ()
    unknown: tuple[tuple[str, str], ...] = ()
    """Texts with the characters that are drawn as boxes."""
