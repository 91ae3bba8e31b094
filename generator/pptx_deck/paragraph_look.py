"""How a paragraph is set: bullets and numbers, spacing, indents, tabs, direction, by the nearest that says each."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from .colours import A, Theme
from .traits import TRUE, Named, local, named, percent, points, whole

if TYPE_CHECKING:
    from lxml.etree import _Element

_BULLETS = (f"{A}buNone", f"{A}buChar", f"{A}buAutoNum", f"{A}buBlip")
_SPACING = {f"{A}lnSpc": "line spacing", f"{A}spcBef": "space before", f"{A}spcAft": "space after"}
_INDENTS = {"marL": "left margin", "indent": "first line", "marR": "right margin"}
_AS_TEXT = {"buClrTx": "bullet colour", "buFontTx": "bullet font", "buSzTx": "bullet size"}
_NUMBERING = {
    "arabicPeriod": "1.", "arabicParenR": "1)", "arabicParenBoth": "(1)", "arabicPlain": "1", "alphaLcPeriod": "a.",
    "alphaUcPeriod": "A.", "alphaLcParenR": "a)", "romanLcPeriod": "i.", "romanUcPeriod": "I.",
    "circleNumDbPlain": "①", "circleNumWdBlackPlain": "❶", "ea1ChsPeriod": "一.", "ea1ChsPlain": "一",
    "ea1JpnChsDbPeriod": "一、",
}  # fmt: skip
_TABS = {"l": "left", "r": "right", "ctr": "centred", "dec": "decimal"}


def paragraph_look(sources: Iterable[_Element], theme: Theme, base: Named = ()) -> Named:
    """What some `a:pPr` say over what is inherited, the farthest first; usual things are left out."""
    found = dict(base)
    for source in sources:
        for name, value in source.attrib.items():
            _attribute(found, str(name), str(value))
        for child in source:
            _child(found, child, theme)
    return named(found)


def _attribute(found: dict[str, str], name: str, value: str) -> None:
    if name in _INDENTS:
        # Less than half a point is what programs make of nothing.
        found[_INDENTS[name]] = points(value) if abs(whole(value)) > 6_350 else ""
    elif name == "rtl":
        found["direction"] = "right to left" if value in TRUE else ""
    elif name == "fontAlgn":
        found["letters stand"] = "" if value in ("auto", "base") else value


def _child(found: dict[str, str], child: _Element, theme: Theme) -> None:
    tag = child.tag
    if tag in _SPACING:
        found[_SPACING[tag]] = _spacing(child, "100%" if tag == f"{A}lnSpc" else "0%")
    elif tag in _BULLETS:
        found["bullet"] = _bullet(child)
    elif tag == f"{A}buClr":
        found["bullet colour"] = theme.colour(child) or ""
    elif tag == f"{A}buFont":
        found["bullet font"] = theme.font(child.get("typeface", ""))
    elif tag in (f"{A}buSzPct", f"{A}buSzPts"):
        value = child.get("val", "0")
        size = percent(value) if tag == f"{A}buSzPct" else f"{whole(value) / 100:g} pt"
        found["bullet size"] = "" if size == "100%" else size
    elif tag in (f"{A}buClrTx", f"{A}buFontTx", f"{A}buSzTx"):
        found[_AS_TEXT[local(child)]] = ""
    elif tag == f"{A}tabLst":
        stops = [tab for tab in child if whole(tab.get("pos"))]
        found["tabs"] = ", ".join(f"{_TABS.get(tab.get('algn', ''), 'left')} {points(tab.get('pos'))}" for tab in stops)


def _spacing(element: _Element, usual: str) -> str:
    share, fixed = element.find(f"{A}spcPct"), element.find(f"{A}spcPts")
    if fixed is not None:
        size = f"{whole(fixed.get('val')) / 100:g} pt"
        return "" if size == "0 pt" and usual == "0%" else size
    size = percent(share.get("val")) if share is not None else usual
    return "" if size == usual else size


def _bullet(element: _Element) -> str:
    kind = local(element)
    if kind == "buChar":
        return element.get("char", "")
    if kind == "buAutoNum":
        start = element.get("startAt", "1")
        kind = element.get("type", "")
        return f"numbered {_NUMBERING.get(kind, kind)}" + (f" from {start}" if start != "1" else "")
    return "picture" if kind == "buBlip" else ""


def seen(look: Named, colour: str | None) -> Named:
    """Without what is said of a bullet where none stands, and without its colour where that is the text's."""
    if not look or (("bullet colour", colour) not in look and any(name == "bullet" for name, _ in look)):
        return look
    if any(name == "bullet" for name, _ in look):
        return tuple(each for each in look if each != ("bullet colour", colour))
    return tuple(each for each in look if not each[0].startswith("bullet "))
