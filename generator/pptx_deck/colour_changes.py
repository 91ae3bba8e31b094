"""What is done to a colour before it is seen, by ECMA-376 part 1, 20.1.2.3, in the spaces in which PowerPoint does it.

Lightness, saturation and hue are changed in HSL of the colour as it is written; tints and shades, shares of white and
of black, in linear RGB. What is done is done in turn and rounded only at the end: 4472C4 at 40% of its lightness and
60% more is B4C7E7, as in PowerPoint. After a tint and much more saturation its last digit may be one less.
"""

from __future__ import annotations

import colorsys
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from .traits import local, whole

if TYPE_CHECKING:
    from lxml.etree import _Element

Colour = tuple[float, float, float]
"""Red, green and blue, or hue, lightness and saturation, from 0 to 1."""
_SHARES, _ANGLES = 100_000, 21_600_000
_PARTS = {"hue": 0, "lum": 1, "sat": 2}
_IN_HSL = tuple(f"{part}{way}" for part in _PARTS for way in ("", "Mod", "Off"))


def changed_colour(base: str, changes: Iterable[_Element]) -> str:
    """RRGGBB after all that stands in a colour's element; what is no change of the colour itself follows as words."""
    colour = _parsed(base)
    words = []
    for change in changes:
        kind, value = local(change), whole(change.get("val"))
        done = None if colour is None else _done(colour, kind, value)
        if done is not None:
            colour = done
        elif not (kind == "alpha" and value == _SHARES):
            words.append(f" {kind} {value / _SHARES:.0%}" if change.get("val") else f" {kind}")
    return (base if colour is None else _written(colour)) + "".join(words)


def _parsed(base: str) -> Colour | None:
    try:
        red, green, blue = (part / 255 for part in bytes.fromhex(base))
    except ValueError:
        return None
    return red, green, blue


def _written(colour: Colour) -> str:
    return "".join(f"{round(part * 255):02X}" for part in colour)


def _done(colour: Colour, kind: str, value: int) -> Colour | None:
    """A colour after one change; None where it is no change that is worked out here."""
    share = value / _SHARES
    if kind == "tint":
        return _in_light(colour, lambda part: part * share + 1 - share)
    if kind == "shade":
        return _in_light(colour, lambda part: part * share)
    if kind in _IN_HSL:
        return _in_hsl(colour, kind[:3], kind[3:], value)
    return _in_hsl(colour, "hue", "Off", _ANGLES // 2) if kind == "comp" else None


def _in_light(colour: Colour, change: Callable[[float], float]) -> Colour:
    """A change of how much light there is."""
    red, green, blue = (_seen(_bounded(change(_light(part)))) for part in colour)
    return red, green, blue


def _light(part: float) -> float:
    """Light by what is written, IEC 61966-2-1."""
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _seen(light: float) -> float:
    return light * 12.92 if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055


def _in_hsl(colour: Colour, part: str, way: str, value: int) -> Colour:
    found = list(colorsys.rgb_to_hls(*colour))
    place = _PARTS[part]
    # A hue is set and moved by an angle, and multiplied by a share.
    amount = value / (_ANGLES if part == "hue" and way != "Mod" else _SHARES)
    changed = amount if not way else found[place] * amount if way == "Mod" else found[place] + amount
    found[place] = changed % 1 if part == "hue" else _bounded(changed)
    return colorsys.hls_to_rgb(*found)


def _bounded(part: float) -> float:
    return min(max(part, 0.0), 1.0)


def of_light(red: float, green: float, blue: float) -> str:
    """RRGGBB of shares of light, as `a:scrgbClr` says them."""
    return _written((_seen(_bounded(red)), _seen(_bounded(green)), _seen(_bounded(blue))))


def of_hsl(hue: float, saturation: float, lightness: float) -> str:
    """RRGGBB of a hue in degrees and two shares, as `a:hslClr` says them."""
    return _written(colorsys.hls_to_rgb(hue / 360 % 1, _bounded(lightness), _bounded(saturation)))
