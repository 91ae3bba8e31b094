"""The tables of docs/templates.md that are made of the explanations, and where they stand in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from .entries import explained, keys_of_any

_PLACE = re.compile(r"(<!-- made: (\w+) -->\n).*?(<!-- /made -->)", re.S)


def with_tables(document: str) -> str:
    """The document with each table made anew between its marks.

    Raises:
        KeyError: a mark names no table.
    """
    return _PLACE.sub(lambda found: f"{found[1]}{TABLES[found[2]]()}{found[3]}", document)


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    return "".join(f"| {' | '.join(row)} |\n" for row in (head, tuple("---" for _ in head), *rows))


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _filters() -> str:
    rows = [(f"`{one.name}`", _cell(one.prints), _cell(one.says)) for one in explained("filter")]
    return _table(("filter", "prints", ""), rows)


def _figures() -> str:
    rows = [(f"`.{one.name}`", _cell(one.says)) for one in explained("figure")]
    return _table(("of a figure", "is"), rows)


def _keys(keys: Mapping[str, str]) -> str:
    return "; ".join(f"`{key}`: {_cell(says)}" for key, says in keys.items())


def _blocks() -> str:
    rows = [(f"`{one.name}`", _cell(one.says), _keys(one.keys)) for one in explained("block")]
    return _table(("key", "block", "its keys"), rows)


def _charts() -> str:
    rows = [(f"`{one.name}`", _cell(one.says), _keys(one.keys)) for one in explained("chart")]
    return _table(("kind", "draws", "keys of its own"), rows)


def _chart_keys() -> str:
    return _table(("key", "says"), [(f"`{key}`", _cell(says)) for key, says in keys_of_any("chart").items()])


TABLES: Mapping[str, Callable[[], str]] = {
    "filters": _filters, "figures": _figures, "blocks": _blocks, "charts": _charts, "chart_keys": _chart_keys,
}  # fmt: skip
