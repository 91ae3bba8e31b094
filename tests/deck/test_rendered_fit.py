"""Texts of any length stay in their places on the rendered page, or are told."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

from generator import build
from generator.master import open_master

from .conftest import WORKBOOK
from .test_preview import words

_WORDS = ["收入", "重返", "高增长，", "生成式AI", "占比", "显著", "提高。", "SenseCore", "大装置", "“驾舱云”", "协同", "2024年", "上半年", "稳步", "推进；", "GPT-4o", "同比", "21.4%", "（未经审计）", "业务"]
_SAMPLE = 40


def sentence(seed: int, length: int) -> str:
    """A text of about so many characters, Chinese and Latin words mixed."""
    chosen = random.Random(seed)
    text = ""
    while len(text) < length:
        text += chosen.choice(_WORDS)
    return text


def test_texts_from_a_fifth_to_three_times_the_length_stay_in_their_region(
    project: Path, to_pdf: Callable[[Path], Path]
) -> None:
    """Eight kinds of lengths for a headline, a list and a caption; one deck, rendered once."""
    template = project / "templates" / "interim-results"
    deck = template / "deck.yaml"
    head = deck.read_text(encoding="utf-8")
    names = []
    for number, share in enumerate((0.2, 0.5, 0.8, 1.0, 1.4, 2.0, 2.5, 3.0)):
        name = f"fit-{number}"
        names.append(name)
        bullets = "".join(f'    - "{sentence(10 * number + n, int(_SAMPLE * share))}"\n' for n in range(4))
        (template / "slides" / f"{name}.yaml").write_text(
            f'layout: charts-and-lists\ntitle: "{sentence(number, int(18 * share))}"\n'
            f"list_left:\n  heading: 核心亮点\n  bullets:\n{bullets}"
            f"list_right:\n  heading: 核心亮点\n  bullets:\n{bullets}",
            encoding="utf-8",
        )
    start, end = head.index("slides:\n"), head.index("# Places")
    listed = "slides:\n" + "".join(f"  - {name}\n" for name in names) + "\n"
    deck.write_text(head[:start] + listed + head[end:], encoding="utf-8")
    result = build(project / "inputs" / WORKBOOK, project=project)
    assert result.deck is not None
    told = {finding.slide for finding in result.findings if finding.kind == "overflow"}
    regions = open_master(template / "master.pptx", "m").layouts["charts-and-lists"].regions
    checked = 0
    for number, boxes in words(to_pdf(result.deck)).items():
        if number in told:
            continue
        for left, top, right, bottom, text in boxes:
            middle = ((left + right) / 2, (top + bottom) / 2)
            for name in ("list_left", "list_right"):
                area = regions[name].area
                if area.x <= middle[0] <= area.right and middle[1] > area.y - 10 and middle[1] < 505:
                    assert bottom <= area.bottom + 1, (number, name, text, bottom)
                    assert area.x <= left and right <= area.right + 1, (number, name, text)
                    checked += 1
    assert checked > 300
    # What grew to three times its length is not lost: it goes on on a next slide or is told.
    assert result.summary.slides > len(names) or told
