"""Fit: what is too long shrinks to its least size, goes on on a next slide, or is a finding; nothing leaves its place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from generator import build

from .conftest import WORKBOOK
from .editing import edit


def slides(deck: Path | None) -> list[Any]:
    assert deck is not None
    return list(Presentation(str(deck)).slides)


def text(slide: Any) -> str:
    return "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


def test_a_list_that_does_not_fit_goes_on_on_a_next_slide(project: Path) -> None:
    more = "".join(f"    - 第{n}条：" + "稳步推进各项重点工作" * 4 + "\n" for n in range(1, 21))
    edit(project / "templates/interim-results/slides/05-revenue.yaml", "  bullets:\n", "  bullets:\n" + more)
    result = build(project / "inputs" / WORKBOOK, project=project)
    deck = slides(result.deck)
    continued = [slide for slide in deck if slide.shapes.title.text_frame.text == "集团收入细分（续）"]
    assert len(continued) >= 2
    assert len(deck) == 24 + len(continued)
    everything = "\n".join(text(slide) for slide in (deck[4], *continued))
    for number in range(1, 21):
        assert everything.count(f"第{number}条") == 1
    assert not any(shape.name.startswith("chart") for slide in continued for shape in slide.shapes)
    assert "overflow" not in {finding.kind for finding in result.findings}


def test_a_table_that_does_not_fit_goes_on_with_its_header_and_its_best_of_all_rows(project: Path) -> None:
    file = project / "templates/interim-results/slides/12-products.yaml"
    old = file.read_text(encoding="utf-8")
    table = """
body:
  table: row in 模型评测
  columns:
    - {heading: 模型, text: "{{ row.模型 }}"}
    - {heading: MMMU, figure: row.MMMU, best: max}
"""
    file.write_text(old[: old.index("body:")] + table.lstrip(), encoding="utf-8")
    from generator.blocks import table as module

    before = module._LEAST_ROW_HEIGHT
    module._LEAST_ROW_HEIGHT = 100.0
    try:
        result = build(project / "inputs" / WORKBOOK, project=project)
    finally:
        module._LEAST_ROW_HEIGHT = before
    found = [shape.table for slide in slides(result.deck) for shape in slide.shapes if shape.has_table]
    tables = [table for table in found if table.cell(0, 0).text == "模型"]
    assert [len(table.rows) for table in tables] == [4, 4, 4]
    assert all(table.cell(0, 1).text == "MMMU" for table in tables)
    bold = [
        table.cell(row, 1).text
        for table in tables
        for row in range(1, 4)
        if table.cell(row, 1).text_frame.paragraphs[0].runs[0].font.bold
    ]
    assert bold == ["69.2"]


@pytest.mark.parametrize("times", [1, 3])
def test_a_text_that_grows_shrinks_to_its_least_size_and_is_then_told(times: int, project: Path) -> None:
    edit(
        project / "templates/interim-results/slides/16-driving.yaml",
        "lead: UniAD：",
        "lead: " + "在全球范围内率先布局面向量产的端到端智驾方案，" * times + "UniAD：",
    )
    result = build(project / "inputs" / WORKBOOK, project=project)
    told = [finding for finding in result.findings if finding.kind == "overflow"]
    sizes = [
        run.font.size.pt
        for shape in slides(result.deck)[15].shapes
        if shape.name == "lead"
        for run in shape.text_frame.paragraphs[0].runs
        if run.font.size
    ]
    assert all(size >= 13 for size in sizes)
    assert bool(told) is (times == 3)
    assert all("lead" in finding.what and finding.slide == 16 for finding in told)
