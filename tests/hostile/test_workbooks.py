"""Characters that nobody sees, in the cells of a workbook: none of them reaches a slide, whichever way its words go."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from pptx import Presentation

from generator import build
from generator.language.characters import unseen
from generator.workbook.reading.read import read_workbook
from tests.small_project import BOOK, make_small_project

HOSTILE = "营业\u202e收\u009b31m入\x7f"
SLIDE = """layout: chart-and-highlights
title: "{{ revenue.label }}"
chart:
  kind: column
  series: [revenue, gross_profit]
  periods: {every: same-span, last: 2}
  naming: direct
highlights:
  heading: 要点
  bullets: ["{{ revenue.comparative | amount(0) }}"]
"""


def rewritten(workbook: Path, copy: Path, words: Mapping[str, str]) -> Path:
    """A copy of a workbook with other words in the XML of its sheets."""
    with zipfile.ZipFile(workbook) as package:
        parts = {name: package.read(name).decode() for name in package.namelist()}
    with zipfile.ZipFile(copy, "w") as package:
        for name, part in parts.items():
            for before, now in words.items() if name.startswith("xl/worksheets/") else ():
                part = part.replace(before, now)
            package.writestr(name, part)
    return copy


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project whose workbook has such characters in a label, and another value than the last one in a cell."""
    monkeypatch.setenv("JIANBAO_CACHE", str(tmp_path / "cache"))
    project = make_small_project(tmp_path / "p")
    template = project / "templates" / "plain"
    (template / "slides" / "02-revenue.yaml").write_text(SLIDE.replace("column\n", "grouped-column\n"), encoding="utf-8")
    (template / "deck.yaml").write_text(
        (template / "deck.yaml").read_text(encoding="utf-8") + "restated: 经重列\n", encoding="utf-8"
    )
    typed = project / "inputs" / BOOK
    rewritten(typed, project / "before.xlsx", {"<v>1000</v>": "<v>990</v>"})
    rewritten(typed, project / "hostile.xlsx", {"营业收入": HOSTILE})
    return project


def test_a_cell_is_read_without_what_nobody_sees(project: Path) -> None:
    assert read_workbook(project / "hostile.xlsx").metrics["revenue"].label == "营业收31m入"


def test_no_word_of_a_cell_brings_it_to_a_slide(project: Path) -> None:
    built = build(project / "hostile.xlsx", project / "deck.pptx", project=project, against=project / "before.xlsx")
    slide = Presentation(str(built.deck)).slides[1]
    texts = {shape.name: shape.text_frame.text for shape in slide.shapes if shape.has_text_frame}
    assert texts["title"] == "营业收31m入"
    assert texts["notes"] == "营业收31m入2023年上半年经重列"  # which goes by no renderer
    (chart,) = [shape for shape in slide.shapes if shape.name.startswith("chart")]
    assert "营业收31m入" in chart._element.xpath(".//p:cNvPr/@descr")[0]
    with zipfile.ZipFile(built.deck) as package:
        parts = {name: package.read(name).decode() for name in package.namelist() if name.endswith((".xml", ".svg"))}
    assert [name for name, part in parts.items() if unseen(part) is not None] == []
