"""Numbers that are part of a name (GPT-4o, SU7, 日日新5.5, 第1页), told from quantities by plain rules."""

from __future__ import annotations

import re

_BEFORE = re.compile(
    r"(?:[A-Za-z][A-Za-z\-‐]*\s?$)"  # Claude 3.5, L380, v1.1
    r"|(?:[㐀-鿿]新\s?$|版\s?$|第\s?$|No\.?\s?$|#\s?$)"  # 日日新 5.5, 第 1
)
_VERSION = re.compile(r"\d+\.\d+")
_MARK = re.compile(r"\(?\d{1,2}\)?")


def is_name(text: str, start: int, end: int) -> bool:
    """Whether the number at a place of a text is no quantity.

    A version after a product's name, a number grown together with Latin letters, a footnote's own mark. A percent sign
    makes it a quantity in any case.
    """
    number = text[start:end].strip()
    if number.endswith(("%", "％")):
        return False
    before, after = text[:start], text[end:]
    if _VERSION.fullmatch(number) and (_BEFORE.search(before) or after[:1] == "o"):
        return True
    if re.search(r"[A-Za-z\-]$", before) or re.match(r"[a-z]", after):
        return True
    return bool(_MARK.fullmatch(number)) and _marks_a_note(before, after, number)


def _marks_a_note(before: str, after: str, number: str) -> bool:
    """1. or (1) at the head of a line or of a note after another."""
    at_head = not before.strip() or before.endswith(("：", ":", "　"))
    return at_head and (after.startswith((". ", "、")) or number.startswith("("))
