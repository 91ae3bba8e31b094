"""Texts and bullets: paragraphs in the master's styles, claims with their marks."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.blocks.bullets import BulletsBlock, set_bullets
from generator.blocks.context import Setting
from generator.blocks.text import TextBlock
from generator.errors import TemplateError
from generator.page.geometry import Area
from tests.blocks.setting import AREA, BOOK, set_on_page


def test_a_text_or_a_list_is_a_text_block() -> None:
    assert set_on_page("一段").texts == ["一段"]
    assert set_on_page(["甲", "收入 {{ revenue | yi }}"]).texts == ["甲\n收入17.4亿元"]


def test_a_figure_in_a_text_is_recorded_with_its_run() -> None:
    done = set_on_page({"text": "收入 {{ revenue | yi }}，增长"})
    assert done.prints == ["17.4亿元"]
    assert (done.page.lineage.placed[0].paragraph, done.page.lineage.placed[0].run) == (0, 1)


@pytest.mark.parametrize(
    ("claim", "said", "found"),
    [
        ({"text": "收入增长", "holds": "revenue.yoy > 0.2"}, "收入增长", []),
        ({"text": "收入翻倍", "holds": "revenue.yoy >= 1"}, "收入翻倍【待改】", ["claim"]),
        ({"text": "收入翻倍", "holds": "revenue.yoy >= 1", "otherwise": "收入{{ revenue | change }}"}, "收入同比增长21.4%", ["turned"]),
        ({"text": "收入大增", "holds": "revenue.at('2020H1') < 1"}, "收入大增【待填】", ["missing"]),
    ],
)
def test_a_claim_is_printed_marked_or_turned_by_its_condition(claim: dict[str, str], said: str, found: list[str]) -> None:
    done = set_on_page({"text": [claim]})
    assert done.texts == [said]
    assert done.found == found


def test_a_style_that_the_master_does_not_have_is_told_with_the_nearest() -> None:
    with pytest.raises(TemplateError, match=r'no text style "headingg".*"heading"'):
        set_on_page({"text": "甲", "style": "headingg"})


def test_a_colour_or_a_use_that_is_none_is_refused_when_it_is_read() -> None:
    assert TextBlock.model_validate({"text": "甲", "colour": "accent1"}).colour == "accent1"
    for slip in ({"colour": "red"}, {"use": "headlin"}):
        with pytest.raises(ValueError, match="Input should be"):
            TextBlock.model_validate({"text": "甲", **slip})


def test_bullets_that_do_not_fit_are_left_for_a_next_slide() -> None:
    tree = {"bullets": [f"第{number}条" for number in range(40)], "heading": "亮点"}
    done = set_on_page(tree, area=AREA.top(120))
    (start,) = done.rest.values()
    assert 1 < start < 40
    assert f"第{start - 1}条" in done.texts[0]
    assert f"第{start}条" not in done.texts[0]


def test_bullets_go_on_where_the_slide_before_left_off() -> None:
    block = BulletsBlock.model_validate({"bullets": ["一", "二", "三"]})
    first = set_on_page("x")
    setting = Setting(first.page, first.renderer, BOOK, Path(), lambda *_: "drawing", starts={id(block): 2})
    set_bullets(block, Area(0, 0, 300, 200), setting)
    first.page.set_growing()
    assert first.page.tree[-1].xpath("string(.//a:t)") == "三"
