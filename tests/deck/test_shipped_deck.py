"""The shipped deck: what is in it, that it is sound, and that it renders."""

from __future__ import annotations

import io
import json
import re
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from pptx.util import Pt

from generator import BuildResult
from generator.text.marks import SENTINELS

_SVG = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip"
_EMBED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"
_BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"


@pytest.fixture(scope="module")
def deck(built: BuildResult) -> Any:
    return Presentation(str(built.deck))


@pytest.fixture(scope="module")
def lineage(built: BuildResult) -> dict[str, Any]:
    assert built.sidecar is not None
    found: dict[str, Any] = json.loads(built.sidecar.read_text(encoding="utf-8"))
    return found


def charts(deck: Any) -> Iterator[tuple[Any, bytes, bytes]]:
    """Each drawn chart: its shape, its PNG and its SVG."""
    for slide in deck.slides:
        for shape in slide.shapes:
            svg = shape._element.find(f".//{_SVG}")
            if svg is not None and shape.name.startswith("chart"):
                png = shape._element.find(f".//{_BLIP}").get(_EMBED)
                yield shape, slide.part.related_part(png).blob, slide.part.related_part(svg.get(_EMBED)).blob


def test_it_has_24_slides_and_21_charts_each_as_png_and_svg(deck: Any) -> None:
    assert len(deck.slides) == 24
    assert len(list(charts(deck))) == 21


def test_every_svg_drawn_on_its_own_looks_like_its_png(deck: Any) -> None:
    import resvg_py
    from PIL import Image, ImageChops, ImageStat

    for shape, png, svg in charts(deck):
        raster = Image.open(io.BytesIO(png)).convert("RGBA")
        drawn = resvg_py.svg_to_bytes(svg_string=svg.decode(), dpi=200)
        vector = Image.open(io.BytesIO(bytes(drawn))).convert("RGBA")
        assert vector.size == raster.size, shape.name
        white = Image.new("RGBA", raster.size, "white")
        left, right = (Image.alpha_composite(white, image).convert("RGB") for image in (raster, vector))
        difference = ImageStat.Stat(ImageChops.difference(left, right)).mean
        assert max(difference) / 255 < 0.02, shape.name


def test_every_chart_is_as_large_as_its_picture_at_200_dots_an_inch(deck: Any) -> None:
    from PIL import Image

    for shape, png, _ in charts(deck):
        width, height = Image.open(io.BytesIO(png)).size
        assert width == pytest.approx(shape.width / Pt(72) * 200, abs=1.5), shape.name
        assert height == pytest.approx(shape.height / Pt(72) * 200, abs=1.5), shape.name


def test_every_chart_says_its_numbers_in_its_alternative_text(deck: Any, lineage: dict[str, Any]) -> None:
    alternative = {
        (number, shape.shape_id): shape._element.nvPicPr.cNvPr.get("descr")
        for number, slide in enumerate(deck.slides, 1)
        for shape in slide.shapes
        if shape._element.find(f".//{_SVG}") is not None
    }
    points = [one for one in lineage["prints"] if "series" in one]
    assert len(points) > 100
    for one in points:
        assert one["print"] in alternative[one["slide"], one["shape_id"]], one


def test_it_obeys_the_schema_of_office_files(built: BuildResult) -> None:
    from openxml_audit import OpenXmlValidator

    result = OpenXmlValidator().validate(str(built.deck))
    assert [str(error) for error in result.errors] == []


def test_libreoffice_makes_24_pages_of_it_with_no_face_but_the_twins_of_its_fonts(pdf: Path) -> None:
    from pypdf import PdfReader

    assert len(PdfReader(pdf).pages) == 24
    told = subprocess.run(["pdffonts", str(pdf)], capture_output=True, text=True, check=True).stdout
    faces = {re.sub(r"^[A-Z]{6}\+", "", line.split()[0]) for line in told.splitlines()[2:]}
    # The collection's one CFF table names itself after its Japanese face, whichever of its languages is used.
    assert all(face.startswith(("NotoSansCJK", "LiberationSans")) for face in faces), faces


def test_every_print_stands_where_its_lineage_says(deck: Any, lineage: dict[str, Any]) -> None:
    shapes = {(number, shape.shape_id): shape for number, slide in enumerate(deck.slides, 1) for shape in slide.shapes}
    texts = [one for one in lineage["prints"] if "paragraph" in one]
    assert len(texts) > 200
    for one in texts:
        shape = shapes[one["slide"], one["shape_id"]]
        assert shape.name == one["shape"]
        frame = shape.table.cell(one["row"], one["column"]).text_frame if "row" in one else shape.text_frame
        assert frame.paragraphs[one["paragraph"]].runs[one["run"]].text == one["text"], one


