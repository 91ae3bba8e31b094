"""A unit in words: as it stands behind a number, in a subtitle (单位：百万元人民币), at a heading ((人民币百万元)).

The words are made of the unit and of what the workbook calls its reporting currency; read back, they give the unit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Literal, get_args

from ..finance.currencies import MONEY, RENMINBI, Currency
from ..finance.units import Unit, is_money, step_of
from .chosen import WORDS

UnitForm = Literal["heading", "subtitle", "plain"]
FORMS: tuple[str, ...] = get_args(UnitForm)


def unit_name(unit: Unit) -> str:
    """As it stands behind a number: 亿元, 亿港元, 亿元人民币 where 元 is another currency's."""
    if not is_money(unit) or unit.size < 1:
        return unit.name
    name = step_of(unit) + MONEY[unit.dimension]
    return name + RENMINBI if RENMINBI in unit.name else name


def unit_words(unit: Unit, form: UnitForm, currency: Currency | None = None) -> str:
    """The unit in one of the forms; money of the reporting currency under the name that 报告期 has for it."""
    if form == "plain":
        return unit_name(unit)
    behind = form == "subtitle"
    words = _of_money(unit, currency, behind=behind)
    return (WORDS.unit_in_subtitle if behind else WORDS.unit_at_heading).format(words)


def _of_money(unit: Unit, currency: Currency | None, *, behind: bool) -> str:
    """百万元人民币 or 人民币百万元; 百万港元 either way."""
    base = unit.dimension.partition("/")[0]
    if base not in MONEY or unit.size < 1:
        return unit.name
    said = RENMINBI in unit.name
    word = currency.word if currency is not None and currency.dimension == base else RENMINBI if said else ""
    plain = unit_name(unit).removesuffix(RENMINBI) if is_money(unit) else unit.name.removeprefix(RENMINBI)
    if not word or word == MONEY[base]:
        return plain
    of_yuan = plain.replace(MONEY[base], "元", 1)
    return f"{of_yuan}{word}" if behind and is_money(unit) else f"{word}{of_yuan}"


_UNIT_LINE = re.compile(r"单位\s*[：:]\s*([^。；;()（）\n]{1,24})")
_BRACKETED = re.compile(r"[(（]([^()（）\n]{1,24})[)）]")
_PARTS = re.compile(r"[\s　，,、/]+")


def units_said(text: str, units: Mapping[str, Unit]) -> Iterator[tuple[str, Unit]]:
    """What a text says that its figures are in: 单位：百万元人民币, (人民币百万元), and the unit that is meant."""
    for pattern in (_UNIT_LINE, _BRACKETED):
        for found in pattern.finditer(text):
            unit = _meant(found[1], units) if "单位" not in found[1] else None  # which the other pattern reads
            if unit is not None:
                yield found[0].strip(), unit


def _meant(words: str, units: Mapping[str, Unit]) -> Unit | None:
    """The unit of 人民币，百万元 is that of both parts together, where there is one."""
    parts = _PARTS.split(words.strip())
    said = (words.strip(), "".join(parts[:2]), *parts)
    return next((units[one] for one in said if one in units), None)


def unit_behind(text: str, units: Mapping[str, Unit]) -> tuple[str, Unit] | None:
    """The unit that a text begins with, the longest there is."""
    text = text.removeprefix(" ")
    known = (text[:length] for length in range(min(len(text), _LONGEST), 0, -1))
    return next(((name, units[name]) for name in known if name in units), None)


_LONGEST = 10
