"""Resolving charts: periods relative to the current one, decimals that add up, growth only between comparable spans."""

from __future__ import annotations

import pytest

from generator.charts.kinds.registry import kind_named
from generator.charts.resolve import resolve
from generator.charts.resolved import ResolvedChart
from generator.charts.spec import ChartSpec
from generator.finance.direction import Direction
from generator.finance.metrics import Kind
from generator.text.render import Renderer
from generator.text.terms import MissingFigure
from tests.samples import metric, workbook

BOOK = workbook(
    metric("revenue", {"2021FY": "80", "2022H1": "40", "2022FY": "90", "2023H1": "50", "2023FY": "100", "2024H1": "65"}),
    metric("a", {"2023H1": "10.4", "2024H1": "20.4"}),
    metric("b", {"2023H1": "39.4", "2024H1": "44.4"}),
    metric("total", {"2023H1": "49.8", "2024H1": "64.8"}),
    metric("net_profit", {"2022H1": "-30", "2023H1": "-20", "2024H1": "5"}, direction=Direction.PROFIT),
    metric("power", {"2023-03": "5000", "2023-08": "6000", "2024-08": "20000"}, "P"),
)


def spec_of(**spec: object) -> ChartSpec:
    said = {"kind": "column", **spec}
    return kind_named(str(said["kind"])).spec.model_validate(said)


def resolved(**spec: object) -> ResolvedChart:
    return resolve(spec_of(**spec), Renderer(BOOK), {}, lambda name: f"<{name}>")


def categories(chart: ResolvedChart) -> list[str]:
    return [category.name for category in chart.data.categories]


@pytest.mark.parametrize(
    ("periods", "names"),
    [
        ({"every": "same-span", "last": "3"}, ["2022H1", "2023H1", "2024H1"]),
        ({"every": "half", "last": "3"}, ["2023H1", "2023H2", "2024H1"]),
        ({"every": "year", "last": "2"}, ["2022FY", "2023FY"]),
        ({"every": "year", "last": "2", "then": ["comparative", "current"]}, ["2022FY", "2023FY", "2023H1", "2024H1"]),
    ],
)
def test_periods_are_counted_back_from_the_current_one(periods: dict[str, object], names: list[str]) -> None:
    assert categories(resolved(series=["revenue"], periods=periods, category="name")) == names


def test_a_series_that_has_begun_goes_on_to_the_current_period_filled_or_not() -> None:
    """2022H1 stands, 2023H1 is empty, and so is the current half: both keep a place, and what lies before has none."""
    book = workbook(metric("cash", {"2022H1": "7"}, kind=Kind.STOCK), metric("other", {"2023FY": "1"}))
    renderer = Renderer(book)
    spec = spec_of(kind="line", series=["cash"], periods={"every": "half", "last": "6"}, category="name")
    chart = resolve(spec, renderer, {}, str)
    assert categories(chart) == ["2022H1", *(f"{name}\n【待填】" for name in ("2022H2", "2023H1", "2023H2", "2024H1"))]
    assert {one.kind for one in renderer.findings} == {"missing"}


def test_a_year_that_is_under_way_does_not_wait_for_its_second_half() -> None:
    spec = spec_of(
        kind="stacked-column", series=["revenue.first_half", "revenue.second_half"], total="sum",
        periods={"every": "year", "last": "2", "to_current_year": True}, category="name",
    )  # fmt: skip
    renderer = Renderer(BOOK)
    chart = resolve(spec, renderer, {}, str)
    assert categories(chart) == ["2023FY", "2024FY"]
    assert renderer.findings == []


def test_filled_periods_are_those_that_stand_in_the_row() -> None:
    chart = resolved(series=["power - power.before"], periods={"every": "filled", "skip": "1"}, category="name")
    assert categories(chart) == ["2023-08", "2024-08"]
    assert [point.labels for point in chart.data.series[0].points] == [("1,000",), ("14,000",)]


def test_the_current_period_stands_out() -> None:
    chart = resolved(series=["revenue"])
    assert [category.role for category in chart.data.categories] == ["comparative", "comparative", "current"]


def test_parts_get_as_many_decimals_as_make_them_add_up() -> None:
    """10.4 + 39.4 = 49.8 prints as 10 + 39 ≠ 50 without decimals, and adds up with one."""
    chart = resolved(kind="stacked-column", series=["a", "b"], total="total", periods={"last": "2"}, places="0")
    assert [point.labels for point in chart.data.series[0].points] == [("10.4",), ("20.4",)]
    assert chart.data.totals == ("49.8", "64.8")
    assert not chart.does_not_add_up


def test_parts_that_never_add_up_are_told() -> None:
    chart = resolved(kind="stacked-column", series=["a", "b"], total="revenue", periods={"last": "2"}, places="0")
    assert chart.does_not_add_up


def test_rounding_is_told_from_parts_that_miss_their_total() -> None:
    """64.8 beside a total of 65 is rounding to whole numbers; 20.4 alone beside a total of 65 is 44.6 short."""
    rounded = resolved(kind="stacked-column", series=["a", "b"], total="revenue", periods={"last": "2"}, places="0")
    wrong = resolved(kind="stacked-column", series=["a"], total="revenue", periods={"last": "2"}, places="0")
    assert rounded.missing == 0
    assert str(wrong.missing) == "44.6"  # 65 − 20.4, more than 50 − 10.4


