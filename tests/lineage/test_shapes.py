"""What stands where on a slide that was set."""

from __future__ import annotations

import io

from PIL import Image
from pptx import Presentation
from pptx.util import Emu, Inches

from generator.lineage.format import ShapeRecord
from generator.lineage.shapes import NOTES, built_shapes, digest


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
