"""What a reader sees of a shape: labels as they read, titles, names, the words of SmartArt, sheets within a deck."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pptx
from openpyxl import Workbook
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.shapes import PROG_ID
from pptx.util import Inches

from generator.pptx_deck.charts import Chart, Fact, Part, Point, Series
from generator.pptx_deck.model import Paragraph, Run, Shape, Style, Table
from generator.pptx_deck.read import read_deck
from generator.tieout.lines import lines_of
from tests.differ.edits_shapes import make_deck
from tests.pptx_deck.test_charts import add_newer_chart


def read(tmp_path: Path, make: Any) -> list[str]:
    """The numbers of the shapes that were put on a slide."""
    deck = pptx.Presentation()
    make(deck.slides.add_slide(deck.slide_layouts[6]))
    deck.save(str(tmp_path / "deck.pptx"))
    return [number for shape in read_deck(tmp_path / "deck.pptx").slides[0].shapes for number in numbers(shape)]


def numbers(shape: Shape) -> list[str]:
    return [number for line in lines_of(shape) for number in line.numbers()]


def add_chart(slide: Any, kind: XL_CHART_TYPE, values: tuple[float, ...], number_format: str = "General") -> Any:
    figures = CategoryChartData(number_format=number_format)
    figures.categories = ["2023", "2024"]
    figures.add_series("收入", values)
    return slide.shapes.add_chart(kind, 0, 0, Inches(4), Inches(3), figures).chart


def labelled(chart: Any, **shown: bool) -> Any:
    chart.plots[0].has_data_labels = True
    for name, wanted in shown.items():
        setattr(chart.plots[0].data_labels, name, wanted)
    return chart.plots[0].data_labels


def test_a_label_that_was_typed_over_is_read_and_not_its_value(tmp_path: Path) -> None:
    def make(slide: Any) -> None:
        chart = add_chart(slide, XL_CHART_TYPE.COLUMN_CLUSTERED, (100, 110))
        chart.plots[0].series[0].points[1].data_label.text_frame.text = "999"

    assert read(tmp_path, make) == ["100", "999"]


def test_labels_read_as_their_format_says(tmp_path: Path) -> None:
    """0.2139 in cells of 0.0% reads 21.4%; where the labels have a format of their own, 21%."""
    def linked(slide: Any) -> None:
        labelled(add_chart(slide, XL_CHART_TYPE.COLUMN_CLUSTERED, (0.2139, 0.5), "0.0%"), show_value=True)

    def own(slide: Any) -> None:
        labels = labelled(add_chart(slide, XL_CHART_TYPE.COLUMN_CLUSTERED, (0.2139, 0.5), "0.0%"), show_value=True)
        labels.number_format, labels.number_format_is_linked = "0%", False

    assert read(tmp_path, linked) == ["21.4%", "50.0%"]
    assert read(tmp_path, own) == ["21%", "50%"]


def test_the_shares_of_a_pie_are_read_where_its_labels_say_them(tmp_path: Path) -> None:
    """1 and 3 are 25% and 75%."""
    def make(slide: Any) -> None:
        labelled(add_chart(slide, XL_CHART_TYPE.PIE, (1, 3)), show_percentage=True, show_value=False)

    assert read(tmp_path, make) == ["25%", "75%"]


def test_titles_of_a_chart_and_of_its_axes_are_read(tmp_path: Path) -> None:
    def make(slide: Any) -> None:
        chart = add_chart(slide, XL_CHART_TYPE.LINE, (100, 110))
        chart.has_title = chart.value_axis.has_title = chart.category_axis.has_title = True
        chart.chart_title.text_frame.text = "收入过半来自海外"
        chart.value_axis.axis_title.text_frame.text = "目标50%"
        chart.category_axis.axis_title.text_frame.text = "单位：百万元"

    assert read(tmp_path, make) == ["过半", "50%", "100", "110"]


def test_names_with_numbers_are_read_where_they_are_shown() -> None:
    points = (Point("前五大客户", "60"), Point("2024", "40"))
    series = Series("占比30%以上", points)
    assert numbers(Shape("c", "chart", None, chart=Chart(("pieChart",), "", (series,)))) == ["前五", "60", "40"]
    legend = Part("legend", (Fact("shown", "yes", "chart"),))
    shown = Chart(("pieChart",), "", (series,), (legend,))
    assert numbers(Shape("c", "chart", None, chart=shown)) == ["30%", "前五", "60", "40"]


def test_a_year_as_a_value_is_a_number_and_as_a_category_none() -> None:
    chart = Chart(("barChart",), "", (Series("收入", (Point("2023", "2024"), Point("1", "2", label="2025"))),))
    assert numbers(Shape("c", "chart", None, chart=chart)) == ["2024", "2025"]


def test_a_chart_of_the_newer_kind_is_read(tmp_path: Path) -> None:
    assert read(tmp_path, lambda slide: add_newer_chart(slide, (10, 5, 15))) == ["10", "5", "15"]


def test_the_words_of_a_smartart_are_read(tmp_path: Path) -> None:
    make_deck(tmp_path / "shapes.pptx")
    shapes = [shape for slide in read_deck(tmp_path / "shapes.pptx").slides for shape in slide.shapes]
    art = next(shape for shape in shapes if shape.kind == "smartart")
    assert [line.text for line in lines_of(art)] == ["聚焦主业", "控制支出", "改善回款"]


def test_a_raised_mark_is_no_number_also_where_nobody_knows_the_shape() -> None:
    line = Paragraph((Run("增长21%"), Run("1", Style(baseline=30_000))))
    assert numbers(Shape("a", "text", None, (line,))) == ["21%"]
    assert numbers(Shape("t", "table", None, table=Table((((line,),),)))) == ["21%"]


def sheet(window: str = "") -> io.BytesIO:
    """收入 2024 | 毛利率 44.6%, and far below 77 that the object does not show."""
    book = Workbook()
    cells = book.active
    assert cells is not None
    for address, value in (("A1", "收入"), ("B1", 2024), ("A2", "毛利率"), ("B2", 0.446), ("D9", "另有77家")):
        cells[address] = value
    cells["B2"].number_format = "0.0%"
    content = io.BytesIO()
    book.save(content)
    return with_window(content, window) if window else io.BytesIO(content.getvalue())


def with_window(content: io.BytesIO, window: str) -> io.BytesIO:
    import zipfile

    made = io.BytesIO()
    with zipfile.ZipFile(content) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            said = old.read(name)
            if name == "xl/workbook.xml":
                said = said.replace(b"</workbook>", f'<oleSize ref="{window}"/></workbook>'.encode())
            new.writestr(name, said)
    return io.BytesIO(made.getvalue())


def test_a_sheet_within_the_deck_is_read_as_its_cells_show_it(tmp_path: Path) -> None:
    def make(window: str) -> Any:
        return lambda slide: slide.shapes.add_ole_object(sheet(window), PROG_ID.XLSX, 0, 0)

    assert read(tmp_path, make("")) == ["2024", "44.6%", "77家"]
    assert read(tmp_path, make("A1:B3")) == ["2024", "44.6%"]


def test_an_object_that_nobody_can_read_has_no_numbers(tmp_path: Path) -> None:
    for content in (b"not a zip", b"PK\x03\x04 damaged"):
        assert read(tmp_path, lambda slide, said=content: slide.shapes.add_ole_object(io.BytesIO(said), "Word.Document.12", 0, 0)) == []
