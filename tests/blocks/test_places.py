"""Arrows in a row, a matrix, a map with marks, and small lines inside other blocks."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from pydantic import ValidationError

from generator.blocks.registry import read_block
from generator.errors import TemplateError
from generator.page.geometry import Area
from tests.blocks.setting import AREA, set_on_page

STEPS = {"steps": "row in 里程碑", "date": "{{ row.年份 }}", "step": "{{ row.事 }}", "direction": "across"}
FOUR = [{"title": title} for title in ("甲", "乙", "丙", "丁")]


def test_steps_across_are_arrows_from_left_to_right_with_their_words_under_them() -> None:
    done = set_on_page(STEPS)
    first, second = done.shapes["arrow"], done.shapes["arrow 2"]
    assert (first.text_frame.text, second.text_frame.text) == ("2019", "2024")
    assert first.left < second.left
    assert first.top == second.top
    assert done.shapes["step"].top > first.top + first.height


def test_a_matrix_has_four_panels_in_two_rows() -> None:
    done = set_on_page({"matrix": FOUR, "up": "增长", "across": "份额"})
    panels = [done.shapes[name] for name in ("quadrant", "quadrant 2", "quadrant 3", "quadrant 4")]
    assert [(one.left, one.top) for one in panels] == sorted(((one.left, one.top) for one in panels), key=lambda place: (place[1], place[0]))
    assert len({one.top for one in panels}) == len({one.left for one in panels}) == 2
    assert done.texts == ["增长", "份额", "甲", "乙", "丙", "丁"]


def test_a_matrix_of_three_is_refused() -> None:
    with pytest.raises(ValidationError, match="four panels"):
        read_block({"matrix": FOUR[:3]})


def test_marks_of_a_map_keep_to_the_picture_that_is_shown_whole(tmp_path: Path) -> None:
    """A square picture in a place of 888 by 360 is 360 wide, at the left: half of it is 180."""
    Image.new("RGB", (40, 40)).save(tmp_path / "regions.png")
    done = set_on_page({"map": "regions", "marks": [{"x": "50%", "y": "25%", "label": "华东"}]}, pictures=tmp_path)
    mark = done.shapes["mark"]
    assert (mark.left + mark.width / 2) / 12700 == pytest.approx(AREA.x + 180, abs=0.1)
    assert (mark.top + mark.height / 2) / 12700 == pytest.approx(AREA.y + 90, abs=0.1)


def test_labels_of_marks_close_together_stand_on_two_sides() -> None:
    marks = [{"x": "50%", "y": "50%", "label": "上海"}, {"x": "52%", "y": "50%", "label": "苏州"}]
    done = set_on_page({"map": "regions", "marks": marks})
    first, second = done.shapes["mark label"], done.shapes["mark label 2"]
    assert first.left + first.width <= second.left or second.left + second.width <= first.left
    assert "overflow" not in done.found


def test_marks_that_have_no_room_are_told() -> None:
    marks = [{"x": "50%", "y": "50%", "label": "一个很长的名称"}] * 2
    done = set_on_page({"map": "regions", "marks": marks}, area=Area(40, 90, 60, 40))
    assert "overflow" in done.found


@pytest.mark.parametrize("x", ["120%", "3", "左"])
def test_a_place_that_is_no_percent_is_refused(x: str) -> None:
    with pytest.raises(TemplateError, match="no place on a map"):
        set_on_page({"map": "regions", "marks": [{"x": x, "y": "50%", "label": "华东"}]})


@pytest.mark.parametrize(
    "tree",
    [
        {"kpis": [{"value": "{{ revenue | yi }}", "label": "收入", "sparkline": "revenue"}]},
        {"cards": [{"value": "{{ revenue | yi }}", "title": "收入", "sparkline": {"figure": "revenue", "periods": {"last": "3"}}}]},
    ],
)
def test_a_small_line_stands_with_its_number_and_records_what_it_shows(tree: dict[str, object]) -> None:
    done = set_on_page(tree)
    (data,) = done.drawn
    assert data.kind == "sparkline"
    assert [point.labels for point in data.series[0].points] == [("1,200.0",), ("1,433.1",), ("1,739.7",)]
    assert {"1,200.0", "1,433.1", "1,739.7"} <= set(done.prints)


def test_a_column_of_small_lines_has_one_in_each_row_over_its_cell() -> None:
    columns = [{"heading": "名称", "text": "{{ row.名称 }}"}, {"heading": "走势", "sparkline": "revenue"}]
    done = set_on_page({"table": "row in 产品", "columns": columns})
    lines = [shape for name, shape in done.shapes.items() if name.startswith("chart")]
    assert len(lines) == len(done.drawn) == 2
    assert lines[0].left == lines[1].left > (AREA.x + AREA.width / 2) * 12700
    assert lines[0].top < lines[1].top


def test_a_small_line_of_what_is_not_there_is_waited_for() -> None:
    done = set_on_page({"kpis": [{"value": "1", "label": "空", "sparkline": "profit.at('2019H1')"}]})
    assert done.drawn == []
    assert "missing" in done.found
