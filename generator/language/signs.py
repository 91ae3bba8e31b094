"""Signs of an expression as people type them, full-width or of mathematics, in those that expressions are read by."""

from __future__ import annotations

import re

_PLAIN = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if chr(code) != "％"}
_PLAIN |= {
    "\u3000": " ", "−": "-", "–": "-", "×": "*", "÷": "/", "≤": "<=", "≥": ">=", "≦": "<=", "≧": ">=", "≠": "!=",
}  # fmt: skip
_QUOTES = {'"': '"', "'": "'", "“": "”", "”": "“”", "‘": "’", "’": "‘’", "＂": "＂", "＇": "＇"}
"""What may close a text that a mark opens: Excel turns quotes, and now and then both the same way."""
# Not the remainder of a division, and not the end of {% ... %}.
_PERCENT = re.compile(r"(?<![\w.])(\d+(?:\.\d+)?)\s*[％%](?!\s*[\w(}])")
_IN_BRACES = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)


def plain_signs(expression: str) -> str:
    """An expression with plain signs, letters and digits: ｒｅｖｅｎｕｅ．ｙｏｙ ≥ １５％ is revenue.yoy >= 0.15.

    Texts in quotes stay as they are; quotes that were turned around them are straightened.
    """
    if expression.isascii() and "%" not in expression:
        return expression
    plain, place = [], 0
    while place < len(expression):
        closing = _closing(expression, place)
        if closing is None:
            end = _next_quote(expression, place + 1)
            plain.append(_translated(expression[place:end]))
            place = end
        else:
            inside = expression[place + 1 : closing]
            mark = expression[place] if expression[place] in "\"'" else '"' if "'" in inside else "'"
            plain.append(f"{mark}{inside}{mark}")
            place = closing + 1
    return "".join(plain)


def plain_signs_in_braces(text: str) -> str:
    """A template's text with the signs within its {{ }} and {% %} made plain; words outside stay as they are."""
    return text if text.isascii() and "%" not in text else _IN_BRACES.sub(lambda match: plain_signs(match[0]), text)


def _closing(text: str, place: int) -> int | None:
    """Where the text that a quote opens there ends; None where none is opened, or it never ends."""
    ends = [at for mark in _QUOTES.get(text[place], "") if (at := text.find(mark, place + 1)) >= 0]
    return min(ends, default=None)


def _next_quote(text: str, start: int) -> int:
    return next((at for at in range(start, len(text)) if text[at] in _QUOTES), len(text))


def _translated(text: str) -> str:
    plain = "".join(_PLAIN.get(character, character) for character in text)
    return _PERCENT.sub(lambda match: _hundredth(match[1]), plain)


def _hundredth(number: str) -> str:
    """A hundredth of a number by its digits alone, so that nothing is rounded."""
    whole, _, part = number.partition(".")
    digits = whole.zfill(3)
    return f"{digits[:-2].lstrip('0') or '0'}.{digits[-2:]}{part}"
