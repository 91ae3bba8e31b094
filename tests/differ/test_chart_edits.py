"""Edits of native charts whose changes are known: each is told once, and nothing else."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

import openpyxl
import pptx
import pytest
from lxml import etree

from generator.differ.compare import compare_decks
from generator.differ.compare_chart import compare_charts
from generator.differ.reports.as_text import change_lines
from generator.office.deck_package import parse
from generator.office.libreoffice import convert, find_office
from generator.pptx_deck.chart_reading import read_chart
from generator.pptx_deck.chart_words import OF_NO_EFFECT
from generator.pptx_deck.charts import Chart
from generator.pptx_deck.colours import Theme
from generator.pptx_deck.read import read_deck

from ..pptx_deck.test_charts import add_newer_chart
from .edits import Edit
from .edits_charts import EDITS, chart, make_chart_deck


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_chart_deck(tmp_path_factory.mktemp("charts") / "old.pptx")


@pytest.mark.parametrize("edit", EDITS, ids=[edit.name for edit in EDITS])
def test_an_edit_of_a_chart_is_told_once_and_nothing_else(edit: Edit, original: Path, tmp_path: Path) -> None:
    deck = pptx.Presentation(str(original))
    edit.edit(deck)
    deck.save(str(tmp_path / "new.pptx"))
    found = compare_decks(read_deck(original), read_deck(tmp_path / "new.pptx"))
    lines = change_lines(found)
    assert len(lines) == 1 and edit.told in lines[0], lines
    assert [change.kind for change in found.changes] == [edit.kind]


def lines_between(old: Path, new: Path) -> list[str]:
    return change_lines(compare_decks(read_deck(old), read_deck(new)))


def test_a_deck_of_charts_opened_and_saved_has_no_difference(original: Path, tmp_path: Path) -> None:
    pptx.Presentation(str(original)).save(str(tmp_path / "new.pptx"))
    assert lines_between(original, tmp_path / "new.pptx") == []


def test_figures_put_in_anew_are_no_difference_though_their_workbook_is_another_file(original: Path, tmp_path: Path) -> None:
    deck = pptx.Presentation(str(original))
    part = chart(deck, "line").part.chart_workbook.xlsx_part
    before = part.blob
    book = openpyxl.load_workbook(io.BytesIO(before))
    content = io.BytesIO()
    book.save(content)
    part._blob = content.getvalue()
    assert part.blob != before
    deck.save(str(tmp_path / "new.pptx"))
    assert lines_between(original, tmp_path / "new.pptx") == []


class _Alone:
    """A chart's part without relations."""

    def __init__(self, content: bytes) -> None:
        self.blob = content
        self.rels: dict[str, object] = {}


# Ids and counts of the file, cells (compared by the workbook, which is not there), a text's language; and what shows
# only beside others: a title by itself where one is written, leader lines of charts that are not round, a format that
# follows the cells, the width of a line that is not drawn, labels over a maximum where there is none.
_SILENT = {
    *OF_NO_EFFECT, "autoTitleDeleted", "autoUpdate", "endParaRPr", "ln", "numFmt", "pt", "showDLblsOverMax",
    "showLeaderLines", "Choice", "style",
}  # fmt: skip


def test_any_attribute_or_text_of_a_chart_is_told_but_for_those_on_a_list(original: Path) -> None:
    silent, count = set(), 0
    for shape in (shape for slide in pptx.Presentation(str(original)).slides for shape in slide.shapes if shape.has_chart):
        root = parse(shape.chart.part.blob)
        before = _chart(root)
        for element in root.iter():
            for name in [*element.attrib, *([""] if (element.text or "").strip() else [])]:
                with changed(element, str(name)):
                    count += 1
                    if not list(compare_charts(before, _chart(root))):
                        silent.add(str(element.tag).rpartition("}")[2])
    assert count > 900
    assert silent - _SILENT == set()


def _chart(root: Any) -> Chart:
    return read_chart(cast("Any", _Alone(etree.tostring(root))), Theme(None, None, {}))


@contextmanager
def changed(element: Any, attribute: str) -> Iterator[None]:
    was = element.get(attribute) if attribute else element.text
    other = {"0": "1", "1": "0", "7": "8"}.get(was, "7")
    for said in (other, was):
        if attribute:
            element.set(attribute, said)
        else:
            element.text = said
        if said == other:
            yield


# What LibreOffice does to charts when it saves: it drops the workbooks and a chart's style, puts high-low lines into
# line charts, turns a radar's categories round and gives them a date's format, and writes out colours of its own.
_BY_LIBREOFFICE = (
    "workbook: - within the deck", "high-low lines: no → yes", "chart style: 18 → 2", "category axis order: as usual → reversed",
    "category axis number format: automatic → m/d/yy", "series 收入: line: 4F81BD → 4A7EBB", "series 毛利: line: C0504D → BE4B48",
    "label wrap", "label leader lines: no → yes", "all series: line width: automatic → 3.75 pt", "category axis: line: automatic → none",
    "crosses: between → midCat", "title: 客户 →", "title: - 客户",
)  # fmt: skip


@pytest.mark.skipif(find_office() is None, reason="LibreOffice is not installed")
def test_of_a_save_by_libreoffice_only_what_it_changed_is_told(original: Path, tmp_path: Path) -> None:
    saved = convert(original, "pptx:Impress MS PowerPoint 2007 XML", tmp_path)
    lines = [line for line in lines_between(original, saved) if "PlaceHolder" not in line]
    assert [line for line in lines if not any(known in line for known in _BY_LIBREOFFICE)] == []
    assert len(lines) <= 26


def test_a_value_of_a_newer_chart_is_told(tmp_path: Path) -> None:
    for name, values in (("old", (10, 5, 15)), ("new", (10, 7, 17))):
        deck = pptx.Presentation()
        add_newer_chart(deck.slides.add_slide(deck.slide_layouts[6]), values)
        deck.save(str(tmp_path / f"{name}.pptx"))
    assert lines_between(tmp_path / "old.pptx", tmp_path / "new.pptx") == [
        "slide 1: chart 现金变动, points: 现金 增加 5 → 7；现金 期末 15 → 17"
    ]
