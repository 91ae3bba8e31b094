"""Pictograms as shapes of one stroke, and pictures as parts of a package."""

from __future__ import annotations

from itertools import pairwise

import pytest
from lxml import etree
from pptx import Presentation
from pptx.oxml import parse_xml

from generator.errors import TemplateError
from generator.page.drawingml import picture
from generator.page.geometry import Area
from generator.page.media import Media
from generator.page.pictograms import GRID, PICTOGRAMS, names, pictogram_xml

from .pages import A

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"


@pytest.mark.parametrize("name", names())
def test_a_pictogram_stays_on_its_grid(name: str) -> None:
    points = [
        point for path in PICTOGRAMS[name] for point in (path.start, *(point for piece in path.pieces for point in piece))
    ]
    assert all(0 <= each <= GRID for point in points for each in point)


@pytest.mark.parametrize("name", names())
def test_a_pictogram_is_a_shape_of_lines_without_a_fill(name: str) -> None:
    shape = etree.fromstring(pictogram_xml(name, 7, "icon", 0, 0, 100, "accent1", 19050))
    assert len(list(shape.iter(f"{A}path"))) == len(PICTOGRAMS[name])
    assert {path.get("fill") for path in shape.iter(f"{A}path")} == {"none"}
    assert [colour.get("val") for colour in shape.iter(f"{A}schemeClr")] == ["accent1"]


def test_names_are_sorted_and_used_once() -> None:
    assert all(a < b for a, b in pairwise(names()))


def test_an_unknown_pictogram_is_told_with_its_place_and_the_nearest_one() -> None:
    with pytest.raises(TemplateError, match=r'15\.yaml:9: no pictogram "steerin"\. Did you mean "steering"'):
        pictogram_xml("steerin", 7, "icon", 0, 0, 100, "accent1", 19050, where="15.yaml:9")


def test_a_picture_on_two_slides_is_one_part_named_by_its_content() -> None:
    presentation = Presentation()
    media = Media(presentation.part.package)
    slides = [presentation.slides.add_slide(presentation.slide_layouts[6]) for _ in range(2)]
    elements = [parse_xml(picture(7, "photo", Area(0, 0, 10, 10), "a car", (0, 0, 0, 0))) for _ in slides]
    for slide, element in zip(slides, elements, strict=True):
        media.place(slide, element, b"PNG", "png")
    related = [
        slide.part.related_part(next(element.iter(f"{A}blip")).get(_R))
        for slide, element in zip(slides, elements, strict=True)
    ]
    assert related[0] is related[1]
    assert related[0].blob == b"PNG"
    assert related[0].content_type == "image/png"


def test_an_svg_stands_beside_the_png_of_its_picture() -> None:
    presentation = Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[6])
    element = parse_xml(picture(7, "chart", Area(0, 0, 10, 10), "", (0, 0, 0, 0)))
    Media(presentation.part.package).place(slide, element, b"PNG", "png", b"<svg/>")
    (svg,) = element.iter("{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip")
    assert slide.part.related_part(svg.get(_R)).blob == b"<svg/>"
