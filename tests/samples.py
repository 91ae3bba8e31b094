"""Small figures, metrics and workbooks made by hand, for tests of single rooms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from generator.finance.currencies import currency_named
from generator.finance.direction import Direction
from generator.finance.figures import RATIO, Cell, Figure
from generator.finance.metrics import Kind, Metric
from generator.finance.period import period_named
from generator.finance.status import Status
from generator.finance.units import Unit, unit_named, units_of
from generator.workbook.model import Entry, KnownUnits, Row, Table, Workbook


def money(
    value: str, period: str = "2024H1", name: str = "revenue", ref: str = "H5", direction: Direction = Direction.UNSAID
) -> Figure:
    """An amount in RMB million, of a row whose 方向 is `direction`."""
    unit, cell = unit_named("百万元"), Cell("财务", ref)
    return Figure(Decimal(value), unit, name, "营业收入", period_named(period), cell=cell, direction=direction)


def loss(value: str, period: str = "2024H1") -> Figure:
    """A loss typed as a magnitude."""
    figure = money(value, period, "net_loss")
    return Figure(figure.value, figure.unit, figure.name, "净亏损", figure.period, cell=figure.cell, direction=Direction.LOSS)


def ratio(value: str, period: str = "2024H1") -> Figure:
    return Figure(Decimal(value), RATIO, "margin", "毛利率", period_named(period), cell=Cell("财务", "H9"))


def metric(key: str, values: Mapping[str, str], unit: str = "百万元", kind: Kind = Kind.FLOW, *, direction: Direction = Direction.UNSAID, status: Status = Status.DISCLOSED) -> Metric:
    """A row whose cells stand in columns H, I, J, ..."""
    figures = {}
    for number, (heading, value) in enumerate(values.items()):
        period = period_named(heading)
        held = RATIO if unit == "%" else unit_named(unit)
        cell = Cell("财务", f"{chr(72 + number)}5")
        figures[period] = Figure(
            Decimal(value), held, key, key, period, status, cell, direction=direction
        )
    return Metric(key, key, unit_named(unit), kind, "t.xlsx 财务!A5", figures)


def workbook(*metrics: Metric, current: str = "2024H1", tables: Mapping[str, list[dict[str, str]]] | None = None) -> Workbook:
    """A workbook of these metrics, with tables of texts and a setting `company`."""
    made = {
        name: Table(
            name,
            tuple(rows[0]) if rows else (),
            tuple(
                Row({h: Entry(t, Cell(name, f"{chr(65 + c)}{r}")) for c, (h, t) in enumerate(row.items())}, f"{name}!{r}")
                for r, row in enumerate(rows, 2)
            ),
        )
        for name, rows in (tables or {}).items()
    }
    settings = {
        "company": Entry("商汤集团", Cell("报告期", "C4")),
        "current_period": Entry(current, Cell("报告期", "C5")),
    }
    periods = {period for one in metrics for period in one.figures}
    return Workbook(
        Path("t.xlsx"), settings, {one.key: one for one in metrics}, made, (), (), period_named(current), tuple(sorted(periods))
    )


def reporting_in(book: Workbook, currency: str, presentation: str = "", *own: Unit) -> Workbook:
    """The workbook with a reporting currency in 报告期!C6, a unit that it presents, and units of its own."""
    known = currency_named(currency)
    names = units_of(known.dimension, own)
    settings = {**book.settings, "currency": Entry(currency, Cell("报告期", "C6"))}
    metrics = {
        key: replace(
            one, unit=names[one.unit.name],
            figures={period: replace(each, unit=names.get(each.unit.name, each.unit)) for period, each in one.figures.items()},
        )
        for key, one in book.metrics.items()
    }
    return replace(
        book, settings=settings, metrics=metrics, units=KnownUnits(names, known, names.get(presentation)),
    )
