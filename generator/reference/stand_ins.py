"""Examples in a workbook's own names: what an example names and the workbook has not gives way to one of its kind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from ..finance.metrics import Kind, Metric
from ..workbook.model import Table, Workbook

_KINDS = {
    "revenue": Kind.FLOW, "gross_profit": Kind.FLOW, "cost_of_sales": Kind.FLOW, "net_profit": Kind.FLOW,
    "gross_margin": Kind.RATIO,
}  # fmt: skip
"""The metrics that examples name, with their kind."""

_TABLES = {"产品": "名称", "模型评测": "模型"}
"""The tables that examples name, with the column that they ask for."""


def in_own_names(example: str, workbook: Workbook) -> str:
    """An example that runs with a workbook, as far as that has metrics and tables of the kinds it needs."""
    named = _metrics(example, workbook.metrics)
    for table, column in _TABLES.items():
        if table in example and table not in workbook.tables:
            named |= _table(table, column, workbook.tables.values())
    return _replaced(example, named)


def _metrics(example: str, metrics: Mapping[str, Metric]) -> dict[str, str]:
    """For each metric that the workbook does not have another one of its kind, each taken once."""
    wanted = [name for name in _KINDS if re.search(rf"\b{name}\b", example)]
    taken = {name for name in wanted if name in metrics}
    found: dict[str, str] = {}
    for name in wanted:
        if name not in metrics:
            free = (key for key, metric in metrics.items() if metric.kind is _KINDS[name] and key not in taken)
            found[name] = next(free, name)
            taken.add(found[name])
    return found


def _table(name: str, column: str, tables: Iterable[Table]) -> dict[str, str]:
    first = next(iter(tables), None)
    return {} if first is None else {name: first.name, column: first.columns[0]}


def _replaced(example: str, named: Mapping[str, str]) -> str:
    if not named:
        return example
    words = "|".join(map(re.escape, sorted(named, key=len, reverse=True)))
    return re.sub(rf"(?<!\w)(?:{words})(?!\w)", lambda found: named[found[0]], example)
