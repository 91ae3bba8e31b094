"""Shapes of a slide as plain data: texts, tables, charts, pictures, groups."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.slide import Slide as MadeSlide
from pptx.util import Emu, Inches

from generator.pptx_deck.model import Place
from generator.pptx_deck.shapes import absolute, is_title

from .decks import TITLE_AND_CONTENT, read_slide

INCH = 914_400


def test_a_text_box_tells_its_place_and_its_words(tmp_path: Path) -> None:
    def make(slide: MadeSlide) -> None:
        box = slide.shapes.add_textbox(Inches(1), Inches(2), Inches(3), Inches(1))
        box.name, box.rotation, box.text_frame.text = "说明", 90, "收入17.4亿元"

    (box,) = read_slide(tmp_path, make).shapes
    assert (box.kind, box.name, box.text) == ("text", "说明", "收入17.4亿元")
    assert box.place == Place(INCH, 2 * INCH, 3 * INCH, INCH, 90.0) and box.id > 0


def test_a_placeholder_without_a_place_has_its_layouts(tmp_path: Path) -> None:
    title = next(one for one in read_slide(tmp_path, lambda slide: None, TITLE_AND_CONTENT).shapes if is_title(one))
    assert title.place is not None and title.place.width == 8_229_600


def test_a_table_is_its_cells_by_row(tmp_path: Path) -> None:
    def make(slide: MadeSlide) -> None:
        table = slide.shapes.add_table(2, 2, 0, 0, Inches(4), Inches(1)).table
        for row, texts in enumerate((("指标", "2024H1"), ("收入", "1,739.7"))):
            for column, text in enumerate(texts):
                table.cell(row, column).text = text

    (shape,) = read_slide(tmp_path, make).shapes
    assert shape.kind == "table" and shape.table is not None
    assert shape.table.texts() == (("指标", "2024H1"), ("收入", "1,739.7"))


def test_a_chart_is_its_series_and_points(tmp_path: Path) -> None:
    def make(slide: MadeSlide) -> None:
        content = CategoryChartData()
        content.categories = ["2023", "2024"]
        content.add_series("收入", (14.3, 17.4))
        content.add_series("毛利", (6.5, None))
        slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, 0, 0, Inches(4), Inches(3), content)

    (shape,) = read_slide(tmp_path, make).shapes
    assert shape.chart is not None and shape.chart.kinds == ("barChart",) and shape.chart.title == ""
    points = [(one.name, [(point.category, point.value) for point in one.points]) for one in shape.chart.series]
    assert points == [("收入", [("2023", "14.3"), ("2024", "17.4")]), ("毛利", [("2023", "6.5"), ("2024", "")])]


def test_a_picture_is_known_by_its_bytes_and_its_crop(tmp_path: Path) -> None:
    def make(colour: str, crop: float):  # type: ignore[no-untyped-def]
        stream = io.BytesIO()
        Image.new("RGB", (8, 8), colour).save(stream, "PNG")

        def add(slide: MadeSlide) -> None:
            picture = slide.shapes.add_picture(io.BytesIO(stream.getvalue()), 0, 0)
            picture.crop_left = crop

        return add

    (first,), (same,), (other,) = (read_slide(tmp_path, make(*which)).shapes for which in (("red", 0.1), ("red", 0), ("blue", 0)))
    assert first.picture is not None and same.picture is not None and other.picture is not None
    assert first.picture.digest == same.picture.digest != other.picture.digest
    assert first.picture.crop == (10_000, 0, 0, 0) and first.content.startswith(b"\x89PNG")


def test_shapes_of_a_group_are_placed_by_their_share_of_it(tmp_path: Path) -> None:
    """A group that is moved takes its shapes along: they did not change."""

    def make(shift: int):  # type: ignore[no-untyped-def]
        def add(slide: MadeSlide) -> None:
            group = slide.shapes.add_group_shape()
            group.shapes.add_textbox(Inches(1), Inches(1), Inches(1), Inches(1)).text_frame.text = "甲"
            group.shapes.add_textbox(Inches(2), Inches(1), Inches(1), Inches(1)).text_frame.text = "乙"
            group.left = Emu(group.left + shift)

        return add

    (group,), (moved,) = (read_slide(tmp_path, make(shift)).shapes for shift in (0, INCH))
    assert [one.text for one in group.children] == ["甲", "乙"] and group.children == moved.children
    assert group.place is not None and moved.place is not None and moved.place.x - group.place.x == INCH
    second = group.children[1].place
    assert second is not None and absolute(second, moved.place) == Place(3 * INCH, INCH, INCH, INCH)


def test_what_cannot_be_read_is_named_and_known_by_its_bytes(tmp_path: Path) -> None:
    def make(slide: MadeSlide) -> None:
        table = slide.shapes.add_table(1, 1, 0, 0, Inches(1), Inches(1))
        content = table._element.find(".//{http://schemas.openxmlformats.org/drawingml/2006/main}graphicData")
        content.set("uri", "http://schemas.openxmlformats.org/drawingml/2006/diagram")
        content.remove(content[0])

    (shape,) = read_slide(tmp_path, make).shapes
    assert (shape.kind, shape.unread) == ("unread", "SmartArt") and len(shape.digest) == 16