def test_every_print_leads_to_typed_cells(lineage: dict[str, Any]) -> None:
    inputs = {one["cell"]: one for one in lineage["inputs"]}
    for one in lineage["prints"]:
        figure = lineage["figures"][one["figure"]]
        assert figure["cells"], one
        for cell in figure["cells"]:
            assert "!" in cell
            assert inputs.get(cell, {}).get("formula") is None, f"{cell} is a formula, no typed cell"


def test_the_revenue_growth_of_the_highlights_is_derived_from_two_cells(lineage: dict[str, Any]) -> None:
    one = next(p for p in lineage["prints"] if p["slide"] == 3 and p["print"] == "21%")
    figure = lineage["figures"][one["figure"]]
    assert re.fullmatch(r"revenue\.yoy = 财务!\w+\d+ / 财务!\w+\d+ − 1", figure["derivation"].replace("|", "")) or (
        "财务!" in figure["derivation"]
    )
    assert len(figure["cells"]) == 2


def test_no_sentinel_reaches_the_file(built: BuildResult) -> None:
    assert built.deck is not None
    with zipfile.ZipFile(built.deck) as package:
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                text = package.read(name).decode()
                assert not any(character in text for character in SENTINELS), name


def test_the_deck_says_nothing_of_who_made_it_where_or_from_which_cells(built: BuildResult) -> None:
    assert built.deck is not None
    with zipfile.ZipFile(built.deck) as package:
        core = package.read("docProps/core.xml").decode()
        everything = "".join(package.read(n).decode() for n in package.namelist() if n.endswith(".xml"))
    assert built.build in core
    assert "python-pptx" not in core.lower()
    assert "Steve Canny" not in core
    assert "财务!" not in everything
    assert str(built.deck.parent) not in everything


def test_a_draft_marks_slides_with_unsettled_figures(deck: Any, built: BuildResult) -> None:
    unsettled = {finding.slide for finding in built.findings if finding.kind == "status"}
    for number, slide in enumerate(deck.slides, 1):
        names = {shape.name: shape for shape in slide.shapes}
        if number in unsettled:
            assert "数据" in names["status"].text_frame.text, number


def test_every_slide_has_a_title_and_every_text_is_tagged_chinese(deck: Any) -> None:
    for number, slide in enumerate(deck.slides, 1):
        assert slide.shapes.title is not None, number
        assert slide.shapes.title.text_frame.text.strip(), number
        for properties in slide._element.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}rPr"):
            assert properties.get("lang") == "zh-CN"


def test_no_text_is_smaller_than_nine_points(deck: Any) -> None:
    for slide in deck.slides:
        for properties in slide._element.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}rPr"):
            assert int(properties.get("sz", "900")) >= 900


def test_nothing_stands_outside_the_page(deck: Any) -> None:
    for number, slide in enumerate(deck.slides, 1):
        for shape in slide.shapes:
            assert shape.left >= 0, (number, shape.name)
            assert shape.top >= 0, (number, shape.name)
            assert shape.left + shape.width <= deck.slide_width + 10, (number, shape.name)
            assert shape.top + shape.height <= deck.slide_height + 10, (number, shape.name)


def test_the_shipped_deck_has_no_failed_reconciliation_false_claim_or_overflow(built: BuildResult) -> None:
    others = [finding for finding in built.findings if finding.kind != "status" and " is wanted" not in finding.what]
    # 287 + 130 − 205 days are 212 as printed, and their sum is printed as 213: a note under the chart says so.
    assert [(one.kind, one.slide, "因四舍五入" in one.what) for one in others] == [("warning", 21, True)]


def test_two_figures_that_read_alike_lead_to_different_cells(lineage: dict[str, Any]) -> None:
    """21% on slide 5 is the growth of revenue (21.4%), and the share of generative AI a year before (20.6%)."""
    alike = [p for p in lineage["prints"] if p["slide"] == 5 and p["print"] == "21%"]
    cells = {tuple(lineage["figures"][p["figure"]]["cells"]) for p in alike}
    assert len(alike) == 2
    assert len(cells) == 2
