"""KPIs, bands and tables: figures set large, side by side, and in columns."""

from __future__ import annotations

import pytest

from generator.blocks.bands import BandsBlock
from generator.blocks.kpis import KpisBlock
from generator.blocks.table import TableBlock
from generator.errors import TemplateError
from tests.blocks.setting import AREA, BOOK, set_on_page
from tests.samples import workbook


def test_the_number_of_a_kpi_is_larger_than_its_unit() -> None:
    done = set_on_page({"kpis": [{"value": "{{ revenue | yi }}", "label": "收入"}]})
    runs = done.shapes["kpi"].text_frame.paragraphs[0].runs
    assert [run.text for run in runs] == ["17.4", "亿元"]
    assert runs[0].font.size > runs[1].font.size
    assert done.text("label") == "收入"
    assert done.prints == ["17.4", "亿元"]


def test_kpis_of_one_group_have_one_size_and_stand_in_equal_places() -> None:
    done = set_on_page({"kpis": [{"value": "{{ revenue | yi }}", "label": "a"}, {"value": "123,456,789,012,345,678,901", "label": "b"}]}, area=AREA._replace(width=300))
    first, second = done.shapes["kpi"], done.shapes["kpi 2"]
    assert first.text_frame.paragraphs[0].runs[0].font.size == second.text_frame.paragraphs[0].runs[0].font.size
    assert first.width == second.width


def test_the_style_of_kpis_is_checked_against_the_master() -> None:
    with pytest.raises(TemplateError, match=r'no text style "kpis".*"kpi"'):
        set_on_page({"kpis": [{"value": "1", "label": "a"}], "size": "kpis"})
    assert str(KpisBlock.model_validate({"kpis": [{"value": "1", "label": "a"}]}).size) == "kpi"


def test_a_band_has_its_heading_and_its_numbers_beside_it() -> None:
    done = set_on_page({"bands": [{"heading": "收入", "kpis": [{"value": "{{ revenue | yi }}", "label": "总收入"}]}] * 2})
    assert done.text("heading") == done.text("heading 2") == "收入"
    assert done.shapes["kpi"].left > done.shapes["heading"].left + done.shapes["heading"].width
    assert BandsBlock.model_validate({"bands": [{"heading": "a", "kpis": [{"value": "1", "label": "b"}]}]}).least == 3


TABLE = {
    "table": "row in 产品",
    "columns": [{"heading": "名称", "text": "{{ row.名称 }}"}, {"heading": "收入", "figure": "revenue"}],
}


def test_a_table_has_a_row_for_each_round_and_records_its_cells() -> None:
    table = set_on_page(TABLE).shapes["table"].table
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["名称", "收入"], ["甲", "1,739.7"], ["乙", "1,739.7"]]
    placed = set_on_page(TABLE).page.lineage.placed
    assert [(one.row, one.column, one.text) for one in placed] == [(1, 0, "甲"), (1, 1, "1,739.7"), (2, 0, "乙"), (2, 1, "1,739.7")]


def test_the_best_of_a_column_is_bold() -> None:
    columns = [{"heading": "", "figure": "revenue if row.名称 == '甲' else profit", "best": "max"}]
    table = set_on_page({"table": "row in 产品", "columns": columns}).shapes["table"].table
    bold = [table.cell(row, 0).text_frame.paragraphs[0].runs[0].font.bold for row in (1, 2)]
    assert list(map(bool, bold)) == [True, False]


def test_rows_that_do_not_fit_are_left_for_a_next_slide() -> None:
    many = workbook(tables={"产品": [{"名称": str(number)} for number in range(60)]})
    done = set_on_page({**TABLE, "columns": TABLE["columns"][:1]}, book=many, area=AREA.top(200))  # type: ignore[index]
    (start,) = done.rest.values()
    assert len(done.shapes["table"].table.rows) == start + 1 < 60


def test_a_table_without_rows_is_a_place_to_be_filled_in() -> None:
    done = set_on_page({**TABLE, "table": "row in 空表"})
    assert done.texts == ["空表 【待填】"]
    assert done.found == ["missing"]
    assert TableBlock.model_validate(TABLE).style == "small"
    assert BOOK.tables["空表"].rows == ()
