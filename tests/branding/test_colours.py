"""The parts of a look from any theme: whatever its colours are, what is read is read."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from generator.branding.colours import Own, Palette
from generator.page.contrast import contrast
from generator.pptx_deck.colours import Theme

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
SLOTS = ("dk1", "lt1", "dk2", "lt2", *(f"accent{number}" for number in range(1, 7)))
colours = st.text("0123456789ABCDEF", min_size=6, max_size=6)


def theme(values: list[str]) -> Theme:
    entries = "".join(
        f'<a:{slot}><a:srgbClr val="{value}"/></a:{slot}>' for slot, value in zip(SLOTS, values, strict=True)
    )
    return Theme(etree.fromstring(f'<a:clrScheme xmlns:a="{_A}">{entries}</a:clrScheme>'), None, {})


def parts(values: list[str], ground: str) -> dict[str, str]:
    own = Own('<a:schemeClr val="tx1"/>', '<a:schemeClr val="tx1"/>', f"#{ground}")
    return {name: shade.hexed for name, shade in Palette(theme(values), own).parts().items()}


@settings(deadline=None, max_examples=60)
@given(st.lists(colours, min_size=len(SLOTS), max_size=len(SLOTS)), st.sampled_from(["FFFFFF", "000000", "F5F5F0", "14213D"]))
def test_words_are_read_on_the_page_whatever_the_theme(values: list[str], ground: str) -> None:
    found = parts(values, ground)
    for name in ("ink", "brand", "accent", "grey"):
        assert contrast(found[name], ground) >= 4.5, name
    assert contrast(found["ink"], found["panel"]) >= 4.5


@settings(deadline=None, max_examples=60)
@given(st.lists(colours, min_size=len(SLOTS), max_size=len(SLOTS)), st.sampled_from(["FFFFFF", "000000"]))
def test_words_on_the_brands_colour_are_read_too(values: list[str], ground: str) -> None:
    found = parts(values, ground)
    assert contrast(found["ground"], found["brand"]) >= 4.5
    assert contrast(found["tint"], found["brand"]) >= 4.5


def test_an_accent_that_is_read_is_taken_as_it_is_and_a_pale_one_is_darkened() -> None:
    office = ["000000", "FFFFFF", "1F497D", "EEECE1", "0070C0", "C0504D", "9BBB59", "8064A2", "4BACC6", "F79646"]
    found = parts(office, "FFFFFF")
    assert found["brand"] == "#1F497D"
    assert found["series 1"] == "#0070C0"
    assert contrast("#FFC000", "#FFFFFF") < 2 <= contrast(parts([*office[:4], "FFC000", *office[5:]], "FFFFFF")["series 1"], "FFFFFF")


def test_a_master_drawn_in_colours_of_its_own_lends_them() -> None:
    own = Own('<a:srgbClr val="333333"/>', '<a:srgbClr val="333333"/>', "#FFFFFF", ("168253", "780373", "DDDDDD"))
    office = ["000000", "FFFFFF", "1F497D", "EEECE1", "4F81BD", "C0504D", "9BBB59", "8064A2", "4BACC6", "F79646"]
    found = Palette(theme(office), own).parts()
    assert [found[f"series {number}"].hexed for number in (1, 2, 3)] == ["#168253", "#780373", "#4F81BD"]
