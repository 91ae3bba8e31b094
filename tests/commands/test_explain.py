"""jianbao explain: a metric with its cell, values and uses; a block with its keys; what nothing goes by."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.commands.explain import Explanation, explain, known
from generator.errors import UsageError
from tests.small_project import make_small_project


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_small_project(tmp_path_factory.mktemp("explained"))


def told(project: Path, name: str) -> Explanation:
    return explain(name, known(project))[0]


def test_a_metric_is_known_by_its_name_with_its_cell_its_values_and_where_slides_name_it(project: Path) -> None:
    found = told(project, "营业收入")
    assert found.name == "revenue"
    assert found.lines[0].startswith("营业收入 · 百万元 · 流量") and "财务!" in found.lines[0]
    assert found.lines[1] == "2023H1 1,000.0, 2024H1 1,200.0"
    assert found.lines[2] == "named at templates/plain/slides/02-revenue.yaml:6, 9, 10"
    assert ("{{ revenue | change }}", "同比增长 20.0%") in found.examples


def test_a_filter_says_what_its_example_prints_with_this_workbook(project: Path) -> None:
    assert told(project, "yi").examples[0] == ("{{ revenue | yi }}", "12.0亿元")


def test_a_block_tells_every_key_with_its_choices(project: Path) -> None:
    assert "direction: row, or column for one under another (row | column, else row)" in told(project, "kpis").lines


def test_a_layout_tells_its_regions(project: Path) -> None:
    assert any(line.startswith("highlights: 290 × 364 pt") for line in told(project, "chart-and-highlights").lines)


def test_what_nothing_goes_by_is_told_with_the_nearest_name(project: Path) -> None:
    with pytest.raises(UsageError, match=r'nothing in templates goes by "revenu"\. Did you mean "revenue"'):
        told(project, "revenu")


def test_without_a_project_blocks_and_filters_are_known_all_the_same(tmp_path: Path) -> None:
    names = known(tmp_path).names()
    assert names["metrics"] == [] and "kpis" in names["blocks"] and "yi" in names["filters"]
