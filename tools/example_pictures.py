"""Draws the example deck's pictures: quiet scenes in the theme's colours, as SVG.

usage: python -m tools.example_pictures FOLDER
"""

from __future__ import annotations

import math
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from tools.make_master import COLOURS

BRAND, ACCENT, TINT, SLATE = COLOURS["dk2"], COLOURS["accent1"], COLOURS["accent2"], COLOURS["accent3"]
NIGHT, DUSK = "140E3C", "3A2A9A"

Point = tuple[float, float]


def svg(width: float, height: float, *parts: str) -> str:
    body = "\n".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" width="{width:g}" '
        f'height="{height:g}">\n{body}\n</svg>\n'
    )


def polygon(points: list[Point], fill: str, opacity: float = 1.0) -> str:
    told = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return f'<polygon points="{told}" fill="#{fill}" opacity="{opacity:g}"/>'


def line(start: Point, end: Point, colour: str, width: float, opacity: float = 1.0) -> str:
    return (
        f'<line x1="{start[0]:.1f}" y1="{start[1]:.1f}" x2="{end[0]:.1f}" y2="{end[1]:.1f}" stroke="#{colour}" '
        f'stroke-width="{width:.2f}" stroke-linecap="round" opacity="{opacity:g}"/>'
    )


def path(told: str, colour: str, width: float, opacity: float = 1.0, dash: str = "") -> str:
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<path d="{told}" fill="none" stroke="#{colour}" stroke-width="{width:g}" opacity="{opacity:g}" '
        f'stroke-linecap="round" stroke-linejoin="round"{dashed}/>'
    )


def box(x: float, y: float, w: float, h: float, fill: str, radius: float = 0, opacity: float = 1.0) -> str:
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{w:.1f}" height="{h:.1f}" rx="{radius:g}" fill="#{fill}" '
        f'opacity="{opacity:g}"/>'
    )


def disc(x: float, y: float, radius: float, fill: str, opacity: float = 1.0) -> str:
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="#{fill}" opacity="{opacity:g}"/>'


def gradient(name: str, *stops: tuple[float, str, float], radial: bool = False) -> str:
    kind = "radialGradient" if radial else "linearGradient"
    place = "" if radial else ' x1="0" y1="0" x2="0" y2="1"'
    told = "".join(f'<stop offset="{at:g}" stop-color="#{fill}" stop-opacity="{see:g}"/>' for at, fill, see in stops)
    return f'<defs><{kind} id="{name}"{place}>{told}</{kind}></defs>'


def data_centre() -> str:
    """An aisle between two rows of racks, running to a light."""
    width, height, x0, y0 = 980.0, 1080.0, 560.0, 500.0

    def seen(side: float, up: float, deep: float) -> Point:
        return x0 + side * 620 / deep, y0 + up * 640 / deep

    parts = [
        gradient("glow", (0, "FFFFFF", 0.95), (0.25, TINT, 0.5), (1, BRAND, 0), radial=True),
        box(0, 0, width, height, NIGHT),
    ]
    for side in (-1.0, 1.0):
        for number in range(11, -1, -1):
            near, far = 0.62 * 1.26**number, 0.62 * 1.26 ** (number + 0.94)
            face = [seen(side, -1, near), seen(side, -1, far), seen(side, 1, far), seen(side, 1, near)]
            parts.append(polygon(face, DUSK if number % 2 else BRAND, 0.35 + 0.05 * number))
            parts += _rack_lights(seen, side, near, far, number)
    for offset in (-0.66, -0.33, 0.0, 0.33, 0.66):
        parts.append(line(seen(offset, 1, 0.6), seen(offset, 1, 9), TINT, 1.2, 0.35))
        parts.append(line(seen(offset, -1, 0.6), seen(offset, -1, 9), TINT, 1.2, 0.2))
    for number in range(12):
        deep = 0.7 * 1.26**number
        parts.append(line(seen(-1, 1, deep), seen(1, 1, deep), TINT, 1.4 / math.sqrt(deep), 0.3))
        lamp = [seen(-0.2, -1, deep), seen(0.2, -1, deep), seen(0.2, -1, deep * 1.1), seen(-0.2, -1, deep * 1.1)]
        parts.append(polygon(lamp, "FFFFFF", 0.75))
    parts.append(f'<circle cx="{x0:g}" cy="{y0:g}" r="330" fill="url(#glow)"/>')
    return svg(width, height, *parts)


def _rack_lights(
    seen: Callable[[float, float, float], Point], side: float, near: float, far: float, number: int
) -> Iterator[str]:
    """The shelves of a rack, and on each a few lights; which ones is a matter of arithmetic, not of chance."""
    for shelf in range(1, 12):
        up = -1 + shelf / 6
        yield line(seen(side, up, near * 1.03), seen(side, up, far * 0.98), SLATE, 0.9, 0.4)
        for light in range(5):
            mark = (number * 7 + shelf * 5 + light * 3 + (11 if side > 0 else 0)) % 9
            if mark < 4:
                deep = near + (far - near) * (light + 0.8) / 6
                place = seen(side, up - 0.07, deep)
                yield disc(*place, 5.5 / deep + 0.6, (ACCENT, TINT, "FFFFFF", "8F73F5")[mark], 0.95)


