"""Ten decks saved by LibreOffice and compared with what they were: the table of docs/diff.md.

usage: python -m tools.libreoffice_saves DECK...

Decks made by python-pptx with one kind of thing each come besides those named.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.chart import data as chart_points
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.util import Inches, Pt

from generator.differ.reports.as_text import as_text
from generator.differ.run import diff
from generator.office.libreoffice import convert

_POINTS: Any = chart_points


def _placeholders(deck: Any) -> None:
    for number in range(6):
        slide = deck.slides.add_slide(deck.slide_layouts[number])
        for holder in slide.placeholders:
            if holder.has_text_frame:
                holder.text_frame.text = f"第{number}页 {holder.name}"


def _charts(deck: Any) -> None:
    for kind in (XL_CHART_TYPE.COLUMN_STACKED, XL_CHART_TYPE.LINE_MARKERS, XL_CHART_TYPE.PIE, XL_CHART_TYPE.BAR_CLUSTERED):
        points = _POINTS.CategoryChartData()
        points.categories = ["22年", "23年", "24年"]
        points.add_series("收入", (17.4, 23.6, 30.1))
        _frame(deck, kind, points)
    scatter = _POINTS.XyChartData()
    series = scatter.add_series("增长")
    series.add_data_point(1, 2.5)
    series.add_data_point(2, 4.0)
    _frame(deck, XL_CHART_TYPE.XY_SCATTER, scatter)


def _frame(deck: Any, kind: Any, points: Any) -> None:
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.title.text = f"图 {kind}"
    slide.shapes.add_chart(kind, Inches(1), Inches(2), Inches(7), Inches(4), points)


def _tables(deck: Any) -> None:
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    table = slide.shapes.add_table(5, 4, Inches(1), Inches(2), Inches(8), Inches(3)).table
    for row in range(5):
        for column in range(4):
            table.cell(row, column).text = f"{row * 100 + column}"
    table.cell(0, 0).merge(table.cell(0, 1))


def _shapes(deck: Any) -> None:
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    for number, kind in enumerate((MSO_SHAPE.CHEVRON, MSO_SHAPE.OVAL, MSO_SHAPE.ROUNDED_RECTANGLE, MSO_SHAPE.STAR_5_POINT)):
        shape = slide.shapes.add_shape(kind, Inches(1 + 2 * number), Inches(1), Inches(1.5), Inches(1))
        shape.text_frame.text = f"形状{number}"
        shape.rotation = 15 * number
    slide.shapes.add_connector(MSO_CONNECTOR.ELBOW, Inches(1), Inches(4), Inches(6), Inches(5))
    group = slide.shapes.add_group_shape()
    group.shapes.add_textbox(Inches(2), Inches(5), Inches(2), Inches(1)).text_frame.text = "组内"


def _texts(deck: Any) -> None:
    slide = deck.slides.add_slide(deck.slide_layouts[1])
    slide.shapes.title.text = "业绩要点"
    frame = slide.placeholders[1].text_frame
    for level, text in enumerate(("收入增长21.4%", "毛利率44.1%", "净亏损收窄")):
        paragraph = frame.add_paragraph()
        paragraph.text, paragraph.level, paragraph.space_after = text, level, Pt(6)
        paragraph.runs[0].font.bold, paragraph.runs[0].font.size = level == 0, Pt(24 - 4 * level)
    paragraph.runs[0].hyperlink.address = "https://example.com/"
    slide.notes_slide.notes_text_frame.text = "先讲收入"


MADE: dict[str, Callable[[Any], None]] = {
    "placeholders of six layouts": _placeholders, "five native charts": _charts, "a table with a merged cell": _tables,
    "shapes, a connector, a group": _shapes, "bullets, a link, notes": _texts, "an empty deck": lambda _: None,
}  # fmt: skip


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="jianbao-saves-") as name:
        folder = Path(name)
        print("| deck | slides | lines | changes told | written otherwise, and comes to the same | not read |\n|---|---|---|---|---|---|")
        for given in map(Path, sys.argv[1:]):
            print(_row(given.name, given, folder), flush=True)
        for number, (what, make) in enumerate(MADE.items()):
            deck = Presentation()
            make(deck)
            deck.save(str(folder / f"{number}.pptx"))
            print(_row(what, folder / f"{number}.pptx", folder), flush=True)


def _row(what: str, deck: Path, folder: Path) -> str:
    saved = folder / "saved"
    saved.mkdir(exist_ok=True)
    found = diff(deck, convert(deck, "pptx", saved), project=folder)
    lines = len(as_text(found).splitlines())
    told = ", ".join(f"{count} {kind}" for kind, count in found.by_kind().items()) or "none"
    same = sum(one.read for one in found.unread)
    other = sum(not one.saving for one in found.unread)
    unread = f"{len(found.unread) - same:,}" + (f", {other} of them not of the habits below" if other else "")
    return f"| {what} | {found.slides[0]} | {lines} | {told} | {same:,} | {unread} |"


if __name__ == "__main__":
    main()
