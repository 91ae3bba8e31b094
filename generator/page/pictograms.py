"""One family of pictograms: outlines of one stroke on a grid of 24, as shapes that take any theme colour."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple
from xml.sax.saxutils import quoteattr

from ..errors import Problem, TemplateError, nearest
from .drawingml import DECORATIVE, solid
from .theme import ColourName

GRID = 24
_UNITS = 1000
# How far a Bezier's handles reach for a quarter of a circle.
_QUARTER = 0.5523

Point = tuple[float, float]


class Path(NamedTuple):
    """One stroke: a start, then straight (one point) or curved (three points) pieces; closed or open."""

    start: Point
    pieces: tuple[tuple[Point, ...], ...]
    closed: bool = False


def _line(*points: Point, closed: bool = False) -> Path:
    return Path(points[0], tuple((point,) for point in points[1:]), closed)


def _polygon(*points: Point) -> Path:
    return _line(*points, closed=True)


def _circle(x: float, y: float, radius: float) -> Path:
    return _ellipse(x, y, radius, radius)


def _ellipse(x: float, y: float, rx: float, ry: float) -> Path:
    kx, ky = rx * _QUARTER, ry * _QUARTER
    return Path(
        (x, y - ry),
        (
            ((x + kx, y - ry), (x + rx, y - ky), (x + rx, y)),
            ((x + rx, y + ky), (x + kx, y + ry), (x, y + ry)),
            ((x - kx, y + ry), (x - rx, y + ky), (x - rx, y)),
            ((x - rx, y - ky), (x - kx, y - ry), (x, y - ry)),
        ),
        True,
    )


def _box(x: float, y: float, width: float, height: float, radius: float = 1.5) -> Path:
    """A rectangle with rounded corners."""
    r, k = radius, radius * (1 - _QUARTER)
    right, bottom = x + width, y + height
    return Path(
        (x + r, y),
        (
            ((right - r, y),), ((right - k, y), (right, y + k), (right, y + r)),
            ((right, bottom - r),), ((right, bottom - k), (right - k, bottom), (right - r, bottom)),
            ((x + r, bottom),), ((x + k, bottom), (x, bottom - k), (x, bottom - r)),
            ((x, y + r),), ((x, y + k), (x + k, y), (x + r, y)),
        ),
        True,
    )  # fmt: skip


def _curve(start: Point, *pieces: tuple[Point, Point, Point]) -> Path:
    return Path(start, pieces)


def _screen(x: float, y: float, width: float, height: float) -> Path:
    return _box(x, y, width, height, 1.8)


_CLOUD = Path(
    (7, 18.5),
    (
        ((4.2, 18.5), (2, 16.5), (2, 13.9)), ((2, 11.4), (3.9, 9.5), (6.3, 9.3)), ((7, 6.6), (9.4, 4.7), (12.2, 4.7)),
        ((15.5, 4.7), (18.2, 7.2), (18.5, 10.4)), ((20.5, 10.7), (22, 12.4), (22, 14.4)),
        ((22, 16.7), (20.1, 18.5), (17.9, 18.5)),
    ),
    True,
)  # fmt: skip
_GLOBE = (_circle(12, 12, 9.5), _ellipse(12, 12, 4.2, 9.5), _line((2.5, 12), (21.5, 12)))
_PERSON = (
    _circle(12, 8, 4),
    _curve((4.5, 20.5), ((4.5, 16), (7.8, 13.8), (12, 13.8)), ((16.2, 13.8), (19.5, 16), (19.5, 20.5))),
)
_PHONE = (_box(6.5, 2.5, 11, 19, 2), _line((10.5, 18.5), (13.5, 18.5)))
_CAR = (
    Path(
        (2.5, 16.5),
        (((2.5, 13.5),), ((2.5, 12.2), (3.4, 11.3), (4.8, 11.1)), ((6.8, 7.2),), ((7.3, 6.4), (7.9, 6), (8.8, 6)),
         ((14.4, 6),), ((15.3, 6), (16, 6.4), (16.6, 7.1)), ((19.6, 11),), ((20.9, 11.4), (21.5, 12.2), (21.5, 13.4)),
         ((21.5, 16.5),), ((19.2, 16.5),)),
    ),
    _line((14.6, 16.5), (9.2, 16.5)), _line((4.6, 16.5), (2.5, 16.5)), _circle(6.9, 16.7, 2.2), _circle(16.9, 16.7, 2.2),
    _line((4.8, 11.1), (19.6, 11)),
)  # fmt: skip
_DOCUMENT = (_line((14, 2.5), (6, 2.5), (6, 21.5), (18.5, 21.5), (18.5, 7), (14, 2.5), (14, 7), (18.5, 7)),)
_BUBBLE = Path(
    (8, 18), (((4, 21),), ((4, 18),), ((2.8, 17.4), (2.2, 16.4), (2.2, 15)), ((2.2, 7),), ((2.2, 5.3), (3.4, 4.2), (5, 4.2)),
    ((19, 4.2),), ((20.6, 4.2), (21.8, 5.3), (21.8, 7)), ((21.8, 15),), ((21.8, 16.8), (20.6, 18), (19, 18))), True,
)  # fmt: skip

PICTOGRAMS: Mapping[str, tuple[Path, ...]] = MappingProxyType(
    {
        "internet": _GLOBE,
        "device": (*_PHONE, _box(9.5, 7, 5, 5, 0.8), _line((11, 7), (11, 5.5)), _line((13, 7), (13, 5.5)),
                   _line((11, 12), (11, 13.5)), _line((13, 12), (13, 13.5))),
        "car": _CAR,
        "robot": (_box(4.5, 8, 15, 11.5, 2.5), _line((12, 8), (12, 4.5)), _circle(12, 3.4, 1.1), _circle(9, 12.5, 1.2),
                  _circle(15, 12.5, 1.2), _line((9.5, 16.3), (14.5, 16.3)), _line((2.2, 12), (2.2, 15.5)),
                  _line((21.8, 12), (21.8, 15.5))),
        "medical": (_box(2.8, 2.8, 18.4, 18.4, 4),
                    _polygon((10, 7), (14, 7), (14, 10), (17, 10), (17, 14), (14, 14), (14, 17), (10, 17), (10, 14),
                             (7, 14), (7, 10), (10, 10))),
        "finance": (_line((3, 21), (21, 21)), _box(4.5, 12.5, 3.6, 5.5, 0.6), _box(10.2, 8.5, 3.6, 9.5, 0.6),
                    _box(15.9, 5.5, 3.6, 12.5, 0.6), _line((4.5, 8.5), (9.5, 4.5), (13, 5.5), (17.5, 2.5))),
        "cloud": (_CLOUD,),
        "datacenter": (_box(3.5, 2.8, 17, 5.4, 1.2), _box(3.5, 9.3, 17, 5.4, 1.2), _box(3.5, 15.8, 17, 5.4, 1.2),
                       *(_line((6.5, y), (7.5, y)) for y in (5.5, 12, 18.5)),
                       *(_line((11, y), (17, y)) for y in (5.5, 12, 18.5))),
        "terminal": (_line((13, 17.5), (2.5, 17.5)), _line((13, 14.5), (4, 14.5), (4, 4.5), (17.5, 4.5), (17.5, 7)),
                     _box(15, 9.5, 6.5, 11, 1.3), _line((17.5, 18), (19, 18))),
        "search": (_circle(10.5, 10.5, 7.5), _line((16, 16), (21.5, 21.5))),
        "brush": (_line((9.5, 12), (18.8, 3.4), (20.8, 5.4), (12, 14.5), (9.5, 12)),
                  _curve((9.5, 12), ((7, 12), (5.4, 13.4), (5.2, 15.8)), ((5, 18.4), (4, 19.6), (2.6, 20.4)),
                         ((6.4, 21.6), (12, 20.6), (12, 14.5)))),
        "code": (_screen(2.5, 4, 19, 16), _line((9, 9), (6, 12), (9, 15)), _line((15, 9), (18, 12), (15, 15)),
                 _line((13, 8), (11, 16))),
        "office": (*_DOCUMENT, _line((9, 18), (9, 14)), _line((12.2, 18), (12.2, 11.5)), _line((15.4, 18), (15.4, 13))),
        "chat": (_BUBBLE, *(_circle(x, 11, 0.6) for x in (8, 12, 16))),
        "people": (_circle(8.5, 8, 3.5),
                   _curve((2, 19.5), ((2, 15.6), (4.9, 13.6), (8.5, 13.6)), ((12.1, 13.6), (15, 15.6), (15, 19.5))),
                   _curve((14, 4.8), ((16.4, 4.2), (18.8, 5.6), (18.8, 8)), ((18.8, 10.2), (17, 11.6), (15, 11.4))),
                   _curve((17, 13.9), ((20, 14.3), (22, 16.2), (22, 19.5)))),
        "users": (*_PERSON,),
        "bank": (_polygon((12, 2.8), (21.5, 8.5), (2.5, 8.5)), _line((2.5, 21), (21.5, 21)), _line((4, 18), (20, 18)),
                 *(_line((x, 11), (x, 16)) for x in (6, 10, 14, 18))),
        "hospital": (_line((4, 21.2), (4, 6.5), (20, 6.5), (20, 21.2)), _line((2.3, 21.2), (21.7, 21.2)),
                     _line((9.5, 21.2), (9.5, 16), (14.5, 16), (14.5, 21.2)), _line((12, 8.8), (12, 13.2)),
                     _line((9.8, 11), (14.2, 11)), _line((8, 6.5), (8, 3), (16, 3), (16, 6.5))),
        "camera": (_line((8, 6.5), (9.5, 4), (14.5, 4), (16, 6.5)), _box(2.5, 6.5, 19, 13.5, 2), _circle(12, 13, 4)),
        "phone": _PHONE,
        "app": (_box(3, 3, 7.6, 7.6, 1.6), _box(13.4, 3, 7.6, 7.6, 1.6), _box(3, 13.4, 7.6, 7.6, 1.6),
                _circle(17.2, 17.2, 3.8)),
        "image": (_box(2.5, 4, 19, 16, 2), _circle(8, 9.2, 1.8), _line((2.8, 17.5), (8.5, 12.8), (12, 15.6), (16, 11),
                                                                    (21.3, 16))),
        "picture": (_box(2.5, 4, 19, 16, 2), _circle(8, 9.2, 1.8), _line((2.8, 17.5), (8.5, 12.8), (12, 15.6), (16, 11),
                                                                      (21.3, 16))),
        "speaker": (_polygon((3, 9.5), (6.5, 9.5), (11.5, 5), (11.5, 19), (6.5, 14.5), (3, 14.5)),
                    _curve((15, 9), ((16.8, 10.6), (16.8, 13.4), (15, 15))),
                    _curve((17.8, 6.2), ((21.4, 9.2), (21.4, 14.8), (17.8, 17.8)))),
        "book": (_line((12, 6), (12, 20.5)),
                 Path((12, 6), (((10, 4.4), (6.5, 3.8), (2.8, 4.2)), ((2.8, 18.6),), ((6.5, 18.2), (10, 18.8), (12, 20.5)))),
                 Path((12, 6), (((14, 4.4), (17.5, 3.8), (21.2, 4.2)), ((21.2, 18.6),),
                                ((17.5, 18.2), (14, 18.8), (12, 20.5))))),
        "chart": (_line((3, 3), (3, 21), (21, 21)), _line((6.5, 15.5), (10.5, 11), (14, 13.5), (20, 6.5))),
        "certificate": (_circle(12, 9, 6.5), _circle(12, 9, 3), _line((8.3, 14.4), (6.5, 21.8), (12, 18.8), (17.5, 21.8),
                                                                   (15.7, 14.4))),
        "chip": (_box(6, 6, 12, 12, 1.6), _box(9.5, 9.5, 5, 5, 0.8),
                 *(_line((x, 6), (x, 2.8)) for x in (9, 12, 15)), *(_line((x, 18), (x, 21.2)) for x in (9, 12, 15)),
                 *(_line((6, y), (2.8, y)) for y in (9, 12, 15)), *(_line((18, y), (21.2, y)) for y in (9, 12, 15))),
        "network": (_circle(12, 4.8, 2.4), _circle(4.8, 18.6, 2.4), _circle(19.2, 18.6, 2.4), _line((10.9, 7), (6, 16.5)),
                    _line((13.1, 7), (18, 16.5)), _line((7.2, 18.6), (16.8, 18.6))),
        "globe-language": (_circle(12, 12, 9.5), _line((6.5, 16.5), (9, 8), (11.5, 16.5)), _line((7.3, 14), (10.7, 14)),
                           _line((13, 9.5), (18.5, 9.5)), _line((15.7, 8), (15.7, 9.5)),
                           _line((17.5, 9.5), (13.2, 15.8)), _line((14.2, 11.6), (18, 15.8))),
        "steering": (_circle(12, 12, 9.5), _circle(12, 12, 2.4), _line((2.7, 10.5), (9.7, 11.4)),
                     _line((21.3, 10.5), (14.3, 11.4)), _line((12, 14.4), (12, 21.5))),
        "route": (_circle(6, 18.5, 2.6), _circle(18, 5.5, 2.6),
                  _curve((8.6, 18.5), ((13, 18.5), (15, 17.8), (15, 15.2)), ((15, 12), (9, 12), (9, 8.8)),
                         ((9, 6.2), (11, 5.5), (15.4, 5.5)))),
        "cockpit": (Path((2.5, 17.5), (((2.5, 11), (6.6, 5.5), (12, 5.5)), ((17.4, 5.5), (21.5, 11), (21.5, 17.5))), True),
                    _line((12, 17.5), (15.8, 10.8)), _circle(12, 17.3, 1.4), _line((5.8, 13.8), (7, 14.4)),
                    _line((12, 8.2), (12, 9.6)), _line((18.2, 13.8), (17, 14.4))),
        "spark": (Path((12, 2.5), (((12.8, 8.4), (15.6, 11.2), (21.5, 12)), ((15.6, 12.8), (12.8, 15.6), (12, 21.5)),
                                   ((11.2, 15.6), (8.4, 12.8), (2.5, 12)), ((8.4, 11.2), (11.2, 8.4), (12, 2.5))), True),),
        "rocket": (Path((12, 2.5), (((15.6, 5), (17, 8.8), (16.4, 14.5)), ((7.6, 14.5),), ((7, 8.8), (8.4, 5), (12, 2.5))), True),
                   _circle(12, 9, 1.9), _line((7.4, 11.5), (4.5, 14.5), (4.5, 18), (8.2, 15.8)),
                   _line((16.6, 11.5), (19.5, 14.5), (19.5, 18), (15.8, 15.8)), _line((10.2, 17.5), (10.2, 20)),
                   _line((13.8, 17.5), (13.8, 20)), _line((12, 17.5), (12, 21.8))),
        "shield": (Path((12, 2.6), (((20, 5.6),), ((20.6, 13), (17.6, 18.6), (12, 21.5)), ((6.4, 18.6), (3.4, 13), (4, 5.6))),
                        True), _line((8.2, 11.8), (11, 14.6), (16, 9.2))),
        "gear": (_circle(12, 12, 3.2), _circle(12, 12, 7),
                 *(_line((12 + 7 * x, 12 + 7 * y), (12 + 9.6 * x, 12 + 9.6 * y))
                   for x, y in ((0, -1), (0.707, -0.707), (1, 0), (0.707, 0.707), (0, 1), (-0.707, 0.707), (-1, 0),
                                (-0.707, -0.707)))),
        "more": tuple(_circle(x, 12, 1.4) for x in (5.5, 12, 18.5)),
        "course": (_polygon((12, 4.5), (22, 9.3), (12, 14.1), (2, 9.3)),
                   Path((6, 11.5), (((6, 16.5),), ((8.5, 19.5), (15.5, 19.5), (18, 16.5)), ((18, 11.5),))),
                   _line((22, 9.3), (22, 15.5))),
        "vr": (Path((4.5, 6.5), (((19.5, 6.5),), ((21, 6.5), (21.8, 7.4), (21.8, 8.8)), ((21.8, 15),),
                                 ((21.8, 16.6), (20.9, 17.5), (19.4, 17.5)), ((16.4, 17.5),),
                                 ((14.4, 17.5), (14, 14.6), (12, 14.6)), ((10, 14.6), (9.6, 17.5), (7.6, 17.5)),
                                 ((4.6, 17.5),), ((3.1, 17.5), (2.2, 16.6), (2.2, 15)), ((2.2, 8.8),),
                                 ((2.2, 7.4), (3, 6.5), (4.5, 6.5))), True),
               _circle(7.6, 11.4, 1.7), _circle(16.4, 11.4, 1.7)),
    }
)  # fmt: skip
"""The pictograms by name."""


def names() -> list[str]:
    return sorted(PICTOGRAMS)


def pictogram_xml(
    name: str,
    shape_id: int,
    shape_name: str,
    x: int,
    y: int,
    size: int,
    colour: ColourName,
    stroke: int,
    description: str = "",
    where: str = "",
) -> str:
    """A pictogram as one shape; place, size and stroke in EMU, `where` the file and line that ask for it.

    Raises:
        TemplateError: there is no such pictogram.
    """
    if name not in PICTOGRAMS:
        raise TemplateError(Problem(where, f'no pictogram "{name}".', nearest(name, PICTOGRAMS)))
    paths = "".join(map(_path_xml, PICTOGRAMS[name]))
    descr = f" descr={quoteattr(description)}" if description else ""
    mark = "" if description else DECORATIVE
    return (
        '<p:sp xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"><p:nvSpPr>'
        f'<p:cNvPr id="{shape_id}" name={quoteattr(shape_name)}{descr}>{mark}</p:cNvPr><p:cNvSpPr/><p:nvPr/></p:nvSpPr>'
        f'<p:spPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{size}" cy="{size}"/></a:xfrm><a:custGeom><a:avLst/>'
        f'<a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst>{paths}</a:pathLst></a:custGeom>'
        f'<a:noFill/><a:ln w="{stroke}" cap="rnd">{solid(colour)}<a:round/></a:ln>'
        "</p:spPr></p:sp>"
    )


def _path_xml(path: Path) -> str:
    pieces = "".join(map(_piece_xml, path.pieces))
    close = "<a:close/>" if path.closed else ""
    side = GRID * _UNITS
    start = f"<a:moveTo>{_point_xml(path.start)}</a:moveTo>"
    return f'<a:path w="{side}" h="{side}" fill="none">{start}{pieces}{close}</a:path>'


def _piece_xml(piece: tuple[Point, ...]) -> str:
    tag = "lnTo" if len(piece) == 1 else "cubicBezTo"
    return f"<a:{tag}>{''.join(map(_point_xml, piece))}</a:{tag}>"


def _point_xml(point: Point) -> str:
    return f'<a:pt x="{round(point[0] * _UNITS)}" y="{round(point[1] * _UNITS)}"/>'
