"""Colours as they come out: names of the theme, the master's map, shades."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from generator.pptx_deck.colours import Theme

A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
SCHEME = etree.fromstring(
    f'<a:clrScheme {A}><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1><a:lt1><a:srgbClr val="FFFFFF"/></a:lt1>'
    '<a:accent1><a:srgbClr val="5b35e0"/></a:accent1></a:clrScheme>'
)
FONTS = etree.fromstring(
    f'<a:fontScheme {A}><a:majorFont><a:latin typeface="Arial"/><a:ea typeface="微软雅黑"/></a:majorFont><a:minorFont/></a:fontScheme>'
)


def colour(content: str, names: dict[str, str] | None = None) -> str | None:
    return Theme(SCHEME, FONTS, names or {}).colour(etree.fromstring(f"<a:solidFill {A}>{content}</a:solidFill>"))


@pytest.mark.parametrize(
    ("content", "seen"),
    [
        ('<a:schemeClr val="accent1"/>', "5B35E0"),
        ('<a:schemeClr val="tx1"/>', "000000"),
        ('<a:srgbClr val="ff0000"/>', "FF0000"),
        ('<a:prstClr val="green"/>', "008000"),
        ('<a:schemeClr val="accent9"/>', "theme accent9"),
        ("", None),
    ],
)
def test_a_colour_is_what_is_seen(content: str, seen: str | None) -> None:
    assert colour(content) == seen


def test_the_masters_map_decides_what_a_text_colour_is() -> None:
    assert colour('<a:schemeClr val="tx1"/>', {"tx1": "lt1"}) == "FFFFFF"


@pytest.mark.parametrize(
    ("change", "seen"),
    [
        ('<a:lumMod val="50000"/>', "800000"),  # half as light: pure red of lightness 1/2 becomes 1/4
        ('<a:lumOff val="25000"/>', "FF8080"),
        ('<a:lum val="25000"/>', "800000"),
        ('<a:satMod val="0"/>', "808080"),
        ('<a:hueOff val="7200000"/>', "00FF00"),  # red, 120 degrees on
        ("<a:comp/>", "00FFFF"),
        ('<a:shade val="50000"/>', "BC0000"),  # half the light is 188 of 255
        ('<a:tint val="50000"/>', "FFBCBC"),
        ('<a:alpha val="100000"/>', "FF0000"),
        ('<a:alpha val="40000"/>', "FF0000 alpha 40%"),
        ("<a:inv/>", "FF0000 inv"),
    ],
)
def test_shades_and_tints_are_worked_out_and_others_are_told(change: str, seen: str) -> None:
    assert colour(f'<a:srgbClr val="FF0000">{change}</a:srgbClr>') == seen


@pytest.mark.parametrize(
    ("base", "changes", "seen"),
    [
        # The palette of PowerPoint 2013: darker, lighter.
        ("4472C4", "lumMod 75", "2F5597"),
        ("4472C4", "lumMod 50", "203864"),
        ("4472C4", "lumMod 60, lumOff 40", "8FAADC"),
        ("4472C4", "lumMod 40, lumOff 60", "B4C7E7"),
        ("4472C4", "lumMod 20, lumOff 80", "DAE3F3"),
        ("ED7D31", "lumMod 75", "C55A11"),
        ("70AD47", "lumMod 60, lumOff 40", "A9D18E"),
        ("FFFFFF", "lumMod 85", "D9D9D9"),
        ("000000", "lumMod 65, lumOff 35", "595959"),
        # Outlines of its usual shapes.
        ("4F81BD", "shade 50", "385D8A"),
        ("4472C4", "shade 50", "2F528F"),
        ("156082", "shade 15", "042433"),
        # Bands of its usual table style.
        ("4F81BD", "tint 40", "D0D8E8"),
        ("4F81BD", "tint 20", "E9EDF4"),
        ("4472C4", "tint 40", "CFD5EA"),
        ("4472C4", "tint 20", "E9EBF5"),
        # Gradients of its theme of 2007.
        ("4F81BD", "shade 51, satMod 130", "2C5D98"),
        ("4F81BD", "shade 93, satMod 130", "3C7BC7"),
        ("4F81BD", "shade 94, satMod 135", "3A7CCB"),
        ("4F81BD", "tint 37, satMod 300", "BFD5FF"),
    ],
)
def test_shades_and_tints_are_those_that_powerpoint_shows(base: str, changes: str, seen: str) -> None:
    written = "".join(f'<a:{kind} val="{share}000"/>' for kind, share in map(str.split, changes.split(",")))
    assert colour(f'<a:srgbClr val="{base}">{written}</a:srgbClr>') == seen


@pytest.mark.parametrize(
    ("content", "seen"),
    [
        ('<a:prstClr val="dkBlue"/>', "00008B"),
        ('<a:prstClr val="ltGray"/>', "D3D3D3"),
        ('<a:prstClr val="medOrchid"/>', "BA55D3"),
        ('<a:prstClr val="nothing"/>', "nothing"),
        ('<a:scrgbClr r="50000" g="0" b="100000"/>', "BC00FF"),
        ('<a:hslClr hue="7200000" sat="100000" lum="50000"/>', "00FF00"),
    ],
)
def test_colours_by_name_by_light_and_by_hue_are_what_is_seen(content: str, seen: str) -> None:
    assert colour(content) == seen


@settings(deadline=None)
@given(
    st.integers(0, 0xFFFFFF),
    st.lists(st.tuples(st.sampled_from(["lumMod", "lumOff", "satMod", "hueOff", "tint", "shade"]), st.integers(-200_000, 400_000))),
)
def test_whatever_is_done_to_a_colour_it_stays_one(base: int, changes: list[tuple[str, int]]) -> None:
    written = "".join(f'<a:{kind} val="{value}"/>' for kind, value in changes)
    seen = colour(f'<a:srgbClr val="{base:06X}">{written}</a:srgbClr>')
    assert seen is not None and re.fullmatch("[0-9A-F]{6}", seen)
    assert changes or seen == f"{base:06X}"


def test_a_themes_font_is_told_by_its_name() -> None:
    theme = Theme(SCHEME, FONTS, {})
    assert [theme.font(name) for name in ("+mj-lt", "+mj-ea", "+mn-lt", "SimSun")] == ["Arial", "微软雅黑", "", "SimSun"]
