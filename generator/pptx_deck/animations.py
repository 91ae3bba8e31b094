"""What happens on a slide: its animations in their order, by shape, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from lxml import etree

from ..lineage.shapes import digest
from .look import P
from .model import Animation
from .traits import local, whole

if TYPE_CHECKING:
    from lxml.etree import _Element

_CLASSES = {
    "entr": "entrance", "exit": "exit", "emph": "emphasis", "path": "motion", "mediacall": "media", "verb": "action",
}  # fmt: skip
_STARTS = {
    "clickEffect": "on click", "withEffect": "with the one before", "afterEffect": "after the one before",
}  # fmt: skip
_PRESETS = {
    ("entr", "1"): "appear", ("entr", "2"): "fly in", ("entr", "10"): "fade", ("entr", "22"): "wipe",
    ("entr", "53"): "zoom", ("exit", "1"): "disappear", ("exit", "2"): "fly out", ("exit", "10"): "fade",
    ("emph", "6"): "grow or shrink", ("emph", "8"): "spin",
}  # fmt: skip
_OWN = ("id", "spid", "grpId", "bldLvl")
"""Numbers that any save may give anew."""


def animations(slide: _Element) -> tuple[Animation, ...]:
    """The effects of a slide's timing, and its films and sounds that play."""
    timing = slide.find(f"{P}timing")
    if timing is None or next(timing.iter(f"{P}spTgt"), None) is None:
        return ()
    names = {each.get("id", ""): each.get("name", "") for each in slide.iter(f"{P}cNvPr")}
    effects = [node for node in timing.iter(f"{P}cTn") if node.get("presetClass")]
    media = timing.iter(f"{P}cMediaNode")
    found = (*(_effect(node, names) for node in effects), *(_media(node, names) for node in media))
    return found or (Animation("of its own", _details(timing, names)),)


def _effect(node: _Element, names: Mapping[str, str]) -> Animation:
    kind, preset = node.get("presetClass", ""), node.get("presetID", "")
    what = _PRESETS.get((kind, preset), f"{_CLASSES.get(kind, kind)} {preset}".strip())
    turn = node.get("presetSubtype", "0")
    way = f" ({turn})" if turn != "0" else ""
    words = [f"{what}{way} of {_targets(node, names)}", _STARTS.get(node.get("nodeType", ""), "")]
    words += [f"{word} {whole(amount) / 1000:g} s" for word, amount in _times(node)]
    repeats = node.get("repeatCount")
    if repeats:
        words.append("again and again" if repeats == "indefinite" else f"{whole(repeats) / 1000:g} times")
    return Animation(", ".join(word for word in words if word), _details(node, {}))


def _times(node: _Element) -> Iterator[tuple[str, str]]:
    start = node.find(f"{P}stCondLst/{P}cond")
    if start is not None and start.get("delay", "0").isdigit() and start.get("delay", "0") != "0":
        yield "after", start.get("delay", "")
    lasting = [each.get("dur", "") for each in node.iter(f"{P}cTn") if each is not node]
    longest = max((whole(each) for each in lasting if each.isdigit()), default=0)
    if longest > 1:
        yield "for", str(longest)


def _media(node: _Element, names: Mapping[str, str]) -> Animation:
    words = f"plays {_targets(node, names)}" + (" muted" if node.get("mute") in ("1", "true") else "")
    return Animation(words, _details(node, {}))


def _targets(node: _Element, names: Mapping[str, str]) -> str:
    found = []
    for target in node.iter(f"{P}spTgt"):
        lines = target.find(f"{P}txEl/{P}pRg")
        part = f" paragraph {whole(lines.get('st')) + 1}" if lines is not None else ""
        found.append(f'"{names.get(target.get("spid", ""), "a shape that is gone")}"{part}')
    return ", ".join(dict.fromkeys(found)) or "the slide"


def _details(node: _Element, names: Mapping[str, str]) -> str:
    """All that is said of an effect but for numbers that a save gives anew; names only where its words have none."""
    told = []
    for each in node.iter(etree.Element):
        values = [f"{name!s}={value!s}" for name, value in sorted(each.attrib.items()) if name not in _OWN]
        told.append(f"{local(each)} {names.get(each.get('spid', ''), '')} {' '.join(values)}")
    return digest("\n".join(told).encode())
