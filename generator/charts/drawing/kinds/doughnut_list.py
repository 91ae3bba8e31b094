"""A doughnut whose labels find no place around it: they stand in a list, each with its slice's colour."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ..box import Box
from ..labels import LEAST_SIZE, Lettering, Spot, widest
from ..sheet import Sheet

_KEY = 7.0
_GAP = 6.0
_LARGEST_RING = 0.45
_TALL_RING = 0.43
_LEADING = 1.5


class Entry(NamedTuple):
    """A row of the list: the slice's colour, its name, its printed value, and whether it is the marked one."""

    fill: str
    name: str
    value: str
    marked: bool


class Plan(NamedTuple):
    """Where the ring stands, its largest radius, and the list's box and type size."""

    centre: tuple[float, float]
    radius: float
    box: Box
    size: float


def plan(entries: Sequence[Entry], sheet: Sheet) -> Plan:
    """The list on the right of a wide picture, else under the ring."""
    wide = sheet.width > 1.3 * sheet.height
    size = _size(entries, sheet, sheet.width * (1 - _LARGEST_RING) if wide else sheet.width)
    tall, width = len(entries) * size * _LEADING, _width(entries, size)
    if wide:
        left = sheet.width - width
        middle = sheet.height / 2
        box = Box(left, middle - tall / 2, sheet.width, middle + tall / 2)
        return Plan((left / 2, middle), min(left - 2 * _GAP, sheet.height) / 2, box, size)
    over = sheet.height - sheet.shared("foot", tall) - 3 * _GAP
    radius = sheet.shared("ring", max(min(sheet.width * _TALL_RING, over / 2), 0.0))
    width = min(max(width, 2 * radius), sheet.width)
    left = (sheet.width - width) / 2
    return Plan((sheet.width / 2, sheet.height - over / 2), radius, Box(left, 0, left + width, tall), size)


def _size(entries: Sequence[Entry], sheet: Sheet, room: float) -> float:
    size = sheet.size
    tall = sheet.height * (1 - _LARGEST_RING)
    while size > LEAST_SIZE and (_width(entries, size) > room or len(entries) * size * _LEADING > tall):
        size -= 0.5
    return size


def _width(entries: Sequence[Entry], size: float) -> float:
    names, values = [entry.name for entry in entries], [entry.value for entry in entries]
    return _KEY + _GAP + widest(names, size, True) + 2 * _GAP + widest(values, size, True)


def draw_list(entries: Sequence[Entry], planned: Plan, sheet: Sheet) -> None:
    """Colour, name, and the value at the right; in the order of the slices."""
    box, size = planned.box, planned.size
    for row, entry in enumerate(entries):
        y = box.top - (row + 0.5) * size * _LEADING
        key = Box(box.left, y - _KEY / 2, box.left + _KEY, y + _KEY / 2)
        sheet.canvas.rectangle(key, entry.fill)
        look = Lettering(size, sheet.palette.accent if entry.marked else sheet.palette.ink, entry.marked, least=size)
        sheet.labels.put(entry.name, look, Spot(key.right + _GAP, y, "left"))
        sheet.labels.put(entry.value, look, Spot(box.right, y, "right"))
