"""Fill, outline and geometry in words."""

from __future__ import annotations

from pathlib import Path

from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.slide import Slide as MadeSlide
from pptx.util import Inches, Pt

from generator.pptx_deck.look import related
from generator.pptx_deck.model import Shape

from .decks import read_slide


def shape(folder: Path, filled: bool, kind: MSO_SHAPE = MSO_SHAPE.RECTANGLE) -> Shape:
    def make(slide: MadeSlide) -> None:
        made = slide.shapes.add_shape(kind, 0, 0, Inches(1), Inches(1))
        if not filled:
            made.fill.background()
            made.line.fill.background()
            return
        made.fill.solid()
        made.fill.fore_color.rgb = RGBColor(0x5B, 0x35, 0xE0)
        made.line.color.rgb, made.line.width = RGBColor(0, 0, 0), Pt(1.5)

    return read_slide(folder, make).shapes[0]


def test_a_fill_and_an_outline_are_told_by_colour_and_width(tmp_path: Path) -> None:
    assert shape(tmp_path, True).look == ("fill 5B35E0", "line 000000 1.5 pt")


def test_a_plain_box_has_no_look_and_another_form_is_named(tmp_path: Path) -> None:
    assert shape(tmp_path, False).look == ()
    assert shape(tmp_path, False, MSO_SHAPE.ROUNDED_RECTANGLE).look == ("roundRect",)


def test_a_background_is_the_slides_own_before_the_layouts(tmp_path: Path) -> None:
    def make(slide: MadeSlide) -> None:
        slide.background.fill.solid()
        slide.background.fill.fore_color.rgb = RGBColor(0xFF, 0xF2, 0xCC)

    assert read_slide(tmp_path, make).background == "fill FFF2CC"
    assert read_slide(tmp_path, lambda slide: None).background == "fill FFFFFF"


def test_a_relation_that_is_not_there_leads_nowhere(tmp_path: Path) -> None:
    found: list[object] = []

    def make(slide: MadeSlide) -> None:
        found.extend(related(slide.part, name) for name in (None, "", "rId99"))

    read_slide(tmp_path, make)
    assert found == [None, None, None]
