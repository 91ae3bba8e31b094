"""The sections of a deck: the name of the one that a slide stands in, by the slide's id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .transitions import P14

if TYPE_CHECKING:
    from lxml.etree import _Element


def sections(presentation: _Element) -> dict[str, str]:
    found = {}
    for number, section in enumerate(presentation.iter(f"{P14}section"), 1):
        for slide in section.iter(f"{P14}sldId"):
            found[slide.get("id", "")] = section.get("name", "") or f"section {number}"
    return found
