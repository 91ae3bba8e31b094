"""How text looks in the end, whatever it inherits from."""

from __future__ import annotations

from pathlib import Path

from lxml import etree
from pptx.dml.color import RGBColor
from pptx.slide import Slide as MadeSlide
from pptx.util import Pt

from generator.pptx_deck.colours import Theme
from generator.pptx_deck.model import Paragraph, Run, Style
from generator.pptx_deck.styles import Inherited, read_paragraphs

from .decks import TITLE_AND_CONTENT, read_slide

A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'


def paragraphs(content: str, inherited: str = "") -> tuple[Paragraph, ...]:
    levels = etree.fromstring(f"<a:lstStyle {A}>{inherited}</a:lstStyle>")
    body = etree.fromstring(f"<a:txBody {A}>{content}</a:txBody>")
    return read_paragraphs(body, Inherited([levels], Theme(None, None, {})), {"rId1": "https://example.org"})


def test_a_runs_own_look_wins_over_what_it_inherits_and_the_rest_stays() -> None:
    inherited = '<a:lvl1pPr algn="ctr"><a:defRPr sz="1800" b="1"/></a:lvl1pPr>'
    (paragraph,) = paragraphs('<a:p><a:r><a:rPr b="0"><a:solidFill><a:srgbClr val="ff0000"/></a:solidFill></a:rPr><a:t>收入</a:t></a:r></a:p>', inherited)
    assert paragraph == Paragraph((Run("收入", Style(size=18, bold=False, colour="FF0000")),), 0, "ctr")


def test_runs_that_look_alike_are_one_however_a_program_split_them() -> None:
    (paragraph,) = paragraphs("<a:p><a:r><a:t>收</a:t></a:r><a:r><a:rPr/><a:t>入</a:t></a:r><a:r><a:rPr i='1'/><a:t>17.4</a:t></a:r></a:p>")
    assert [(run.text, run.style.italic) for run in paragraph.runs] == [("收入", False), ("17.4", True)]


def test_marks_of_a_run_are_told_whatever_a_program_writes_for_them() -> None:
    (paragraph,) = paragraphs('<a:p><a:r><a:rPr u="sng" strike="sngStrike" baseline="30%"/><a:t>1</a:t></a:r><a:r><a:rPr u="none" strike="noStrike" baseline="-25000"/><a:t>2</a:t></a:r></a:p>')
    raised, lowered = (run.style for run in paragraph.runs)
    assert (raised.underline, raised.strike, raised.baseline) == (True, True, 1)
    assert (lowered.underline, lowered.strike, lowered.baseline) == (False, False, -1)


def test_line_ends_page_numbers_and_links_are_part_of_the_text() -> None:
    (paragraph,) = paragraphs(
        '<a:p><a:r><a:rPr><a:hlinkClick xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId1"/></a:rPr>'
        '<a:t>官网</a:t></a:r><a:br/><a:fld type="slidenum"><a:t>7</a:t></a:fld></a:p>'
    )
    assert paragraph.text == "官网\n‹#›" and paragraph.runs[0].link == "https://example.org"


def test_a_level_has_its_own_look() -> None:
    inherited = '<a:lvl1pPr><a:defRPr sz="1800"/></a:lvl1pPr><a:lvl2pPr><a:defRPr sz="1400"/></a:lvl2pPr>'
    found = paragraphs('<a:p><a:r><a:t>一</a:t></a:r></a:p><a:p><a:pPr lvl="1"/><a:r><a:t>二</a:t></a:r></a:p>', inherited)
    assert [(one.level, one.runs[0].style.size) for one in found] == [(0, 18), (1, 14)]


def test_a_title_has_the_masters_size_until_it_says_another(tmp_path: Path) -> None:
    def make(slide: MadeSlide) -> None:
        assert slide.shapes.title is not None
        paragraph = slide.shapes.title.text_frame.paragraphs[0]
        paragraph.add_run().text = "收入"
        own = paragraph.add_run()
        own.text, own.font.size, own.font.color.rgb = "17.4", Pt(20), RGBColor(0x24, 0x1A, 0x63)

    title = read_slide(tmp_path, make, TITLE_AND_CONTENT).shapes[0]
    inherited, own = (run.style for run in title.paragraphs[0].runs)
    assert (inherited.size, inherited.colour) == (44, "000000") and (own.size, own.colour) == (20, "241A63")
