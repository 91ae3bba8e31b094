"""Labels of points as they read, and those that say another number than their point."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..finance.units import STEPS
from ..pptx_deck.charts import Point, Series
from .changes import PointChange
from .chart_change import chart_change, listed
from .compare_text import TextChange

_NUMBER = re.compile(r"\d[\d,，]*(?:\.\d+)?")
# A value is printed in units of its own: as a percent, in thousands, 万, millions, 亿.
_UNITS = (100.0, *(10.0**-power for power in STEPS.values()))


class PointPair(NamedTuple):
    """One point on both sides, by its name in the new chart."""

    name: str
    old: Point
    new: Point
    series: str = ""
    category: str = ""


def label_changes(points: Sequence[PointPair], series: Sequence[Series]) -> Iterator[TextChange]:
    """One change for all labels that read otherwise, and a line of its own for each that is not its point's value."""
    totals = {id(point): total for each in series for total in (_total(each),) for point in each.points}
    plain = []
    for pair in points:
        says_other = pair.new.label is not None and not says_value(pair.new, totals.get(id(pair.new), 0.0))
        if says_other and (pair.old.label, pair.old.value) != (pair.new.label, pair.new.value):
            yield _misleading(pair)
        elif pair.old.label != pair.new.label:
            plain.append(pair)
    if plain:
        where = "labels" if len(plain) > 1 else f"label of {plain[0].name}"
        told = tuple(PointChange(one.series, one.category, _reads(one.old), _reads(one.new)) for one in plain)
        yield chart_change(where, (_listed(plain, side) for side in (0, 1)), told if len(plain) > 1 else ())


def _misleading(pair: PointPair) -> TextChange:
    where = f"label of {pair.name} that is not its value ({pair.new.value or 'none'})"
    if pair.old.label == pair.new.label:
        return chart_change(where, (f"{point.label} on {point.value}" for point in (pair.old, pair.new)))
    return TextChange("chart", where, _reads(pair.old), _reads(pair.new))


def _reads(point: Point) -> str:
    return point.value if point.label is None else point.label


def _listed(pairs: Sequence[PointPair], side: int) -> str:
    told = [(pair.name, _reads((pair.old, pair.new)[side])) for pair in pairs]
    return told[0][1] if len(told) == 1 else listed(f"{name}: {text}" for name, text in told)


def says_value(point: Point, total: float = 0.0) -> bool:
    """Whether a typed label has its point's value among its numbers, or no number at all; `total` is its series'."""
    words = (point.label or "").replace(point.category, " ") if point.category else point.label or ""
    said, value = [each.replace(",", "").replace("，", "") for each in _NUMBER.findall(words)], _float(point.value)
    if not said or value is None:
        return not said
    wanted = [abs(value) * unit for unit in _UNITS] + ([abs(value / total) * 100] if total else [])
    return any(_rounds_to(number, each) for number in said for each in wanted)


def _rounds_to(printed: str, exact: float) -> bool:
    places = len(printed.partition(".")[2])
    return abs(float(printed) - exact) <= 0.5 * 10**-places + 1e-9 * exact and (float(printed) != 0 or exact < 1e-9)


def _float(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _total(series: Series) -> float:
    return sum(abs(_float(point.value) or 0.0) for point in series.points)
