"""Texts of any length stay in their places on the rendered page, or are told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator import build
from generator.page.master import open_master

from .conftest import WORKBOOK, make_project
from .test_preview import words

_WORDS = ["收入", "重返", "高增长，", "生成式AI", "占比", "显著", "提高。", "SenseCore", "大装置", "“驾舱云”", "协同", "2024年", "上半年", "稳步", "推进；", "GPT-4o", "同比", "21.4%", "（未经审计）", "业务"]
_USUAL = 40
_DECK = "slides:\n"


@st.composite
def texts(draw: st.DrawFn) -> str:
    """A sentence of 0.2 to 3 times the usual length, Chinese and Latin words and marks mixed."""
    length = draw(st.integers(_USUAL // 5, _USUAL * 3))
    parts: list[str] = []
    while sum(map(len, parts)) < length:
        parts.append(draw(st.sampled_from(_WORDS)))
    return "".join(parts)


@given(slides=st.lists(st.lists(texts(), min_size=4, max_size=4), min_size=6, max_size=6))
@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))
def test_texts_from_a_fifth_to_three_times_the_length_stay_in_their_region(
    slides: list[list[str]], to_pdf: Callable[[Path], Path], tmp_path_factory: pytest.TempPathFactory
) -> None:
    project = make_project(tmp_path_factory.mktemp("fit") / "project")
    template = project / "templates" / "interim-results"
    _write_slides(template, slides)
    result = build(project / "inputs" / WORKBOOK, project=project)
    assert result.deck is not None
    told = {finding.slide for finding in result.findings if finding.kind == "overflow"}
    regions = open_master(template / "master.pptx", "m").layouts["charts-and-lists"].regions
    areas = [regions[name].area for name in ("list_left", "list_right")]
    shown = words(to_pdf(result.deck))
    checked = 0
    for number, boxes in shown.items():
        for left, top, right, bottom, text in boxes if number not in told else ():
            x, y = (left + right) / 2, (top + bottom) / 2
            for area in areas:
                if area.x <= x <= area.right and area.y - 10 < y < 505:
                    assert bottom <= area.bottom + 1, (number, text, bottom)
                    assert area.x <= left and right <= area.right + 1, (number, text)
                    checked += 1
    # What grew is not lost: all of it is on the pages, here or on a next slide, or the slide is told.
    said = sum(len(text) for texts in slides for text in texts)
    seen = sum(len(text) for boxes in shown.values() for *_, text in boxes)
    assert told or (checked and seen > said)


def _write_slides(template: Path, slides: Sequence[Sequence[str]]) -> None:
    deck = template / "deck.yaml"
    head = deck.read_text(encoding="utf-8")
    start, end = head.index(_DECK), head.index("# Places")
    listed = _DECK + "".join(f"  - fit-{number}\n" for number in range(len(slides))) + "\n"
    deck.write_text(head[:start] + listed + head[end:], encoding="utf-8")
    for number, lines in enumerate(slides):
        bullets = "".join(f'    - "{line}"\n' for line in lines)
        (template / "slides" / f"fit-{number}.yaml").write_text(
            f'layout: charts-and-lists\ntitle: "第{number}页"\n'
            f"list_left:\n  heading: 核心亮点\n  bullets:\n{bullets}"
            f"list_right:\n  heading: 核心亮点\n  bullets:\n{bullets}",
            encoding="utf-8",
        )