def test_growth_stands_between_spans_a_year_apart_and_nowhere_else() -> None:
    chart = resolved(
        series=["revenue"], growth="true", places="1",
        periods={"every": "year", "last": "3", "then": ["comparative", "current"]},
    )  # fmt: skip
    assert [(pill.start, pill.end, pill.text) for pill in chart.data.pills] == [
        (0, 1, "12.5%"),
        (1, 2, "11.1%"),
        (3, 4, "30.0%"),
    ]


def test_a_turn_to_profit_prints_words_and_only_a_loss_has_the_note() -> None:
    chart = resolved(series=["net_profit"], growth="true", growth_mark="narrowing", places="1")
    assert [(pill.text, pill.mark) for pill in chart.data.pills] == [("(33.3%)", "<narrowing>"), ("扭亏为盈", "")]


def test_every_label_has_a_print_that_leads_to_cells() -> None:
    chart = resolved(kind="stacked-column", series=["a", "b"], total="total", label=["value", "share"], periods={"last": "2"})
    texts = [label for series in chart.data.series for point in series.points for label in point.labels]
    printed = [one.print.text for one in chart.prints]
    assert sorted(printed) == sorted([*texts, *chart.data.totals])
    assert all(one.print.figure.typed_cells for one in chart.prints)


def test_alternative_text_says_every_value() -> None:
    chart = resolved(series=["revenue"], title="营业收入", unit="(百万元)", growth="true", places="1")
    for words in ("营业收入", "(百万元)", "22年上半年", "40.0", "65.0", "30.0%"):
        assert words in chart.description


def test_a_chart_without_any_value_is_told() -> None:
    with pytest.raises(MissingFigure, match="is needed and empty"):
        resolved(series=["revenue.at('1999FY')"])


def test_a_category_is_never_called_after_another_period_than_its_values() -> None:
    """Of 2022 only the second half stands: under 22年上半年 its 356.9 would be false."""
    book = workbook(metric("genai", {"2022H2": "356.9", "2023FY": "1183.7", "2023H1": "295.5", "2024H1": "1051.2"}))
    renderer = Renderer(book)
    spec = {
        "kind": "stacked-column", "series": ["genai.first_half", "genai.second_half"], "total": "sum",
        "periods": {"every": "year", "last": "3", "to_current_year": True},
        "category": "{{ (period | period) if genai.exists else (genai.first_half.period | period('short')) }}",
    }  # fmt: skip
    chart = resolve(spec_of(**spec), renderer, {}, str)
    assert categories(chart) == ["2022年\n【待填】", "2023年", "24年上半年"]
    assert ["2022H1" in one.what for one in renderer.findings] == [True]


def test_halves_and_years_are_counted_in_the_companys_own_years() -> None:
    """Years that end with March: the halves up to 2024H1 (April to September 2023) are those before it."""
    from generator.charts.periods import counted_back
    from generator.finance.period import period_named

    current = period_named("2024H1", 3)
    assert [str(one) for one in counted_back("half", 3, current, False)] == ["2023H1", "2023H2", "2024H1"]
    assert [str(one) for one in counted_back("year", 2, current, False)] == ["2022FY", "2023FY"]
    assert [str(one) for one in counted_back("year", 2, current, True)] == ["2023FY", "2024FY"]


# Years beside halves


def test_years_and_halves_stand_in_groups_under_their_names() -> None:
    chart = resolved(series=["revenue"], periods={"every": "year", "last": "2", "then": ["comparative", "current"]})
    assert [category.group for category in chart.data.categories] == [0, 0, 1, 1]
    assert chart.data.headings == ("全年", "上半年")
    assert chart.data.breaks == (2,)


def test_spans_of_one_length_need_no_headings() -> None:
    for periods in ({"every": "same-span", "last": "3"}, {"every": "half", "last": "3"}, {"every": "year", "last": "2"}):
        chart = resolved(series=["revenue"], periods=periods)
        assert (chart.data.headings, chart.data.breaks) == ((), ())


HALVES = {
    "kind": "stacked-column", "series": ["genai.first_half", "genai.second_half"], "total": "sum",
    "periods": {"every": "year", "last": "2", "to_current_year": True},
    "category": "{{ (period | period) if genai.exists else (genai.first_half.period | period('short')) }}",
}  # fmt: skip


def in_halves(values: dict[str, str], current: str = "2024H1", **said: object) -> ResolvedChart:
    book = workbook(metric("genai", values), current=current)
    return resolve(spec_of(**HALVES, **said), Renderer(book), {}, str)


def test_half_a_year_under_way_is_compared_with_that_half_of_the_last_one() -> None:
    """100 of the first half and 300 of the second, then 250: that is not 250 over 400, a fall, but 250 over 100."""
    chart = in_halves({"2023FY": "400", "2023H1": "100", "2024H1": "250"}, growth="latest")
    (pill,) = chart.data.pills
    assert (pill.start, pill.end, pill.text, pill.part) == (0, 1, "+150.0%", 0)
    assert chart.data.headings == ("全年", "上半年")


def test_a_year_that_is_over_is_compared_with_the_whole_last_one() -> None:
    chart = in_halves(
        {"2023FY": "400", "2023H1": "100", "2024FY": "600", "2024H1": "250"}, "2024FY", growth="latest"
    )  # fmt: skip
    (pill,) = chart.data.pills
    assert (pill.text, pill.part) == ("+50.0%", None)
    assert chart.data.headings == ()


def test_growth_of_the_latest_leaves_out_the_years_before() -> None:
    periods = {"every": "same-span", "last": "3"}
    assert [pill.text for pill in resolved(series=["revenue"], growth="latest", periods=periods).data.pills] == ["+30.0%"]
