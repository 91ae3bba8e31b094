"""Figures and periods as templates see them: named attributes, comparisons, and nothing else."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.errors import FigureError, UnitMismatch
from generator.finance.figures import Cell, Figure
from generator.finance.metrics import Kind
from generator.finance.period import period_named
from generator.finance.units import unit_named
from generator.text.session import Session
from generator.text.terms import PeriodTerm, Term, Words, value_term
from generator.text.visible import Missing, MissingFigure
from generator.workbook.model import Entry
from tests.samples import metric

REVENUE = metric("revenue", {"2023H1": "1433.1", "2023FY": "3405.8", "2024H1": "1739.7"})


def term(name: str = "2024H1", session: Session | None = None) -> Term:
    return Term.at(session or Session(), REVENUE, period_named(name))


def value(found: object) -> Decimal | None:
    assert isinstance(found, Term)
    return found.figure.value


@pytest.mark.parametrize(
    ("attribute", "expected"),
    [
        ("comparative", "1433.1"),
        ("previous", "1972.7"),  # 2023H2 is 2023FY less 2023H1
        ("last_full_year", "3405.8"),
        ("ltm", "3712.4"),
        ("first", "1433.1"),
        ("latest", "1739.7"),
        ("before", "3405.8"),
    ],
)
def test_a_figure_leads_to_its_metrics_other_periods(attribute: str, expected: str) -> None:
    assert value(term().attribute(attribute)) == Decimal(expected)


def test_an_attribute_that_is_none_is_told_with_the_nearest() -> None:
    with pytest.raises(FigureError, match=r'has no "comparativ".*"comparative"'):
        term().attribute("comparativ")


def test_comparisons_convert_units_and_take_literals_by_their_decimal_text() -> None:
    billions = Term.of(Session(), Figure(Decimal("17.397"), unit_named("亿元"), "x"))
    assert term() == billions
    assert not term() > billions
    assert Term.of(Session(), REVENUE.figures[period_named("2024H1")]) > term("2023H1")


def test_money_is_neither_compared_with_nor_added_to_a_bare_number() -> None:
    with pytest.raises(UnitMismatch):
        term() + 1
    with pytest.raises(FigureError, match="no figure"):
        term() + "1"


def test_a_missing_figure_is_asked_about_freely_and_told_when_it_is_used() -> None:
    session = Session()
    absent = term("2020H1", session)
    assert not absent.exists
    assert not absent.is_loss()
    assert session.findings == []
    with pytest.raises(MissingFigure, match="revenue"):
        absent.figure  # noqa: B018
    assert not absent > 0
    assert len(session.findings) == 1


def test_what_is_missing_stays_missing_through_whatever_is_asked_of_it() -> None:
    session = Session()
    missing = Missing(session, term("2020H1")._missing())
    assert missing.attribute("yoy") is missing
    assert missing + 1 is missing
    assert session.findings == []
    assert str(missing) == "【待填】"
    assert len(session.findings) == 1


def test_a_derived_figure_has_no_other_periods() -> None:
    with pytest.raises(FigureError, match="derived"):
        (term() - term("2023H1")).attribute("comparative")


def test_a_period_knows_its_neighbours_and_its_kind() -> None:
    period = PeriodTerm(Session(), period_named("2024H1"))
    assert period.attribute("is_half") is True
    assert period.attribute("is_full_year") is False
    assert str(period.attribute("comparative")) == "2023H1"


def test_words_are_compared_by_their_text_and_an_empty_cell_is_an_empty_text() -> None:
    entry = Entry("自有", Cell("模型发布", "B4"))
    assert value_term(Session(), entry) == "自有"
    assert Words(Session(), entry) == Words(Session(), Entry("自有", Cell("模型发布", "B9")))
    assert value_term(Session(), None) == ""


def test_a_stock_reads_the_date_a_span_ends_on() -> None:
    cash = metric("cash", {"2024-06": "70"}, kind=Kind.STOCK)
    assert value(Term.at(Session(), cash, period_named("2024H1"))) == 70
