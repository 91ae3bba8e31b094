"""What is said of an outline besides colour and width: dashes, arrows, double lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from .colours import A

if TYPE_CHECKING:
    from lxml.etree import _Element

_DASHES = {
    "dot": "dotted", "sysDot": "dotted finely", "dash": "dashed", "sysDash": "dashed finely", "lgDash": "long dashes",
    "dashDot": "dash and dot", "sysDashDot": "fine dash and dot", "lgDashDot": "long dash and dot",
    "lgDashDotDot": "long dash and two dots", "sysDashDotDot": "fine dash and two dots",
}  # fmt: skip
_COMPOUND = {"dbl": "double", "thickThin": "thick and thin", "thinThick": "thin and thick", "tri": "triple"}
_SIZES = {"sm": "small", "lg": "large"}


def outline_words(lines: Iterable[_Element]) -> Iterator[str]:
    """Dashes, compounds and arrows of the first of some `a:ln` that says them."""
    known = list(lines)
    dash = _first(known, f"{A}prstDash")
    if dash is not None and dash.get("val", "solid") != "solid":
        yield f"line {_DASHES.get(dash.get('val', ''), dash.get('val', ''))}"
    own = _first(known, f"{A}custDash")
    if dash is None and own is not None:
        yield "line dashed " + " ".join(f"{each.get('d')}/{each.get('sp')}" for each in own)
    compound = next((each.get("cmpd") for each in known if each.get("cmpd")), "sng")
    if compound != "sng":
        yield f"line {_COMPOUND.get(str(compound), compound)}"
    for tag, end in (("headEnd", "start"), ("tailEnd", "end")):
        arrow = _first(known, f"{A}{tag}")
        if arrow is not None and arrow.get("type", "none") != "none":
            sizes = [_SIZES[size] for name in ("w", "len") if (size := arrow.get(name, "med")) in _SIZES]
            yield " ".join([f"arrow at its {end}", str(arrow.get("type")), *dict.fromkeys(sizes)])


def _first(lines: list[_Element], tag: str) -> _Element | None:
    return next((found for each in lines if (found := each.find(tag)) is not None), None)
