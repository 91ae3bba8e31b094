"""Slides are assembled from a small template on the shipped master: titles, notes, footers, loops, what continues."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from lxml import etree

from generator.deck.assemble import assemble
from generator.deck.assembled import Assembled
from generator.deck.template import read_template
from generator.errors import TemplateError
from generator.finance.status import Status
from generator.lineage.format import SlideRecord
from generator.page.master import open_master
from generator.workbook.model import Workbook
from tests.blocks.setting import BOOK
from tests.deck.conftest import ROOT
from tests.samples import metric, workbook

DECK = "title: 业绩\nfooter: 公司\nslides: [a]\nsources: {idc: 某报告}\n"


def assembled(folder: Path, slide: str, *, deck: str = DECK, book: Workbook = BOOK, draft: bool = True) -> Assembled:
    (folder / "slides").mkdir(exist_ok=True)
    (folder / "deck.yaml").write_text(deck, encoding="utf-8")
    (folder / "slides" / "a.yaml").write_text(slide, encoding="utf-8")
    shutil.copyfile(ROOT / "templates" / "interim-results" / "master.pptx", folder / "master.pptx")
    master = open_master(folder / "master.pptx", "master.pptx")
    return assemble(book, read_template(folder, "t"), master, folder, lambda *_: "drawing", draft=draft)


def texts(deck: Assembled) -> list[list[str]]:
    return [[shape.text_frame.text for shape in slide.shapes if shape.has_text_frame] for slide, _ in deck.pages]


def test_a_slide_has_its_title_body_footer_and_number(tmp_path: Path) -> None:
    deck = assembled(tmp_path, 'layout: one-body\ntitle: "收入 {{ revenue | yi }}"\nbody: 一段\n')
    assert texts(deck) == [["收入17.4亿元", "一段", "公司", "1", "草稿"]]
    assert deck.slides == [SlideRecord(1, "a", "one-body", "收入17.4亿元")]
    assert texts(assembled(tmp_path, "layout: one-body\ntitle: 甲\nbody: 一段\n", draft=False))[0][2] == "公司"


def test_a_drafts_marks_take_no_room(tmp_path: Path) -> None:
    """The same places, sizes and words in a final deck, but for the badge and the lines under figures."""
    book = workbook(metric("revenue", {"2023H1": "1433.1", "2024H1": "1739.7"}, status=Status.ILLUSTRATIVE))
    slide = 'layout: chart-and-highlights\ntitle: "收入 {{ revenue | yi }}"\nhighlights:\n  bullets: ["收入 {{ revenue | yi }}，{{ revenue | change }}"]\n'
    draft, final = (list(assembled(tmp_path, slide, book=book, draft=wish).pages[0][0].shapes) for wish in (True, False))
    assert [one.name for one in draft if one.name != "status"] == [one.name for one in final]
    underlined = 0
    for one, other in zip(draft, final, strict=False):
        for run in one._element.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}rPr"):
            underlined += run.attrib.pop("u", None) == "dotted"
            for line in run.findall("{*}uFill"):
                run.remove(line)
        assert etree.tostring(one._element) == etree.tostring(other._element), one.name
    assert underlined == 3


def test_there_is_a_slide_for_each_row_where_its_condition_holds(tmp_path: Path) -> None:
    deck = assembled(tmp_path, 'layout: one-body\nfor: row in 产品\nwhen: row.名称 == "乙"\ntitle: "{{ row.名称 }}"\nbody: x\n')
    assert [record.title for record in deck.slides] == ["乙"]


def test_what_does_not_fit_goes_on_on_a_next_slide(tmp_path: Path) -> None:
    many = workbook(tables={"大表": [{"列": f"第{number}行"} for number in range(60)]})
    deck = assembled(tmp_path, 'layout: one-body\ntitle: 明细\nbody:\n  table: row in 大表\n  columns:\n    - {heading: 列, text: "{{ row.列 }}"}\n', book=many)
    titles = [record.title for record in deck.slides]
    assert len(titles) > 1
    assert titles == ["明细", *["明细（续）"] * (len(titles) - 1)]
    printed = [placed.text for placed in deck.lineage.placed if placed.row]
    assert printed == [f"第{number}行" for number in range(60)]


def test_notes_have_their_marks_and_their_sources(tmp_path: Path) -> None:
    deck = assembled(tmp_path, 'layout: one-body\ntitle: "甲[^idc]"\nbody: x\nnotes: [口径, {source: idc}]\n')
    assert texts(deck)[0][0] == "甲2"
    assert texts(deck)[0][2] == "备注：1. 口径　2. 某报告"


@pytest.mark.parametrize(
    ("slide", "told"),
    [
        ("layout: one-bdy\ntitle: 甲\n", r'a.yaml:1: no layout "one-bdy".*"one-body"'),
        ("layout: one-body\ntitle: 甲\nbdy: x\n", r'a.yaml:3: .*no region "bdy".*"body"'),
        ("layout: one-body\nbody: x\n", "a slide needs a title"),
        ("layout: one-body\ntitle: 甲[^idd]\nbody: x\nnotes: [{source: idc}]\n", r'no note "idd".*"idc"'),
        ("layout: one-body\ntitle: 甲\nbody: x\nnotes: [{source: idd}]\n", r'no source "idd".*"idc"'),
        ("layout: one-body\ntitle: 甲\nbody:\n  text: x\n  style: headingg\n", r'a.yaml:5: no text style "headingg".*"heading"'),
        ("layout: one-body\ntitle: 甲\nbody:\n  text: x\n  colour: red\n", r'a.yaml:5: "red" is no colour'),
    ],
)
def test_a_slip_is_told_with_its_place_and_the_nearest_name(tmp_path: Path, slide: str, told: str) -> None:
    with pytest.raises(TemplateError, match=told):
        assembled(tmp_path, slide)


def test_findings_of_a_slide_carry_its_number_and_those_asked_about_do_not_come_back(tmp_path: Path) -> None:
    deck = assembled(tmp_path, "layout: one-body\ntitle: 甲\nbody:\n  text: [{text: 收入翻倍, holds: revenue.yoy >= 1}, \"{{ revenue.at('2020H1') | default('无') }}\"]\n")
    assert [(one.kind, one.slide) for one in deck.findings] == [("claim", 1)]


def test_only_typed_quantities_of_slides_are_recorded_as_typed(tmp_path: Path) -> None:
    deck = assembled(tmp_path, "layout: one-body\ntitle: 三家客户\nbody: x\n", deck=DECK.replace("业绩", "五家公司"))
    assert [(one.slide, one.text) for one in deck.lineage.typed] == [(1, "三家客户")]
