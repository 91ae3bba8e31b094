"""The workbook in a chart: what differs there is told or counted, each once, whatever else of the chart was told."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pptx
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font
from pptx.dml.color import RGBColor
from pptx.presentation import Presentation

from generator.differ.changes import Comparison
from generator.differ.run import diff

from .edits_charts import chart, make_chart_deck

Edit = Callable[[Any], None]


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A column chart of 收入 and 毛利 over three years; its workbook has a formula beside the figures."""
    path = make_chart_deck(tmp_path_factory.mktemp("books") / "old.pptx")
    deck = pptx.Presentation(str(path))
    _book(deck, lambda sheet: sheet.__setitem__("F1", "=B2+B3"))
    deck.save(str(path))
    return path


def _book(deck: Presentation, edit: Edit) -> None:
    """An edit of the sheet in the workbook of the column chart."""
    part = chart(deck, "columns").part.chart_workbook.xlsx_part
    book = openpyxl.load_workbook(io.BytesIO(part.blob))
    edit(book.active)
    content = io.BytesIO()
    book.save(content)
    part._blob = content.getvalue()


def _found(original: Path, folder: Path, of_chart: Edit | None, of_book: Edit | None) -> Comparison:
    deck = pptx.Presentation(str(original))
    if of_chart is not None:
        of_chart(chart(deck, "columns"))
    if of_book is not None:
        _book(deck, of_book)
    deck.save(str(folder / "new.pptx"))
    return diff(original, folder / "new.pptx", project=folder)


def _title(one: Any) -> None:
    one.chart_title.text_frame.paragraphs[0].runs[0].text = "集团毛利"


def _colour(one: Any) -> None:
    one.plots[0].series[0].format.fill.solid()
    one.plots[0].series[0].format.fill.fore_color.rgb = RGBColor(0xC0, 0, 0)


def _point(one: Any) -> None:
    """A value of the chart, and not of its workbook."""
    next(one._chartSpace.iter("{*}numCache")).findall("{*}pt/{*}v")[1].text = "121"


def _put(**cells: object) -> Edit:
    return lambda sheet: [sheet.__setitem__(cell, value) for cell, value in cells.items()]


_OF_CHART: dict[str, tuple[Edit | None, tuple[str, str] | None]] = {
    "nothing": (None, None),
    "a title": (_title, ("chart", "title")),
    "a colour": (_colour, ("style", "series 收入: fill")),
}
_CELLS = {
    "a drawn cell": (_put(B3=777), "workbook against the chart", "agrees with the chart", "Sheet1!B3: 777, in the chart 120"),
    "a cell beyond": (_put(H9="成本"), "workbook, cells beyond the chart", "Sheet1!H9: empty", "Sheet1!H9: 成本"),
    "a formula": (_put(F1="=B2+B4"), "workbook, formulas", "Sheet1!F1: =B2+B3", "Sheet1!F1: =B2+B4"),
    "a formula for a value": (_put(B3="=100+20"), "workbook, formulas", "Sheet1!B3: 120", "Sheet1!B3: =100+20"),
}


@pytest.mark.parametrize("of_book", _CELLS)
@pytest.mark.parametrize("of_chart", _OF_CHART)
def test_cells_are_told_once_beside_whatever_else_was_told(of_chart: str, of_book: str, original: Path, tmp_path: Path) -> None:
    edit, told = _OF_CHART[of_chart]
    cells, where, old, new = _CELLS[of_book]
    found = _found(original, tmp_path, edit, cells)
    assert [(one.kind, one.where) for one in found.changes] == [*([told] if told else []), ("chart", where)]
    assert (found.changes[-1].old, found.changes[-1].new) == (old, new)
    assert found.unread == ()


def test_a_point_that_the_workbook_does_not_follow_is_told_as_both(original: Path, tmp_path: Path) -> None:
    found = _found(original, tmp_path, _point, None)
    assert [(one.where, one.new) for one in found.changes] == [
        ("point 收入 2023", "121"), ("workbook against the chart", "Sheet1!B3: 120, in the chart 121"),
    ]  # fmt: skip


def test_a_point_and_its_cell_are_the_point(original: Path, tmp_path: Path) -> None:
    found = _found(original, tmp_path, _point, _put(B3=121))
    assert ([one.where for one in found.changes], found.unread) == (["point 收入 2023"], ())


@pytest.mark.parametrize("of_chart", _OF_CHART)
@pytest.mark.parametrize(
    ("edit", "counted"),
    [
        (lambda sheet: setattr(sheet["B3"], "font", Font(bold=True)), "font"),
        (lambda sheet: setattr(sheet["B3"], "comment", Comment("未审计", "李四")), "comment"),
        (lambda sheet: sheet.merge_cells("H1:I1"), "merged cells"),
        (lambda sheet: sheet.parent.create_sheet("底稿"), "底稿"),
    ],
)
def test_what_else_is_in_it_is_counted_and_shows_on_no_slide(
    of_chart: str, edit: Edit, counted: str, original: Path, tmp_path: Path
) -> None:
    change, told = _OF_CHART[of_chart]
    found = _found(original, tmp_path, change, edit)
    assert [(one.kind, one.where) for one in found.changes] == ([told] if told else [])
    assert found.unread and not any(one.seen for one in found.unread)
    if told:
        assert counted in " ".join(one.what for one in found.unread)
