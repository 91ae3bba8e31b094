"""What all kinds draw with: boxes, scales, colours, the font, the canvas, and the sheet they stand on."""

from __future__ import annotations

import io
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from generator.charts.drawing.box import Box, placed
from generator.charts.drawing.canvas import Canvas, text_box
from generator.charts.drawing.font import font_path, outlines, text_width
from generator.charts.drawing.palette import SERIES, Palette, blend, contrast, luminance
from generator.charts.drawing.scale import for_lines, from_zero
from generator.charts.drawing.sheet import Sheet
from generator.errors import TemplateError
from generator.page.theme import Theme
from tests.charts.examples import COLOURS, THEME

# Boxes


def test_boxes_that_only_touch_do_not_overlap() -> None:
    assert not Box(0, 0, 10, 10).overlaps(Box(10, 0, 20, 10))
    assert Box(0, 0, 10, 10).overlaps(Box(10, 0, 20, 10), gap=1)


@pytest.mark.parametrize(("anchor", "left"), [("left", 100), ("centre", 80), ("right", 60)])
def test_a_box_stands_to_the_side_of_its_anchor(anchor: str, left: float) -> None:
    box = placed(100, 50, 40, 10, anchor)  # type: ignore[arg-type]
    assert box == Box(left, 45, left + 40, 55)


# Scales

numbers = st.decimals(-(10**6), 10**6, places=2)


@given(st.lists(numbers, min_size=2, max_size=8))
def test_a_larger_value_never_stands_lower(values: list[Decimal]) -> None:
    for scale in (from_zero(values, 20, 220), for_lines(values, 20, 220)):
        heights = [scale(value) for value in sorted(values)]
        assert heights == sorted(heights)
        assert all(20 - 1e-6 <= height <= 220 + 1e-6 for height in heights)


def test_a_column_of_half_the_value_is_half_as_high() -> None:
    scale = from_zero([Decimal(100), Decimal(50)], 20, 220)
    assert (scale(Decimal(100)), scale(Decimal(50)), scale.zero) == (220, 120, 20)


def test_lines_far_from_zero_start_near_their_values() -> None:
    """90 and 100 span a third of 100 at least, and the scale starts a fifth of that below: at 90 − 33.3/5 = 83.3."""
    scale = for_lines([Decimal(90), Decimal(100)], 0, 100)
    assert float(scale.low) == pytest.approx(83.33, abs=0.01)
    assert for_lines([Decimal(-5), Decimal(100)], 0, 100).low == -5


# Colours


def test_black_on_white_has_the_contrast_that_wcag_says() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
    assert luminance("#FFFFFF") == 1


def test_half_of_black_and_half_of_white_is_grey() -> None:
    assert blend("#000000", "#FFFFFF", 0.5) == "#808080"


def test_series_take_the_themes_colours_in_order_and_no_colour_twice() -> None:
    palette = Palette(THEME)
    own = ("accent1", "dk2", "accent6", "accent3", "accent2", "accent4")
    assert [palette.series(number) for number in range(len(SERIES))] == [f"#{COLOURS[name]}" for name in own]
    assert len({palette.series(number) for number in range(12)}) == 12


def test_a_pale_colour_is_darkened_until_it_is_read_on_white() -> None:
    palette = Palette(THEME)
    assert contrast(palette.tint, "#FFFFFF") < 4.5 <= contrast(palette.legible(palette.tint), "#FFFFFF")


# Text


def test_a_text_twice_as_large_is_twice_as_wide_and_bold_is_wider() -> None:
    assert text_width("毛利 1,740", 24) == pytest.approx(2 * text_width("毛利 1,740", 12))
    assert text_width("毛利", 12, bold=True) > text_width("毛利", 12) == pytest.approx(24)


def test_what_the_font_lacks_is_seen_to_be_missing() -> None:
    assert text_width("🚀", 12) == text_width("□", 12)
    assert list(outlines("🚀", 0, 0, 12))


def test_a_blank_text_has_no_outline() -> None:
    assert not list(outlines("  ", 0, 0, 12))
    assert font_path().is_file()


def test_a_text_on_the_canvas_takes_the_box_that_was_measured() -> None:
    canvas = Canvas(200, 100)
    assert canvas.text(100, 50, "1,740", 12, "#000000") == text_box(100, 50, "1,740", 12)
    assert [(text.text, text.size) for text in canvas.texts] == [("1,740", 12)]


# Pictures


def pixel(canvas: Canvas, x: float, y: float) -> tuple[int, ...]:
    """The colour at a place in points, the origin at the bottom left."""
    image = Image.open(io.BytesIO(canvas.png()))
    scale = 200 / 72
    found = image.getpixel((round(x * scale), round((canvas.height - y) * scale)))
    assert isinstance(found, tuple)
    return found


def test_a_rectangle_fills_its_box_and_nothing_else() -> None:
    canvas = Canvas(100, 100)
    canvas.rectangle(Box(20, 20, 60, 80), "#FF0000")
    assert pixel(canvas, 40, 50) == (255, 0, 0, 255)
    assert pixel(canvas, 80, 50)[3] == 0


def test_a_wedge_of_a_whole_turn_is_a_ring_with_a_hole() -> None:
    canvas = Canvas(100, 100)
    canvas.wedge((50, 50), 20, 40, 0, 360, "#0000FF")
    assert all(pixel(canvas, x, y) == (0, 0, 255, 255) for x, y in ((80, 50), (20, 50), (50, 80), (50, 20)))
    assert pixel(canvas, 50, 50)[3] == 0


def test_a_wedge_of_a_quarter_turn_leaves_the_other_three_free() -> None:
    canvas = Canvas(100, 100)
    canvas.wedge((50, 50), 20, 40, 0, 90, "#0000FF")
    assert pixel(canvas, 71, 71) == (0, 0, 255, 255)
    assert all(pixel(canvas, x, y)[3] == 0 for x, y in ((29, 71), (29, 29), (71, 29)))


def test_a_dashed_edge_has_gaps() -> None:
    canvas = Canvas(100, 100)
    canvas.dashed_rectangle(Box(10, 10, 90, 90), "none", "#000000", 2)
    along = [pixel(canvas, 11, y)[3] for y in range(15, 85)]
    assert max(along) == 255
    assert min(along) < 128


# The sheet


def test_a_total_is_as_large_as_a_heading_only_where_there_is_room() -> None:
    assert Sheet(THEME, 560, 350).large == 16
    assert Sheet(THEME, 280, 180).large == 13  # one more than a label


def test_a_theme_without_the_style_of_labels_is_told() -> None:
    bare = Theme(COLOURS, "Arial", "微软雅黑", {})
    with pytest.raises(TemplateError, match='no text style "label"'):
        _ = Sheet(bare, 100, 100).size
