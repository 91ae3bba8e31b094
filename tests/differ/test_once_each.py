"""Edits of the XML that no known edit makes: each is told once, or counted once, and nothing is told falsely."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import etree
from pptx import Presentation
from pptx.util import Inches, Pt

from generator.differ.changes import Comparison
from generator.differ.run import diff
from generator.office.deck_package import Members, deck_members
from tests.office.hostile import members, packed

from .decks import make_deck

SLIDE, LAYOUT, MASTER = ("ppt/slides/slide1.xml", "ppt/slideLayouts/slideLayout6.xml", "ppt/slideMasters/slideMaster1.xml")
DECK, RELATIONS = "ppt/presentation.xml", "ppt/slides/_rels/slide1.xml.rels"
PRESENTATION = "ppt/_rels/presentation.xml.rels"
SECTIONS = (
    '<p:extLst><p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}">'
    '<p14:sectionLst xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main">'
    '<p14:section name="财务" id="{1}"><p14:sldIdLst><p14:sldId id="256"/></p14:sldIdLst></p14:section>'
    "</p14:sectionLst></p:ext></p:extLst></p:presentation>"
)
MADE_BY_CHANCE = (
    '<a:extLst><a:ext uri="{FF2B5EF4-FFF2-40B4-BE49-F238E27FC236}">'
    '<a16:creationId xmlns:a16="http://schemas.microsoft.com/office/drawing/2014/main" id="{1}"/></a:ext></a:extLst>'
)
MAPPED = (
    '<a:overrideClrMapping bg1="dk1" tx1="lt1" bg2="dk2" tx2="lt2" accent1="accent1" accent2="accent2"'
    ' accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>'
)
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
NOTES_MASTER = "ppt/notesMasters/notesMaster1.xml"
LINKED = '<a:rPr><a:hlinkClick r:id="" action="ppaction://noaction" tooltip="详见附注"/></a:rPr>'
STAMP = (
    '<p:sp><p:nvSpPr><p:cNvPr id="90" name="印"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>'
    '<a:off x="0" y="0"/><a:ext cx="9" cy="9"/></a:xfrm><a:prstGeom prst="rect"/></p:spPr><p:txBody><a:bodyPr/>'
    "<a:p><a:r><a:t>机密</a:t></a:r></a:p></p:txBody></p:sp></p:spTree>"
)
GRADIENT = (
    '<a:gradFill rotWithShape="1"><a:gsLst><a:gs pos="0"><a:srgbClr val="FF0000"/></a:gs>'
    '<a:gs pos="100000"><a:srgbClr val="0000FF"/></a:gs></a:gsLst><a:lin ang="0" scaled="0"/></a:gradFill>'
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_deck(tmp_path_factory.mktemp("once") / "made.pptx", ("集团收入",))


def _edited(original: Path, folder: Path, part: str, old: str, new: str) -> Comparison:
    parts = members(original.read_bytes())
    written = re.sub(old, lambda _: new, parts[part].decode(), count=1, flags=re.DOTALL)
    assert written != parts[part].decode(), old
    (folder / "new.pptx").write_bytes(packed({**parts, part: written.encode()}))
    return diff(original, folder / "new.pptx", project=folder)


TOLD = {
    "a layout under another name": (LAYOUT, 'cSld name="Title Only"', 'cSld name="只有标题"', "layout", "Title Only → 只有标题"),
    "a layout that no slide has, under another name": (
        "ppt/slideLayouts/slideLayout3.xml", 'cSld name="Section Header"', 'cSld name="章节"', "layout", "Section Header → 章节",
    ),
    "notes behind another kind of relation": (RELATIONS, "relationships/notesSlide", "relationships/notes", "notes", "讲集团收入时先讲增长 → None"),
    "a master of notes behind another kind": (PRESENTATION, "relationships/notesMaster", "relationships/other", "master", 'master "of notes" → None'),
    "sections": (DECK, "</p:presentation>", SECTIONS, "properties", "None → 财务"),
    "names of colours": (MASTER, 'bg1="lt1" tx1="dk1"', 'bg1="dk1" tx1="lt1"', "master", "none → dark colour 1, light colour 1"),
    "the size of text that says none": (DECK, 'sz="1800"', 'sz="2400"', "master", "18 pt → 24 pt"),
    "words on the master of notes": (NOTES_MASTER, "</p:spTree>", STAMP, "master", "None → 机密"),
    "a link with words to point at": (SLIDE, "<a:r><a:t>集团收入保持", f"<a:r>{LINKED}<a:t>集团收入保持", "link", "None → ppaction://noaction"),
    "a gradient": (SLIDE, '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/>',
                   f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{GRADIENT}', "style",
                   "none → fill gradient FF0000 at 0% 0000FF at 100% to 0°"),
    "a bullet that is a picture": (SLIDE, '<a:p><a:r><a:t>集团收入保持', '<a:p><a:pPr><a:buBlip><a:blip/></a:buBlip></a:pPr><a:r><a:t>集团收入保持',
                                   "style", "no bullet → picture"),
}  # fmt: skip


@pytest.mark.parametrize("name", TOLD)
def test_it_is_told_once_and_not_counted_beside(name: str, made: Path, tmp_path: Path) -> None:
    part, old, new, kind, told = TOLD[name]
    found = _edited(made, tmp_path, part, old, new)
    assert [(one.kind, f"{one.old} → {one.new}") for one in found.changes] == [(kind, told)]
    assert not found.unread


COUNTED = {
    "an empty line that moves what stands below it": (SLIDE, "<a:p><a:r><a:t>集团收入保持", "<a:p/><a:p><a:r><a:t>集团收入保持", "p", True),
    "a chart behind another kind of relation": (RELATIONS, "relationships/chart", "relationships/image", "chart id", True),
    "styles of tables behind another kind": (PRESENTATION, "relationships/tableStyles", "relationships/other", "other", True),
    "a layout behind another kind": (
        "ppt/slideMasters/_rels/slideMaster1.xml.rels", "relationships/slideLayout", "relationships/other", "sldLayoutId id", True,
    ),
    "a name of the slide for programs": (SLIDE, "<p:cSld>", '<p:cSld name="x">', "cSld name", False),
}  # fmt: skip


@pytest.mark.parametrize("name", COUNTED)
def test_it_is_counted_once(name: str, made: Path, tmp_path: Path) -> None:
    part, old, new, what, seen = COUNTED[name]
    found = _edited(made, tmp_path, part, old, new)
    assert ([one.what for one in found.unread], found.differs) == ([what], seen)
    assert not found.changes


def test_a_relation_of_another_kind_says_both(made: Path, tmp_path: Path) -> None:
    (told,) = _edited(made, tmp_path, RELATIONS, "relationships/chart", "relationships/image").unread
    assert (told.old, told.new) == ("chart ../charts/chart1.xml", "image ../charts/chart1.xml")


def test_a_link_that_moved_to_other_words_is_told_with_them(made: Path, tmp_path: Path) -> None:
    """One paragraph leads nowhere any more, the next one leads there."""
    plain = "<a:r><a:t>集团收入保持", "<a:r><a:t>集团收入的主要"
    parts = members(made.read_bytes())
    written = parts[SLIDE].decode()
    for folder, led in (("old", plain[0]), ("new", plain[1])):
        linked = written.replace(led, led.replace("<a:r>", f"<a:r>{LINKED}"))
        (tmp_path / f"{folder}.pptx").write_bytes(packed({**parts, SLIDE: linked.encode()}))
    found = diff(tmp_path / "old.pptx", tmp_path / "new.pptx", project=tmp_path)
    assert [(one.kind, one.where, one.old, one.new) for one in found.changes] == [
        ("link", "words", "集团收入保持稳步增长，结构持续优化", "集团收入的主要来源是企业客户")
    ]
    assert not found.unread


def test_an_id_by_chance_that_comes_with_its_holder_is_no_difference(made: Path, tmp_path: Path) -> None:
    """PowerPoint writes one to each shape of a deck that had none."""
    named = '(<p:cNvPr id="3" name="facts")/>'
    found = _edited(made, tmp_path, SLIDE, named, f'<p:cNvPr id="3" name="facts">{MADE_BY_CHANCE}</p:cNvPr>')
    assert not (found.changes or found.unread or found.differs)


def test_other_colours_by_name_are_told_by_the_shapes_that_have_them(made: Path, tmp_path: Path) -> None:
    found = _edited(made, tmp_path, SLIDE, "<a:masterClrMapping/>", MAPPED)
    assert {(one.kind, one.where, one.new) for one in found.changes if one.shape == "facts"} == {("style", "text: colour", "FFFFFF")}
    assert not found.unread


def test_a_picture_that_leads_to_a_slide_is_the_same_when_that_slide_changes(made: Path, tmp_path: Path) -> None:
    """Its link is no part of its pixels."""
    parts = members(make_deck(tmp_path / "two.pptx", ("集团收入", "智能汽车")).read_bytes())
    link = '<Relationship Id="rId77" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/slide" Target="slide2.xml"/>'
    parts[RELATIONS] = parts[RELATIONS].replace(b"</Relationships>", f"{link}</Relationships>".encode())
    action = r'\1><a:hlinkClick r:id="rId77" action="ppaction://hlinksldjump"/></p:cNvPr>'
    parts[SLIDE] = re.sub(r'(<p:cNvPr id="\d+" name="photo"[^>]*?)/>', action, parts[SLIDE].decode()).encode()
    (tmp_path / "old.pptx").write_bytes(packed(parts))
    found = _edited(tmp_path / "old.pptx", tmp_path, "ppt/slides/slide2.xml", "智能汽车保持稳步", "智能汽车保持快速")
    assert [(one.kind, one.slide_new) for one in found.changes] == [("text", 2)]
    assert not found.unread


def _table(rows: list[tuple[str, ...]], height: int, path: Path) -> Path:
    """A slide with a table whose empty cells say what a text in them would look like, as PowerPoint writes it."""
    deck = Presentation()
    shapes = deck.slides.add_slide(deck.slide_layouts[6]).shapes
    table = shapes.add_table(len(rows), 2, Inches(1), Inches(1), Inches(6), Inches(2)).table
    for number, row in enumerate(rows):
        table.rows[number].height = Pt(height)
        for column, words in enumerate(row):
            table.cell(number, column).text = words
            if not words:
                etree.SubElement(table.cell(number, column)._tc.txBody.p_lst[0], f"{{{DRAWING}}}endParaRPr").set("lang", "zh-CN")
    deck.save(str(path))
    return path


def test_a_row_put_into_a_table_whose_rows_all_became_lower_is_told_and_nothing_is_counted(tmp_path: Path) -> None:
    rows = [("客户", ""), ("活跃", "1"), ("规模", ""), ("订单", "5")]
    old = _table(rows, 35, tmp_path / "old.pptx")
    new = _table([*rows[:2], ("门店", "128"), *rows[2:]], 32, tmp_path / "new.pptx")
    found = diff(old, new, project=tmp_path)
    assert [change.kind for change in found.changes] == ["table", "table"]
    assert found.unread == ()


def test_one_name_is_compared_with_the_build_before_and_read_once(
    made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[Path] = []

    def counted(path: Path) -> Members:
        read.append(path)
        return deck_members(path)

    monkeypatch.setattr("generator.pptx_deck.pair.deck_members", counted)
    monkeypatch.setattr("generator.differ.run.build_before", lambda *_: made)
    assert not diff(made, project=tmp_path).differs
    assert read == [made]
