"""A master as the builder sees it: regions, styles and theme from whatever page size it has."""

from __future__ import annotations

from pathlib import Path

import pytest
from pptx import Presentation
from pptx.oxml import parse_xml
from pptx.util import Pt

from generator.errors import TemplateError
from generator.page.master import Master, open_master
from generator.page.theme import STYLES_LAYOUT, TextStyle
from tests.pptx_deck.formats import as_strict

SHIPPED = Path(__file__).resolve().parents[2] / "templates" / "interim-results" / "master.pptx"
_A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'


def list_style(colour: str) -> str:
    return (
        f'<a:lstStyle {_A}><a:lvl1pPr algn="ctr"><a:defRPr sz="2000" b="1"><a:solidFill><a:schemeClr val="{colour}"/>'
        '</a:solidFill></a:defRPr></a:lvl1pPr><a:lvl2pPr><a:defRPr sz="1200"/></a:lvl2pPr></a:lstStyle>'
    )


def made(folder: Path, colour: str = "tx2", styles: str = STYLES_LAYOUT) -> Path:
    """python-pptx's own 4:3 template as a master: its first layout has the samples."""
    presentation = Presentation()
    layout = presentation.slide_layouts[0]
    layout._element.cSld.set("name", styles)
    sample, second = list(layout.placeholders)[:2]
    sample._element.nvSpPr.cNvPr.set("name", "heading")
    body = sample._element.txBody
    body.replace(body.find("{http://schemas.openxmlformats.org/drawingml/2006/main}lstStyle"), parse_xml(list_style(colour)))
    second.left, second.top, second.width, second.height = (Pt(each) for each in (36, 72, 600, 300))
    second._element.txBody.bodyPr.set("numCol", "2")
    second._element.txBody.bodyPr.set("spcCol", str(Pt(18)))
    second._element.nvSpPr.cNvPr.set("name", "body")
    path = folder / "master.pptx"
    presentation.save(str(path))
    return path


def opened(path: Path) -> Master:
    return open_master(path, "master.pptx")


def test_a_style_is_a_sample_placeholder_its_second_level_the_least_size(tmp_path: Path) -> None:
    assert opened(made(tmp_path)).theme.style("heading") == TextStyle(20, True, "dk2", 12, "ctr")


def test_a_strict_master_is_the_same_master(tmp_path: Path) -> None:
    path = made(tmp_path)
    strict, plain = opened(as_strict(path)), opened(path)
    assert strict.theme == plain.theme
    regions = [{name: each.layouts[name].regions for name in each.layouts} for each in (strict, plain)]
    assert regions[0] == regions[1]


def test_its_third_level_is_the_size_to_which_it_grows(tmp_path: Path) -> None:
    master = open_master(SHIPPED, "master.pptx")
    assert (master.theme.style("body").size, master.theme.style("body").most) == (13, 17)
    assert opened(made(tmp_path)).theme.style("heading").most == 0


def test_a_layout_on_a_dark_colour_of_the_theme_is_told_as_dark() -> None:
    layouts = open_master(SHIPPED, "master.pptx").layouts
    assert [layouts[name].dark for name in ("divider", "picture", "one-body")] == [True, True, False]


def test_regions_are_placed_in_points_whatever_the_page(tmp_path: Path) -> None:
    region = opened(made(tmp_path)).layout(STYLES_LAYOUT, "").regions["body"]
    assert region.area == (36, 72, 600, 300)
    assert (region.columns, region.gap) == (2, 18)


def test_an_unknown_layout_is_told_with_the_nearest_one(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match=r'5\.yaml:1: no layout "text-style" in master.pptx. Did you mean "text-styles"'):
        opened(made(tmp_path)).layout("text-style", "5.yaml:1")


def test_a_master_without_samples_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match='no layout "text-styles"'):
        opened(made(tmp_path, styles="Title"))


def test_a_sample_in_a_colour_that_no_slide_can_name_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match='no theme colour "phClr"'):
        opened(made(tmp_path, "phClr"))


def test_a_missing_master_is_told(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match=r"there is no master\.pptx"):
        opened(tmp_path / "master.pptx")


def test_the_shipped_master_has_each_slot_of_the_theme_and_fonts_for_both_scripts() -> None:
    theme = opened(SHIPPED).theme
    assert {"dk1", "lt1", "dk2", "lt2", *(f"accent{number}" for number in range(1, 7))} <= theme.colours.keys()
    assert (theme.latin, theme.east_asian) == ("Arial", "微软雅黑")


def test_the_regions_of_the_shipped_master_lie_on_its_page() -> None:
    master = opened(SHIPPED)
    width, height = master.presentation.slide_width, master.presentation.slide_height
    assert width is not None
    assert height is not None
    for layout in master.layouts.values():
        for region in layout.regions.values() if layout.name != STYLES_LAYOUT else ():
            assert region.area.right <= width / 12700 + 0.1, (layout.name, region.name)
            assert region.area.bottom <= height / 12700 + 0.1, (layout.name, region.name)
