"""Inspecting: one thing left behind in a clean deck is told once, where it is, and nothing else is."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from pptx.dml.color import RGBColor
from pptx.util import Emu, Inches

from generator.cli import commands
from generator.inspection.inspect import inspect
from generator.inspection.model import Leftover
from generator.office.bounds import PackageError
from tests.office.hostile import HOSTILE, Members, packed, sound
from tests.pptx_deck.formats import as_strict

from .decks import (
    CHART,
    PRESENTATION,
    SLIDE,
    clean,
    image,
    raw_edit,
    related,
    slide_edit,
    with_link,
    with_part,
    workbook_edit,
    write,
)

_P = "http://schemas.openxmlformats.org/presentationml/2006/main"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"


def _box(slide: Any, text: str, left: float, top: float, width: float = 2.0) -> Any:
    box = slide.shapes.add_textbox(Inches(left), Inches(top), Inches(width), Inches(0.5))
    box.name, box.text_frame.text = "left over", text
    return box


def _ground(slide: Any, left: float, top: float, width: float, height: float) -> Any:
    shape = slide.shapes.add_shape(1, Inches(left), Inches(top), Inches(width), Inches(height))
    shape.name = "ground"
    shape.fill.solid()
    shape.fill.fore_color.rgb = RGBColor(255, 255, 255)
    return shape


def _covered(slide: Any) -> None:
    _box(slide, "旧数字 15.1", 1, 4)
    _ground(slide, 0.5, 3.5, 4, 2)


def _under_a_picture(slide: Any) -> None:
    _box(slide, "旧数字 15.1", 1, 4)
    slide.shapes.add_picture(io.BytesIO(image()), Inches(0.5), Inches(3.5), Inches(4), Inches(2)).name = "cover"


def _hidden_group(slide: Any) -> None:
    group = slide.shapes.add_group_shape([_box(slide, "未公布", 1, 4)])
    group.name = "secret"
    group._element.nvGrpSpPr.cNvPr.set("hidden", "1")


def _in_a_group_off(slide: Any) -> None:
    """The group's own frame says another place than the slide's: it is scaled and moved."""
    box = _box(slide, "草稿 15.1", 1, 4)
    group = slide.shapes.add_group_shape([box])
    frame = group._element.grpSpPr.xfrm
    frame.off.x, frame.off.y = Inches(20), Inches(1)


def _crop(slide: Any) -> None:
    next(shape for shape in slide.shapes if shape.name == "photo").crop_left = 0.2


def _alt(shape: str, text: str) -> Callable[[Any], None]:
    def edit(slide: Any) -> None:
        next(one for one in slide.shapes if one.name == shape)._element.xpath(".//p:cNvPr")[0].set("descr", text)

    return edit


def _photograph(slide: Any) -> None:
    exif = Image.Exif()
    exif[0x013B] = "张三"
    exif.get_ifd(0x8825)[1] = "N"
    slide.shapes.add_picture(io.BytesIO(image((50, 40), exif=exif)), Inches(1), Inches(4), Inches(1))


def _texts_in_png(slide: Any) -> None:
    words, content = PngInfo(), io.BytesIO()
    words.add_text("Author", "张三")
    Image.new("RGB", (9, 9)).save(content, "PNG", pnginfo=words)
    slide.shapes.add_picture(content, Inches(1), Inches(4), Inches(1))


def _removed_picture(slide: Any) -> None:
    photo = next(shape for shape in slide.shapes if shape.name == "photo")
    photo._element.getparent().remove(photo._element)


def _notes(slide: Any) -> None:
    slide.notes_slide.notes_text_frame.text = "问到毛利率时不要回答"


def _other_sheet(book: Any) -> None:
    book.create_sheet("底稿")["A1"] = "未公布"
    book["底稿"].sheet_state = "hidden"


def _other_cell(book: Any) -> None:
    book.active["D9"] = 1512.3


def _comments(parts: Members, authors: str, comment: str) -> Members:
    with_authors = {**related(parts, PRESENTATION, "commentAuthors", "commentAuthors.xml"), "ppt/commentAuthors.xml": authors.encode()}
    if not comment:
        return with_authors
    return {**related(with_authors, SLIDE, "comments", "../comments/comment1.xml"), "ppt/comments/comment1.xml": comment.encode()}


_AUTHORS = f'<p:cmAuthorLst xmlns:p="{_P}"><p:cmAuthor id="0" name="王芳" initials="W"/></p:cmAuthorLst>'
_OLD = f'<p:cmLst xmlns:p="{_P}"><p:cm authorId="0" idx="1"><p:pos x="1" y="1"/><p:text>核对此数</p:text></p:cm></p:cmLst>'
_NEW_SPACE = "http://schemas.microsoft.com/office/powerpoint/2018/8/main"
_NEW = (
    f'<q:cmLst xmlns:q="{_NEW_SPACE}" xmlns:a="{_A}"><q:cm id="{{1}}" authorId="{{A}}"><q:txBody><a:p><a:r><a:t>核对此数</a:t></a:r></a:p>'
    "</q:txBody></q:cm></q:cmLst>"
)


def _modern() -> Members:
    authors = f'<q:authorLst xmlns:q="{_NEW_SPACE}"><q:author id="{{A}}" name="王芳"/></q:authorLst>'
    parts = {**related(clean(), PRESENTATION, "authors", "authors.xml"), "ppt/authors.xml": authors.encode()}
    return {**related(parts, SLIDE, "comments", "../comments/modern.xml"), "ppt/comments/modern.xml": _NEW.encode()}


def _unused_layout() -> Members:
    parts, name = clean(), "ppt/slideLayouts/slideLayout1.xml"
    words = f'<p:sp><p:nvSpPr><p:cNvPr id="99" name="w"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr xmlns:a="{_A}"/><a:p xmlns:a="{_A}"><a:r><a:t>天鹰项目</a:t></a:r></a:p></p:txBody></p:sp></p:spTree>'
    return {**parts, name: parts[name].replace(b"</p:spTree>", words.encode())}


def _custom_properties() -> Members:
    properties = '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"><property name="项目"><v>天鹰</v></property></Properties>'
    parts = clean()
    parts["_rels/.rels"] = parts["_rels/.rels"].replace(b"</Relationships>", b'<Relationship Id="rIdC" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties" Target="docProps/custom.xml"/></Relationships>')
    return {**parts, "docProps/custom.xml": properties.encode()}


def _thumbnail() -> Members:
    parts = clean()
    parts["_rels/.rels"] = parts["_rels/.rels"].replace(b"</Relationships>", b'<Relationship Id="rIdT" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail" Target="docProps/thumbnail.jpeg"/></Relationships>')
    return {**parts, "docProps/thumbnail.jpeg": image()}


LEFT: dict[str, tuple[Callable[[], Members], str, str, str]] = {
    "a hidden slide": (raw_edit(SLIDE, "<p:sld ", '<p:sld show="0" '), "hidden slide", "slide 1", "收入达到17.4亿元"),
    "a hidden shape": (raw_edit(SLIDE, 'name="fact"', 'name="fact" hidden="1"'), "hidden shape", "slide 1", "收入达到17.4亿元"),
    "a hidden group": (slide_edit(_hidden_group), "hidden shape", "slide 1", "未公布"),
    "a shape off the slide": (slide_edit(lambda s: _box(s, "草稿 15.1", -5, 1)), "shape off the slide", "slide 1", "草稿 15.1"),
    "a shape below the slide": (slide_edit(lambda s: _box(s, "草稿", 1, 9)), "shape off the slide", "slide 1", "草稿"),
    "a shape in a group off the slide": (slide_edit(_in_a_group_off), "shape off the slide", "slide 1", "草稿 15.1"),
    "a covered text": (slide_edit(_covered), "covered shape", "slide 1", "under ground"),
    "a text under a picture": (slide_edit(_under_a_picture), "covered shape", "slide 1", "under cover"),
    "a cropped picture": (slide_edit(_crop), "cropped picture", "slide 1", "(left)"),
    "a photograph's place": (slide_edit(_photograph), "picture metadata", "slide 1", "EXIF with the place"),
    "a png's texts": (slide_edit(_texts_in_png), "picture metadata", "slide 1", "texts"),
    "a picture that was removed": (slide_edit(_removed_picture), "unused picture", "slide 1", "nothing shows it"),
    "another sheet in a chart's workbook": (workbook_edit(_other_sheet), "embedded workbook", "slide 2", "other sheets (底稿, hidden)"),
    "a cell beside a chart's ranges": (workbook_edit(_other_cell), "embedded workbook", "slide 2", "a cell outside the chart's ranges (Sheet1!D9)"),
    "an embedded workbook": (with_part(SLIDE, "package", "ppt/embeddings/book.xlsx", b"PK no book"), "embedded object", "slide 1", "book.xlsx"),
    "an OLE object": (with_part(SLIDE, "oleObject", "ppt/embeddings/oleObject1.bin", bytes(4096)), "embedded object", "slide 1", "4 KB"),
    "a comment": (lambda: _comments(clean(), _AUTHORS, _OLD), "comment", "slide 1", 'by 王芳: "核对此数"'),
    "a comment in the new form": (_modern, "comment", "slide 1", 'by 王芳: "核对此数"'),
    "people who commented": (lambda: _comments(clean(), _AUTHORS, ""), "comment authors", "the file", "王芳"),
    "notes": (slide_edit(_notes), "notes", "slide 1", "问到毛利率时不要回答"),
    "last period's figure in an alt text": (slide_edit(_alt("fact", "收入 15.1 亿元")), "figures in alt text", "slide 1", "says 15.1"),
    "a link to the web": (with_link(SLIDE, "hyperlink", "https://example.com/draft"), "web link", "slide 1", "https://example.com/draft"),
    "a link to a disk": (with_link(SLIDE, "hyperlink", "file:///D:/%E7%8E%8B%E8%8A%B3/a.xlsx"), "external link", "slide 1", "link to a file"),
    "a linked picture": (with_link(SLIDE, "image", "file:///D:/a.png"), "external link", "slide 1", "linked picture"),
    "a linked workbook of a chart": (with_link(CHART, "externalLink", "file:///D:/a.xlsx"), "external link", "slide 2", "linked workbook"),
    "an attached template": (with_link(PRESENTATION, "attachedTemplate", "file:///D:/a.potx"), "external link", PRESENTATION, "attached template"),
    "tags": (with_part(SLIDE, "tags", "ppt/tags/tag1.xml", f'<p:tagLst xmlns:p="{_P}"><p:tag name="TC" val="天鹰"/></p:tagLst>'), "tags", "slide 1", "TC=天鹰"),
    "custom XML": (with_part(PRESENTATION, "customXml", "customXml/item1.xml", "<project>天鹰</project>"), "custom XML", "customXml/item1.xml", "(project)"),
    "an author": (raw_edit("docProps/core.xml", "<dc:creator></dc:creator>", "<dc:creator>王芳</dc:creator>"), "properties", "the file", "author 王芳"),
    "a manager": (raw_edit("docProps/app.xml", "<Manager></Manager>", "<Manager>李总</Manager>"), "properties", "the file", "manager 李总"),
    "custom properties": (_custom_properties, "custom properties", "docProps/custom.xml", "项目=天鹰"),
    "revisions": (with_part(PRESENTATION, "revisionInfo", "ppt/revisionInfo.xml", "<r/>"), "revisions", "the file", "ppt/revisionInfo.xml"),
    "sections": (raw_edit(PRESENTATION, "</p:presentation>", '<p:extLst><p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"><s:sectionLst xmlns:s="s"><s:section name="备用"/></s:sectionLst></p:ext></p:extLst></p:presentation>'), "sections", "the file", "备用"),
    "words on a layout": (_unused_layout, "unused layout", "ppt/slideLayouts/slideLayout1.xml", "天鹰项目"),
    "an embedded font": (raw_edit(PRESENTATION, "<p:defaultTextStyle>", f'<p:embeddedFontLst><p:embeddedFont><p:font xmlns:p="{_P}" typeface="家用体"/></p:embeddedFont></p:embeddedFontLst><p:defaultTextStyle>'), "embedded fonts", "the file", "家用体"),
    "macros": (with_part(PRESENTATION, "vbaProject", "ppt/vbaProject.bin", b"x"), "macros", "ppt/vbaProject.bin", "macros"),
    "an ActiveX control": (with_part(SLIDE, "control", "ppt/activeX/activeX1.xml", "<x/>"), "ActiveX", "slide 1", "control"),
    "printer settings": (with_part(PRESENTATION, "printerSettings", "ppt/printerSettings/p.bin", b"x"), "printer settings", "ppt/printerSettings/p.bin", "printer"),
    "a thumbnail": (_thumbnail, "thumbnail", "docProps/thumbnail.jpeg", "as it was"),
    "a part without a use": (lambda: {**clean(), "ppt/media/old.png": b"x"}, "part without a use", "the file", "ppt/media/old.png"),
}  # fmt: skip


def found(parts: Members, folder: Path, **more: bool) -> tuple[Leftover, ...]:
    return inspect(write(parts, folder), **more).counted


def test_a_clean_deck_has_nothing_but_its_charts_own_workbook(tmp_path: Path) -> None:
    inspection = inspect(write(clean(), tmp_path))
    assert inspection.counted == ()
    assert [(one.kind, one.where) for one in inspection.harmless] == [("embedded workbook", "slide 2")]


@pytest.mark.parametrize("name", LEFT)
def test_one_thing_left_behind_is_told_once_and_nothing_else(name: str, tmp_path: Path) -> None:
    make, kind, where, said = LEFT[name]
    (leftover,) = found(make(), tmp_path)
    assert (leftover.kind, leftover.where) == (kind, where)
    assert said in leftover.what
    assert leftover.hint


@pytest.mark.parametrize("name", LEFT)
def test_what_is_left_in_a_strict_deck_is_found_as_in_any_other(name: str, tmp_path: Path) -> None:
    deck = write(LEFT[name][0](), tmp_path)
    assert inspect(as_strict(deck)).leftovers == inspect(deck).leftovers


def test_every_kind_in_one_deck_is_told_with_the_others(tmp_path: Path) -> None:
    parts = _comments(_thumbnail(), _AUTHORS, _OLD)
    parts[SLIDE] = parts[SLIDE].replace(b"<p:sld ", b'<p:sld show="0" ', 1)
    assert [one.kind for one in found(parts, tmp_path)] == ["hidden slide", "comment", "thumbnail"]


@pytest.mark.parametrize(
    "edit",
    [
        lambda s: _box(s, "at the edge", -1, 1),
        lambda s: [_box(s, "beside", 1, 4), _ground(s, 1.5, 3.5, 4, 2)],
        lambda s: [_ground(s, 0.5, 3.5, 4, 2), _box(s, "above", 1, 4)],
        lambda s: [_box(s, "under glass", 1, 4), _glass(_ground(s, 0.5, 3.5, 4, 2))],
        lambda s: [_box(s, "beside a turned one", 1, 4, 4), setattr(_ground(s, 0.9, 3.9, 4.2, 0.7), "rotation", 30)],
        _alt("fact", "收入 17.40 亿元，2023 年，第 2 页"),
    ],
    ids=["over the edge", "half covered", "over the ground", "under glass", "under a turned one", "a figure that is there"],
)  # fmt: skip
def test_what_a_reader_sees_is_not_told(edit: Callable[[Any], None], tmp_path: Path) -> None:
    assert found(slide_edit(edit)(), tmp_path) == ()


def _glass(ground: Any) -> None:
    """Half of what is under it shows."""
    colour = ground._element.spPr.find(f"{{{_A}}}solidFill")[0]
    colour.append(colour.makeelement(f"{{{_A}}}alpha", {"val": "50000"}))


def test_notes_that_were_asked_for_are_no_fault(tmp_path: Path) -> None:
    inspection = inspect(write(slide_edit(_notes)(), tmp_path), notes_asked=True)
    assert inspection.counted == ()
    assert "notes" in [one.kind for one in inspection.harmless]


def test_figures_in_a_pictures_alt_text_are_to_be_compared_by_eye(tmp_path: Path) -> None:
    inspection = inspect(write(slide_edit(_alt("photo", "收入 15.1 亿元"))(), tmp_path))
    assert inspection.counted == ()
    assert [one.what for one in inspection.harmless if one.where == "slide 1"] == [
        "the alt text of photo says 15.1, which no text on the slide says."
    ]


def test_defined_names_and_an_author_in_a_charts_workbook_are_told(tmp_path: Path) -> None:
    from openpyxl.workbook.defined_name import DefinedName

    def edit(book: Any) -> None:
        book.defined_names["天鹰"] = DefinedName("天鹰", attr_text="Sheet1!$A$1")
        book.properties.creator = "王芳"

    (leftover,) = found(workbook_edit(edit)(), tmp_path)
    assert "defined names (天鹰); properties (author 王芳)" in leftover.what


def test_a_files_own_words_reach_no_terminal_as_commands(tmp_path: Path) -> None:
    (leftover,) = found(slide_edit(lambda s: _box(s, "a\x9b31mb\u202ec", -5, 1))(), tmp_path)
    assert '"a 31mb c"' in leftover.what


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_deck_is_inspected_or_refused_in_one_line(name: str, tmp_path: Path) -> None:
    deck = tmp_path / "hostile.pptx"
    deck.write_bytes(HOSTILE[name](sound(tmp_path)))
    try:
        lines = [leftover.what for leftover in inspect(deck).leftovers]
    except PackageError as error:
        lines = [str(error)]
    assert lines
    assert not any("\n" in line for line in lines)


def test_the_command_exits_0_1_and_2_and_speaks_json(tmp_path: Path) -> None:
    deck = write(clean(), tmp_path)
    runner = CliRunner()
    assert runner.invoke(commands, ["inspect", str(deck)], standalone_mode=False).return_value == 0
    deck.write_bytes(packed(_thumbnail()))
    told = runner.invoke(commands, ["inspect", str(deck), "--json"], standalone_mode=False)
    assert told.return_value == 1
    record = json.loads(told.output)
    assert (record["found"], record["leftovers"][0]["kind"]) == (1, "thumbnail")
    assert isinstance(runner.invoke(commands, ["inspect", str(tmp_path / "no.pptx")], standalone_mode=False).exception, PackageError)


def test_a_zero_sized_shape_at_the_corner_is_on_the_slide(tmp_path: Path) -> None:
    def edit(slide: Any) -> None:
        _box(slide, "", 0, 0).width = Emu(0)

    assert found(slide_edit(edit)(), tmp_path) == ()
