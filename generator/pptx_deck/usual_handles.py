"""Where the yellow handles of preset forms stand if nothing is said, by ECMA-376 part 1, presetShapeDefinitions.xml."""

from __future__ import annotations

from functools import cache

_USUAL = """
adj=4653: smileyFace
adj=8333: bracePair leftBracket rightBracket
adj=12500: bevel horizontalScroll star4 verticalScroll
adj=16667: bracketPair foldedCorner plaque round1Rect roundRect snip1Rect
adj=18750: noSmoking
adj=25000: can cube donut parallelogram plus sun trapezoid
adj=29289: octagon
adj=37500: star12 star16 star24 star32 star8
adj=50000: chevron diagStripe homePlate moon triangle
adj=100000: teardrop
adj1=12500: frame
adj1=23520: mathMinus mathMultiply mathPlus
adj1=50000: bentConnector3 curvedConnector3
vf=105146: decagon
adj=25000 vf=115470: hexagon
adj=28868 hf=115470: star6
adj=42533 hf=105146: star10
adj1=-20833 adj2=62500: cloudCallout wedgeEllipseCallout wedgeRectCallout
adj1=0 adj2=16667: snip2DiagRect
adj1=0 adj2=16200000: pie
adj1=6250 adj2=0: doubleWave
adj1=8333 adj2=50000: leftBrace rightBrace
adj1=10000 adj2=1763: gear9
adj1=12500 adj2=0: wave
adj1=15000 adj2=3526: gear6
adj1=16667 adj2=0: round2DiagRect round2SameRect snip2SameRect
adj1=16667 adj2=16667: snipRoundRect
adj1=16667 adj2=50000: ribbon ribbon2
adj1=23520 adj2=11760: mathEqual
adj1=25000 adj2=16667: swooshArrow
adj1=25000 adj2=25000: nonIsoscelesTrapezoid
adj1=33333 adj2=33333: halfFrame
adj1=50000 adj2=50000: bentConnector4 corner curvedConnector4 downArrow leftArrow leftRightArrow
adj1=50000 adj2=50000: notchedRightArrow rightArrow stripedRightArrow upArrow upDownArrow
adj1=2700000 adj2=16200000: chord
adj1=16200000 adj2=0: arc
hf=102572 vf=105210: heptagon
hf=105146 vf=110557: pentagon
adj=19098 hf=105146 vf=110557: star5
adj=34601 hf=102572 vf=105210: star7
adj1=-20833 adj2=62500 adj3=16667: wedgeRoundRectCallout
adj1=22500 adj2=22500 adj3=22500: quadArrow
adj1=23520 adj2=5880 adj3=11760: mathDivide
adj1=23520 adj2=6600000 adj3=11760: mathNotEqual
adj1=25000 adj2=25000 adj3=25000: bentUpArrow leftRightUpArrow leftUpArrow
adj1=25000 adj2=50000 adj3=12500: ellipseRibbon ellipseRibbon2
adj1=25000 adj2=50000 adj3=25000: curvedDownArrow curvedLeftArrow curvedRightArrow curvedUpArrow
adj1=50000 adj2=50000 adj3=16667: leftRightRibbon
adj1=50000 adj2=50000 adj3=50000: bentConnector5 curvedConnector5
adj1=10800000 adj2=0 adj3=25000: blockArc
adj1=18515 adj2=18515 adj3=18515 adj4=48123: quadArrowCallout
adj1=18750 adj2=-8333 adj3=112500 adj4=-38333: accentBorderCallout1 accentCallout1 borderCallout1 callout1
adj1=25000 adj2=25000 adj3=25000 adj4=43750: bentArrow
adj1=25000 adj2=25000 adj3=25000 adj4=48123: leftRightArrowCallout upDownArrowCallout
adj1=25000 adj2=25000 adj3=25000 adj4=64977: downArrowCallout leftArrowCallout rightArrowCallout upArrowCallout
adj1=12500 adj2=-1142319 adj3=1142319 adj4=10800000 adj5=12500: leftCircularArrow
adj1=12500 adj2=1142319 adj3=20457681 adj4=10800000 adj5=12500: circularArrow
adj1=12500 adj2=1142319 adj3=20457681 adj4=11942319 adj5=12500: leftRightCircularArrow
adj1=25000 adj2=25000 adj3=25000 adj4=43750 adj5=75000: uturnArrow
adj1=18750 adj2=-8333 adj3=18750 adj4=-16667 adj5=112500 adj6=-46667: accentBorderCallout2 accentCallout2
adj1=18750 adj2=-8333 adj3=18750 adj4=-16667 adj5=112500 adj6=-46667: borderCallout2 callout2
adj1=18750 adj2=-8333 adj3=18750 adj4=-16667 adj5=100000 adj6=-16667 adj7=112963 adj8=-8333:
adj1=18750 adj2=-8333 adj3=18750 adj4=-16667 adj5=100000 adj6=-16667 adj7=112963 adj8=-8333: accentBorderCallout3
adj1=18750 adj2=-8333 adj3=18750 adj4=-16667 adj5=100000 adj6=-16667 adj7=112963 adj8=-8333: accentCallout3
adj1=18750 adj2=-8333 adj3=18750 adj4=-16667 adj5=100000 adj6=-16667 adj7=112963 adj8=-8333: borderCallout3
adj1=18750 adj2=-8333 adj3=18750 adj4=-16667 adj5=100000 adj6=-16667 adj7=112963 adj8=-8333: callout3
"""
"""A line for each set of handles, with the forms that have it; angles are in sixty-thousandths of a degree."""


def usual_handles(form: str) -> dict[str, int]:
    """The handles of a form by name; none of a form that has none, or is unknown."""
    return _by_form().get(form, {})


@cache
def _by_form() -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for line in _USUAL.strip().splitlines():
        handles, _, forms = line.partition(":")
        pairs = [handle.split("=") for handle in handles.split()]
        found |= {form: {name: int(place) for name, place in pairs} for form in forms.split()}
    return found
