"""A workbook's cell styles, as far as they say how a cell is to be read: its number format, and a line through it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from ...office.number_formats import BUILTIN
from .number_format import number_format
from .rich_text import M, is_on

# Dates as Chinese Excel numbers them; they have no code in the file.
_CHINESE_DATES = {
    27: 'yyyy"年"m"月"', 28: 'm"月"d"日"', 29: 'm"月"d"日"', 30: "m-d-yy", 31: 'yyyy"年"m"月"d"日"', 32: 'h"时"mm"分"',
    33: 'h"时"mm"分"ss"秒"', 34: '上午/下午h"时"mm"分"', 35: '上午/下午h"时"mm"分"ss"秒"', 36: 'yyyy"年"m"月"',
    50: 'yyyy"年"m"月"', 51: 'm"月"d"日"', 52: 'yyyy"年"m"月"', 53: 'm"月"d"日"', 54: 'm"月"d"日"',
    55: '上午/下午h"时"mm"分"', 56: '上午/下午h"时"mm"分"ss"秒"', 57: 'yyyy"年"m"月"', 58: 'm"月"d"日"',
}  # fmt: skip

_FIRST_OF_ITS_OWN = 164
_LONGEST_CODE = 1_000
"""Excel writes 255 letters at most."""


class CellStyle(NamedTuple):
    """How a cell is shown."""

    number_format: str = "General"
    is_date: bool = False
    is_elapsed: bool = False
    """A length of time, [h]:mm, and no date."""
    struck: bool = False


def cell_styles(root: etree._Element | None) -> list[CellStyle]:
    """The styles of xl/styles.xml by their number, which is what a cell's `s` names."""
    formats = root.find(f"{M}cellXfs") if root is not None else None
    if root is None or formats is None:
        return []
    codes = {int(each.get("numFmtId", 0)): each.get("formatCode", "General") for each in root.iter(f"{M}numFmt")}
    struck = list(_struck_fonts(root))
    made: dict[tuple[int, bool], CellStyle] = {}
    longest = max(map(len, codes.values()), default=0)
    if longest > _LONGEST_CODE:
        raise ValueError(f"a number format of {longest:,} letters")
    return [_style(each, codes, struck, made) for each in formats]


def _struck_fonts(root: etree._Element) -> Iterator[bool]:
    fonts = root.find(f"{M}fonts")
    return (is_on(font.find(f"{M}strike")) for font in (fonts if fonts is not None else ()))


def _style(
    xf: etree._Element, codes: dict[int, str], struck: list[bool], made: dict[tuple[int, bool], CellStyle]
) -> CellStyle:
    number, font = int(xf.get("numFmtId", 0)), int(xf.get("fontId", 0))
    key = number, font < len(struck) and struck[font]
    if key not in made:
        code = codes.get(number) or _builtin(number)
        parsed = number_format(code)
        made[key] = CellStyle(code, parsed.is_date, parsed.is_date and code.lower().startswith("[h"), key[1])
    return made[key]


def _builtin(number: int) -> str:
    code = BUILTIN.get(number) or _CHINESE_DATES.get(number, "General")
    # Those of money stand here with a dollar, and show each country's own currency: ¥ in China.
    return code.replace('"$"', "") if number < _FIRST_OF_ITS_OWN else code
