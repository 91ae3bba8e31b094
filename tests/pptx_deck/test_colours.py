"""Colours as they come out: names of the theme, the master's map, shades."""

from __future__ import annotations

import pytest
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
        ('<a:shade val="50000"/>', "800000"),
        ('<a:tint val="50000"/>', "FF8080"),
        ('<a:lumOff val="25000"/>', "FF8080"),
        ('<a:alpha val="100000"/>', "FF0000"),
        ('<a:alpha val="40000"/>', "FF0000 alpha 40%"),
    ],
)
def test_shades_and_tints_are_worked_out_and_others_are_told(change: str, seen: str) -> None:
    assert colour(f'<a:srgbClr val="FF0000">{change}</a:srgbClr>') == seen


def test_a_themes_font_is_told_by_its_name() -> None:
    theme = Theme(SCHEME, FONTS, {})
    assert [theme.font(name) for name in ("+mj-lt", "+mj-ea", "+mn-lt", "SimSun")] == ["Arial", "微软雅黑", "", "SimSun"]
