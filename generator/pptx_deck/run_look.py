"""What is seen of a run besides size, colour and font: capitals, spacing, highlight, kinds of underlines, effects."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from .colours import A, Theme
from .effects import EFFECTS, effect_words
from .traits import Named, local, named, points, whole

if TYPE_CHECKING:
    from lxml.etree import _Element

_CAPITALS = {"all": "all capitals", "small": "small capitals"}
_UNDERLINES = {
    "dbl": "double", "heavy": "heavy", "dotted": "dotted", "dash": "dashed", "wavy": "wavy", "words": "words only",
}  # fmt: skip
_PLAIN_TEXT_FILL = (f"{A}gradFill", f"{A}blipFill", f"{A}pattFill", f"{A}noFill")
ATTRIBUTES = ("cap", "spc", "u", "strike")
CHILDREN = (f"{A}highlight", f"{A}ln", f"{A}effectLst", f"{A}uFill", *_PLAIN_TEXT_FILL)


def with_attribute(more: Named, name: str, value: str) -> Named:
    """With what an attribute of `a:rPr` says."""
    if name == "cap":
        return _with(more, "capitals", _CAPITALS.get(value, ""))
    if name == "spc":
        return _with(more, "letter spacing", f"{whole(value) / 100:g} pt" if abs(whole(value)) > 4 else "")
    if name == "u":
        return _with(more, "underlined by", "" if value in ("none", "sng") else _UNDERLINES.get(value, value))
    return _with(more, "struck", "twice" if value == "dblStrike" else "")


def with_child(more: Named, child: _Element, theme: Theme) -> Named:
    """With what a child of `a:rPr` says."""
    tag = local(child)
    if tag == "highlight":
        return _with(more, "highlight", theme.colour(child) or "")
    if tag == "ln":
        fill = child.find(f"{A}solidFill")
        words = f"{theme.colour(fill)} {points(child.get('w', '9525'))}" if fill is not None else ""
        return _with(more, "letters outlined", words)
    if tag == "effectLst":
        effects = [f"{EFFECTS.get(local(each), local(each))} {effect_words(each, theme)}" for each in child]
        return _with(more, "letters' effects", ", ".join(effects))
    if tag == "uFill":
        fill = child.find(f"{A}solidFill")
        return _with(more, "underline colour", (theme.colour(fill) or "") if fill is not None else "")
    stops = [theme.colour(stop) or "" for stop in child.iter(f"{A}gs", f"{A}fgClr", f"{A}bgClr")]
    kind = {"gradFill": "gradient", "pattFill": "pattern", "blipFill": "picture", "noFill": "not at all"}[tag]
    return _with(more, "letters filled", " ".join([kind, *stops]))


def without_fill(more: Named) -> Named:
    """After a plain colour: no other filling."""
    return _with(more, "letters filled", "") if more else more


def _with(more: Named, name: str, value: str) -> Named:
    found: Mapping[str, str] = {**dict(more), name: value}
    return named(found)
