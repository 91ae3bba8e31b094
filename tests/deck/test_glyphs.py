"""Characters that readers do not see are told at the cell that they come from."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from generator import build
from generator.deck.glyphs import boxes_in_charts
from generator.finance.figures import Cell
from generator.finance.findings import GLYPH, WARNING
from tests.samples import metric, workbook
from tests.small_project import BOOK, make_small_project

NAMED = workbook(replace(metric("cars", {"2024H1": "5"}), label="智能汽车🚗", label_cell=Cell("财务", "B7")))


def test_a_box_in_a_chart_stops_a_final_deck_and_names_the_cell() -> None:
    (told,) = boxes_in_charts(5, [("智能汽车🚗", "🚗")], NAMED)
    assert (told.kind, told.where, told.slide, told.stops_final) == (GLYPH, "t.xlsx 财务!B7", 5, True)
    assert told.cells == (Cell("财务", "B7"),)
    assert '🚗 in "智能汽车🚗"' in told.what


def test_a_box_that_no_cell_is_behind_is_told_with_its_slide() -> None:
    (told,) = boxes_in_charts(5, [("👍", "👍")], NAMED)
    assert (told.where, told.cells) == ("slide 5", ())


def test_a_rare_character_in_a_text_is_a_warning(tmp_path: Path) -> None:
    project = make_small_project(tmp_path / "p")
    slide = project / "templates" / "plain" / "slides" / "02-revenue.yaml"
    slide.write_text(slide.read_text(encoding="utf-8").replace("要点", "要点🚗"), encoding="utf-8")
    found = build(project / "inputs" / BOOK, project=project).findings
    told = [one for one in found if "🚗" in one.what]
    assert [(one.kind, one.where, one.slide) for one in told] == [(WARNING, "slide 2", 2)]
