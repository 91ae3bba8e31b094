"""A slide in the making: text that fits or is told, names used once, every print recorded where it stands."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.finance.findings import OVERFLOW
from generator.lineage.chart_print import ChartPrint
from generator.page.fitting import Line, column_height, least_height, line_width, spare, text_height
from generator.page.geometry import Area
from generator.page.master import Region
from generator.page.page import TableLine
from generator.page.placeable import ChartPicture, Frame, whole_dots
from generator.page.table_xml import TableCell
from generator.page.theme import TextStyle
from generator.text.marks import Print, Run
from tests.samples import money

from .pages import STYLES, A, P, empty_page, names, sizes, texts

BODY = STYLES["body"]
PRINT = Print("17.4亿元", money("1740"), "text", "5.yaml:3")
KPI, UNIT = TextStyle(40, bold=True), TextStyle(14)


def line(text: str, style: TextStyle = BODY) -> Line:
    return Line((Run(text),), style)


def region(columns: int = 1, gap: float = 0.0, height: float = 100) -> Region:
    return Region("body", Area(50, 50, 300, height), "body", 13, BODY, 0, columns, gap)


# Text


def test_text_that_fits_keeps_its_size() -> None:
    page = empty_page()
    page.text(Area(0, 0, 200, 40), "text", [line("毛利")])
    assert sizes(page) == [14]


def test_text_that_does_not_fit_is_set_smaller_half_a_point_at_a_time() -> None:
    """A line of 14 pt is 19.6 pt high, of 12 pt 16.8: the largest that 17 pt hold, within the half point allowed."""
    page = empty_page()
    page.text(Area(0, 0, 200, 17), "text", [line("毛利")])
    assert sizes(page) == [12.5]
    assert 12.5 * 1.4 <= 17 + 0.5 < 13 * 1.4


def test_text_that_does_not_fit_at_its_least_size_is_told_with_the_place() -> None:
    page = empty_page()
    page.text(Area(0, 0, 50, 10), "text", [line("营业收入重返高增长")])
    (finding,) = page.findings
    assert (finding.kind, finding.where, finding.slide) == (OVERFLOW, "slide 1", 1)
    assert sizes(page) == [BODY.least]


def test_what_is_to_be_filled_in_is_nobodys_overflow() -> None:
    page = empty_page()
    page.text(Area(0, 0, 50, 10), "text", [line("营业收入重返高增长【待填】")])
    assert page.findings == []


def test_a_print_is_recorded_at_its_paragraph_and_run() -> None:
    page = empty_page()
    runs = (Run("总收入"), Run("17.4亿元", print=PRINT))
    page.text(Area(0, 0, 400, 60), "text", [line("毛利"), Line(runs, BODY)])
    (placed,) = page.lineage.placed
    assert (placed.slide, placed.shape, placed.paragraph, placed.run, placed.text) == (1, "text", 1, 1, "17.4亿元")


def test_of_a_kpi_the_number_is_large_and_its_unit_small() -> None:
    page = empty_page()
    page.text(Area(0, 0, 400, 100), "kpi", [Line((Run("17.4亿元", print=PRINT),), KPI, unit_style=UNIT)])
    assert sizes(page) == [40, 14]
    assert [placed.text for placed in page.lineage.placed] == ["17.4", "亿元"]


def test_a_footnote_is_marked_as_the_page_says() -> None:
    page = empty_page()
    page.text(Area(0, 0, 400, 60), "text", [Line((Run("亏损"), Run("", note="loss")), BODY)])
    assert texts(page) == ["亏损1"]


def test_no_two_shapes_have_one_name_or_one_number() -> None:
    page = empty_page()
    for _ in range(3):
        page.text(Area(0, 0, 100, 40), "text", [line("毛利")])
    assert names(page) == ["text", "text 2", "text 3"]
    assert len({element.get("id") for element in page.tree.iter(f"{P}cNvPr")}) == 3


def test_a_title_with_its_unit_is_one_line_of_two_styles() -> None:
    page = empty_page()
    page.two_styles(Area(0, 0, 300, 30), "title", ((Run("毛利"),), STYLES["heading"]), ((Run("17.4亿元", print=PRINT),), STYLES["note"]))
    assert sizes(page) == [16, 9]
    assert [(placed.paragraph, placed.run) for placed in page.lineage.placed] == [(0, 1)]


# Placeholders


def test_a_placeholder_whose_text_fits_inherits_its_style() -> None:
    page = empty_page()
    page.fill(region(), [line("毛利")])
    assert sizes(page) == [0]  # none written


def test_two_columns_have_the_masters_gap_between_them() -> None:
    """Of 300 pt two columns and a gap of 60 leave 120 each: the title of 8 × 14 = 112 pt fits one line, with 80 not."""
    lines = [line("营业收入重返增长")] * 4
    narrow, wide = empty_page(), empty_page()
    narrow.fill(region(2, gap=140, height=44), lines)
    wide.fill(region(2, gap=60, height=44), lines)
    assert narrow.findings != []
    assert wide.findings == []


def test_a_page_number_is_a_field() -> None:
    page = empty_page()
    page.page_number(region())
    assert [(field.get("type"), texts(page)) for field in page.tree.iter(f"{A}fld")] == [("slidenum", ["1"])]


# Charts


class NativeFrame:
    """A chart of another making than a picture: a frame that a page takes all the same."""

    description, prints = "毛利。24年：17.4亿元", (ChartPrint("毛利", "24年", PRINT),)

    def frame(self, shape_id: int, name: str, area: Area) -> Frame:
        xml = f'<p:graphicFrame xmlns:p="{P[1:-1]}"><p:nvGraphicFramePr><p:cNvPr id="{shape_id}" name="{name}"/></p:nvGraphicFramePr></p:graphicFrame>'
        return Frame(xml, f"native {area.width:.0f}")


def test_a_chart_is_drawn_at_the_size_of_its_place_and_its_points_are_recorded() -> None:
    page, asked = empty_page(), []

    def drawn(width: float, height: float) -> str:
        asked.append((width, height))
        return "name of the drawing"

    page.chart(Area(10, 10, 360, 180), "chart", ChartPicture("毛利", [ChartPrint("毛利", "24年", PRINT)], drawn))
    assert asked == [(360, 180)]
    assert [(one.name, one.element.tag) for one in page.charts] == [("name of the drawing", f"{P}pic")]
    (placed,) = page.lineage.placed
    assert (placed.shape, placed.series, placed.category, placed.text) == ("chart", "毛利", "24年", "17.4亿元")


def test_a_page_takes_a_chart_of_any_making() -> None:
    page = empty_page()
    page.chart(Area(10, 10, 360, 180), "chart", NativeFrame())
    assert [(one.name, one.element.tag) for one in page.charts] == [("native 360", f"{P}graphicFrame")]
    assert [placed.category for placed in page.lineage.placed] == ["24年"]


@given(st.floats(20, 900))
def test_a_picture_is_a_whole_number_of_dots_and_loses_less_than_one(length: float) -> None:
    dots = whole_dots(length) / 72 * 200
    assert dots == pytest.approx(round(dots))
    assert -1e-4 < length - whole_dots(length) < 72 / 200 + 1e-4


# Tables and shapes


def test_a_print_in_a_table_is_recorded_by_row_and_column() -> None:
    page = empty_page()
    cells = [[TableLine(line("收入"), TableCell(None)), TableLine(Line((Run("17.4亿元", print=PRINT),), BODY), TableCell(None))]]  # type: ignore[arg-type]
    page.table(Area(0, 0, 200, 30), "table", [100, 100], [30], cells, "收入")
    assert [(placed.row, placed.column, placed.text) for placed in page.lineage.placed] == [(0, 1, "17.4亿元")]


def test_a_pictogram_is_as_large_as_its_place_allows_and_in_its_middle() -> None:
    page = empty_page()
    page.pictogram(Area(100, 0, 80, 40), "car")
    shape = next(page.tree.iter(f"{P}sp"))
    assert next(shape.iter(f"{A}off")).get("x") == str(120 * 12700)


def test_a_heavy_rule_is_in_the_brand_colour() -> None:
    page = empty_page()
    page.rule((0, 0), (100, 0), heavy=True)
    page.rule((0, 9), (100, 9))
    assert [colour.get("val") for colour in page.tree.iter(f"{A}schemeClr")] == ["tx2", "accent4"]


# Measuring


def test_a_line_is_as_high_as_its_pitch_and_a_paragraph_as_its_lines() -> None:
    assert text_height([line("毛利")], 200) == pytest.approx(14 * 1.4)
    assert text_height([line("毛利" * 10)], 145) == pytest.approx(2 * 14 * 1.4)  # 280 pt in 145
    assert least_height([line("毛利")], 200) == pytest.approx(10 * 1.4)


def test_the_width_of_a_kpi_is_that_of_both_its_styles() -> None:
    """17.4 in Arial is 3 × 0.556 + 0.278 em, bold a little wider; 亿元 two ems of 14 pt."""
    width = line_width(Line((Run("17.4亿元"),), KPI, unit_style=UNIT))
    assert width == pytest.approx(40 * 1.07 * (3 * 0.556 + 0.278) + 28, abs=0.5)


@given(st.text("营业收入，。增长24%", min_size=1, max_size=60), st.floats(60, 400))
def test_narrowing_a_text_never_costs_a_line(text: str, width: float) -> None:
    lines = [line(text)]
    assert text_height(lines, width - spare(lines, width)) <= text_height(lines, width) + 0.5


@given(st.text("营业收入，。增长24%", min_size=1, max_size=60))
def test_a_narrower_place_never_needs_less_height(text: str) -> None:
    heights = [text_height([line(text)], width) for width in (60, 120, 240, 480)]
    assert all(narrow >= wide for narrow, wide in pairwise(heights))


def test_the_first_of_two_columns_ends_with_a_paragraph() -> None:
    """Of paragraphs of 3, 4 and 2 lines 3 stand beside 6: six lines high, and too little more for another."""
    style = TextStyle(size=10, least=10)
    lines = [Line((Run("字" * count),), style) for count in (28, 38, 18)]  # of ten in a line
    assert column_height(lines, 105, 1_000, 2) == pytest.approx(6.3 * 14)
    assert column_height(lines, 105, 100, 2) == 50
