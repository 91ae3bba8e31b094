"""Timelines and steps: dated rows along a line."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from generator.blocks.steps import StepsBlock
from generator.blocks.timeline import TimelineBlock
from generator.errors import TemplateError
from generator.finance.figures import Cell
from generator.workbook.model import Entry, Row, Table
from tests.blocks.setting import BOOK, set_on_page


def events(*days: tuple[date, str, str]) -> Table:
    rows = tuple(
        Row({"日期": Entry(f"{day:%Y-%m}", Cell("发布", f"A{n}"), day=day), "名称": Entry(name, Cell("发布", f"B{n}")), "归属": Entry(owner, Cell("发布", f"C{n}"))}, f"发布!{n}")
        for n, (day, name, owner) in enumerate(days, 2)
    )
    return Table("发布", ("日期", "名称", "归属"), rows)


RELEASES = events((date(2023, 1, 1), "一号", "自有"), (date(2024, 1, 1), "二号", "其他"), (date(2023, 7, 1), "三号", "自有"))
TREE = {"timeline": "row in 发布", "date": "row.日期", "title": "{{ row.名称 }}", "own": "row.归属 == '自有'", "own_label": "本公司", "others_label": "同业"}


def test_events_stand_at_places_true_to_their_months() -> None:
    done = set_on_page(TREE, book=replace(BOOK, tables={"发布": RELEASES}))
    centres = {name: shape.left + shape.width // 2 for name, shape in done.shapes.items() if name.startswith("dot")}
    first, third, second = (centres[name] for name in ("dot", "dot 2", "dot 3"))
    assert (third - first) / (second - first) == pytest.approx(0.5, abs=0.01)  # July between two Januaries


def test_ones_own_stand_above_the_line_and_the_others_below() -> None:
    done = set_on_page(TREE, book=replace(BOOK, tables={"发布": RELEASES}))
    cards = {shape.text_frame.text.split("\n")[1]: shape.top for name, shape in done.shapes.items() if name.startswith("event")}
    assert max(cards["一号"], cards["三号"]) < cards["二号"]
    assert [done.text("side"), done.text("side 2")] == ["本公司", "同业"]


def test_a_date_that_is_a_text_is_told() -> None:
    with pytest.raises(TemplateError, match=r"^t\.xlsx 发布!B2: row\.名称 is no date cell"):
        set_on_page({**TREE, "date": "row.名称"}, book=replace(BOOK, tables={"发布": RELEASES}))
    assert TimelineBlock.model_validate(TREE).detail is None


def test_steps_are_a_date_and_a_word_each_from_top_to_bottom() -> None:
    tree = {"heading": "历程", "steps": "row in 里程碑", "date": "{{ row.年份 }}年", "step": "{{ row.事 }}"}
    done = set_on_page(tree)
    assert done.texts == ["历程", "2019年", "创立", "2024年", "上市"]
    assert done.shapes["step"].top < done.shapes["step 2"].top
    assert set_on_page({**tree, "steps": "row in 空表"}).found == ["missing"]
    assert StepsBlock.model_validate(tree).heading == "历程"
