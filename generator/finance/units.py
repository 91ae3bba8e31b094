"""Units are data: their dimension and their size. Conversion is by unit, never by a factor in a template."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from ..errors import Problem, UnitMismatch, nearest


class Unit(NamedTuple):
    """A unit of measure: `size` is how many of its dimension's base unit one of it is."""

    name: str
    dimension: str
    size: Decimal = Decimal(1)

    @property
    def relative(self) -> bool:
        """Percent and percentage points: held as ratios (15.4% is 0.154)."""
        return self.dimension in ("ratio", "points")

    @property
    def money(self) -> bool:
        return self.dimension == "RMB"


def _scaled(dimension: str, suffix: str = "") -> list[Unit]:
    steps = {"": 0, "千": 3, "万": 4, "百万": 6, "千万": 7, "亿": 8, "万亿": 12}
    return [Unit(step + suffix, dimension, Decimal(10) ** power) for step, power in steps.items() if step + suffix]


RATIO = Unit("%", "ratio", Decimal("0.01"))
POINTS = Unit("个百分点", "points", Decimal("0.01"))
TIMES = Unit("倍", "times")
DAYS = Unit("天", "days")
PURE = Unit("个", "count")

# What is counted keeps its own dimension: cards are never added to customers.
_COUNTED = ("家", "张", "块", "人", "辆", "台", "种", "款", "项", "次", "名", "位", "个月", "年", "分")
_MEASURED = ("P", "ms", "秒", "Tokens/秒", "B", "TOPS", "人民币/份")

UNITS: dict[str, Unit] = {
    unit.name: unit
    for unit in (
        *_scaled("RMB", "元"),
        *_scaled("count"),
        PURE,
        RATIO,
        POINTS,
        Unit("百分点", "points", Decimal("0.01")),
        TIMES,
        DAYS,
        *(
            Unit(step + name, name, size)
            for name in _COUNTED
            for step, size in (("", Decimal(1)), ("万", Decimal(10000)))
        ),
        *(Unit(name, name) for name in _MEASURED),
    )
}


def unit_named(name: str) -> Unit:
    """The unit of that name.

    Raises:
        UnitMismatch: nobody knows the unit.
    """
    found = UNITS.get(name.strip())
    if found is None:
        raise UnitMismatch(Problem("", f'unknown unit "{name}".', nearest(name, UNITS)))
    return found


def conversion(source: Unit, target: Unit) -> Decimal:
    """How many of `target` one of `source` is: 百万元 to 亿元 is 0.01.

    Raises:
        UnitMismatch: the two are not of one dimension.
    """
    if source.dimension != target.dimension:
        raise UnitMismatch(Problem("", f"{source.name} and {target.name} are not of one dimension.", ""))
    return source.size / target.size
