"""Every kind of chart has an example in docs/templates.md, and all of them run."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from generator.charts.draw import draw
from generator.charts.kinds.registry import KINDS, kind_named
from generator.charts.resolve import resolve
from generator.text.render import Renderer
from tests.charts.examples import THEME
from tests.samples import metric, workbook

DOCUMENT = (Path(__file__).parents[2] / "docs" / "templates.md").read_text(encoding="utf-8")
EXAMPLES = [block for block in re.findall(r"```yaml\n(.*?)```", DOCUMENT, re.DOTALL) if block.startswith("kind: ")]

BOOK = workbook(
    metric("revenue", {"2023H1": "100", "2024H1": "120"}),
    metric("cost", {"2023H1": "60", "2024H1": "70"}),
    metric("gross_profit", {"2023H1": "40", "2024H1": "50"}),
    metric("expenses", {"2023H1": "30", "2024H1": "35"}),
    metric("operating_profit", {"2023H1": "10", "2024H1": "15"}),
    metric("cloud", {"2023H1": "60", "2024H1": "90"}),
    metric("software", {"2023H1": "40", "2024H1": "30"}),
    metric("margin", {"2023H1": "0.4", "2024H1": "0.42"}, "%"),
    metric("margin_target", {"2024H1": "0.45"}, "%"),
    metric("revenue_target", {"2024H1": "130"}),
    metric("quarterly", {f"{2022 + n // 4}Q{n % 4 + 1}": str(100 + 10 * n) for n in range(10)}),
)


def test_the_kinds_that_have_come_since_the_first_deck_have_an_example_each() -> None:
    shown = {re.match(r"kind: (\S+)", block)[1] for block in EXAMPLES}  # type: ignore[index]
    assert set(KINDS[7:]) <= shown
    assert all(f"`{kind}`" in DOCUMENT for kind in KINDS)


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_runs_with_nothing_found_and_nothing_left_out(example: str) -> None:
    tree = yaml.load(example, yaml.BaseLoader)
    renderer = Renderer(BOOK)
    chart = resolve(kind_named(tree["kind"]).spec.model_validate(tree), renderer, {})
    assert [*chart.findings, *renderer.findings] == []
    assert draw(chart.data, THEME, 480, 260).omitted == ()
