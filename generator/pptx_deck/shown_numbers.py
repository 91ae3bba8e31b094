"""Numbers as one of Excel's formats shows them: on labels of charts, in cells of embedded workbooks."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|(?P<width>[_*].)|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<digits>[#0?][#0?,]*(?:\.[#0?]+)?,*)|(?P<bare>.)"
)
_SECTIONS = re.compile(r'((?:"[^"]*"|\\.|\[[^\]]*\]|[^;"\\\[])*)(?:;|$)')
_CURRENCY = re.compile(r"\$([^-]*)(?:-.*)?")
_COLOUR = re.compile(r"Black|Blue|Cyan|Green|Magenta|Red|White|Yellow|Color\s?\d+|黑色|蓝色|绿色|红色|黄色|白色", re.I)
_AS_IT_IS = ("", "general", "g/通用格式")
_FAR = 20
"""More digits than anybody prints."""
_PLAIN = " ()+-/:$¥€£%％‰亿万千元"


def shown_number(value: str, code: str) -> str:
    """A number in a format; as it is where it is none, or the format another than of digits (a date, a condition)."""
    try:
        number = Decimal(value)
    except InvalidOperation:
        return value
    if not number.is_finite() or abs(number.adjusted()) > _FAR or code.strip().lower() in _AS_IT_IS:
        return value
    sections = [found[1] for found in _SECTIONS.finditer(code)][:-1] or [code]
    index = 0 if number > 0 or len(sections) == 1 else 1 if number < 0 else 2
    shown = _in_section(abs(number), sections[index if index < len(sections) else 0])
    if shown is None:
        return value
    return f"-{shown}" if number < 0 and index == 0 and any(digit in shown for digit in "123456789") else shown


def _in_section(number: Decimal, section: str) -> str | None:
    tokens = list(_TOKEN.finditer(section))
    size = number * 100 ** sum(token["bare"] in ("%", "％") for token in tokens)
    pieces, places = [], 0
    for token in tokens:
        piece = _digits(size, token["digits"]) if token["digits"] else _literal(token)
        places += bool(token["digits"])
        if piece is None or places > 1:
            return None
        pieces.append(piece)
    return "".join(pieces).strip()


def _literal(token: re.Match[str]) -> str | None:
    """What stands beside the digits; None for what makes something else of a number."""
    if token["bracket"] is not None:
        currency = _CURRENCY.fullmatch(token["bracket"])
        return currency[1] if currency else "" if _COLOUR.fullmatch(token["bracket"]) else None
    if token["width"]:
        return ""
    if token["bare"] is not None:
        return token["bare"] if token["bare"] in _PLAIN else None
    return token["quoted"] or token["escaped"] or ""


def _digits(size: Decimal, block: str) -> str:
    """The digits of a number: each comma at the end takes a thousand, # prints no zero that says nothing."""
    body = block.rstrip(",")
    whole, _, decimals = body.partition(".")
    scaled = size / Decimal(1000) ** (len(block) - len(body))
    rounded = scaled.quantize(Decimal(1).scaleb(-len(decimals)), ROUND_HALF_UP)
    shown = format(rounded, f"{',' if ',' in whole else ''}.{len(decimals)}f")
    least = len(decimals.rstrip("#?"))
    while "." in shown and len(shown.partition(".")[2]) > least and shown.endswith("0"):
        shown = shown[:-1]
    shown = shown.removesuffix(".")
    return shown.removeprefix("0") if "0" not in whole and (rounded == 0 or shown.startswith("0.")) else shown
