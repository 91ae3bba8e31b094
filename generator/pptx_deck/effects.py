"""Shadows, glows, soft edges, reflections, depth, and what is done to the colours of a picture, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from .colours import A, Theme
from .traits import Trait, degrees, local, percent, points, whole

if TYPE_CHECKING:
    from lxml.etree import _Element

EFFECTS = {
    "outerShdw": "shadow", "innerShdw": "inner shadow", "prstShdw": "shadow", "glow": "glow", "softEdge": "soft edge",
    "reflection": "reflection", "blur": "blur", "fillOverlay": "overlay",
}  # fmt: skip
_LENGTHS = {"blurRad": "blurred", "dist": "away", "rad": "wide"}
_PICTURE = {
    "alphaModFix": "opacity", "alphaMod": "opacity", "lum": "brightness", "grayscl": "grey",
    "biLevel": "black and white",
    "duotone": "duotone", "clrChange": "transparent colour", "tint": "tint", "clrRepl": "recoloured", "hsl": "hue",
    "blur": "blur", "fillOverlay": "overlay",
}  # fmt: skip
_WORDS = {"stA": "beginning at", "endA": "ending at", "stPos": "from", "endPos": "to", "sx": "wide", "sy": "high"}
_SHARES = {"sx": "100%", "sy": "100%", "stA": "100%", "endA": "0%", "stPos": "0%", "endPos": "100%"}
"""Shares by name, and what they are when nothing is said."""


def effects(holders: Iterable[_Element], theme: Theme, style: _Element | None) -> Iterator[Trait]:
    """The effects of the first `p:spPr` that says which, else of the theme's style."""
    known = list(holders)
    tags = (f"{A}effectLst", f"{A}effectDag")
    found = next((each for holder in known for tag in tags if (each := holder.find(tag)) is not None), None)
    if found is None and style is not None:
        found = theme.effects(style.find(f"{A}effectRef"))
    for effect in found if found is not None else ():
        name = EFFECTS.get(local(effect), local(effect))
        yield Trait("effect", name, effect_words(effect, theme))
    yield from _depth(known)


def effect_words(effect: _Element, theme: Theme) -> str:
    """An effect in words: colour, blur, distance, direction."""
    words = [theme.colour(effect) or ""]
    for key, said in sorted(effect.attrib.items()):
        name, value = str(key), str(said)
        if name in _LENGTHS and whole(value):
            words.append(f"{_LENGTHS[name]} {points(value)}")
        elif name == "dir" and whole(effect.get("dist")):
            words.append(f"to {degrees(value)}")
        elif name in _SHARES and percent(value) != _SHARES[name]:
            words.append(f"{_WORDS[name]} {percent(value)}")
        elif name == "prst":
            words.append(value)
    return " ".join(filter(None, words)) or "yes"


def _depth(holders: Sequence[_Element]) -> Iterator[Trait]:
    """3-D: a bevel or depth, and a camera that looks from elsewhere than the front."""
    solid = next((found for each in holders if (found := each.find(f"{A}sp3d")) is not None), None)
    if solid is not None and (words := list(_solid(solid))):
        yield Trait("effect", "depth", ", ".join(words))
    camera = next((found for each in holders if (found := each.find(f"{A}scene3d/{A}camera")) is not None), None)
    if camera is not None:
        turned = camera.find(f"{A}rot")
        angles = [degrees(turned.get(name)) for name in ("lat", "lon", "rev")] if turned is not None else []
        seen = [word for word in (camera.get("prst", ""), *angles) if word not in ("orthographicFront", "0°", "")]
        if seen:
            yield Trait("effect", "seen from", " ".join(seen))


def _solid(solid: _Element) -> Iterator[str]:
    for tag in ("bevelT", "bevelB"):
        bevel = solid.find(f"{A}{tag}")
        if bevel is not None:
            shape = bevel.get("prst", "circle")
            yield f"bevel {shape} {points(bevel.get('w', '76200'))} × {points(bevel.get('h', '76200'))}"
    for name, word in (("extrusionH", "deep"), ("contourW", "contour"), ("z", "raised")):
        if whole(solid.get(name)):
            yield f"{word} {points(solid.get(name))}"
    if solid.get("prstMaterial", "warmMatte") != "warmMatte":
        yield str(solid.get("prstMaterial"))


def picture_effects(blip: _Element | None, theme: Theme) -> Iterator[Trait]:
    """What is done to a picture's colours."""
    for child in blip if blip is not None else ():
        name = _PICTURE.get(local(child))
        if name is None:
            continue
        values = [f"{key!s} {percent(str(value))}" for key, value in child.attrib.items()]
        colours = [theme.colour([each]) or "" for each in child if local(each).endswith("Clr")]
        colours += [theme.colour(each) or "" for each in child if local(each) in ("clrFrom", "clrTo")]
        words = " ".join([*values, *colours]).replace("amt ", "") or "yes"
        if not (name == "opacity" and words == "100%"):
            yield Trait("effect", name, words)
