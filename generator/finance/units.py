"""Units are data: their dimension, their size and how they are written. Conversion is by unit, never by a factor.

Whoever looks for units in a text looks in this list (`unit_at`): a unit is told once.
"""

from __future__ import annotations

import difflib
from collections.abc import Container, Iterable
from decimal import Decimal
from typing import NamedTuple

from ..errors import Problem, UnitMismatch
from .currencies import MONEY, RENMINBI

_BASIS = Decimal("0.0001")


class Unit(NamedTuple):
    """A unit of measure: `size` is how many of its dimension's base unit one of it is."""

    name: str
    dimension: str
    size: Decimal = Decimal(1)

    @property
    def relative(self) -> bool:
        """Percent and percentage points: held as ratios (15.4% is 0.154). Basis points are held as they are typed."""
        return self.dimension in ("ratio", "points") and self.size != _BASIS


STEPS = {"": 0, "千": 3, "万": 4, "百万": 6, "千万": 7, "亿": 8, "十亿": 9, "万亿": 12}
"""What large numbers are counted in, and how many noughts each has."""


def _scaled(dimension: str, suffix: str = "") -> list[Unit]:
    return [Unit(step + suffix, dimension, Decimal(10) ** power) for step, power in STEPS.items() if step + suffix]


PERCENT = Unit("%", "ratio", Decimal("0.01"))
PERCENTAGE_POINT = Unit("个百分点", "points", Decimal("0.01"))
BASIS_POINT = Unit("基点", "points", Decimal("0.0001"))

COUNTERS = ("家", "张", "人", "辆", "台", "种", "款", "项", "次", "名", "位", "卡", "天")
"""What is counted in words as well as in digits: 三家, 两款."""

# What is counted keeps its own dimension: customers are never added to vehicles.
_COUNTED = (*COUNTERS, "块", "条", "座", "个月", "年", "分")
_IN_LARGE_NUMBERS = (
    "股", "人次", "笔", "户", "件", "套", "间", "箱", "标准箱", "桶", "吨", "平方米", "平方呎", "立方米", "公里", "人",
    "张", "台", "辆", "次",
)  # fmt: skip
_MEASURED = (
    "小时", "分钟", "秒", "ms", "P", "B", "TB", "PB", "TOPS", "FLOPS", "GFLOPS", "TFLOPS", "PFLOPS", "Tokens",
    "Tokens/秒", "人民币/份", "亩", "盎司",
)  # fmt: skip
_SIZES = {
    "瓦": {"千瓦": 3, "kW": 3, "万千瓦": 7, "兆瓦": 6, "MW": 6, "吉瓦": 9, "GW": 9},
    "瓦时": {
        "千瓦时": 3, "kWh": 3, "万千瓦时": 7, "百万千瓦时": 9, "亿千瓦时": 11, "兆瓦时": 6, "MWh": 6, "吉瓦时": 9,
        "GWh": 9, "TWh": 12,
    },
    "吨": {"克": -6, "千克": -3, "公斤": -3},
    "平方米": {"公顷": 4, "平方公里": 6},
}  # fmt: skip
"""Units of one dimension whose names are no step and a base: how many noughts one of each has."""

_PER = ("股", "吨", "平方米", "千瓦时", "桶", "户", "人", "件")
_CENTS = {"HKD": "港仙", "USD": "美仙", "RMB": "人民币分"}


def _prices() -> Iterable[Unit]:
    """What one of something costs: 元/股, 港仙/股; of each thing a dimension of its own."""
    for currency, cent in _CENTS.items():
        yield Unit(cent, currency, Decimal("0.01"))
        for thing in _PER:
            yield Unit(f"{MONEY[currency]}/{thing}", f"{currency}/{thing}")
        yield Unit(f"{cent}/股", f"{currency}/股", Decimal("0.01"))


_ALL = (
    *(unit for dimension, base in MONEY.items() for unit in _scaled(dimension, base)),
    *_prices(),
    *_scaled("count"),
    Unit("个", "count"),
    PERCENT,
    PERCENTAGE_POINT,
    Unit("百分点", "points", Decimal("0.01")),
    BASIS_POINT,
    Unit("个基点", "points", Decimal("0.0001")),
    Unit("倍", "times"),
    *(Unit(step + name, name, size) for name in _COUNTED for step, size in (("", Decimal(1)), ("万", Decimal(10000)))),
    *(unit for name in _IN_LARGE_NUMBERS for unit in _scaled(name, name)),
    *(Unit(name, name) for name in _MEASURED),
    *(Unit(name, of, Decimal(10) ** power) for of, names in _SIZES.items() for name, power in names.items()),
)
_BY_NAME = {unit.name: unit for unit in _ALL}


