"""Currencies: the word of each, the ways to write it, and what a reporting currency is called on slides."""

from __future__ import annotations

from typing import NamedTuple

from ..errors import Problem, UnitMismatch, nearest

MONEY = {
    "RMB": "元", "USD": "美元", "HKD": "港元", "EUR": "欧元", "JPY": "日元", "GBP": "英镑", "SGD": "新加坡元",
    "AUD": "澳元", "CAD": "加元", "MOP": "澳门元", "TWD": "新台币元", "KRW": "韩元", "THB": "泰铢", "MYR": "林吉特",
    "INR": "印度卢比", "IDR": "印尼盾", "VND": "越南盾", "CHF": "瑞士法郎", "RUB": "卢布", "BRL": "雷亚尔",
}  # fmt: skip
"""The base unit of each currency, by its dimension: currencies are never added to each other."""

RENMINBI = "人民币"

_SPELLINGS = {
    "RMB": (RENMINBI, "人民币元", "CNY", "RMB", "￥", "¥"),
    "USD": ("美元", "美金", "USD", "US$"),
    "HKD": ("港元", "港币", "港币元", "港幣", "HKD", "HK$"),
    "EUR": ("欧元", "EUR", "€"),
    "JPY": ("日元", "日圆", "JPY"),
    "GBP": ("英镑", "GBP", "£"),
    "SGD": ("新加坡元", "新元", "SGD", "S$"),
    "AUD": ("澳元", "澳大利亚元", "AUD"),
    "CAD": ("加元", "加拿大元", "CAD"),
    "MOP": ("澳门元", "澳门币", "MOP"),
    "TWD": ("新台币", "新台币元", "TWD", "NT$"),
    "KRW": ("韩元", "韩圆", "KRW"),
    "INR": ("印度卢比", "卢比", "INR"),
    "IDR": ("印尼盾", "IDR"),
    "VND": ("越南盾", "VND"),
    "THB": ("泰铢", "THB"),
    "MYR": ("林吉特", "马币", "MYR", "RM"),
    "CHF": ("瑞士法郎", "CHF"),
    "RUB": ("卢布", "俄罗斯卢布", "RUB"),
    "BRL": ("雷亚尔", "巴西雷亚尔", "BRL"),
}
_BY_SPELLING = {spelling: dimension for dimension, all_of in _SPELLINGS.items() for spelling in all_of}


class Currency(NamedTuple):
    """A currency by its dimension, and the word for it: 人民币, 港币, 美元."""

    dimension: str
    word: str

    @property
    def base(self) -> str:
        """What one of it is: 元, 港元."""
        return MONEY[self.dimension]


def currency_named(text: str) -> Currency:
    """A currency as people write it; a code is said in words.

    Raises:
        UnitMismatch: nobody knows it.
    """
    dimension = _BY_SPELLING.get(text) or _BY_SPELLING.get(text.upper())
    if dimension is None:
        known = [spellings[0] for spellings in _SPELLINGS.values()]
        raise UnitMismatch(Problem("", f'"{text}" is no currency.', nearest(text, known)))
    chinese = text if all("㐀" <= char <= "鿿" for char in text) else _SPELLINGS[dimension][0]
    long = chinese.removesuffix("元")
    return Currency(dimension, long if long in (RENMINBI, "港币") else chinese.replace("港幣", "港币"))