def driving() -> str:
    """A road at dusk as a driving model sees it: lanes, other cars in their boxes, and the way that it means to take."""
    width, height, x0, y0 = 1920.0, 720.0, 1100.0, 250.0

    def road(side: float, deep: float) -> Point:
        return x0 + side * 420 / deep, y0 + 330 / deep

    parts = [
        gradient("sky", (0, NIGHT, 1), (1, DUSK, 1)),
        gradient("light", (0, "FFFFFF", 0.9), (0.3, TINT, 0.4), (1, DUSK, 0), radial=True),
        f'<rect width="{width:g}" height="{y0 + 10:g}" fill="url(#sky)"/>',
        box(0, y0, width, height - y0, "1B1450"),
        f'<ellipse cx="{x0:g}" cy="{y0:g}" rx="720" ry="170" fill="url(#light)"/>',
    ]
    parts += _skyline(width, y0)
    parts.append(polygon([road(-3.1, 0.6), road(-3.1, 14), road(3.1, 14), road(3.1, 0.6)], "241A63"))
    for side in (-3.0, 3.0):
        parts.append(line(road(side, 0.6), road(side, 14), TINT, 4, 0.9))
    for side in (-1.0, 1.0):
        for number in range(14):
            near = 0.66 * 1.28**number
            parts.append(polygon(_strip(road, side, 0.03, near, near * 1.13), "FFFFFF", 0.75))
    parts.append(polygon(_way(road), ACCENT, 0.75))
    for number in range(9):
        deep = 0.72 * 1.33**number
        parts.append(disc(*road(_drift(deep), deep), 9 / deep + 1.5, "FFFFFF", 0.95))
    for side, deep in ((0.0, 3.4), (2.0, 1.35), (2.0, 4.6), (-2.0, 6.4)):
        parts += _car(road(side, deep), 420 / deep)
    return svg(width, height, *parts)


def _skyline(width: float, y0: float) -> Iterator[str]:
    """Buildings of many widths, before and behind one another, lower towards the light."""
    left, number = -20.0, 0
    while left < width:
        wide = 22 + number * 29 % 53
        tall = 18 + (number * 37 % 13) * 8 * (0.3 + abs(left - 1100) / 1100)
        yield box(left, y0 - tall, wide, tall, BRAND if number % 3 else NIGHT, opacity=0.55 + 0.1 * (number % 4))
        left, number = left + wide * 0.72, number + 1


def _strip(road: Callable[[float, float], Point], side: float, half: float, near: float, far: float) -> list[Point]:
    return [road(side - half, near), road(side - half, far), road(side + half, far), road(side + half, near)]


def _drift(deep: float) -> float:
    """The way's middle at some depth: from its own lane into the one on the left, past the car before it."""
    turn = min(max((deep - 0.9) / 1.6, 0.0), 1.0)
    return -2.0 * turn * turn * (3 - 2 * turn) * 0.98


def _way(road: Callable[[float, float], Point]) -> list[Point]:
    depths = [0.6 * 1.02**number for number in range(150)]
    left = [road(_drift(deep) - 0.38, deep) for deep in depths]
    right = [road(_drift(deep) + 0.38, deep) for deep in reversed(depths)]
    return left + right


def _car(foot: Point, scale: float) -> Iterator[str]:
    """A car from behind, with the box that stands around what was recognised."""
    x, y = foot
    wide, tall = scale * 0.62, scale * 0.46
    yield box(x - wide / 2, y - tall * 0.62, wide, tall * 0.5, "2F2480", scale * 0.06)
    yield box(x - wide * 0.38, y - tall, wide * 0.76, tall * 0.5, "443499", scale * 0.08)
    yield box(x - wide * 0.32, y - tall * 0.93, wide * 0.64, tall * 0.3, SLATE, scale * 0.04, 0.8)
    for side in (-1, 1):
        yield box(x + side * wide * 0.4 - wide * 0.07, y - tall * 0.5, wide * 0.14, tall * 0.1, TINT, 2)
        yield box(x + side * wide * 0.36 - wide * 0.07, y - tall * 0.16, wide * 0.14, tall * 0.16, NIGHT, 2)
    corner = scale * 0.14
    left, right, top, foot_y = x - wide * 0.66, x + wide * 0.66, y - tall * 1.2, y + tall * 0.08
    for px, py, dx, dy in ((left, top, 1, 1), (right, top, -1, 1), (left, foot_y, 1, -1), (right, foot_y, -1, -1)):
        told = f"M{px:.1f} {py + dy * corner:.1f} L{px:.1f} {py:.1f} L{px + dx * corner:.1f} {py:.1f}"
        yield path(told, TINT, max(scale * 0.018, 1.6))


def main(folder: Path) -> None:
    from tools.example_scenes import dashboard, desert, flow, questions, voices, waterfront

    pictures = {
        "智算中心": data_centre, "一镜到底": driving, "沙特课程": desert, "阿布扎比体验": waterfront, "随意操控": flow,
        "随心界面": dashboard, "多语言交互": voices, "问答": questions,
    }  # fmt: skip
    folder.mkdir(parents=True, exist_ok=True)
    for name, draw in pictures.items():
        (folder / f"{name}.svg").write_text(draw(), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
