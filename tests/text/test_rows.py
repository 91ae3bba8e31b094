"""Tables, rows and settings as templates see them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from generator.errors import FigureError
from generator.finance.figures import NUMBER, Cell, Figure
from generator.text.marks import Print, Run
from generator.text.rows import Phrase, RowTerm, TableTerm, names
from generator.text.session import Session
from generator.text.terms import PeriodTerm, Term
from generator.text.visible import Missing, MissingFigure
from generator.workbook.model import Row
from tests.samples import metric, money, workbook

BOOK = workbook(
    metric("revenue", {"2024H1": "1739.7"}),
    tables={"来源表": [{"键": "idc", "机构": "IDC"}, {"键": "own", "机构": "公司"}], "空表": []},
)


def test_a_table_loops_over_its_rows_and_finds_one_by_its_key() -> None:
    table = TableTerm(Session(), BOOK.tables["来源表"])
    assert len(table) == 2
    row = table.attribute("idc")
    assert isinstance(row, RowTerm)
    assert row.attribute("机构") == "IDC"
    with pytest.raises(FigureError, match=r'no row "idd".*"idc"'):
        table.attribute("idd")


def test_a_row_names_its_columns_and_is_never_printed_whole() -> None:
    row = RowTerm(Session(), BOOK.tables["来源表"].rows[0])
    with pytest.raises(FigureError, match='no column "机够"'):
        row.attribute("机够")
    with pytest.raises(FigureError, match="cannot be printed whole"):
        str(row)


def test_an_empty_cell_is_missed_only_where_its_row_was_named() -> None:
    row = Row({"机构": None}, "来源表!2")
    assert RowTerm(Session(), row).attribute("机构") == ""
    assert isinstance(RowTerm(Session(), row, named=True).attribute("机构"), Missing)


def test_the_mean_of_a_row_is_exact_and_of_numbers_only() -> None:
    cells = {name: Figure(Decimal(value), NUMBER, name, cell=Cell("评测", ref)) for name, value, ref in (("a", "1", "B2"), ("b", "2", "C2"))}
    row = RowTerm(Session(), Row(cells, "评测!2"))
    assert row.mean_of().figure.value == Decimal("1.5")
    with pytest.raises(MissingFigure):
        row.mean_of("a", "c")


def test_a_phrase_keeps_the_lineage_of_what_it_prints_wherever_it_is_said() -> None:
    session = Session()
    origin = Print("17.4亿元", money("1739.7"))
    phrase = Phrase(session, [Run("收入"), Run("17.4亿元", print=origin)])
    assert "收入" in str(phrase) + str(phrase)
    assert [one.text for one in session.prints] == ["17.4亿元", "17.4亿元"]


def test_templates_name_metrics_settings_tables_and_periods_and_former_names() -> None:
    book = replace(BOOK, metrics={"revenue": replace(BOOK.metrics["revenue"], former=("turnover", "旧 名"))})
    known = names(book, Session())
    assert isinstance(known["revenue"], Term)
    assert known["turnover"] is known["revenue"]
    assert "旧 名" not in known  # no template can write it
    assert known["company"] == "商汤集团"
    assert isinstance(known["来源表"], TableTerm)
    assert isinstance(known["period"], PeriodTerm)
