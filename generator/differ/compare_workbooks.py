"""Two workbooks compared by metric and period, settings by key, tables by row: never by address."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Context
from typing import TYPE_CHECKING, NamedTuple

from .changes import Change, Comparison

if TYPE_CHECKING:
    from ..finance.figures import Figure
    from ..finance.metrics import Metric
    from ..workbook.model import Entry, Row, Table, Workbook


_SURE = 12
"""Digits of a calculated double that are the same in every program."""


class Told(NamedTuple):
    """A change with the cells that it is about, empty where there is none; `calculated` in both workbooks."""

    change: Change
    old_cell: str = ""
    new_cell: str = ""
    calculated: bool = False


def compare_workbooks(old: Workbook, new: Workbook) -> Comparison:
    """What differs in what a deck could show; sources and states included."""
    return Comparison("", "", tuple(one.change for one in _all(old, new)), of="workbook")


def told_of_workbooks(old: Workbook, new: Workbook) -> Iterator[Told]:
    """Of that, what is about one cell: a better name for its change than its address."""
    yield from (one for one in _all(old, new) if one.old_cell or one.new_cell)


def _all(old: Workbook, new: Workbook) -> Iterator[Told]:
    yield from _settings(old, new)
    yield from _metrics(old, new)
    yield from _tables(old, new)


def _change(kind: str, where: str, old: str | None, new: str | None, name: str) -> Told:
    return Told(Change(kind, None, None, name, where, old, new))


def _of_cells(told: Told, old: Figure | Entry | None, new: Figure | Entry | None) -> Told:
    """The change with the cells of its two values."""
    one, other = (str(value.cell) if value is not None and value.cell is not None else "" for value in (old, new))
    return Told(told.change, one, other, all(bool(getattr(value, "parents", ())) for value in (old, new)))


def _settings(old: Workbook, new: Workbook) -> Iterator[Told]:
    for key in dict.fromkeys([*old.settings, *new.settings]):
        values = old.settings.get(key), new.settings.get(key)
        before, after = map(_text, values)
        if before != after:
            yield _of_cells(_change("properties", key, before, after, "报告期"), *values)


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


def _metrics(old: Workbook, new: Workbook) -> Iterator[Told]:
    for key in dict.fromkeys([*new.metrics, *old.metrics]):
        before, after = old.metrics.get(key), new.metrics.get(key)
        if before is None or after is None:
            yield _change("table", "metric", before.label if before else None, after.label if after else None, key)
        else:
            yield from _metric(key, before, after)


def _metric(key: str, old: Metric, new: Metric) -> Iterator[Told]:
    for where, before, after in (("label", old.label, new.label), ("unit", old.unit.name, new.unit.name)):
        if before != after:
            yield _change("text", where, before, after, key)
    one = {figure.period: figure for figure in old.filled()}
    other = {figure.period: figure for figure in new.filled()}
    for period in sorted({*one, *other}, key=str):
        yield from _figure(key, str(period and period.name), one.get(period), other.get(period))


def _figure(key: str, period: str, old: Figure | None, new: Figure | None) -> Iterator[Told]:
    if _number(old) != _number(new):
        yield _of_cells(_change("number", period, _number(old), _number(new), key), old, new)
    if old is None or new is None:
        return
    for what, before, after in (("status", old.status.value, new.status.value), ("source", old.source, new.source)):
        if before != after:
            yield _change("properties", f"{period} {what}", before or None, after or None, key)


def _tables(old: Workbook, new: Workbook) -> Iterator[Told]:
    for name in dict.fromkeys([*new.tables, *old.tables]):
        before, after = old.tables.get(name), new.tables.get(name)
        if before is None or after is None:
            yield _change("table", "sheet", name if before else None, name if after else None, name)
        else:
            yield from _table(before, after)


def _table(old: Table, new: Table) -> Iterator[Told]:
    one, other = dict(_rows(old)), dict(_rows(new))
    for label in dict.fromkeys([*other, *one]):
        before, after = one.get(label), other.get(label)
        if before is None or after is None:
            yield _change("table", f"row {label}", _joined(before), _joined(after), new.name)
            continue
        for heading in dict.fromkeys([*before.cells, *after.cells]):
            values = before.cells.get(heading), after.cells.get(heading)
            texts = _text(values[0]), _text(values[1])
            if texts[0] != texts[1]:
                yield _of_cells(_change("table", f"row {label}, column {heading}", *texts, new.name), *values)


def _rows(table: Table) -> Iterator[tuple[str, Row]]:
    """Rows by their first filled cell, the second of a name by its turn."""
    seen: Counter[str] = Counter()
    for row in table.rows:
        label = next((text for cell in row.cells.values() if (text := _text(cell))), "")
        seen[label] += 1
        yield (f"{label} ({seen[label]})" if seen[label] > 1 else label), row


def _joined(row: Row | None) -> str | None:
    return None if row is None else " | ".join(_text(cell) or "" for cell in row.cells.values())
