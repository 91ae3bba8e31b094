"""Equations in a text, as a line: (a)/(b), x^2, √(y)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .traits import local

if TYPE_CHECKING:
    from lxml.etree import _Element

M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_BETWEEN = {"f": ("num", "/", "den"), "sSup": ("e", "^", "sup"), "sSub": ("e", "_", "sub")}


def equation(element: _Element) -> str:
    """An `a14:m` or `m:oMath` in one line; what has no sign of its own is its parts one after the other."""
    kind = local(element)
    if element.tag == f"{M}t":
        return element.text or ""
    if kind in _BETWEEN:
        first, sign, second = _BETWEEN[kind]
        return f"({_part(element, first)}){sign}({_part(element, second)})"
    if kind == "rad":
        return f"{_part(element, 'deg')}√({_part(element, 'e')})"
    if kind == "nary":
        said = element.find(f"{M}naryPr/{M}chr")
        shown = said.get(f"{M}val", "∫") if said is not None else "∫"
        return f"{shown}_({_part(element, 'sub')})^({_part(element, 'sup')}) {_part(element, 'e')}"
    if kind == "d":
        return f"({'; '.join(equation(each) for each in element.iterfind(f'{M}e'))})"
    return "".join(equation(child) for child in element)


def _part(element: _Element, name: str) -> str:
    found = element.find(f"{M}{name}")
    return "" if found is None else equation(found)
