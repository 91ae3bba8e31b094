"""A workbook as plain data to be written: what a blank, an example or a rolled workbook is before it is a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula over metrics: {revenue@2023FY} is a metric's cell, {days_in_year} a setting's. + − * / and brackets."""

    text: str


@dataclass(frozen=True, slots=True)
class Value:
    """What stands in a cell, and its comment: the value's own source, or a status word and a reason."""

    content: Decimal | Formula
    comment: str = ""


@dataclass(frozen=True)
class MetricRow:
    """One metric: its words, and its values by period heading. Percents are ratios (0.154)."""

    key: str
    label: str
    unit: str
    kind: str
    values: Mapping[str, Value]
    direction: str = ""
    status: str = ""
    source: str = ""


@dataclass(frozen=True)
class MetricSheet:
    """A metric sheet: a title, a quiet line under it, period headings and rows; a row of None is a gap."""

    name: str
    title: str
    headings: tuple[str, ...]
    rows: tuple[MetricRow | str, ...]
    """A text in place of a row is the heading of a group of rows."""

    remark: str = ""


Scalar = str | Decimal | None


@dataclass(frozen=True)
class TableSheet:
    """A table sheet: headings and rows; `number_format` is that of its numbers."""

    name: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Scalar, ...], ...]
    number_format: str = "0.0"
    remark: str = ""


@dataclass(frozen=True, slots=True)
class SettingRow:
    key: str
    label: str
    value: str | Decimal | None
    remark: str = ""


@dataclass(frozen=True, slots=True)
class ReconciliationRow:
    """A row of 勾稽: `left relation right`, within a tolerance."""

    name: str
    left: str
    relation: str
    right: str
    tolerance: Decimal = Decimal(0)
    remark: str = ""


@dataclass(frozen=True)
class WorkbookContent:
    """All sheets. `guide` is the text of 说明: headings and paragraphs."""

    guide: tuple[tuple[str, str], ...]
    settings: tuple[SettingRow, ...]
    metrics: tuple[MetricSheet, ...]
    tables: tuple[TableSheet, ...] = ()
    reconciliations: tuple[ReconciliationRow, ...] = field(default=())
