"""What the first master draws behind its layouts, by their names: geometry, place in points, and a fill or a line."""

from __future__ import annotations

Motif = tuple[str, float, float, float, float, str]

_RINGS: tuple[Motif, ...] = tuple(
    ("ellipse", 960 - 40 - radius, 590 - radius, 2 * radius, 2 * radius, f"accent2:0.75:{alpha}")
    for radius, alpha in ((120, 70), (180, 55), (240, 42), (300, 32), (360, 24), (420, 18), (480, 13), (540, 9))
)
_CORE: tuple[Motif, ...] = (("ellipse", 860, 530, 120, 120, "accent1"),)

MOTIFS: dict[str, tuple[Motif, ...]] = {
    "cover": (*_RINGS, *_CORE, ("rect", 60, 248, 56, 3, "accent2")),
    "divider": (*_RINGS, ("rect", 60, 288, 56, 3, "accent2")),
    "question": (*_RINGS, ("rect", 60, 296, 56, 3, "accent2")),
    "question-and-picture": (*_RINGS, ("rect", 60, 296, 56, 3, "accent2")),
    "statement": (("rect", 36, 81, 888, 381, "bg2"), ("rect", 36, 81, 888, 2.5, "tx2")),
    "closing": (*_RINGS, *_CORE, ("rect", 60, 256, 56, 3, "accent2")),
}
