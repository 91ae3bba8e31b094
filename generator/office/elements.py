"""XML elements of Office packages, with what their schema says must be there."""

from __future__ import annotations

from typing import TypeAlias

from lxml import etree

from ..errors import PackageError, Problem

Element: TypeAlias = etree._Element


def required(parent: Element, path: str) -> Element:
    """An element that a sound part has.

    Raises:
        PackageError: it has none.
    """
    found = parent.find(path)
    if found is None:
        raise _damaged(parent, f"no {path.rpartition('}')[2]}")
    return found


def attribute(element: Element, name: str) -> str:
    """An attribute that a sound element has.

    Raises:
        PackageError: it has none.
    """
    found = element.get(name)
    if found is None:
        raise _damaged(element, f"no attribute {name.rpartition('}')[2]}")
    return found


def _damaged(element: Element, what: str) -> PackageError:
    name = etree.QName(element).localname
    return PackageError(Problem("", f"the file is damaged: {name} has {what}.", "Open it in Office and save it again."))
