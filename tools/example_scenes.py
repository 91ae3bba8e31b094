"""The example deck's smaller scenes: two places and three products, as SVG."""

from __future__ import annotations

import math
from collections.abc import Iterator

from tools.example_pictures import (
    ACCENT,
    BRAND,
    DUSK,
    NIGHT,
    SLATE,
    TINT,
    box,
    disc,
    gradient,
    line,
    path,
    polygon,
    svg,
)

_PALE = "E4DFFA"


def _filled(told: str, colour: str, opacity: float = 1.0) -> str:
    return f'<path d="{told}" fill="#{colour}" opacity="{opacity:g}"/>'


def _dusk(width: float, height: float) -> list[str]:
    return [
        gradient("dusk", (0, NIGHT, 1), (0.55, DUSK, 1), (1, "8F73F5", 1)),
        f'<rect width="{width:g}" height="{height:g}" fill="url(#dusk)"/>',
    ]


def desert() -> str:
    """A town of domes and minarets at dusk, behind dunes."""
    width, height = 960.0, 720.0
    parts = [*_dusk(width, height), disc(660, 300, 118, "FFFFFF", 0.85), disc(660, 300, 168, "FFFFFF", 0.18)]
    for x, scale in ((120, 0.8), (340, 1.15), (560, 0.85), (800, 1.05)):
        parts += _mosque(x, 470, scale)
    for level, (y, rise, colour) in enumerate(((470, 60, "3A2A9A"), (540, 80, "2B1F7A"), (620, 70, BRAND))):
        shift = 180 * level
        waves = " ".join(
            f"S{x + 120:g} {y + (rise if number % 2 else -rise):g} {x + 240:g} {y:g}"
            for number, x in enumerate(range(-240 - shift, 1200, 240))
        )
        parts.append(_filled(f"M{-480 - shift} {y} {waves} L1500 720 L-700 720 Z", colour))
    return svg(width, height, *parts)


def _mosque(x: float, foot: float, scale: float) -> Iterator[str]:
    wide, tall = 150 * scale, 90 * scale
    yield box(x - wide / 2, foot - tall, wide, tall + 60, BRAND, opacity=0.92)
    r = wide * 0.36
    dome = f"M{x - r:.1f} {foot - tall:.1f} C{x - r:.1f} {foot - tall - r:.1f} {x - r * 0.4:.1f} {foot - tall - r * 1.1:.1f} {x:.1f} {foot - tall - r * 1.6:.1f}"
    dome += f" C{x + r * 0.4:.1f} {foot - tall - r * 1.1:.1f} {x + r:.1f} {foot - tall - r:.1f} {x + r:.1f} {foot - tall:.1f} Z"
    yield _filled(dome, BRAND, 0.92)
    for side in (-1, 1):
        at = x + side * wide * 0.62
        yield box(at - 7 * scale, foot - tall * 2.5, 14 * scale, tall * 2.5 + 60, BRAND, opacity=0.92)
        yield polygon([(at - 10 * scale, foot - tall * 2.5), (at, foot - tall * 2.9), (at + 10 * scale, foot - tall * 2.5)], BRAND, 0.92)
    for number in (-1, 0, 1):
        yield box(x + number * wide * 0.26 - 9 * scale, foot - tall * 0.62, 18 * scale, tall * 0.62, TINT, 9 * scale, 0.75)


def waterfront() -> str:
    """Towers at the water, their lights in it, and the frame of a virtual space over them."""
    width, height = 960.0, 720.0
    parts = _dusk(width, height)
    for number in range(15):
        wide, tall = 34 + number * 17 % 29, 120 + (number * 53 % 11) * 26
        x = 20 + number * 64
        parts.append(box(x, 500 - tall, wide, tall, BRAND if number % 2 else NIGHT, 6, 0.95))
        parts += [box(x + 7, 500 - tall + 14 + 22 * row, wide - 14, 5, TINT, 2, 0.5) for row in range(int(tall / 22) - 1)]
    parts.append(box(0, 500, width, 220, NIGHT))
    for row in range(9):
        reach = 40 + row * 47 % 70
        for column in range(7):
            x = 40 + column * 140 + row * 31 % 60
            parts.append(line((x, 520 + row * 22), (x + reach, 520 + row * 22), TINT, 3, 0.35 - row * 0.03))
    for number in range(4):
        wide = 250 + number * 70
        told = f"M{480 - wide} {330 - wide * 0.1:g} A{wide} {wide * 0.36:g} 0 1 1 {480 + wide} {330 - wide * 0.1:g}"
        parts.append(path(told, "FFFFFF", 2.5, 0.8 - number * 0.17, "14 10" if number % 2 else ""))
    for angle in range(0, 181, 20):  # dots along the outer arc
        at, up = 480 + 390 * math.cos(math.radians(angle)), 291 - 140 * math.sin(math.radians(angle))
        parts.append(disc(at, up, 6, "FFFFFF", 0.9))
    return svg(width, height, *parts)


