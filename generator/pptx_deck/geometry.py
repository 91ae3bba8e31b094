"""A shape's form: a preset with its adjustments, or a path drawn freely; mirrored or not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ..lineage.shapes import digest
from .colours import A
from .presets import usual_handles
from .traits import TRUE, Trait, local, whole

if TYPE_CHECKING:
    from lxml.etree import _Element

# What boxes and rules are anyway; programs write a rule as a line or as a connector.
_PLAIN = ("rect", "line", "straightConnector1", "", None)
_WAYS = {"flipH": "left to right", "flipV": "upside down"}
_GRID = 100
"""A path's points are told apart by a hundredth of its size: programs scale paths when they save."""


def geometry(holders: Sequence[_Element]) -> Iterator[str]:
    """The form in words, by the first of some `p:spPr` that says one."""
    for holder in holders:
        drawn = holder.find(f"{A}custGeom")
        if drawn is not None:
            yield f"drawn freely ({_path(drawn)})"
            return
        preset = holder.find(f"{A}prstGeom")
        if preset is not None:
            if preset.get("prst") not in _PLAIN:
                yield str(preset.get("prst"))
                yield from _adjustments(preset)
            return


def _adjustments(preset: _Element) -> Iterator[str]:
    """Where the yellow handles stand, as a share of the shape."""
    usual = usual_handles(preset.get("prst", ""))
    for guide in preset.iterfind(f"{A}avLst/{A}gd"):
        name, amount = guide.get("name", ""), whole(guide.get("fmla", "").removeprefix("val ").strip())
        # Programs that save a shape write out what it is anyway, rounded.
        if abs(amount - usual.get(name, -100_000)) > 50:
            yield f"{name} {amount / 1000:.0f}%"


def _path(drawn: _Element) -> str:
    """A path by its steps, its points as shares of its size."""
    steps = []
    for path in drawn.iterfind(f"{A}pathLst/{A}path"):
        wide, high = whole(path.get("w")) or 1, whole(path.get("h")) or 1
        for step in path:
            places = [
                f"{round(whole(point.get('x')) * _GRID / wide)},{round(whole(point.get('y')) * _GRID / high)}"
                for point in step.iter(f"{A}pt")
            ]
            steps.append(f"{local(step)} {' '.join(places)}")
    return f"{len(steps)} steps, {digest(';'.join(steps).encode())[:6]}"


def mirrored(frame: _Element | None) -> Iterator[Trait]:
    """How a shape is mirrored, by its `xfrm`."""
    if frame is None:
        return
    ways = [way for name, way in _WAYS.items() if frame.get(name) in TRUE]
    if ways:
        yield Trait("style", "mirrored", " and ".join(ways))
