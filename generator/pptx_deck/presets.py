"""Where the yellow handles of preset forms stand if nothing is said, as in ECMA-376's presetShapeDefinitions.xml."""

from __future__ import annotations

_USUAL = {
    "accentBorderCallout1": "adj1 18750 adj2 -8333 adj3 112500 adj4 -38333",
    "accentBorderCallout2": "adj1 18750 adj2 -8333 adj3 18750 adj4 -16667 adj5 112500 adj6 -46667",
    "accentBorderCallout3":
        "adj1 18750 adj2 -8333 adj3 18750 adj4 -16667 adj5 100000 adj6 -16667 adj7 112963 adj8 -8333",
    "accentCallout1": "adj1 18750 adj2 -8333 adj3 112500 adj4 -38333",
    "accentCallout2": "adj1 18750 adj2 -8333 adj3 18750 adj4 -16667 adj5 112500 adj6 -46667",
    "accentCallout3": "adj1 18750 adj2 -8333 adj3 18750 adj4 -16667 adj5 100000 adj6 -16667 adj7 112963 adj8 -8333",
    "arc": "adj1 16200000 adj2 0", "bentArrow": "adj1 25000 adj2 25000 adj3 25000 adj4 43750",
    "bentUpArrow": "adj1 25000 adj2 25000 adj3 25000", "bevel": "adj 12500",
    "blockArc": "adj1 10800000 adj2 0 adj3 25000",
    "borderCallout1": "adj1 18750 adj2 -8333 adj3 112500 adj4 -38333",
    "borderCallout2": "adj1 18750 adj2 -8333 adj3 18750 adj4 -16667 adj5 112500 adj6 -46667",
    "borderCallout3": "adj1 18750 adj2 -8333 adj3 18750 adj4 -16667 adj5 100000 adj6 -16667 adj7 112963 adj8 -8333",
    "bracePair": "adj 8333", "bracketPair": "adj 16667",
    "callout1": "adj1 18750 adj2 -8333 adj3 112500 adj4 -38333",
    "callout2": "adj1 18750 adj2 -8333 adj3 18750 adj4 -16667 adj5 112500 adj6 -46667",
    "callout3": "adj1 18750 adj2 -8333 adj3 18750 adj4 -16667 adj5 100000 adj6 -16667 adj7 112963 adj8 -8333",
    "can": "adj 25000", "chevron": "adj 50000", "chord": "adj1 2700000 adj2 16200000",
    "circularArrow": "adj1 12500 adj2 1142319 adj3 20457681 adj4 10800000 adj5 12500",
    "cloudCallout": "adj1 -20833 adj2 62500", "corner": "adj1 50000 adj2 50000", "cube": "adj 25000",
    "curvedDownArrow": "adj1 25000 adj2 50000 adj3 25000", "curvedLeftArrow": "adj1 25000 adj2 50000 adj3 25000",
    "curvedRightArrow": "adj1 25000 adj2 50000 adj3 25000", "curvedUpArrow": "adj1 25000 adj2 50000 adj3 25000",
    "decagon": "vf 105146", "diagStripe": "adj 50000", "donut": "adj 25000", "doubleWave": "adj1 6250 adj2 0",
    "downArrow": "adj1 50000 adj2 50000", "downArrowCallout": "adj1 25000 adj2 25000 adj3 25000 adj4 64977",
    "ellipseRibbon": "adj1 25000 adj2 50000 adj3 12500", "ellipseRibbon2": "adj1 25000 adj2 50000 adj3 12500",
    "frame": "adj1 12500", "gear6": "adj1 15000 adj2 3526", "gear9": "adj1 10000 adj2 1763",
    "halfFrame": "adj1 33333 adj2 33333", "heptagon": "hf 102572 vf 105210", "hexagon": "adj 25000 vf 115470",
    "homePlate": "adj 50000", "horizontalScroll": "adj 12500", "leftArrow": "adj1 50000 adj2 50000",
    "leftArrowCallout": "adj1 25000 adj2 25000 adj3 25000 adj4 64977", "leftBrace": "adj1 8333 adj2 50000",
    "leftBracket": "adj 8333",
    "leftCircularArrow": "adj1 12500 adj2 -1142319 adj3 1142319 adj4 10800000 adj5 12500",
    "leftRightArrow": "adj1 50000 adj2 50000",
    "leftRightArrowCallout": "adj1 25000 adj2 25000 adj3 25000 adj4 48123",
    "leftRightCircularArrow": "adj1 12500 adj2 1142319 adj3 20457681 adj4 11942319 adj5 12500",
    "leftRightRibbon": "adj1 50000 adj2 50000 adj3 16667", "leftRightUpArrow": "adj1 25000 adj2 25000 adj3 25000",
    "leftUpArrow": "adj1 25000 adj2 25000 adj3 25000", "mathDivide": "adj1 23520 adj2 5880 adj3 11760",
    "mathEqual": "adj1 23520 adj2 11760", "mathMinus": "adj1 23520", "mathMultiply": "adj1 23520",
    "mathNotEqual": "adj1 23520 adj2 6600000 adj3 11760", "mathPlus": "adj1 23520", "moon": "adj 50000",
    "noSmoking": "adj 18750", "nonIsoscelesTrapezoid": "adj1 25000 adj2 25000",
    "notchedRightArrow": "adj1 50000 adj2 50000", "octagon": "adj 29289", "parallelogram": "adj 25000",
    "pentagon": "hf 105146 vf 110557", "pie": "adj1 0 adj2 16200000", "plaque": "adj 16667", "plus": "adj 25000",
    "quadArrow": "adj1 22500 adj2 22500 adj3 22500",
    "quadArrowCallout": "adj1 18515 adj2 18515 adj3 18515 adj4 48123", "ribbon": "adj1 16667 adj2 50000",
    "ribbon2": "adj1 16667 adj2 50000", "rightArrow": "adj1 50000 adj2 50000",
    "rightArrowCallout": "adj1 25000 adj2 25000 adj3 25000 adj4 64977", "rightBrace": "adj1 8333 adj2 50000",
    "rightBracket": "adj 8333", "round1Rect": "adj 16667", "round2DiagRect": "adj1 16667 adj2 0",
    "round2SameRect": "adj1 16667 adj2 0", "roundRect": "adj 16667", "smileyFace": "adj 4653",
    "snip1Rect": "adj 16667", "snip2DiagRect": "adj1 0 adj2 16667", "snip2SameRect": "adj1 16667 adj2 0",
    "snipRoundRect": "adj1 16667 adj2 16667", "star10": "adj 42533 hf 105146", "star12": "adj 37500",
    "star16": "adj 37500", "star24": "adj 37500", "star32": "adj 37500", "star4": "adj 12500",
    "star5": "adj 19098 hf 105146 vf 110557", "star6": "adj 28868 hf 115470",
    "star7": "adj 34601 hf 102572 vf 105210", "star8": "adj 37500", "stripedRightArrow": "adj1 50000 adj2 50000",
    "sun": "adj 25000", "swooshArrow": "adj1 25000 adj2 16667", "teardrop": "adj 100000", "trapezoid": "adj 25000",
    "triangle": "adj 50000", "upArrow": "adj1 50000 adj2 50000",
    "upArrowCallout": "adj1 25000 adj2 25000 adj3 25000 adj4 64977", "upDownArrow": "adj1 50000 adj2 50000",
    "upDownArrowCallout": "adj1 25000 adj2 25000 adj3 25000 adj4 48123",
    "uturnArrow": "adj1 25000 adj2 25000 adj3 25000 adj4 43750 adj5 75000", "verticalScroll": "adj 12500",
    "wave": "adj1 12500 adj2 0", "wedgeEllipseCallout": "adj1 -20833 adj2 62500",
    "wedgeRectCallout": "adj1 -20833 adj2 62500", "wedgeRoundRectCallout": "adj1 -20833 adj2 62500 adj3 16667",
}  # fmt: skip
"""By the form's name: its handles, each with its place in thousandths of a percent."""


def usual_handles(form: str) -> dict[str, int]:
    """The handles of a form by name; none of one that has none, or that nobody knows."""
    words = _USUAL.get(form, "").split()
    return {name: int(place) for name, place in zip(words[::2], words[1::2], strict=True)}
