"""A deck's text with an override of direction turns nothing around it in the report."""

from __future__ import annotations

from pathlib import Path

from lxml import html
from pptx import Presentation

from generator import diff
from generator.differ.reports.as_html import as_html
from tests.differ.decks import make_deck

OVERRIDE = "\u202e"


def test_each_text_of_a_deck_is_isolated(tmp_path: Path) -> None:
    old = make_deck(tmp_path / "old.pptx")
    deck = Presentation(str(old))
    for slide in deck.slides:
        for one in slide.shapes:
            if one.has_text_frame and one.text_frame.paragraphs[0].runs:
                run = one.text_frame.paragraphs[0].runs[0]
                run.text = f"{OVERRIDE}{run.text}"
    deck.save(str(tmp_path / "new.pptx"))
    page = html.fromstring(as_html(diff(old, tmp_path / "new.pptx", project=tmp_path)))
    turned = page.xpath("//*[not(self::title)][contains(text(), $override)]", override=OVERRIDE)
    assert turned
    for element in turned:
        around = [element, *element.iterancestors()]
        assert any(one.tag == "bdi" or one.get("dir") == "auto" for one in around), html.tostring(element)
