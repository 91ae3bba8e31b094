"""A formula's text cut into tokens. Own, for openpyxl's joins a reference to what follows and knows no % of a name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from .values import NotCalculated

LONGEST = 8192
"""Excel takes no longer formula."""

_PLAIN = r"[^\s+\-*/^&=<>,;(){}\"'%!:#@\[\]]"
_BOOK = r"\[[^\[\]]+\]"
_PREFIX = rf"(?:'(?:[^']|'')+'|(?:{_BOOK})?{_PLAIN}+(?::{_PLAIN}+)?|{_BOOK})!"
_CELL = r"\$?[A-Za-z]{1,3}\$?[1-9]\d{0,6}"
_AREA = rf"{_CELL}(?::{_CELL})?|\$?[A-Za-z]{{1,3}}:\$?[A-Za-z]{{1,3}}|\$?[1-9]\d{{0,6}}:\$?[1-9]\d{{0,6}}"
_NAME = r"[^\W\d][\w.\\?]*|\\[\w.\\?]*"
_END = r"(?![\w.(!\[])"

_TOKEN = re.compile(
    rf"""(?P<space>[ \r\n\t]+)
    |(?P<text>"(?:[^"]|"")*")
    |(?P<error>\#(?:NULL!|DIV/0!|VALUE!|REF!|NAME\?|NUM!|N/A))
    |(?P<function>[^\W\d][\w.]*)\(
    |(?P<reference>(?P<prefix>{_PREFIX})?(?P<area>{_AREA}){_END})
    |(?P<broken>(?:{_PREFIX})\#REF!)
    |(?P<qualified>(?P<owner>{_PREFIX})(?P<item>{_NAME}))
    |(?P<table>(?:{_NAME})?\[.*?\]+)
    |(?P<number>(?:\d+\.?\d*|\.\d+)(?:[Ee][+-]?\d+)?)
    |(?P<name>{_NAME})
    |(?P<operator><=|>=|<>|[-+*/^&=<>%])
    |(?P<mark>[(),;{{}}])
    |(?P<other>[@:\#].*)""",
    re.VERBOSE | re.DOTALL,
)


class Token(NamedTuple):
    """A token: its kind, its text, and of a reference or name the sheet that stands before it."""

    kind: str
    text: str
    prefix: str = ""


def tokens(formula: str) -> Iterator[Token]:
    """The tokens of a formula, with or without its leading =, spaces left out.

    Raises:
        NotCalculated: it is too long, or holds what is not known here.
    """
    if len(formula) > LONGEST:
        raise NotCalculated("a formula longer than Excel's limit")
    at = 1 if formula.startswith("=") else 0
    while at < len(formula):
        match = _TOKEN.match(formula, at)
        if match is None:
            raise NotCalculated(f"what stands at {formula[at : at + 10]}")
        at = match.end()
        if match.lastgroup != "space":
            yield _token(match)


def _token(match: re.Match[str]) -> Token:
    kind = match.lastgroup or ""
    if kind == "reference":
        return Token(kind, match["area"], match["prefix"] or "")
    if kind == "qualified":
        return Token("name", match["item"], match["owner"])
    return Token(kind, match[kind])
