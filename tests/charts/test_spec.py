"""What a slide file may say of each kind of chart: what a kind does not know is refused where it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.blocks.registry import kind_of
from generator.charts.bars import bars
from generator.charts.bridge import bridge
from generator.charts.kinds import (
    column,
    combination,
    doughnut,
    forecast_column,
    grouped_column,
    line,
    stacked_column,
)
from generator.charts.kinds.registry import KINDS, kind_named, module_of
from generator.charts.options import Arrow, Insets, Naming, OneSeries
from generator.charts.over_metrics import over_metrics
from generator.charts.over_periods import over_periods
from generator.charts.spec import ChartSpec
from generator.charts.targets import targets
from generator.errors import Problem, TemplateError
from generator.spec.validate import validated
from generator.spec.yaml_file import YamlFile

UPRIGHT = {"column", "stacked-column", "grouped-column", "line", "combination", "forecast-column", "area"}
"""The kinds over periods from left to right, under which rows of text may stand."""

OF_PERIODS = set(KINDS) - {"doughnut", "bullet"}
NAMED = {"stacked-column", "grouped-column", "line", "combination", "stacked-bar", "hundred-percent", "area"}

KNOWN_BY = {
    "periods: {last: 2}": OF_PERIODS,
    "category: code": OF_PERIODS,
    "ratios: [{figure: margin}]": UPRIGHT,
    "values_below: true": UPRIGHT,
    "growth: true": UPRIGHT,
    "bracket: false": {"column", "stacked-column", "grouped-column", "forecast-column"},
    "naming: legend": NAMED,
    "inset: margin": {"column", "combination", "forecast-column"},
    "total: sum": {"stacked-column", "stacked-bar", "hundred-percent", "waterfall", "area"},
    "arrow: true": {"forecast-column"},
    "at: revenue.latest": {"doughnut", "waterfall", "bar", "bullet"},
    "mark: revenue": {"doughnut", "bar"},
    "line: average": set(KINDS) - {"doughnut", "hundred-percent", "bullet", "sparkline"},
    "sort: descending": {"bar"},
    "direction: row": {"hundred-percent"},
    "columns: '1'": {"combination"},
    "target_label: 预算": {"bullet"},
    "title_style: label": set(KINDS),
    "places: '1'": set(KINDS),
}
"""A line of a slide file, and the kinds that draw what it says."""


def problems(folder: Path, *lines: str) -> list[Problem]:
    """What is told of a chart block whose keys stand in these lines."""
    path = folder / "slide.yaml"
    path.write_text("chart:\n" + "".join(f"  {line}\n" for line in lines), encoding="utf-8")
    file = YamlFile(path, "slide.yaml")
    tree = file.tree["chart"]
    try:
        validated(kind_of(tree).model, tree, file, ("chart",))
    except TemplateError as error:
        return list(error.problems)
    return []


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("line", KNOWN_BY)
def test_a_kind_takes_what_it_draws_and_refuses_all_else_with_its_line(tmp_path: Path, kind: str, line: str) -> None:
    told = problems(tmp_path, f"kind: {kind}", "series: [revenue]", line)
    if kind in KNOWN_BY[line]:
        assert not [one.what for one in told if one.what.startswith("unknown key")]
    else:
        assert ("slide.yaml:4", f'unknown key "{line.split(":", maxsplit=1)[0]}".') in [(one.where, one.what) for one in told]


def test_all_slips_are_told_at_once(tmp_path: Path) -> None:
    told = problems(tmp_path, "kind: line", "series: [revenue]", "bracket: true", "category: lnog", "naming: diret")
    assert {(one.where, one.what) for one in told} == {
        ("slide.yaml:4", 'unknown key "bracket".'),
        ("slide.yaml:5", '"lnog" is no category.'),
        ("slide.yaml:6", '"diret" is no naming.'),
    }


@pytest.mark.parametrize(
    ("line", "nearest"),
    [("category: lnog", "long"), ("naming: diret", "direct"), ("periods: {every: haf}", "half"), ("totel: sum", "total")],
)
def test_a_slip_is_told_with_the_nearest_name(tmp_path: Path, line: str, nearest: str) -> None:
    (told,) = problems(tmp_path, "kind: stacked-column", "series: [revenue]", line)
    assert told.where == "slide.yaml:4"
    assert told.hint == f'Did you mean "{nearest}"?'


def test_an_unknown_kind_is_told_where_it_stands_and_hides_no_other_slip(tmp_path: Path) -> None:
    told = problems(tmp_path, "kind: staked-column", "series: [revenue]", "total: sum", "places: many")
    assert told[0] == Problem("slide.yaml:2", '"staked-column" is no kind.', 'Did you mean "stacked-column"?')
    assert [one.where for one in told] == ["slide.yaml:2", "slide.yaml:5"]


def test_a_chart_without_a_kind_is_told(tmp_path: Path) -> None:
    assert [one.what for one in problems(tmp_path, "series: [revenue]")] == ['"kind" is missing.']


def test_a_category_may_be_a_template(tmp_path: Path) -> None:
    assert problems(tmp_path, "kind: line", "series: [revenue]", "category: \"{{ period | period('code') }}\"") == []


def test_columns_of_one_series_refuse_a_second(tmp_path: Path) -> None:
    (told,) = problems(tmp_path, "kind: column", "series: [revenue, cost]")
    assert told.where == "slide.yaml:3"
    assert "one series" in told.what


@pytest.mark.parametrize("option", ["bracket: true", "growth_mark: narrowing"])
def test_what_belongs_to_growth_is_refused_without_it(tmp_path: Path, option: str) -> None:
    (told,) = problems(tmp_path, "kind: column", "series: [revenue]", option)
    assert told.where == "slide.yaml:4"
    assert "growth: true" in told.what


def test_a_share_needs_a_total(tmp_path: Path) -> None:
    lines = ("series: [a, b]", "label: [value, share]")
    assert "total" in problems(tmp_path, "kind: stacked-column", *lines)[0].what
    assert "total" in problems(tmp_path, "kind: line", *lines)[0].what
    assert problems(tmp_path, "kind: stacked-column", *lines, "total: sum") == []


def test_a_note_of_a_series_needs_its_name_beside_it(tmp_path: Path) -> None:
    series = "series: [{figure: revenue, note: 同比}]"
    assert "naming: direct" in problems(tmp_path, "kind: line", series)[0].what
    assert problems(tmp_path, "kind: line", series, "naming: direct") == []
    assert [one.what for one in problems(tmp_path, "kind: column", series)] == ['unknown key "note".']


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_says_itself_what_its_categories_are(kind: str) -> None:
    own = {"doughnut": over_metrics, "waterfall": bridge, "bar": bars, "bullet": targets}
    assert kind_named(kind).resolved is own.get(kind, over_periods)


def test_a_kind_is_found_in_the_module_of_its_name() -> None:
    modules = (column, stacked_column, grouped_column, line, combination, doughnut, forecast_column)
    assert [kind_named(kind) for kind in KINDS[: len(modules)]] == [module.KIND for module in modules]


def test_a_kind_made_of_options_takes_what_each_of_them_takes() -> None:
    class Own(Naming, Insets, Arrow, OneSeries):
        """A kind that no file knows."""

    said = {"kind": "own", "series": [{"figure": "a", "note": "quiet"}], "naming": "direct", "inset": "b", "arrow": "true"}
    own = Own.model_validate(said)
    assert (own.series[0].note, own.inset, own.arrow) == ("quiet", "b", True)
    with pytest.raises(ValueError, match="one series"):
        Own.model_validate({**said, "series": ["a", "b"]})


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_is_called_in_its_model_as_in_the_registry(kind: str) -> None:
    series = {"figure": "revenue", "target": "goal"} if kind == "bullet" else "revenue"
    spec = kind_named(kind).spec.model_validate({"kind": kind, "series": [series]})
    assert isinstance(spec, ChartSpec)
    assert spec.kind == kind


def test_a_kind_that_is_not_registered_is_told_with_the_nearest_one() -> None:
    with pytest.raises(TemplateError, match=r'no chart kind "dougnut". Did you mean "doughnut"'):
        module_of("dougnut")


def test_reading_a_chart_imports_no_drawing() -> None:
    import os
    import subprocess
    import sys

    program = (
        "import sys; from generator.charts.kinds.registry import KINDS, kind_named; "
        "[kind_named(kind).spec.model_json_schema() for kind in KINDS]; "
        "assert not [name for name in sys.modules if 'matplotlib' in name or 'charts.drawing' in name]"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    subprocess.run([sys.executable, "-c", program], check=True, env=environment)


def test_a_chart_without_a_series_is_refused(tmp_path: Path) -> None:
    assert [one.what for one in problems(tmp_path, "kind: line", "series: []")] == ['"series": a chart needs one at least.']