_WIDE, _TALL = 1140.0, 530.0


def flow() -> str:
    """Steps that lead to one another by several ways."""
    parts = [box(0, 0, _WIDE, _TALL, BRAND)]
    nodes = {"a": (140, 265), "b": (370, 115), "c": (370, 415), "d": (600, 265), "e": (810, 115), "f": (810, 415), "g": (1010, 265)}
    for one, other in ("ab", "ac", "bd", "cd", "de", "df", "eg", "fg"):
        (x, y), (to_x, to_y) = nodes[one], nodes[other]
        middle = (x + to_x) / 2
        parts.append(path(f"M{x} {y} C{middle:g} {y} {middle:g} {to_y} {to_x} {to_y}", TINT, 5, 0.8))
    for name, (x, y) in nodes.items():
        large = name in "ad"
        parts.append(box(x - 86, y - 50, 172, 100, ACCENT if large else DUSK, 50))
        parts.append(disc(x - 42, y, 19, "FFFFFF", 0.95))
        parts += [line((x - 6, y - 13 + 26 * row), (x + 50 - 18 * row, y - 13 + 26 * row), "FFFFFF", 8, 0.75) for row in (0, 1)]
    return svg(_WIDE, _TALL, *parts)


def dashboard() -> str:
    """A wide screen in a car: a dial, a map, cards that move about."""
    parts = [box(0, 0, _WIDE, _TALL, NIGHT), box(40, 40, 1060, 450, BRAND, 44), box(380, 80, 320, 370, DUSK, 24)]
    for number, (radius, colour) in enumerate(((125, DUSK), (125, TINT), (90, ACCENT))):
        end = math.radians(-40 if number == 0 else -120 - 30 * number)
        x, y = 210 + radius * math.cos(end), 280 + radius * math.sin(end)
        parts.append(path(f"M{210 - radius * 0.82:.1f} {280 + radius * 0.57:.1f} A{radius} {radius} 0 {int(number == 0)} 1 {x:.1f} {y:.1f}", colour, 16))
    parts += [path(f"M{420 + 60 * number} 80 L{460 + 60 * number} 450", SLATE, 2, 0.4) for number in range(4)]
    parts.append(path("M400 400 C470 340 440 230 510 230 S570 170 680 130", "FFFFFF", 8, 0.9))
    parts.append(disc(510, 230, 16, "FFFFFF"))
    for number in range(4):
        x, y = 730 + number % 2 * 176, 80 + number // 2 * 192
        parts.append(box(x, y, 160, 178, ACCENT if number in (0, 3) else DUSK, 24))
        parts += [disc(x + 44, y + 56, 22, "FFFFFF", 0.9), line((x + 26, y + 108), (x + 130, y + 108), "FFFFFF", 8, 0.8)]
        parts.append(line((x + 26, y + 138), (x + 94, y + 138), TINT, 8, 0.8))
    return svg(_WIDE, _TALL, *parts)


def voices() -> str:
    """People speaking in bubbles of their own, around one sound."""
    parts = [box(0, 0, _WIDE, _TALL, BRAND)]
    for number in range(25):
        tall = 30 + 165 * abs(math.sin(number * 0.62)) * math.exp(-(((number - 12) / 9) ** 2))
        parts.append(line((402 + number * 14, 265 - tall), (402 + number * 14, 265 + tall), ACCENT if number % 3 else TINT, 7))
    parts += _bubbles(((60, 70, 250, DUSK, False), (110, 300, 250, ACCENT, False), (790, 90, 270, ACCENT, True), (840, 320, 230, DUSK, True)))
    return svg(_WIDE, _TALL, *parts)


def _bubbles(placed: tuple[tuple[float, float, float, str, bool], ...], tall: float = 116) -> Iterator[str]:
    """Bubbles with two lines of words in each; their foot is on the right where that is said."""
    for x, y, wide, colour, right in placed:
        yield box(x, y, wide, tall, colour, tall * 0.3)
        foot = x + (wide - tall * 0.55 if right else tall * 0.55)
        lean = tall * (0.26 if right else -0.26)
        yield polygon([(foot - tall * 0.19, y + tall - 6), (foot + tall * 0.19, y + tall - 6), (foot + lean, y + tall * 1.3)], colour)
        for row in (0, 1):
            level = y + tall * (0.36 + 0.29 * row)
            yield line((x + tall * 0.4, level), (x + wide - tall * (0.4 + 0.6 * row), level), _PALE, tall * 0.083, 0.9)


def questions() -> str:
    """A question and its answer, large; the rings of the page are seen between them."""
    bubbles = (((110, 300, 560, DUSK, False), 250), ((370, 640, 480, ACCENT, True), 210))
    return svg(980, 1080, *(part for bubble, tall in bubbles for part in _bubbles((bubble,), tall)))
