"""Filters: they print figures with their lineage, ask for what they need, and refuse what has no meaning."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.errors import FigureError
from generator.finance.direction import Direction
from generator.finance.figures import Figure
from generator.finance.findings import FALSE_CLAIM
from generator.finance.metrics import Kind
from generator.finance.period import period_named
from generator.finance.units import unit_named
from generator.text import filters, list_filters, milestone_filters
from generator.text.filters import FILTERS
from generator.text.marks import parse_runs, plain_text
from generator.text.rows import TableTerm
from generator.text.session import Session, Use
from generator.text.terms import Term
from generator.text.visible import MissingFigure
from tests.samples import metric, money, workbook

REVENUE = metric("revenue", {"2022H1": "869.85", "2023H1": "1433.1", "2024H1": "1739.7"})
TABLE = workbook(tables={"产品": [{"名称": "甲", "归属": "自有"}, {"名称": "乙", "归属": "其他"}]}).tables["产品"]


def revenue(session: Session) -> Term:
    return Term.at(session, REVENUE, period_named("2024H1"))


MARGIN = metric("margin", {"2023H1": "0.453", "2024H1": "0.441"}, "%", Kind.RATIO)
TURNED = metric("profit", {"2023H1": "-3", "2024H1": "5"}, direction=Direction.PROFIT)
STOCK = metric("cash", {"2023FY": "80", "2024H1": "100"}, kind=Kind.STOCK)


def margin(session: Session) -> Term:
    return Term.at(session, MARGIN, period_named("2024H1"))


def turned(session: Session) -> Term:
    return Term.at(session, TURNED, period_named("2024H1"))


def stock(session: Session) -> Term:
    """Of a balance sheet: what is asked for under 2023H2 stands under 2023FY."""
    return Term.at(session, STOCK, period_named("2024H1"))


def amount_of(session: Session, value: str) -> Term:
    return Term.of(session, money(value))


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
        (lambda s: filters.change(s, margin(s)), "同比下降1.2个百分点"),
        (lambda s: filters.change(s, margin(s).points(), 2), "同比下降1.20个百分点"),
        (lambda s: filters.turn(s, margin(s)), "同比下降"),
        (lambda s: filters.pct(s, margin(s).yoy()), "−1.2个百分点"),
        (lambda s: filters.paren(s, margin(s).yoy()), "(1.2个百分点)"),
        (lambda s: filters.signed(s, margin(s).yoy()), "(1.2个百分点)"),
        (lambda s: filters.rise(s, margin(s).yoy()), "下降"),
        (lambda s: filters.rise(s, margin(s).yoy(), "提升", "回落"), "回落"),
        (lambda s: filters.change_points(s, margin(s).yoy()), "下降1.2个百分点"),
        (lambda s: filters.multiple(s, revenue(s)), "为去年同期的1.2倍"),
        (lambda s: filters.multiple(s, revenue(s), 3), "为去年同期的1.214倍"),
        (lambda s: filters.multiple(s, turned(s)), "扭亏为盈"),
        (lambda s: filters.multiple(s, revenue(s).growth_over(revenue(s).shifted(period_named("2022H1")))), "为2022年上半年的2.0倍"),
        (lambda s: filters.change(s, stock(s).qoq()), "环比增长 25.0%"),
        (lambda s: filters.multiple(s, stock(s).qoq()), "为上期的1.3倍"),
        (lambda s: filters.yi(s, amount_of(s, "4.2")), "420万元"),
        (lambda s: filters.yi(s, amount_of(s, "-4.2")), "−420万元"),
        (lambda s: filters.yi(s, amount_of(s, "0.025")), "2.5万元"),
        (lambda s: filters.yi(s, amount_of(s, "0.003")), "3,000元"),
        (lambda s: filters.yi(s, amount_of(s, "0")), "0.0亿元"),
        (lambda s: filters.yi(s, amount_of(s, "5.1")), "0.1亿元"),
        (lambda s: filters.wan(s, amount_of(s, "0.0003")), "300元"),
        (lambda s: filters.wan(s, counted(s, "42")), "42"),
        (lambda s: milestone_filters.surpass(s, counted(s, "54000"), counted(s, "50000")), "突破5万"),
        (lambda s: milestone_filters.near(s, counted(s, "2900000"), counted(s, "3000000")), "近300万"),
        (lambda s: milestone_filters.more_than(s, counted(s, "3012"), counted(s, "3000")), "3,000多"),
        (lambda s: milestone_filters.plus(s, counted(s, "23600000"), counted(s, "23000000")), "2300+万"),
        (lambda s: filters.rise(s, revenue(s).yoy()), "增长"),
        (lambda s: filters.arrow(s, revenue(s).yoy()), "↑"),
        (lambda s: filters.period(s, revenue(s), "short"), "24年上半年"),
        (lambda s: list_filters.join(s, ["甲", "乙"], "、"), "甲、乙"),
    ],
)
def test_a_filter_prints_as_the_field_does(function: Callable[[Session], object], words: str) -> None:
    assert said(function) == words


def test_growth_is_a_multiple_only_over_the_bound_and_never_what_it_is_a_multiple_of() -> None:
    """1,000% is not over 1,000%; 1,060% is 10.6 times more, which makes 11.6 times as much."""
    for now, words, of_base in (("110", "同比增长 1,000.0%", "为去年同期的11.0倍"), ("116", "同比增长10.6倍", "为去年同期的11.6倍")):
        session = Session(multiple_over=Decimal(10))
        grown = Term.at(session, metric("revenue", {"2023H1": "10", "2024H1": now}), period_named("2024H1"))
        said_of = [str(one(session, grown)) for one in (filters.change, filters.multiple)]
        assert [plain_text(tuple(parse_runs(text, session.prints))) for text in said_of] == [words, of_base]


def test_a_loss_that_grows_tenfold_is_said_as_a_multiple_too() -> None:
    session = Session(multiple_over=Decimal(10))
    losses = metric("profit", {"2023H1": "-10", "2024H1": "-116"}, direction=Direction.PROFIT)
    text = str(filters.change(session, Term.at(session, losses, period_named("2024H1"))))
    assert plain_text(tuple(parse_runs(text, session.prints))) == "亏损扩大10.6倍"


def test_decimals_of_a_multiple_are_those_of_its_unit() -> None:
    session = Session({"text": {"倍": 0, "other": 2}}, multiple_over=Decimal(10))
    grown = Term.at(session, metric("revenue", {"2023H1": "10", "2024H1": "116"}), period_named("2024H1"))
    text = str(filters.change(session, grown))
    assert plain_text(tuple(parse_runs(text, session.prints))) == "同比增长11倍"


@pytest.mark.parametrize("use", ["chart", "table"])
def test_a_table_and_a_chart_keep_their_unit_where_it_shows_nothing(use: Use) -> None:
    session = Session()
    session.begin(use, "slide.yaml:1")
    filters.yi(session, amount_of(session, "4.2"))
    assert [one.text for one in session.prints] == ["0.0亿元"]


@settings(deadline=None)
@given(st.decimals("-99999", "99999", places=6, allow_nan=False))
def test_an_amount_in_running_text_never_prints_as_zero_unless_it_is(value: Decimal) -> None:
    for function in (filters.yi, filters.wan):
        session = Session({"text": {"other": 0}})
        function(session, Term.of(session, money(str(value))))
        shown = any(digit in session.prints[-1].text for digit in "123456789")
        assert shown is bool(value)


def test_a_round_number_that_is_not_true_prints_the_figure_and_is_told() -> None:
    session = Session()
    text = milestone_filters.surpass(session, counted(session, "49000"), counted(session, "50000"))
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
