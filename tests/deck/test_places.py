"""All words of a slide file are listed, those of a block that nobody has heard of as well."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.blocks import registry
from generator.blocks.context import Block, Setting
from generator.blocks.registry import BlockKind
from generator.deck.places import conditioned_places
from generator.deck.template import read_template
from generator.page.geometry import Area
from generator.spec.scalars import Claim, Text, Words
from tests.deck.conftest import ROOT


class QuoteBlock(Block):
    """What somebody said."""

    quote: Claim
    speaker: Words
    portrait: Text | None = None


def set_quote(block: QuoteBlock, area: Area, setting: Setting) -> None:
    """Nothing is set in this test."""


def test_the_words_of_a_new_block_are_listed_without_a_line_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    known = {**registry.block_kinds(), "quote": BlockKind("quote", QuoteBlock, set_quote)}
    monkeypatch.setattr(registry, "block_kinds", lambda: known)
    quote = {"quote": {"text": "翻倍", "holds": "revenue.yoy >= 1"}, "speaker": "董事长", "portrait": "chairman"}
    assert conditioned_places({"layout": "one-body", "title": "寄语", "body": {"stack": [quote, "谢谢"]}}) == {
        "title": ("寄语", ""),
        "body.stack[1].quote": ("翻倍", "revenue.yoy >= 1"),
        "body.stack[1].speaker": ("董事长", ""),
        "body.stack[2]": ("谢谢", ""),
    }


def test_the_shipped_template_lists_lane_names_and_series_names() -> None:
    slides = {slide.name: conditioned_places(slide.file.tree) for slide in read_template(ROOT / "templates" / "interim-results", "t").slides}
    assert slides["10-releases"]["body.own_label"] == ("商汤 日日新", "")
    assert slides["20-expenses"]["top_left.series[1].name"] == ("费用 (扣除SBC)", "")
    assert slides["22-capex-and-cash"]["right.series[2].name"] == ("债券投资余额", "")
    assert slides["05-revenue"]["chart.series[1].note"][0].startswith("同比 ")


def test_every_way_of_writing_a_region_has_its_place() -> None:
    assert list(conditioned_places({"a": "一段", "b": ["甲", "乙"], "c": {"text": ["丙"]}, "d": {"text": {"text": "丁", "holds": "x > 1"}}})) == [
        "a", "b[1]", "b[2]", "c.text[1]", "d.text",
    ]  # fmt: skip


def test_what_is_no_block_lists_nothing_and_is_left_to_the_reader(tmp_path: Path) -> None:
    assert conditioned_places({"body": {"nonsense": "x"}, "chart": {"series": "revenue"}}) == {}
    assert conditioned_places(["no slide"]) == {}