def _other_names() -> Iterable[tuple[str, Unit]]:
    """How else people write a unit: 人民币百万元, 百万元人民币, 港币千元; and the unit that is meant."""
    for word, base in ((RENMINBI, "元"), ("港币", "港元"), ("美金", "美元")):
        for step in STEPS:
            unit = _BY_NAME[step + base]
            yield from ((name, unit) for name in (f"{word}{step}元", f"{step}元{word}", f"{step}{word}元"))
            if step or base != "元":
                yield f"{step}{word}", unit
    yield from ((f"{RENMINBI}元/{thing}", _BY_NAME[f"元/{thing}"]) for thing in _PER)


UNITS: dict[str, Unit] = {**dict(_other_names()), **_BY_NAME}


def units_of(reporting: str = "RMB", own: Iterable[Unit] = ()) -> dict[str, Unit]:
    """The units by name as a workbook means them: its 元 is that of its reporting currency, and it may add its own."""
    units = dict(UNITS)
    if reporting != "RMB":
        for name, unit in UNITS.items():
            if unit.dimension.partition("/")[0] == "RMB":
                units[name] = _kept_apart(name, unit) if RENMINBI in name else _in_currency(unit, reporting)
    return units | {unit.name: unit for unit in own}


def _kept_apart(name: str, unit: Unit) -> Unit:
    """Where 元 is another currency's, what says 人民币 goes on saying so."""
    return unit._replace(name=name)


def _in_currency(unit: Unit, dimension: str) -> Unit:
    name = unit.name.replace("元", MONEY[dimension])
    return unit._replace(name=name, dimension=unit.dimension.replace("RMB", dimension))


def step_of(unit: Unit) -> str:
    """百万 of 百万美元; nothing of what is no plain step of its base, as 港仙."""
    return next((step for step, power in STEPS.items() if unit.size == Decimal(10) ** power), "")


def is_money(unit: Unit) -> bool:
    return unit.dimension in MONEY


_LONGEST = max(map(len, UNITS))

OTHER_SPELLINGS = (
    "％", "‰", "百", "百亿", "千亿", "成", "x", "X", "bp", "bps", "pct", "pp", "m", "mn", "bn", "s", "h", "KB", "MB",
    "GB", "EB", "Token",
)  # fmt: skip
"""What stands for a unit in a text, and that no metric of a workbook is in."""


def nearest_unit(name: str, known: Iterable[str] = UNITS) -> str:
    """A hint with the known unit nearest to a name. They are too many to list: else where one puts one's own."""
    close = difflib.get_close_matches(name[:40], list(known), n=1)
    return f'Did you mean "{close[0]}"?' if close else "Add it in a sheet 单位 of the workbook."


def unit_named(name: str) -> Unit:
    """The unit of that name.

    Raises:
        UnitMismatch: nobody knows the unit.
    """
    found = UNITS.get(name.strip())
    if found is None:
        raise UnitMismatch(Problem("", f'unknown unit "{name}".', nearest_unit(name)))
    return found


def unit_at(text: str, place: int, names: Container[str] = UNITS) -> str:
    """The longest unit that stands at a place of a text, a Latin one as a whole word; nothing where none does.

    Looked up, not matched: a pattern of all units takes longer to compile than all numbers of a deck to read.
    """
    for end in range(min(place + _LONGEST, len(text)), place, -1):
        if text[place:end] in names and not _goes_on(text, end):
            return text[place:end]
    return ""


def _goes_on(text: str, end: int) -> bool:
    """Whether what stands behind a unit makes another word of it."""
    last, following = text[end - 1], text[end : end + 1]
    if last.isascii() and last.isalpha():
        return following.isascii() and following.isalpha()
    return bool(following) and following in _IN_WORDS.get(last, "")


_IN_WORDS = {
    "股": "东权份价息本市票民指", "笔": "记试迹者", "户": "外型均籍口", "件": "事", "套": "餐装现利", "间": "接隔谍",
    "箱": "包体", "克": "服隆", "桶": "装", "次": "日月年贷级要",
}  # fmt: skip
"""What begins another word with a unit's last character: 2024股东大会 counts no shares."""


def conversion(source: Unit, target: Unit, named: str = "a figure") -> Decimal:
    """How many of `target` one of `source` is: 百万元 to 亿元 is 0.01. `named` is what a message says is in `source`.

    Raises:
        UnitMismatch: the two are not of one dimension.
    """
    if source.dimension == target.dimension:
        return source.size / target.size
    said, other = (unit.name or unit.dimension for unit in (source, target))
    if is_money(source) and is_money(target):
        what = f"{named} is in {said} and not in {other}: two currencies are never put together."
        raise UnitMismatch(Problem("", what, "Give both rows one currency in 单位."))
    raise UnitMismatch(Problem("", f"{named} is in {said}, and {said} and {other} are not of one dimension.", ""))
