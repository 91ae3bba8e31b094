"""Filters: they print figures with their lineage, ask for what they need, and refuse what has no meaning."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from generator.errors import FigureError
from generator.finance.figures import Figure
from generator.finance.findings import FALSE_CLAIM
from generator.finance.period import period_named
from generator.finance.units import unit_named
from generator.text import filters, list_filters
from generator.text.filters import FILTERS
from generator.text.marks import parse_runs, plain_text
from generator.text.rows import TableTerm
from generator.text.session import Session
from generator.text.terms import Term
from generator.text.visible import MissingFigure
from tests.samples import metric, workbook

REVENUE = metric("revenue", {"2023H1": "1433.1", "2024H1": "1739.7"})
TABLE = workbook(tables={"产品": [{"名称": "甲", "归属": "自有"}, {"名称": "乙", "归属": "其他"}]}).tables["产品"]


def revenue(session: Session) -> Term:
    return Term.at(session, REVENUE, period_named("2024H1"))


def counted(session: Session, value: str, unit: str = "家") -> Term:
    return Term.of(session, Figure(Decimal(value), unit_named(unit), "customers"))


def said(function: Callable[[Session], object]) -> str:
    session = Session()
    return plain_text(tuple(parse_runs(str(function(session)), session.prints)))


def test_every_filter_is_there_under_the_name_that_templates_use() -> None:
    assert {"yi", "wan", "pct", "change", "date", "join", "where", "default"} <= set(FILTERS)
    assert "date_" not in FILTERS


@pytest.mark.parametrize(
    ("function", "words"),
    [
        (lambda s: filters.yi(s, revenue(s)), "17.4亿元"),
        (lambda s: filters.in_unit(s, revenue(s), "亿元", 2), "17.40"),
        (lambda s: filters.change(s, revenue(s), 0), "同比增长 21%"),
        (lambda s: filters.turn(s, revenue(s)), "同比增长"),
        (lambda s: filters.surpass(s, counted(s, "54000"), counted(s, "50000")), "突破5万"),
        (lambda s: filters.near(s, counted(s, "2900000"), counted(s, "3000000")), "近300万"),
        (lambda s: filters.more_than(s, counted(s, "3012"), counted(s, "3000")), "3,000多"),
        (lambda s: filters.plus(s, counted(s, "23600000"), counted(s, "23000000")), "2300+万"),
        (lambda s: filters.rise(s, revenue(s).yoy()), "增长"),
        (lambda s: filters.arrow(s, revenue(s).yoy()), "↑"),
        (lambda s: filters.period(s, revenue(s), "short"), "24年上半年"),
        (lambda s: list_filters.join(s, ["甲", "乙"], "、"), "甲、乙"),
    ],
)
def test_a_filter_prints_as_the_field_does(function: Callable[[Session], object], words: str) -> None:
    assert said(function) == words


def test_a_round_number_that_is_not_true_prints_the_figure_and_is_told() -> None:
    session = Session()
    text = filters.surpass(session, counted(session, "49000"), counted(session, "50000"))
    assert "4.9万" in text
    assert [one.kind for one in session.findings] == [FALSE_CLAIM]


@pytest.mark.parametrize(
    ("function", "told"),
    [
        (lambda s: filters.yi(s, "17"), "needs a figure"),
        (lambda s: filters.yi(s, revenue(s).yoy()), "is a ratio"),
        (lambda s: filters.in_unit(s, revenue(s), "亿圆"), "unknown unit"),
        (lambda s: filters.period(s, revenue(s), "lnog"), 'no form "lnog".*"long"'),
        (lambda s: filters.change(s, counted(s, "3")), "needs a growth"),
        (lambda s: filters.date_(s, revenue(s)), "date cell"),
        (lambda s: list_filters.join(s, "甲"), "needs a list"),
        (lambda s: list_filters.where(s, ["甲"], "名称", "甲"), "needs rows"),
    ],
)
def test_what_has_no_meaning_is_refused(function: Callable[[Session], object], told: str) -> None:
    with pytest.raises(FigureError, match=told):
        function(Session())


def test_rows_are_found_by_what_stands_in_a_column() -> None:
    session = Session()
    rows = list_filters.where(session, TableTerm(session, TABLE), "归属", "自有")
    assert [row.attribute("名称") for row in rows] == ["甲"]
    assert list_filters.length(session, TableTerm(session, TABLE)) == 2
    with pytest.raises(MissingFigure):
        list_filters.first(session, [])


def test_a_default_stands_for_what_is_missing_or_empty_and_for_nothing_else() -> None:
    session = Session()
    absent = Term.at(session, REVENUE, period_named("2020H1"))
    assert list_filters.default(session, absent, "无") == "无"
    assert list_filters.default(session, "", "无") == "无"
    assert list_filters.default(session, "有", "无") == "有"
    assert session.findings == []
