"""What an item of text holds: its runs as they are seen, without the reading aids of phonetic guides."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from .shown_text import lowered, raised, unescaped

_WAYS = {"superscript": "a raised", "subscript": "a lowered"}
M = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


class CellText(NamedTuple):
    """A text as it is seen; `marks` says which of its runs are raised, lowered or struck through."""

    text: str
    marks: tuple[str, ...] = ()


def text_of(item: etree._Element) -> CellText:
    """The text of a shared or inline string; what is struck through is not part of it."""
    if len(item) == 1 and item[0].tag == f"{M}t":
        return CellText(unescaped(item[0].text or ""))
    runs = list(_runs(item))
    marks = tuple(f'{way} "{text}"' for text, way in runs if way and text.strip())
    return CellText("".join(_seen(text, way) for text, way in runs), marks)


def plain_text(item: etree._Element) -> str:
    """All runs of a comment, however they look."""
    return "".join(text for text, _ in _runs(item))


def _runs(item: etree._Element) -> Iterator[tuple[str, str]]:
    """The runs with how they stand out: raised, lowered, struck, or not at all. `rPh`, a phonetic guide, is no run."""
    for child in item:
        if child.tag == f"{M}t":
            yield unescaped(child.text or ""), ""
        elif child.tag == f"{M}r":
            yield unescaped(child.findtext(f"{M}t") or ""), _way(child.find(f"{M}rPr"))


def _way(properties: etree._Element | None) -> str:
    if properties is None:
        return ""
    if is_on(properties.find(f"{M}strike")):
        return "a struck"
    place = properties.find(f"{M}vertAlign")
    return _WAYS.get(place.get("val", ""), "") if place is not None else ""


def is_on(switch: etree._Element | None) -> bool:
    return switch is not None and switch.get("val", "1") not in ("0", "false")


def _seen(text: str, way: str) -> str:
    if way == "a struck":
        return ""
    return raised(text) if way == "a raised" else lowered(text) if way == "a lowered" else text
