"""XML elements of Office packages, with what their schema says must be there."""

from __future__ import annotations

from typing import TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element


class Lacking(ValueError):
    """A part has not what its schema says: whoever opened the file knows which, and tells it."""


def required(parent: Element, path: str) -> Element:
    """An element that a sound part has.

    Raises:
        Lacking: it has none.
    """
    found = parent.find(path)
    if found is None:
        raise _lacking(parent, f"no {path.rpartition('}')[2]}")
    return found


def attribute(element: Element, name: str) -> str:
    """An attribute that a sound element has.

    Raises:
        Lacking: it has none.
    """
    found = element.get(name)
    if found is None:
        raise _lacking(element, f"no {name.rpartition('}')[2]}")
    return found


def _lacking(element: Element, what: str) -> Lacking:
    return Lacking(f"{etree.QName(element).localname} has {what}")
