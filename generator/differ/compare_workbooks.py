"""Two workbooks compared by metric and period, settings by key, tables by row: never by address."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Context
from pathlib import Path
from typing import TYPE_CHECKING

from .changes import Change, Comparison

if TYPE_CHECKING:
    from ..finance.figures import Figure
    from ..finance.metrics import Metric
    from ..workbook.model import Entry, Row, Table, Workbook


_SURE = 12
"""Digits of a calculated double that are the same in every program."""


def compare_workbooks(old: Workbook, new: Workbook) -> Comparison:
    """What differs in what a deck could show; formulas, sources and states included."""
    changes = (*_settings(old, new), *_metrics(old, new), *_tables(old, new))
    return Comparison("", "", changes)


def read_both(old: Path, new: Path) -> tuple[Workbook, Workbook]:
    from ..workbook.reading.read import read_workbook

    return read_workbook(old), read_workbook(new)


def _change(kind: str, where: str, old: str | None, new: str | None, name: str) -> Change:
    return Change(kind, None, None, name, where, old, new)


def _settings(old: Workbook, new: Workbook) -> Iterator[Change]:
    for key in dict.fromkeys([*old.settings, *new.settings]):
        before, after = _text(old.settings.get(key)), _text(new.settings.get(key))
        if before != after:
            yield _change("properties", key, before, after, "报告期")


def _text(value: Figure | Entry | None) -> str | None:
    if value is None:
        return None
    text = getattr(value, "text", None)
    return text if text is not None else _number(value)  # type: ignore[arg-type]


def _number(figure: Figure | None) -> str | None:
    """A value as people type it, percents as such; of a formula no more digits than a spreadsheet is sure of."""
    from ..lineage.exact import decimal_text

    if figure is None or figure.value is None:
        return None
    value = Context(prec=_SURE).plus(figure.value) if figure.parents else figure.value
    if figure.unit.dimension == "ratio":
        return f"{decimal_text(value * 100)}%"
    return f"{decimal_text(value)} {figure.unit.name}".strip()


def _metrics(old: Workbook, new: Workbook) -> Iterator[Change]:
    for key in dict.fromkeys([*new.metrics, *old.metrics]):
        before, after = old.metrics.get(key), new.metrics.get(key)
        if before is None or after is None:
            yield _change("table", "metric", before.label if before else None, after.label if after else None, key)
        else:
            yield from _metric(key, before, after)


def _metric(key: str, old: Metric, new: Metric) -> Iterator[Change]:
    for where, before, after in (("label", old.label, new.label), ("unit", old.unit.name, new.unit.name)):
        if before != after:
            yield _change("text", where, before, after, key)
    one = {figure.period: figure for figure in old.filled()}
    other = {figure.period: figure for figure in new.filled()}
    for period in sorted({*one, *other}, key=str):
        yield from _figure(key, str(period and period.name), one.get(period), other.get(period))


def _figure(key: str, period: str, old: Figure | None, new: Figure | None) -> Iterator[Change]:
    if _number(old) != _number(new):
        yield _change("number", period, _number(old), _number(new), key)
    if old is None or new is None:
        return
    for what, before, after in (
        ("formula", old.formula if old.parents else None, new.formula if new.parents else None),
        ("status", old.status.value, new.status.value), ("source", old.source, new.source),
    ):  # fmt: skip
        if bool(before) != bool(after) if what == "formula" else before != after:
            yield _change("properties", f"{period} {what}", before or None, after or None, key)


def _tables(old: Workbook, new: Workbook) -> Iterator[Change]:
    for name in dict.fromkeys([*new.tables, *old.tables]):
        before, after = old.tables.get(name), new.tables.get(name)
        if before is None or after is None:
            yield _change("table", "sheet", name if before else None, name if after else None, name)
        else:
            yield from _table(before, after)


def _table(old: Table, new: Table) -> Iterator[Change]:
    one, other = dict(_rows(old)), dict(_rows(new))
    for label in dict.fromkeys([*other, *one]):
        before, after = one.get(label), other.get(label)
        if before is None or after is None:
            yield _change("table", f"row {label}", _joined(before), _joined(after), new.name)
            continue
        for heading in dict.fromkeys([*before.cells, *after.cells]):
            texts = _text(before.cells.get(heading)), _text(after.cells.get(heading))
            if texts[0] != texts[1]:
                yield _change("table", f"row {label}, column {heading}", *texts, new.name)


def _rows(table: Table) -> Iterator[tuple[str, Row]]:
    """Rows by their first filled cell, the second of a name by its turn."""
    seen: Counter[str] = Counter()
    for row in table.rows:
        label = next((text for cell in row.cells.values() if (text := _text(cell))), "")
        seen[label] += 1
        yield (f"{label} ({seen[label]})" if seen[label] > 1 else label), row


def _joined(row: Row | None) -> str | None:
    return None if row is None else " | ".join(_text(cell) or "" for cell in row.cells.values())
