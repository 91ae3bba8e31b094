"""Native charts read: levels, labels as they read, colours as they come out, axes, the newer kind."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pptx
import pytest
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import Part as PackagePart
from pptx.opc.packuri import PackURI

from generator.office.deck_package import parse
from generator.pptx_deck.chart_looks import canonical
from generator.pptx_deck.charts import Chart, Fact
from generator.pptx_deck.point_words import label_of
from generator.pptx_deck.read import read_deck

from ..differ.edits_charts import chart, make_chart_deck

NEWER = "http://schemas.microsoft.com/office/drawing/2014/chartex"


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_chart_deck(tmp_path_factory.mktemp("charts") / "charts.pptx")


def charts_of(path: Path) -> dict[str, Chart]:
    shapes = (shape for slide in read_deck(path).slides for shape in slide.shapes)
    return {shape.name: shape.chart for shape in shapes if shape.chart is not None}


@pytest.fixture(scope="module")
def charts(original: Path) -> dict[str, Chart]:
    return charts_of(original)


def facts(found: Chart, part: str) -> dict[str, str]:
    return {fact.name: fact.value for one in found.parts if one.name == part for fact in one.facts}


def test_categories_keep_their_levels(charts: dict[str, Chart]) -> None:
    points = [(point.category, point.value) for point in charts["levels"].series[0].points]
    assert points == [("2023 H1", "10"), ("2023 H2", "20"), ("2024 H1", "30"), ("2024 H2", "40")]


def test_repeated_categories_are_points_of_their_own(charts: dict[str, Chart]) -> None:
    assert [point.value for point in charts["repeated"].series[0].points] == ["110", "120", "130", "140"]


def test_titles_stand_where_they_are_written_and_a_lone_series_is_a_title(charts: dict[str, Chart]) -> None:
    assert charts["columns"].title == "集团收入"
    assert charts["columns"].titles() == (("value axis", "亿元"),)
    assert charts["levels"].title == "收入"
    assert charts["line"].title == ""


def test_a_bubble_has_its_size_and_pairs_have_two_axes(charts: dict[str, Chart]) -> None:
    assert [(point.category, point.value, point.size) for point in charts["bubble"].series[0].points] == [
        ("1", "10", "3"), ("2", "25", "5"), ("3", "45", "8"),
    ]  # fmt: skip
    assert {part.name for part in charts["scatter"].parts} >= {"x axis", "y axis"}


def test_colours_nobody_chose_are_the_themes_accents(charts: dict[str, Chart]) -> None:
    assert Fact("fill", "4F81BD") in charts["columns"].series[0].facts
    assert Fact("fill", "C0504D") in charts["columns"].series[1].facts
    assert [point.facts[0].value for point in charts["pie"].series[0].points] == ["4F81BD", "C0504D", "9BBB59"]


def test_a_label_reads_what_is_typed_and_a_field_of_the_value_is_the_chart_s_own(original: Path, tmp_path: Path) -> None:
    deck = pptx.Presentation(str(original))
    points = chart(deck, "line").plots[0].series[0].points
    points[1].data_label.text_frame.text = "999"
    points[2].data_label.text_frame.text = "x"
    paragraph = points[2].data_label.text_frame.paragraphs[0]._p
    run = paragraph.r_lst[0]
    field = parse(b'<a:fld xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" id="{0}" type="VALUE"><a:t>[VALUE]</a:t></a:fld>')
    paragraph.replace(run, field)
    deck.save(str(tmp_path / "typed.pptx"))
    assert [point.label for point in charts_of(tmp_path / "typed.pptx")["line"].series[0].points] == [None, "999", None]


def test_what_is_as_programs_leave_it_is_no_fact(charts: dict[str, Chart]) -> None:
    # Not that it is shown, not reversed, without bounds: only what this axis has otherwise.
    said = {"major gridlines": "yes", "major ticks": "out", "minor ticks": "none", "crosses": "midCat"}
    assert facts(charts["area"], "value axis") == said
    assert charts["area"].rest == ()


def test_one_writing_for_what_nobody_understands_whatever_its_prefixes() -> None:
    one = parse(b'<a:x xmlns:a="urn:a" b="1" a="2"><a:y/></a:x>')
    other = parse(b'<x xmlns="urn:a" a="2" b="1"><y></y></x>')
    assert canonical(one, str) == canonical(other, str) == "x(a=2 b=1 y())"


def add_newer_chart(slide: Any, values: tuple[float, float, float], code: str = "General", labels: str = "") -> None:
    """A waterfall, as PowerPoint writes it: in an alternative, with a part of the newer kind."""
    points = "".join(f'<cx:pt idx="{index}">{value}</cx:pt>' for index, value in enumerate(values))
    content = f"""<cx:chartSpace xmlns:cx="{NEWER}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">
    <cx:chartData><cx:data id="0"><cx:strDim type="cat"><cx:f>Sheet1!$A$2:$A$4</cx:f><cx:lvl ptCount="3">
    <cx:pt idx="0">期初</cx:pt><cx:pt idx="1">增加</cx:pt><cx:pt idx="2">期末</cx:pt></cx:lvl></cx:strDim>
    <cx:numDim type="val"><cx:f>Sheet1!$B$2:$B$4</cx:f><cx:lvl ptCount="3" formatCode="{code}">{points}</cx:lvl></cx:numDim></cx:data></cx:chartData>
    <cx:chart><cx:title><cx:tx><cx:rich><a:bodyPr/><a:p><a:r><a:t>现金变动</a:t></a:r></a:p></cx:rich></cx:tx></cx:title>
    <cx:plotArea><cx:plotAreaRegion><cx:series layoutId="waterfall" uniqueId="{{1}}"><cx:tx><cx:txData><cx:v>现金</cx:v></cx:txData></cx:tx>
    <cx:dataLabels pos="outEnd">{labels}<cx:visibility seriesName="0" categoryName="0" value="1"/></cx:dataLabels><cx:dataId val="0"/>
    <cx:layoutPr><cx:subtotals><cx:idx val="2"/></cx:subtotals></cx:layoutPr></cx:series></cx:plotAreaRegion>
    <cx:axis id="0"><cx:catScaling gapWidth="0.5"/></cx:axis><cx:axis id="1"><cx:valScaling/><cx:title><cx:tx><cx:txData><cx:v>亿元</cx:v></cx:txData></cx:tx></cx:title></cx:axis>
    </cx:plotArea><cx:legend pos="t"/></cx:chart></cx:chartSpace>"""
    package = slide.part.package
    part = PackagePart(PackURI("/ppt/charts/chartEx1.xml"), "application/vnd.ms-office.chartex+xml", package, content.encode())
    relation = slide.part.relate_to(part, "http://schemas.microsoft.com/office/2014/relationships/chartEx")
    slide.shapes._spTree.append(parse(f"""<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
    xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
    xmlns:r="{RELATIONSHIP_TYPE.HYPERLINK.rpartition('/')[0]}"><mc:Choice xmlns:cx1="urn:cx1" Requires="cx1"><p:graphicFrame><p:nvGraphicFramePr>
    <p:cNvPr id="90" name="waterfall"/><p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr><p:xfrm><a:off x="0" y="0"/><a:ext cx="9" cy="9"/></p:xfrm>
    <a:graphic><a:graphicData uri="{NEWER}"><cx:chart xmlns:cx="{NEWER}" r:id="{relation}"/></a:graphicData></a:graphic></p:graphicFrame></mc:Choice>
    </mc:AlternateContent>""".encode()))  # fmt: skip


def test_a_chart_of_the_newer_kind_is_read_like_the_others(tmp_path: Path) -> None:
    deck = pptx.Presentation()
    add_newer_chart(deck.slides.add_slide(deck.slide_layouts[6]), (10, 5, 15))
    deck.save(str(tmp_path / "newer.pptx"))
    (found,) = charts_of(tmp_path / "newer.pptx").values()
    assert (found.kinds, found.title, found.titles()) == (("waterfall",), "现金变动", (("value axis", "亿元"),))
    assert [(point.category, point.value) for point in found.series[0].points] == [("期初", "10"), ("增加", "5"), ("期末", "15")]
    assert Fact("labels", "value", "chart") in found.series[0].facts
    assert found.series[0].name == "现金"


@pytest.mark.parametrize(
    ("labels", "reads"),
    [
        ("", "15.5%"),
        ('<cx:numFmt formatCode="General" sourceLinked="1"/>', "15.5%"),
        ('<cx:numFmt formatCode="0%" sourceLinked="0"/>', "16%"),
    ],
    ids=("nothing said", "as the cells", "of their own"),
)  # fmt: skip
def test_labels_of_the_newer_kind_follow_the_formats_of_their_cells(tmp_path: Path, labels: str, reads: str) -> None:
    deck = pptx.Presentation()
    add_newer_chart(deck.slides.add_slide(deck.slide_layouts[6]), (0.155, 0.05, 0.205), "0.0%", labels)
    deck.save(str(tmp_path / "newer.pptx"))
    (series,) = next(iter(charts_of(tmp_path / "newer.pptx").values())).series
    assert label_of(series.points[0], series) == reads
    assert Fact("number format of the values", "0.0%", "chart") in series.facts
