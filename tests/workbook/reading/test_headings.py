"""Headings of period columns: what is clear is read, the rest told once at its cell."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl.comments import Comment

from generator.errors import WorkbookError
from generator.finance.period import period_named
from generator.workbook.model import Workbook
from tests.workbook.test_read import REVENUE, read, value

STOCK = ["gpus", "GPU", "块", "存量", None, "披露", "公告", 27000, 45000, 54000]


def headed(path: Path, heading: object, *rows: list[Any], comment: str = "", more: object = None, setting: str = "") -> Workbook:
    """A workbook whose last column has this heading, and perhaps a further column beside it."""

    def change(book: Any) -> None:
        cell = book["财务"]["J1"]
        cell.value = heading
        if comment:
            cell.comment = Comment(comment, "张三")
        if more is not None:
            book["财务"]["K1"] = more
            book["财务"]["K2"] = 1700.5
        if setting:
            book["报告期"].append(["财年截止月", "财年截止月", setting])

    return read(path, *(rows or (REVENUE,)), change=change)


@pytest.mark.parametrize(
    "heading", ["2024H1\n(未经审核)", "1H2024", "2024年上半年", "截至2024年6月30日止六个月", "２０２４Ｈ１", "2024\u200bH1", "2024H1¹"]
)
def test_a_heading_in_any_clear_form_is_the_period(heading: str, tmp_path: Path) -> None:
    assert period_named("2024H1") in headed(tmp_path, heading).metrics["revenue"].figures


@pytest.mark.parametrize("heading", ["2024-06-30", "2024/6/30", "2024年6月30日", datetime(2024, 6, 30), "30/6/2024"])
def test_a_day_over_stocks_is_that_months_end(heading: object, tmp_path: Path) -> None:
    book = headed(tmp_path, heading, STOCK)
    assert (value(book, "gpus", "2024-06"), book.doubts) == (54000, ())


@pytest.mark.parametrize("heading", ["30/6/2024", "2024-06-30", datetime(2024, 6, 30)])
def test_a_day_over_a_flow_is_asked_about_once_and_read_as_the_span_that_reports_have(heading: object, tmp_path: Path) -> None:
    book = headed(tmp_path, heading, REVENUE, STOCK)
    (asked,) = book.doubts
    assert "财务!J1" in asked.where
    assert "核实 2024H1" in asked.hint
    assert (value(book, "revenue", "2024H1"), value(book, "gpus", "2024-06")) == (Decimal("1739.7"), 54000)
    assert headed(tmp_path, heading, REVENUE, comment="核实 2024H1").doubts == ()


@pytest.mark.parametrize("heading", ["03/06/2024", "2024H3", "24H1", "2024", 2024, 2024.1, "2024H1(管理层口径)", "2024年13月"])
def test_what_looks_like_a_period_and_is_not_read_is_told_at_its_cell_alone(heading: object, tmp_path: Path) -> None:
    with pytest.raises(WorkbookError, match=r"财务!J1") as caught:
        headed(tmp_path, heading)
    assert len(caught.value.problems) == 1


@pytest.mark.parametrize("heading", ["2024年审计备注", "2024H1预算", "2024H1同比", "预算2024", "备注"])
def test_a_column_of_the_users_own_is_left_alone(heading: str, tmp_path: Path) -> None:
    book = headed(tmp_path, "2024H1", more=heading)
    assert (value(book, "revenue", "2024H1"), book.warnings) == (Decimal("1739.7"), ())


@pytest.mark.parametrize(
    ("one", "other"), [("2024H1", "2024H1（经重列）"), ("2024H1 重列前", "2024H1"), ("2024H1", "2024H1\nRestated"), ("2024H1 (as previously reported)", "1H2024 (restated)")]
)  # fmt: skip
def test_of_two_columns_the_restated_one_counts_and_the_other_was_published(one: str, other: str, tmp_path: Path) -> None:
    book = headed(tmp_path, one, more=other)
    now = period_named("2024H1")
    metric = book.metrics["revenue"]
    assert (float(metric.figures[now].defined()), float(metric.published[now].defined())) == (1700.5, 1739.7)


@pytest.mark.parametrize("other", ["1H2024", "2024年上半年（未经审核）"])
def test_two_columns_of_one_period_without_a_word_are_refused(other: str, tmp_path: Path) -> None:
    with pytest.raises(WorkbookError, match=r"财务!K1: the period 2024H1 has two columns, the other at 财务!J1"):
        headed(tmp_path, "2024H1", more=other)


@pytest.mark.parametrize(
    ("heading", "words"), [("2024H1", "2024财年上半年"), ("截至2023年9月30日止六个月", "2024财年上半年"), ("2024财年", "2024财年")]
)
def test_years_may_end_in_march(heading: str, words: str, tmp_path: Path) -> None:
    from generator.language.chosen import PERIOD_FORMS

    metric = headed(tmp_path, heading, setting="3").metrics["revenue"]
    assert PERIOD_FORMS["long"](max(metric.figures)) == words


def test_a_year_end_that_is_no_month_is_told(tmp_path: Path) -> None:
    with pytest.raises(WorkbookError, match=r"报告期!C4.*财年截止月"):
        headed(tmp_path, "2024H1", setting="13")
