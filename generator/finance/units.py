"""Units are data: their dimension, their size and how they are written. Conversion is by unit, never by a factor.

Whoever looks for units in a text builds its pattern from this list (`units_pattern`): a unit is told once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
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


MONEY = {"RMB": "元", "USD": "美元", "HKD": "港元", "EUR": "欧元", "JPY": "日元"}
"""The base unit of each currency, by its dimension: currencies are never added to each other."""

_STEPS = {"": 0, "千": 3, "万": 4, "百万": 6, "千万": 7, "亿": 8, "万亿": 12}


def _scaled(dimension: str, suffix: str = "") -> list[Unit]:
    return [Unit(step + suffix, dimension, Decimal(10) ** power) for step, power in _STEPS.items() if step + suffix]


PERCENT = Unit("%", "ratio", Decimal("0.01"))
PERCENTAGE_POINT = Unit("个百分点", "points", Decimal("0.01"))

COUNTERS = ("家", "张", "人", "辆", "台", "种", "款", "项", "次", "名", "位", "卡", "天")
"""What is counted in words as well as in digits: 三家, 两款."""

# What is counted keeps its own dimension: customers are never added to vehicles.
_COUNTED = (*COUNTERS, "块", "条", "座", "个月", "年", "分")
_MEASURED = (
    "小时", "分钟", "秒", "ms", "P", "B", "TB", "PB", "kW", "MW", "GW", "TOPS", "FLOPS", "GFLOPS", "TFLOPS", "PFLOPS",
    "Tokens", "Tokens/秒", "人民币/份",
)  # fmt: skip

UNITS: dict[str, Unit] = {
    unit.name: unit
    for unit in (
        *(unit for dimension, base in MONEY.items() for unit in _scaled(dimension, base)),
        *_scaled("count"),
        Unit("个", "count"),
        PERCENT,
        PERCENTAGE_POINT,
        Unit("百分点", "points", Decimal("0.01")),
        Unit("倍", "times"),
        *(
            Unit(step + name, name, size)
            for name in _COUNTED
            for step, size in (("", Decimal(1)), ("万", Decimal(10000)))
        ),
        *(Unit(name, name) for name in _MEASURED),
    )
}

OTHER_SPELLINGS = (
    "％", "‰", "百", "百亿", "千亿", "成", "x", "X", "bp", "bps", "pct", "pp", "m", "mn", "bn", "s", "h", "KB", "MB",
    "GB", "EB", "Token",
)  # fmt: skip
"""What stands for a unit in a text, and that no metric of a workbook is in."""


def unit_named(name: str) -> Unit:
    """The unit of that name.

    Raises:
        UnitMismatch: nobody knows the unit.
    """
    found = UNITS.get(name.strip())
    if found is None:
        raise UnitMismatch(Problem("", f'unknown unit "{name}".', nearest(name, UNITS)))
    return found


def units_pattern(names: Iterable[str]) -> str:
    """A regular expression for units as they stand in a text: the longest first, Latin ones as whole words."""
    longest = sorted(set(names), key=lambda name: (-len(name), name))
    latin = "|".join(re.escape(name) for name in longest if _ends_latin(name))
    others = "|".join(re.escape(name) for name in longest if not _ends_latin(name))
    return f"(?:{others}|(?:{latin})(?![A-Za-z]))"


def _ends_latin(name: str) -> bool:
    return name[-1].isascii() and name[-1].isalpha()


def conversion(source: Unit, target: Unit) -> Decimal:
    """How many of `target` one of `source` is: 百万元 to 亿元 is 0.01.

    Raises:
        UnitMismatch: the two are not of one dimension.
    """
    if source.dimension != target.dimension:
        named = " and ".join(unit.name or unit.dimension for unit in (source, target))
        raise UnitMismatch(Problem("", f"{named} are not of one dimension.", ""))
    return source.size / target.size
