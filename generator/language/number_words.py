"""Numbers in words (百分之二十一, 过半, 廿一家, ½, ①), told from ordinals, articles, idioms and names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ..finance.currencies import MONEY
from ..finance.units import UNITS
from .zh_numerals import (
    ABOUT,
    APPROACHING,
    CIRCLED,
    COUNTED,
    DIGITS,
    FIGURE,
    FORMAL,
    FORMAL_DIGITS,
    FORMAL_STEPS,
    HALVES,
    NO_NUMBER,
    NOT_COUNTED,
    OPEN_COUNT,
    STEPS,
    TRADITIONAL,
    VAGUE,
    WIDE,
    ZEROS,
)

Span = tuple[int, int]

_BLANK = "字"
_IDIOMS = re.compile(rf"(?<![{DIGITS}{STEPS}])(?:{'|'.join(sorted(NO_NUMBER, key=len, reverse=True))})")
_FORMAL = re.compile(rf"(?:[{FORMAL_DIGITS}][{FORMAL_DIGITS}{FORMAL_STEPS}零万萬亿億]+)")
_WIDE_COMMA = re.compile(r"(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")

_WHOLE = f"[{DIGITS}{STEPS}][{DIGITS}{STEPS}{ZEROS}]*+"
_DECIMALS = f"{FIGURE}[{DIGITS}{ZEROS}]++[百千]?[万亿]*+"
_NUMBER = f"(?:{_WHOLE}(?:{_DECIMALS})?|零{_DECIMALS})"
# Ordinals (第三家), the last and the next (上一次), a rate (每百元), and the rest of a longer number.
_ALONE = rf"(?<![\d+]\s)(?<![\d+上下每第{DIGITS}{STEPS}{ZEROS}{FIGURE}])"
_TIME = "(?!个?[年月日岁载]|世纪|周|小时)"
_ARTICLE = re.compile(r"一(?!倍|成|折|个?百分点)")


def _unit_words() -> str:
    """What makes a numeral a quantity by standing behind it, the longest first."""
    of_figures = (name for name in UNITS if not name[0].isascii() and name[0] not in STEPS)
    words = {*of_figures, *COUNTED} - {*NOT_COUNTED, "分"}
    return "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))


_UNIT = f"(?:{_unit_words()})(?!月|季度|交易日|工作日|自然日|星期|世纪|小时|半小时|半月|半天)"
"""What stands behind 个 there is a span of time."""
_LONE_UNIT = re.compile(f"(?:[百千]?万|[十百千万]?亿|百|千){_UNIT}")
"""A step that units are given in, and a unit: 十万 is none."""
_OPENS, _CLOSES = re.compile(r"(?:^|单位|[：:(（/])\s?$"), re.compile(r"\s?(?:$|[)）/，,；])")
_PATTERNS = (
    # Shares: 百分之二十一点四, 三分之一, 三成五, 打八五折, 过半, 半数, 一半.
    rf"{_ALONE}(?:{_NUMBER})分之\s?(?:{_NUMBER}|几十?)",
    "百分百",
    rf"{_ALONE}(?:[{DIGITS}]{{1,2}}|十)成(?![为立功果本长都员就熟型效品年交分因绩行语败体像形])(?:[{DIGITS}]|半(?!导))?",
    rf"{_ALONE}[{DIGITS}]{{1,2}}折(?![叠页线屏痕射腾中合断纸返])",
    "[过超逾近达占约]半(?![年月天日个小导自成品程径价世数路山夜场生壁决封熟公载圈截开机幅球])|半数(?!据)|一半|[减折]半",
    "半个百分点",
    # Multiples: 两倍, 数倍, 翻两番, 倍增; two digits of them: 双位数.
    f"翻了?[{DIGITS}{VAGUE}]?[倍番]|[双加]倍|倍增|零增长|(?<![{DIGITS}{STEPS}\\d])[{VAGUE}多]倍|[个双{OPEN_COUNT}]位数",
    # The first so many, unless they are of time: 前三, 前二十, 五十强.
    rf"(?<![此之以目日先当提从年月天生事])前(?!一(?![{STEPS}]))(?:{_WHOLE})(?!个?[年月]|[季日期天周次轮代夜晚者分])",
    rf"{_ALONE}(?=[{DIGITS}]*[{STEPS}]){_WHOLE}强",
    # How many: 约一千七百万元, 廿一家, 二十余家, 三大, 百万.
    rf"{_ALONE}(?:[{OPEN_COUNT}]|十)大",
    rf"{_ALONE}{_NUMBER}[{ABOUT}]?个?百分点",
    rf"{_ALONE}{_NUMBER}[{ABOUT}]?倍",
    rf"{_ALONE}{_NUMBER}[{ABOUT}]?(?:[万亿]+)?{_UNIT}",
    rf"{_ALONE}(?=[{DIGITS}]*[{STEPS}]){_WHOLE}[多余几][万亿]*{_TIME}",
    rf"{_ALONE}{_WHOLE}(?<=[{DIGITS}{STEPS}][万亿]){_TIME}",
    rf"(?<![人户次参指多少函倍位总整小分系负无奇偶基字台张件家个篇册门招天点])[{VAGUE}][十百千万亿]++{_TIME}(?:{_UNIT})?",
    r"[过超逾近破][百千万亿](?!\w)",
    rf"(?<![以线网街身路海向之千])上[百千万亿]++{_TIME}(?:{_UNIT})?",
    # A number that nothing stands behind: 增长廿一. 十一 is a holiday, 八月十五 a date.
    rf"(?<![\w第初周月])(?!十一(?!\w))(?=[{DIGITS}]*[{STEPS}])[{DIGITS}{STEPS}]{_WHOLE}(?:{_DECIMALS})?(?![\w、)])",
    rf"(?<=[长降升增至达为约近超逾过共计到高少多跌涨比占])(?=[{DIGITS}]*[{STEPS}])(?!十一)[{DIGITS}{STEPS}]{_WHOLE}(?:{_DECIMALS})?(?!\w)",
)


@cache
def _words() -> re.Pattern[str]:
    """Compiled when a text has any: that takes as long as importing all else of this room."""
    return re.compile("|".join(f"(?:{each})" for each in _PATTERNS))


_TOUCHED = re.compile(f"[{DIGITS}{STEPS}{HALVES}{CIRCLED}半倍番零位]")
"""One of these is in every number in words; most texts have none."""
_HALF = re.compile(rf"(?<![A-Za-z\d.])(?:\d+\s?)?[{HALVES}]")
_CIRCLE = re.compile(f"[{CIRCLED}]")
_BEHIND_A_CIRCLE = re.compile(rf"\s?(?:[%‰{STEPS}成折倍]|{_UNIT})")
_HEAD = re.compile(rf"(?:^|[\s、，。；;,.(注见图表{CIRCLED}])$")


def plain_numerals(text: str) -> str:
    """A text of the same length with the digits and numerals that readers take for the same: １７ is 17, 貳拾 二十."""
    if text.isascii():
        return text
    text = _WIDE_COMMA.sub(",", text).translate(WIDE)
    text = _FORMAL.sub(lambda found: found[0].translate(FORMAL) if len(found[0]) > 1 else found[0], text)
    return text.translate(TRADITIONAL)


def number_words(text: str) -> Iterator[Span]:
    """Where numbers in words stand in a text of plain numerals, each with what it counts."""
    if text.isascii() or _TOUCHED.search(text) is None:
        return
    text = _IDIOMS.sub(lambda found: _BLANK * len(found[0]), text)
    yield from (found.span() for found in _words().finditer(text) if _counts(found, text))
    yield from (found.span() for found in _HALF.finditer(text))
    yield from (found.span() for found in _CIRCLE.finditer(text) if not _marks_an_item(found, text))


def _counts(found: re.Match[str], text: str) -> bool:
    """One of something is an article (一家), and 百万元 alone is a unit."""
    words = found[0]
    if len(words) == 1 or words == "万一" or words.startswith("一一"):
        return False
    if _ARTICLE.match(words) and words[1] not in f"{STEPS}{DIGITS}{FIGURE}分半":
        return False
    return _LONE_UNIT.fullmatch(words) is None or not _is_unit(found, text)


def _is_unit(found: re.Match[str], text: str) -> bool:
    """百万元 anywhere, unless something comes near it (近百亿元); 万辆 where it is all there is (单位：万辆)."""
    unit = UNITS.get(found[0])
    if unit is not None and unit.dimension in MONEY:
        return text[found.start() - 1 : found.start()] not in tuple(APPROACHING)
    return _OPENS.search(text[: found.start()]) is not None and _CLOSES.match(text, found.end()) is not None


def _marks_an_item(found: re.Match[str], text: str) -> bool:
    """①, ② at the heads of items, or where a note is referred to; alone they are numbers as 1 and 2 are."""
    if not text[found.end() :].strip() and not text[: found.start()].strip():
        return False
    return _BEHIND_A_CIRCLE.match(text, found.end()) is None and _HEAD.search(text[: found.start()]) is not None
