"""The frame of a text: insets, wrap, anchor, autofit, columns, direction, by the nearest that says each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from .colours import A
from .traits import TRUE, Trait, degrees, percent, points, whole

if TYPE_CHECKING:
    from lxml.etree import _Element

_INSETS = (("lIns", "left", 91440), ("tIns", "top", 45720), ("rIns", "right", 91440), ("bIns", "bottom", 45720))
ANCHORS = {"ctr": "middle", "b": "bottom", "just": "justified", "dist": "spread"}
DIRECTIONS = {
    "vert": "turned to the right", "vert270": "turned to the left", "wordArtVert": "letter below letter",
    "eaVert": "Chinese, top to bottom", "mongolianVert": "Mongolian, top to bottom",
    "wordArtVertRtl": "letter below letter, right to left",
}  # fmt: skip

WAITS = Trait("style", "autofit", "shrinks the text when it is too long")
"""Not seen before the text grows."""


def text_body(bodies: Sequence[_Element]) -> Iterator[Trait]:
    """What is not as usual of some `a:bodyPr`, nearest first."""
    said: dict[str, str] = {}
    for body in bodies:
        for name, value in body.attrib.items():
            said.setdefault(str(name), str(value))
    if said:
        yield from _insets(said)
        yield from _placed(said)
    yield from _fitted(bodies)
    yield from _warped(bodies)


def _insets(said: dict[str, str]) -> Iterator[Trait]:
    words = [
        f"{side} {points(said[name])}" for name, side, usual in _INSETS
        if name in said and abs(whole(said[name]) - usual) > 6_350
    ]  # fmt: skip
    if words:
        yield Trait("style", "insets", ", ".join(words))


def _placed(said: dict[str, str]) -> Iterator[Trait]:
    if said.get("wrap") == "none":
        yield Trait("style", "wrap", "not wrapped")
    if said.get("anchor", "t") != "t":
        yield Trait("style", "anchor", ANCHORS.get(said["anchor"], said["anchor"]))
    if said.get("anchorCtr") in TRUE:
        yield Trait("style", "anchored across", "in the middle")
    if said.get("vert", "horz") != "horz":
        yield Trait("style", "direction", DIRECTIONS.get(said["vert"], said["vert"]))
    if whole(said.get("numCol", "1")) > 1:
        apart = f", {points(said['spcCol'])} apart" if whole(said.get("spcCol")) else ""
        yield Trait("style", "columns of text", f"{said['numCol']}{apart}")
    if whole(said.get("rot")):
        yield Trait("style", "text turned by", degrees(said["rot"]))
    if said.get("rtlCol") in TRUE and whole(said.get("numCol", "1")) > 1:
        yield Trait("style", "order of columns", "right to left")
    if said.get("vertOverflow", "overflow") != "overflow":
        yield Trait("style", "overflow", said["vertOverflow"])


def _fitted(bodies: Sequence[_Element]) -> Iterator[Trait]:
    for body in bodies:
        shrunk = body.find(f"{A}normAutofit")
        if shrunk is not None:
            scale, less = shrunk.get("fontScale"), shrunk.get("lnSpcReduction")
            words = [f"text at {percent(scale)}" if scale else "", f"lines {percent(less)} closer" if less else ""]
            yield Trait("style", "autofit", ", ".join(filter(None, words))) if any(words) else WAITS
            return
        if body.find(f"{A}spAutoFit") is not None:
            yield Trait("style", "autofit", "grows with its text")
            return
        if body.find(f"{A}noAutofit") is not None:
            return


def _warped(bodies: Sequence[_Element]) -> Iterator[Trait]:
    warp = next((found for body in bodies if (found := body.find(f"{A}prstTxWarp")) is not None), None)
    if warp is not None and warp.get("prst", "textNoShape") != "textNoShape":
        yield Trait("effect", "text bent", str(warp.get("prst")))
