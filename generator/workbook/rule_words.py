"""A row of 勾稽 in the names of its metrics: 上半年营业收入 + 下半年营业收入 = 全年营业收入."""

from __future__ import annotations

import re
from collections.abc import Mapping

_TERM = re.compile(r"[^\W\d]\w*(?:\s*\.\s*(?:at\([^)]*\)|\w+))*")
_PART = re.compile(r"\.\s*(?:at\(\s*[\"'“‘]?([^\"'”’)]*)[\"'”’]?\s*\)|(\w+))")
_BEFORE = {
    "first_half": "上半年", "second_half": "下半年", "full_year": "全年", "comparative": "上年同期", "ltm": "近12个月",
}  # fmt: skip
_BEHIND = {"yoy": "的同比变动"}
_RELATIONS = {"<=": "≤", ">=": "≥"}
_SIGNS = {"*": "×", "/": "÷", "-": "−"}
_FUNCTIONS = {"abs": "绝对值"}


def rule_words(left: str, relation: str, right: str, names: Mapping[str, str]) -> str:
    """Both sides with the names that stand for their keys; what is no key stays as it is."""
    return f"{_named(left, names)} {_RELATIONS.get(relation, relation)} {_named(right, names)}"


def _named(side: str, names: Mapping[str, str]) -> str:
    """A side, its signs as they are printed; those inside a name (生成式-AI) are part of it."""
    found, last = "", 0
    for match in _TERM.finditer(side):
        found += _signs(side[last : match.start()]) + _term(match[0], names)
        last = match.end()
    return found + _signs(side[last:])


def _signs(between: str) -> str:
    return "".join(_SIGNS.get(sign, sign) for sign in between)


def _term(text: str, names: Mapping[str, str]) -> str:
    key = re.split(r"[.\s]", text, maxsplit=1)[0]
    name = names.get(key) or _FUNCTIONS.get(key, key)
    for period, word in _PART.findall(text[len(key) :]):
        if word in _BEHIND:
            name = name + _BEHIND[word]
        else:
            name = f"{period or _BEFORE.get(word, word)}{'的' if not word or word not in _BEFORE else ''}{name}"
    return name
