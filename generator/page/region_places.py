"""Regions by where they are on their layout: left, right, top_left ... for masters whose own names say little."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from .geometry import Area
from .regions import FOOT, TITLES, Region

_COLUMNS: Mapping[int, tuple[str, ...]] = {1: ("",), 2: ("left", "right"), 3: ("left", "middle", "right")}
_ROWS: Mapping[int, tuple[str, ...]] = {1: ("",), 2: ("top", "bottom"), 3: ("top", "centre", "bottom")}


def places_of(regions: Mapping[str, Region]) -> dict[str, str]:
    """The regions' names by their places: `body` where there is one, `picture` for the only picture, else by row and
    column, and by number in the order of reading."""
    content = {name: one for name, one in regions.items() if one.kind not in (*TITLES, *FOOT)}
    found: dict[str, str] = {}
    if len(content) == 1:
        found["body"] = next(iter(content))
    pictures = [name for name, one in content.items() if one.kind == "pic"]
    if len(pictures) == 1:
        found["picture"] = pictures[0]
        words = [name for name in content if name not in pictures]
        found |= {"body": words[0]} if len(words) == 1 else {}
    rows = _rows({name: one.area for name, one in content.items()})
    for row, across in zip(_ROWS.get(len(rows), ()), rows, strict=False):
        for column, name in zip(_COLUMNS.get(len(across), ()), across, strict=False):
            place = "_".join(word for word in (row, column) if word)
            found |= {place: name} if place else {}
    reading = [name for row in rows for name in row]
    return found | {str(number): name for number, name in enumerate(reading, 1)}


def _rows(areas: Mapping[str, Area]) -> list[list[str]]:
    """Names row by row from the top, each row from the left; those are in a row that share most of their height."""
    rows: list[list[str]] = []
    for name in sorted(areas, key=lambda one: (areas[one].y, areas[one].x)):
        row = next((known for known in rows if _beside(areas[name], [areas[one] for one in known])), None)
        if row is None:
            rows.append([name])
        else:
            row.append(name)
    return [sorted(row, key=lambda one: areas[one].x) for row in rows]


def _beside(area: Area, row: Sequence[Area]) -> bool:
    return all(min(area.bottom, one.bottom) - max(area.y, one.y) > min(area.height, one.height) / 2 for one in row)
