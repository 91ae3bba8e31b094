"""`unit:` of blocks: values are converted to it, its words are made of it, and words that say another are told."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from generator.errors import JianbaoError, TemplateError
from generator.finance.figures import Figure
from generator.finance.units import Unit
from generator.workbook.model import Workbook
from tests.blocks.setting import Set, set_on_page
from tests.samples import metric, reporting_in, workbook

ROWS = workbook(
    metric("revenue", {"2023H1": "1433100", "2024H1": "1739700"}, "千元"),
    metric("selling", {"2023H1": "410.2", "2024H1": "9411"}),
    metric("abroad", {"2023H1": "30", "2024H1": "40"}, "百万美元"),
    metric("staff", {"2023H1": "5000", "2024H1": "4000"}, "人"),
    metric("margin", {"2023H1": "0.45", "2024H1": "0.44"}, "%"),
    tables={"行": [{"名称": "甲"}]},
)
BOOK = reporting_in(ROWS, "人民币")


def chart(series: object, *, kind: str = "column", book: Workbook = BOOK, **more: object) -> Set:
    many = series if isinstance(series, list) else [series]
    tree = {"kind": kind, "series": many, "periods": {"every": "same-span", "last": "2"}, "places": "1", **more}
    return set_on_page(tree, book=book)


def labels(block: Set) -> list[str]:
    return [label for series in block.drawn[0].series for point in series.points for label in point.labels]


def recorded(block: Set, text: str) -> Figure:
    """The figure behind a print."""
    figure = next(one.print.figure for one in block.page.lineage.placed if one.text == text)
    assert isinstance(figure, Figure)
    return figure


def found(block: Set) -> list[str]:
    return [str(one) for one in (*block.page.findings, *block.renderer.findings) if one.kind == "unit"]


def test_a_chart_draws_its_values_in_its_unit_and_says_it() -> None:
    block = chart("revenue", unit="百万元", title="收入")
    assert labels(block) == ["1,433.1", "1,739.7"]
    assert [point.value for point in block.drawn[0].series[0].points] == [Decimal("1433.1"), Decimal("1739.7")]
    assert block.text("chart title") == "收入 (人民币百万元)"
    figure = recorded(block, "1,739.7")
    assert (figure.value, figure.unit.name, [str(cell) for cell in figure.typed_cells]) == (Decimal("1739.7"), "百万元", ["财务!I5"])


def test_a_chart_of_millions_is_drawn_in_hundreds_of_millions() -> None:
    block = chart("selling", unit="亿元", places="2", title="销售费用", unit_form="subtitle", unit_note="未经审核")
    assert labels(block) == ["4.10", "94.11"]
    assert block.text("chart title") == "销售费用 单位：亿元人民币　未经审核"
    assert recorded(block, "94.11").unit.name == "亿元"


def test_the_words_of_a_unit_lead_to_the_cell_of_the_currency() -> None:
    placed = chart("revenue", unit="百万元", title="收入").page.lineage.placed
    origin = next(one.print.figure for one in placed if one.text == "(人民币百万元)")
    assert not isinstance(origin, Figure)
    assert str(origin.cell) == "报告期!C6"


@pytest.mark.parametrize(
    ("currency", "said"), [("港币", "(港币百万元)"), ("港元", "(百万港元)"), ("美元", "(百万美元)"), ("人民币", "(人民币百万元)")]
)
def test_another_currency_in_the_workbook_is_another_word_on_the_slide(currency: str, said: str) -> None:
    book = reporting_in(workbook(*(ROWS.metrics[key] for key in ("revenue", "selling"))), currency)
    block = chart("revenue", unit="百万元", title="收入", book=book)
    assert block.text("chart title") == f"收入 {said}"
    assert labels(block) == ["1,433.1", "1,739.7"]


def test_a_block_inside_another_has_its_unit_and_says_nothing() -> None:
    tree = {"unit": "亿元", "stack": [{"kind": "column", "series": ["selling"], "places": "2", "title": "销售费用"}]}
    block = set_on_page(tree, book=BOOK)
    assert labels(block) == ["4.10", "94.11"]
    assert block.text("chart title") == "销售费用"


def test_a_chart_without_a_unit_has_that_which_the_workbook_presents() -> None:
    book = reporting_in(ROWS, "人民币", "百万元")
    assert labels(chart("revenue", book=book)) == ["1,433.1", "1,739.7"]
    assert labels(chart("staff", book=book)) == ["5,000.0", "4,000.0"]
    assert labels(chart("abroad", book=book)) == ["30.0", "40.0"]


def test_rows_of_one_currency_in_two_units_are_drawn_in_one() -> None:
    assert labels(chart(["selling", "revenue"], kind="grouped-column")) == ["410.2", "9,411.0", "1,433.1", "1,739.7"]


def test_a_total_over_rows_in_two_units_is_their_sum() -> None:
    block = chart(["selling", "revenue"], kind="stacked-column", total="sum", unit="百万元")
    assert block.drawn[0].totals == ("1,843.3", "11,150.7")


@pytest.mark.parametrize(
    ("series", "more", "said"),
    [
        (["selling", "abroad"], {"kind": "grouped-column"}, "in 百万元 and abroad (财务!H5) in 百万美元"),
        (["selling", "abroad"], {"kind": "stacked-column", "total": "sum"}, "never put together"),
        (["selling", "selling"], {"kind": "stacked-column", "total": "abroad"}, "in 百万美元 and"),
        (["selling", "staff"], {"kind": "stacked-column", "total": "sum"}, "never put together"),
        (["selling", "staff"], {"kind": "stacked-column"}, "never put together. Draw them in two charts, or check 单位."),
        ("abroad", {"unit": "百万元"}, "abroad (财务!H5) is in 百万美元, and the chart in 百万元"),
        ("staff", {"unit": "百万元"}, "staff (财务!H5) is in 人, and the chart in 百万元"),
        ("selling / 100", {}, "selling / 100 moves the decimal point of selling, and its unit stays 百万元"),
        ("selling * 0.01 + selling", {"unit": "亿元"}, "moves the decimal point of selling"),
        ("selling + abroad", {}, "two currencies are never put together"),
        ("selling.share_of(abroad)", {}, "two currencies are never put together"),
        ("selling.growth_over(abroad)", {}, "two currencies are never put together"),
        ("selling", {"unit": "百方元"}, '"百方元" is no unit. Did you mean "百万元"?'),
    ],
)
def test_what_has_no_meaning_is_refused(series: object, more: dict[str, object], said: str) -> None:
    with pytest.raises(JianbaoError) as refused:
        chart(series, **more)
    assert said in str(refused.value)
    assert "Traceback" not in str(refused.value)


def test_half_of_a_figure_is_no_faked_unit() -> None:
    assert labels(chart("selling / 2"))[1] == "4,705.5"
    assert labels(chart("selling * 10"))[1] == "94,110.0"


def test_amounts_in_a_block_are_in_its_unit_and_filters_as_before() -> None:
    kpis = [
        {"value": "{{ revenue | amount(1) }}{{ unit }}", "label": "收入{{ unit | unit }}"},
        {"value": "{{ revenue | yi(1) }}", "label": "{{ staff | amount }}{{ staff.unit }}，{{ revenue.unit }}"},
    ]
    assert set_on_page({"unit": "百万元", "kpis": kpis}, book=BOOK).texts == [
        "1,739.7百万元", "收入(人民币百万元)", "17.4亿元", "4,000人，百万元",
    ]  # fmt: skip
    without = [{"value": "{{ revenue | amount }}{{ revenue.unit }}", "label": "收入"}]
    assert set_on_page({"kpis": without}, book=BOOK).texts == ["1,739,700千元", "收入"]


def test_cards_have_a_unit_too() -> None:
    block = set_on_page({"unit": "亿元", "cards": [{"title": "收入", "value": "{{ revenue | amount(1) }}{{ unit }}"}]}, book=BOOK)
    assert block.texts == ["收入", "17.4亿元"]


def table(columns: list[dict[str, str]], book: Workbook = BOOK, **more: object) -> Set:
    return set_on_page({"table": "row in 行", "columns": [{"text": "{{ row.名称 }}"}, *columns], **more}, book=book)


def cells(block: Set) -> list[list[str]]:
    grid = block.shapes["table"].table
    return [[cell.text for cell in row.cells] for row in grid.rows]


def test_a_table_converts_its_figures_by_block_or_by_column() -> None:
    columns = [
        {"heading": "收入{{ unit | unit }}", "figure": "revenue", "places": "1"},
        {"heading": "海外", "figure": "abroad"},
        {"heading": "费用 ({{ unit }})", "figure": "selling", "unit": "亿元", "places": "2"},
    ]
    assert cells(table(columns, unit="百万元")) == [
        ["", "收入(人民币百万元)", "海外", "费用 (亿元)"],
        ["甲", "1,739.7", "40.0", "94.11"],
    ]
    presented = reporting_in(ROWS, "人民币", "百万元")
    assert cells(table([{"figure": "revenue", "places": "1"}], presented)) == [["", ""], ["甲", "1,739.7"]]
    with pytest.raises(TemplateError, match="is in 百万美元, and its column in 亿元"):
        table([{"figure": "abroad", "unit": "亿元"}])


def test_a_unit_typed_as_words_over_figures_in_another_is_told() -> None:
    (said,) = found(chart("revenue", title="收入", unit="(人民币百万元)　未经审核"))
    assert '"(人民币百万元)" stands over figures in 千元: 1,433,100.0 is revenue (财务!H5).' in said
    assert found(chart("selling", unit="(人民币百万元)　未经审核")) == []
    assert found(chart("abroad", title="海外收入 (人民币百万元)")) != []
    assert found(chart("staff", title="人数 (天)")) != []
    assert found(chart("staff", title="人数 (人)")) == []
    assert found(chart("margin", title="毛利率 (百万元)")) == []


def test_a_heading_that_says_another_unit_than_its_column_is_told() -> None:
    assert found(table([{"heading": "收入 (百万元)", "figure": "revenue"}])) != []
    assert found(table([{"heading": "收入 (千元)", "figure": "revenue"}])) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("收入{{ revenue | amount }}百万元", True),
        ("收入{{ revenue | amount }}千元", False),
        ("收入{{ revenue | in_unit('百万元', 1) }}百万元", False),
        ("海外{{ abroad | amount }}百万元", True),
        ("员工{{ staff | amount }}万人", True),
        ("员工{{ staff | amount }}人", False),
        ("员工{{ staff | amount }}名", False),
        ("收入{{ revenue | yi(1) }}人民币", False),
        ("收入增长{{ revenue.yoy | pct }}", False),
    ],
)
def test_a_unit_typed_behind_a_number_must_be_the_figures(text: str, told: bool) -> None:
    assert bool(found(set_on_page(text, book=BOOK))) is told


def test_an_unknown_form_and_an_unknown_unit_are_told_with_the_nearest() -> None:
    with pytest.raises(TemplateError, match='no form "subtitel"'):
        set_on_page({"unit": "百万元", "text": "{{ unit | unit('subtitel') }}"}, book=BOOK)
    with pytest.raises(TemplateError, match="Give the slide or the block a unit"):
        set_on_page("{{ unit | unit }}", book=BOOK)


def test_a_unit_of_the_workbooks_own_is_a_unit_like_any_other() -> None:
    crates = Unit("万罐", "罐", Decimal(10000))
    book = reporting_in(workbook(metric("staff", {"2024H1": "30000"}, "人")), "人民币", "", Unit("罐", "罐"), crates)
    own = metric("sold", {"2023H1": "20000", "2024H1": "35000"}, "人")
    rows = {period: Figure(one.value, Unit("罐", "罐"), "sold", period=period, cell=one.cell) for period, one in own.figures.items()}
    book = replace(book, metrics={"sold": replace(own, unit=Unit("罐", "罐"), figures=rows)})
    block = chart("sold", unit="万罐", title="销量", book=book)
    assert labels(block) == ["2.0", "3.5"]
    assert block.text("chart title") == "销量 (万罐)"
