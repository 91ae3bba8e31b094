"""A chart on a page: its picture is asked for, its points are recorded, its title and notes are native text."""

from __future__ import annotations

import pytest

from generator.blocks.chart import ChartBlock
from generator.blocks.registry import model_of
from tests.blocks.setting import BOOK, set_on_page

TREE = {"kind": "column", "title": "营业收入", "unit": "(百万元)", "series": ["revenue"], "periods": {"every": "same-span", "last": "3"}}


def test_a_chart_is_asked_for_with_its_points_and_records_them() -> None:
    done = set_on_page(TREE)
    (data,) = done.drawn
    assert [point.value for point in data.series[0].points] == [BOOK.metrics["revenue"].figures[p].value for p in sorted(BOOK.metrics["revenue"].figures)]
    assert done.prints == ["1,200.0", "1,433.1", "1,739.7"]
    assert [placed.category for placed in done.page.lineage.placed] == [category.name for category in data.categories]


def test_a_block_with_series_is_a_chart_and_needs_one() -> None:
    chosen = model_of(TREE)  # type: ignore[arg-type]
    assert chosen is not None and issubclass(chosen, ChartBlock)
    with pytest.raises(ValueError, match="a chart needs one at least"):
        ChartBlock.model_validate({**TREE, "series": []})


def test_its_title_and_unit_stand_in_one_line_of_text() -> None:
    assert set_on_page(TREE).text("chart title") == "营业收入 (百万元)"


def test_a_chart_of_what_is_not_there_is_a_place_to_be_filled_in() -> None:
    done = set_on_page({**TREE, "series": ["revenue.at('2020H1')"]})
    assert set(done.found) == {"missing"}
    assert done.drawn == []
