"""What stands where on a slide that was set."""

from __future__ import annotations

import io

from PIL import Image
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.util import Emu, Inches

from generator.lineage.format import ShapeRecord
from generator.lineage.shapes import NOTES, built_shapes, digest, through_words

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def test_texts_tables_pictures_and_notes_are_told_with_their_places() -> None:
    slide = (made := Presentation()).slides.add_slide(made.slide_layouts[6])
    box = slide.shapes.add_textbox(Emu(10), Emu(20), Emu(30), Emu(40))
    box.name, box.text_frame.text = "说明", "收入\n毛利"
    slide.shapes.add_table(1, 2, Emu(1), Emu(2), Emu(4), Emu(4)).table.cell(0, 1).text = "17.4"
    stream = io.BytesIO()
    Image.new("RGB", (4, 4)).save(stream, "PNG")
    picture = slide.shapes.add_picture(stream, Emu(5), Emu(6), Emu(7), Emu(8))
    picture.crop_right = 0.25
    slide.notes_slide.notes_text_frame.text = "先讲收入"  # type: ignore[union-attr]
    text, table, image, notes = built_shapes(slide, 3)
    assert text == ShapeRecord(3, box.shape_id, "说明", "text", (10, 20, 30, 40), ("收入", "毛利"))
    assert (table.kind, table.place, table.rows) == ("table", (1, 2, 4, 4), ((("",), ("17.4",)),))
    assert (image.picture, image.crop, image.place) == (digest(stream.getvalue()), (0, 0, 25_000, 0), (5, 6, 7, 8))
    assert notes == ShapeRecord(3, 0, NOTES, "notes", paragraphs=("先讲收入",))


def test_a_placeholder_stands_where_its_layout_has_it_and_an_empty_text_is_not_told() -> None:
    slide = (made := Presentation()).slides.add_slide(made.slide_layouts[1])
    assert slide.shapes.title is not None
    slide.shapes.title.text = "收入"
    layout = slide.slide_layout.placeholders[0]
    layout.left, layout.top, layout.width, layout.height = Emu(1), Emu(2), Emu(3), Emu(4)
    slide.shapes.add_textbox(0, 0, Inches(1), Inches(1))
    (title,) = built_shapes(slide, 1)
    assert (title.placeholder, title.paragraphs) == ("title", ("收入",)) and title.place == (1, 2, 3, 4)


def test_what_shows_through_is_told_with_what_charts_there_say_and_without_what_is_hidden() -> None:
    slide = (made := Presentation()).slides.add_slide(made.slide_layouts[6])
    layout, own = slide.slide_layout, made.slides.add_slide(made.slide_layouts[6])
    figures = CategoryChartData()
    figures.categories = ["2024"]
    figures.add_series("收入", [17.4])
    for text, hidden in (("市占率过半", False), ("旧稿 88%", True)):
        box = own.shapes.add_textbox(0, 0, Emu(9), Emu(9))
        box.text_frame.text = text
        if hidden:
            box._element.nvSpPr.cNvPr.set("hidden", "1")
        layout.shapes._spTree.append(box._element)
    frame = own.shapes.add_chart(XL_CHART_TYPE.PIE, 0, 0, Emu(9), Emu(9), figures)
    relation = layout.part.relate_to(frame.chart.part, RELATIONSHIP_TYPE.CHART)
    next(each for each in frame._element.iter() if each.tag.endswith("}chart")).set(_RELATION, relation)
    layout.shapes._spTree.append(frame._element)
    said = list(through_words(slide))
    assert said[0] == "市占率过半" and "17.4" in said and "旧稿 88%" not in said


def test_a_layout_that_hides_its_masters_shapes_shows_none_of_their_words() -> None:
    slide = (made := Presentation()).slides.add_slide(made.slide_layouts[6])
    box = made.slides.add_slide(made.slide_layouts[6]).shapes.add_textbox(0, 0, Emu(9), Emu(9))
    box.text_frame.text = "两倍"
    made.slide_master.shapes._spTree.append(box._element)
    assert list(through_words(slide)) == ["两倍"]
    slide.slide_layout._element.set("showMasterSp", "0")
    assert list(through_words(slide)) == []
