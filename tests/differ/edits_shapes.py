"""Edits of everything that is seen besides words and figures, each with the kind of change that it is, told once."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from lxml import etree
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.util import Inches, Pt

from .decks import image, shape

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
P = "http://schemas.openxmlformats.org/presentationml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
D = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
SPACES = f'xmlns:a="{A}" xmlns:p="{P}" xmlns:r="{R}" xmlns:p14="{P14}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
TITLE_AND_CONTENT, TITLE_ONLY = 1, 5


class Edit(NamedTuple):
    """What is done to the deck, and the changes that it is."""

    edit: Callable[[Any], object]
    kind: str
    count: int = 1


def xml(text: str) -> Any:
    """An element of the text, with the namespaces of slides."""
    return parse_xml(re.sub(r"^<[\w:]+", lambda head: f"{head[0]} {SPACES}", text, count=1))


def make_deck(path: Path) -> Path:
    """Four slides: shapes of all kinds, two with bullets on the same layout, one that moves."""
    deck = Presentation()
    _shapes(deck.slides.add_slide(deck.slide_layouts[TITLE_ONLY]))
    for number in (1, 2):
        slide = deck.slides.add_slide(deck.slide_layouts[TITLE_AND_CONTENT])
        slide.shapes.title.text = f"业务回顾第{number}部分"
        slide.placeholders[1].text = f"收入增长{number}成\n回款改善\n现金充足"
    _moving(deck.slides.add_slide(deck.slide_layouts[TITLE_ONLY]))
    deck.save(str(path))
    return path


def _shapes(slide: Any) -> None:
    slide.shapes.title.text = "集团收入概览"
    box = slide.shapes.add_textbox(Inches(0.5), Inches(1.5), Inches(4), Inches(1.5))
    box.name, box.text_frame.text = "facts", "收入达到17.4亿元\n结构持续优化\n来源是企业客户"
    form = slide.shapes.add_shape(MSO_SHAPE.ROUNDED_RECTANGLE, Inches(5), Inches(1.5), Inches(2), Inches(1))
    form.name, form.text_frame.text = "pill", "同比增长"
    form.fill.solid()
    form.fill.fore_color.rgb = RGBColor(0x5B, 0x35, 0xE0)
    form.line.color.rgb, form.line.width = RGBColor(0, 0, 0), Pt(1.5)
    rule = slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, Inches(0.5), Inches(3.1), Inches(9), Inches(3.1))
    rule.name = "rule"
    rule.line.color.rgb, rule.line.width = RGBColor(0, 0, 0), Pt(1)
    frame = slide.shapes.add_table(3, 3, Inches(0.5), Inches(3.3), Inches(4), Inches(1.5))
    frame.name = "table"
    for row, line in enumerate((("指标", "上半年", "全年"), ("收入", "741", "1,640"), ("毛利", "326", "722"))):
        for column, text in enumerate(line):
            frame.table.cell(row, column).text = text
    slide.shapes.add_picture(image("#5080c0"), Inches(7.5), Inches(1.5), Inches(1.2)).name = "photo"
    parts = [slide.shapes.add_shape(MSO_SHAPE.OVAL, Inches(6 + n), Inches(5.5), Inches(0.6), Inches(0.6)) for n in (0, 1)]
    slide.shapes.add_group_shape(parts).name = "group"
    slide.notes_slide.notes_text_frame.text = "先讲收入"


def _moving(slide: Any) -> None:
    slide.shapes.title.text = "展望与安排"
    box = slide.shapes.add_textbox(Inches(0.5), Inches(1.5), Inches(4), Inches(1))
    box.name, box.text_frame.text = "outlook", "全年目标不变"
    _smartart(slide, ("聚焦主业", "控制支出", "改善回款"))
    slide._element.append(xml('<p:transition spd="slow"><p:push dir="l"/></p:transition>'))
    slide._element.append(_timing(box.shape_id, "10", "clickEffect"))
    comment = f'<p:cmLst xmlns:p="{P}"><p:cm authorId="0" idx="1"><p:pos x="1" y="1"/><p:text>核对此数</p:text></p:cm></p:cmLst>'
    writers = f'<p:cmAuthorLst xmlns:p="{P}"><p:cmAuthor id="0" name="王芳" initials="W"/></p:cmAuthorLst>'
    _part(slide.part, "/ppt/comments/comment1.xml", "comments", comment)
    _part(slide.part.package.presentation_part, "/ppt/commentAuthors.xml", "commentAuthors", writers)


def _timing(target: int, preset: str, start: str, lasts: int = 500) -> Any:
    behaviour = f'<p:cBhvr><p:cTn id="6" dur="{lasts}"/><p:tgtEl><p:spTgt spid="{target}"/></p:tgtEl></p:cBhvr>'
    return xml(
        '<p:timing><p:tnLst><p:par><p:cTn id="1" dur="indefinite" nodeType="tmRoot"><p:childTnLst><p:par>'
        f'<p:cTn id="5" presetID="{preset}" presetClass="entr" presetSubtype="0" fill="hold" nodeType="{start}"><p:stCondLst>'
        f'<p:cond delay="0"/></p:stCondLst><p:childTnLst><p:animEffect transition="in" filter="fade">{behaviour}'
        "</p:animEffect></p:childTnLst></p:cTn></p:par></p:childTnLst></p:cTn></p:par></p:tnLst></p:timing>"
    )


def _part(holder: Part, name: str, kind: str, content: str) -> str:
    part = Part(PackURI(name), "application/xml", holder.package, content.encode())
    return holder.relate_to(part, f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}")


def data_model(words: tuple[str, ...]) -> str:
    nodes = "".join(
        f'<dgm:pt modelId="{n}"><dgm:t><a:bodyPr/><a:p><a:r><a:t>{word}</a:t></a:r></a:p></dgm:t></dgm:pt>' for n, word in enumerate(words, 2)
    )
    links = "".join(f'<dgm:cxn modelId="{90 + n}" srcId="1" destId="{n + 2}" srcOrd="{n}" destOrd="0"/>' for n in range(len(words)))
    return f'<dgm:dataModel xmlns:dgm="{D}" xmlns:a="{A}"><dgm:ptLst><dgm:pt modelId="1" type="doc"/>{nodes}</dgm:ptLst><dgm:cxnLst>{links}</dgm:cxnLst></dgm:dataModel>'


def _smartart(slide: Any, words: tuple[str, ...]) -> None:
    data = _part(slide.part, "/ppt/diagrams/data1.xml", "diagramData", data_model(words))
    look = f'<dgm:layoutDef xmlns:dgm="{D}" uniqueId="urn:microsoft.com/office/officeart/2005/8/layout/process1"/>'
    layout = _part(slide.part, "/ppt/diagrams/layout1.xml", "diagramLayout", look)
    slide.shapes._spTree.append(
        xml(
            '<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="77" name="steps"/><p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr>'
            '<p:xfrm><a:off x="457200" y="2743200"/><a:ext cx="4572000" cy="1828800"/></p:xfrm><a:graphic>'
            f'<a:graphicData uri="{D}"><dgm:relIds xmlns:dgm="{D}" r:dm="{data}" r:lo="{layout}"/></a:graphicData></a:graphic></p:graphicFrame>'
        )
    )


def related(deck: Any, name: str) -> Part:
    return next(part for part in deck.part.package.iter_parts() if str(part.partname) == name)


def _rewrite(name: str, old: str, new: str) -> Callable[[Any], object]:
    def edit(deck: Any) -> None:
        part = related(deck, name)
        assert old.encode() in part.blob
        part._blob = part.blob.replace(old.encode(), new.encode())

    return edit


def on(name: str, edit: Callable[[Any], object]) -> Callable[[Any], object]:
    """An edit of a shape of the first slide."""
    return lambda deck: edit(shape(deck.slides[0], name))


def props(name: str, text: str, tag: str = "") -> Callable[[Any], object]:
    """An element put at the end of a shape's properties, or into one of them."""

    def edit(one: Any) -> None:
        holder = one._element.spPr
        target = holder if not tag else holder.find(f"{{{A}}}{tag}")
        target.append(xml(text))

    return on(name, edit)


def _body(**values: str) -> Callable[[Any], object]:
    return on("facts", lambda one: [one.text_frame._txBody.bodyPr.set(*item) for item in values.items()])


def _in_body(text: str) -> Callable[[Any], object]:
    def edit(one: Any) -> None:
        body = one.text_frame._txBody.bodyPr
        body.insert(0, xml(text))

    return on("facts", edit)


def _paragraph(text: str = "", **values: str) -> Callable[[Any], object]:
    def edit(one: Any) -> None:
        properties = one.text_frame.paragraphs[1]._p.get_or_add_pPr()
        for item in values.items():
            properties.set(*item)
        if text:
            properties.append(xml(text))

    return on("facts", edit)


def _run(text: str = "", **values: str) -> Callable[[Any], object]:
    def edit(one: Any) -> None:
        properties = one.text_frame.paragraphs[1].runs[0]._r.get_or_add_rPr()
        for item in values.items():
            properties.set(*item)
        if text:
            properties.append(xml(text))

    return on("facts", edit)


def _linked(one: Any, way: str) -> Any:
    rel = one.part.relate_to("https://example.com/a", f"{R}/hyperlink", is_external=True)
    return xml(f'<a:{way} r:id="{rel}"/>')


def _run_link(way: str) -> Callable[[Any], object]:
    return on("facts", lambda one: one.text_frame.paragraphs[1].runs[0]._r.get_or_add_rPr().append(_linked(one, way)))


def _shape_link(way: str) -> Callable[[Any], object]:
    return on("pill", lambda one: one._element.nvSpPr.cNvPr.append(_linked(one, way)))


def _cell(text: str = "", **values: str) -> Callable[[Any], object]:
    def edit(one: Any) -> None:
        properties = one.table.cell(1, 1)._tc.get_or_add_tcPr()
        for item in values.items():
            properties.set(*item)
        if text:
            properties.append(xml(text))

    return on("table", edit)


def _table_option(name: str, value: str) -> Callable[[Any], object]:
    return on("table", lambda one: one.table._tbl.tblPr.set(name, value))


def _layout(edit: Callable[[Any], object]) -> Callable[[Any], object]:
    return lambda deck: edit(deck.slide_layouts[TITLE_AND_CONTENT])


def _master(edit: Callable[[Any], object]) -> Callable[[Any], object]:
    return lambda deck: edit(deck.slide_master)


WORDS = (
    '<p:sp><p:nvSpPr><p:cNvPr id="99" name="stamp"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm><a:off x="0" y="0"/>'
    '<a:ext cx="1828800" cy="457200"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr/><a:p>'
    "<a:r><a:t>收入增长 99%</a:t></a:r></a:p></p:txBody></p:sp>"
)


def _put_words(layer: Any) -> None:
    layer._element.cSld.spTree.append(xml(WORDS))


def _placed(layer: Any) -> None:
    holder = layer.placeholders[0]
    holder.left, holder.width, holder.height, holder.top = holder.left, holder.width, holder.height, holder.top + Inches(0.5)


def _title_size(master: Any) -> None:
    style = master._element.find(f"{{{P}}}txStyles/{{{P}}}titleStyle/{{{A}}}lvl1pPr/{{{A}}}defRPr")
    style.set("sz", "3200")


def _holder_filled(layer: Any) -> None:
    layer.placeholders[1].fill.solid()
    layer.placeholders[1].fill.fore_color.rgb = RGBColor(0xEE, 0xEE, 0xEE)


def _ground(one: Any) -> None:
    one.background.fill.solid()
    one.background.fill.fore_color.rgb = RGBColor(0xFF, 0xF2, 0xCC)


def _without(tag: str) -> Callable[[Any], object]:
    def edit(deck: Any) -> None:
        element = deck.slides[3]._element
        element.remove(element.find(f"{{{P}}}{tag}"))

    return edit


def _transition(**values: str) -> Callable[[Any], object]:
    return lambda deck: [deck.slides[3]._element.find(f"{{{P}}}transition").set(*item) for item in values.items()]


def _effect_of(name: str, value: str) -> Callable[[Any], object]:
    def edit(deck: Any) -> None:
        for each in deck.slides[3]._element.iter(f"{{{P}}}cTn"):
            if each.get(name) and (each.get("presetID") or each.get("id") == "6"):
                each.set(name, value)

    return edit


def _target(deck: Any) -> None:
    title = deck.slides[3].shapes.title
    for each in deck.slides[3]._element.iter(f"{{{P}}}spTgt"):
        each.set("spid", str(title.shape_id))


def _sections(*groups: tuple[str, tuple[int, ...]]) -> Callable[[Any], object]:
    def edit(deck: Any) -> None:
        ids = [slide.slide_id for slide in deck.slides]
        told = ""
        for name, numbers in groups:
            listed = "".join(f'<p14:sldId id="{ids[number]}"/>' for number in numbers)
            told += f'<p14:section name="{name}" id="{{0}}"><p14:sldIdLst>{listed}</p14:sldIdLst></p14:section>'
        root = deck.part._element
        for old in root.findall(f"{{{P}}}extLst"):
            root.remove(old)
        root.append(xml(f'<p:extLst><p:ext uri="{{521415D9-36F7-43E2-AB2F-B90AF26B5E84}}"><p14:sectionLst>{told}</p14:sectionLst></p:ext></p:extLst>'))

    return edit


def _beside_notes(deck: Any) -> None:
    deck.slides[0].notes_slide._element.cSld.spTree.append(xml(WORDS))


def _equation(one: Any) -> None:
    m = "http://schemas.openxmlformats.org/officeDocument/2006/math"
    part = '<m:{0}><m:r><m:t>{1}</m:t></m:r></m:{0}>'
    content = f'<m:oMath><m:f>{part.format("num", "利润")}{part.format("den", "收入")}</m:f></m:oMath>'
    a14 = "http://schemas.microsoft.com/office/drawing/2010/main"
    one.text_frame.paragraphs[1]._p.append(etree.fromstring(f'<a14:m xmlns:a14="{a14}" xmlns:m="{m}">{content}</a14:m>'))


def _slide_field(one: Any) -> None:
    one.text_frame.paragraphs[1]._p.append(xml('<a:fld id="{0}" type="slidenum"><a:rPr/><a:t>1</a:t></a:fld>'))


def _taller(one: Any) -> None:
    one.table.rows[1].height += Inches(0.3)


def _wider(one: Any) -> None:
    one.table.columns[1].width += Inches(0.5)


def _merge(one: Any) -> None:
    one.table.cell(1, 1)._tc.set("rowSpan", "2")
    one.table.cell(2, 1)._tc.set("vMerge", "1")


def _theme(old: str, new: str) -> Callable[[Any], object]:
    return _rewrite("/ppt/theme/theme1.xml", old, new)


SHADOW = '<a:effectLst><a:outerShdw blurRad="50800" dist="38100" dir="2700000"><a:srgbClr val="000000"><a:alpha val="40000"/></a:srgbClr></a:outerShdw></a:effectLst>'
LINE = '<a:{0} w="12700"><a:solidFill><a:srgbClr val="C00000"/></a:solidFill></a:{0}>'
FILL = '<a:solidFill><a:srgbClr val="FFF2CC"/></a:solidFill>'
GRADIENT = (
    '<a:gradFill><a:gsLst><a:gs pos="0"><a:srgbClr val="FF0000"/></a:gs><a:gs pos="100000"><a:srgbClr val="0000FF"/></a:gs></a:gsLst>'
    '<a:lin ang="5400000"/></a:gradFill>'
)


def _filled(text: str) -> Callable[[Any], object]:
    def edit(one: Any) -> None:
        old = one._element.spPr.find(f"{{{A}}}solidFill")
        one._element.spPr.replace(old, xml(text))

    return on("pill", edit)


def _alpha(one: Any) -> None:
    one._element.spPr.find(f"{{{A}}}solidFill")[0].append(xml('<a:alpha val="50000"/>'))


def _frame(name: str, **values: str) -> Callable[[Any], object]:
    return on(name, lambda one: [one._element.spPr.find(f"{{{A}}}xfrm").set(*item) for item in values.items()])


def _adjusted(one: Any) -> None:
    one.adjustments[0] = 0.4


def _free(one: Any) -> None:
    old = one._element.spPr.find(f"{{{A}}}prstGeom")
    path = '<a:path w="10" h="10"><a:moveTo><a:pt x="0" y="0"/></a:moveTo><a:lnTo><a:pt x="10" y="10"/></a:lnTo><a:close/></a:path>'
    one._element.spPr.replace(old, xml(f"<a:custGeom><a:avLst/><a:pathLst>{path}</a:pathLst></a:custGeom>"))


def _triangle(one: Any) -> None:
    one._element.spPr.find(f"{{{A}}}prstGeom").set("prst", "triangle")


def _picture_opacity(one: Any) -> None:
    one._element.blipFill.blip.append(xml('<a:alphaModFix amt="50000"/>'))


def _grey(one: Any) -> None:
    one._element.blipFill.blip.append(xml("<a:grayscl/>"))


def _crop(one: Any) -> None:
    one.crop_left = 0.1


def _lock(one: Any) -> None:
    one._element.nvSpPr.find(f"{{{P}}}cNvSpPr").append(xml('<a:spLocks noMove="1"/>'))


def _named(attribute: str, value: str) -> Callable[[Any], object]:
    return on("pill", lambda one: one._element.nvSpPr.cNvPr.set(attribute, value))


def _group_fill(deck: Any) -> None:
    part = shape(deck.slides[0], "group").shapes[0]
    part.fill.solid()
    part.fill.fore_color.rgb = RGBColor(0xC0, 0, 0)


def _z_order(deck: Any) -> None:
    tree = deck.slides[0].shapes._spTree
    first, second = shape(deck.slides[0], "pill")._element, shape(deck.slides[0], "photo")._element
    shape(deck.slides[0], "photo").left = shape(deck.slides[0], "pill").left
    tree.remove(first)
    second.addnext(first)


EDITS: dict[str, Edit] = {
    # What shows through
    "words on a layout": Edit(_layout(_put_words), "layout"),
    "words on the master": Edit(_master(_put_words), "master"),
    "a placeholder's place on a layout": Edit(_layout(_placed), "layout"),
    "a placeholder's place on the master": Edit(_master(_placed), "master"),
    "a placeholder's fill on a layout": Edit(_layout(_holder_filled), "layout"),
    "size of titles on the master": Edit(_master(_title_size), "master"),
    "background of a layout": Edit(_layout(_ground), "layout"),
    "background of the master": Edit(_master(_ground), "master"),
    "background of a slide": Edit(lambda deck: _ground(deck.slides[0]), "style"),
    "layout hides the master's shapes": Edit(_layout(lambda one: one._element.set("showMasterSp", "0")), "layout"),
    "slide hides its layout's shapes": Edit(lambda deck: deck.slides[0]._element.set("showMasterSp", "0"), "layout"),
    "footer switch": Edit(_master(lambda one: one._element.append(xml('<p:hf ftr="0" dt="0"/>'))), "master"),
    "name of a layout": Edit(_layout(lambda one: one._element.cSld.set("name", "正文")), "layout"),
    "a theme colour": Edit(_theme('val="4F81BD"', 'val="C00000"'), "theme"),
    "text colour of the theme": Edit(_theme('lastClr="000000"', 'lastClr="222222"'), "theme"),
    "a theme font": Edit(_theme('<a:minorFont><a:latin typeface="Calibri"/>', '<a:minorFont><a:latin typeface="Georgia"/>'), "theme"),
    # Tables
    "fill of a cell": Edit(_cell(FILL), "style"),
    "border of a cell": Edit(_cell(LINE.format("lnB")), "style"),
    "margins of a cell": Edit(_cell(marL="360000"), "style"),
    "anchor of a cell": Edit(_cell(anchor="ctr"), "style"),
    "direction of a cell": Edit(_cell(vert="vert270"), "style"),
    "width of a column": Edit(on("table", _wider), "table"),
    "height of a row": Edit(on("table", _taller), "table"),
    "merged cells": Edit(on("table", _merge), "table"),
    "banded rows": Edit(_table_option("bandRow", "0"), "style"),
    "heading row": Edit(_table_option("firstRow", "0"), "style"),
    "table style": Edit(on("table", lambda one: setattr(one.table._tbl.tblPr.find(f"{{{A}}}tableStyleId"), "text", "{2D5ABB26-0587-4C30-8999-92F81FD0307C}")), "style"),
    # Text
    "a bullet": Edit(_paragraph('<a:buChar char="•"/>'), "style"),
    "numbering": Edit(_paragraph('<a:buAutoNum type="arabicPeriod"/>'), "style"),
    "level": Edit(_paragraph(lvl="1"), "style"),
    "space before": Edit(_paragraph('<a:spcBef><a:spcPts val="1200"/></a:spcBef>'), "style"),
    "space after": Edit(_paragraph('<a:spcAft><a:spcPts val="1200"/></a:spcAft>'), "style"),
    "line spacing": Edit(_paragraph('<a:lnSpc><a:spcPct val="150000"/></a:lnSpc>'), "style"),
    "left margin": Edit(_paragraph(marL="457200"), "style"),
    "first line": Edit(_paragraph(indent="228600"), "style"),
    "tabs": Edit(_paragraph('<a:tabLst><a:tab pos="914400" algn="r"/></a:tabLst>'), "style"),
    "alignment": Edit(_paragraph(algn="ctr"), "style"),
    "right to left": Edit(_paragraph(rtl="1"), "style"),
    "insets": Edit(_body(lIns="360000"), "style"),
    "wrap": Edit(_body(wrap="square"), "style"),
    "anchor": Edit(_body(anchor="ctr"), "style"),
    "columns of text": Edit(_body(numCol="2"), "style"),
    "vertical text": Edit(_body(vert="eaVert"), "style"),
    "autofit": Edit(_in_body('<a:normAutofit fontScale="80000"/>'), "style"),
    "bent text": Edit(_in_body('<a:prstTxWarp prst="textArchUp"><a:avLst/></a:prstTxWarp>'), "effect"),
    "capitals": Edit(_run(cap="all"), "style"),
    "letter spacing": Edit(_run(spc="300"), "style"),
    "double underline": Edit(_run(u="dbl"), "style"),
    "strike": Edit(_run(strike="sngStrike"), "style"),
    "superscript": Edit(_run(baseline="30000"), "style"),
    "highlight": Edit(_run('<a:highlight><a:srgbClr val="FFFF00"/></a:highlight>'), "style"),
    "outlined letters": Edit(_run(LINE.format("ln")), "style"),
    "shadow of letters": Edit(_run(SHADOW), "style"),
    "gradient letters": Edit(_run(GRADIENT), "style"),
    "an equation": Edit(on("facts", _equation), "text"),
    "a field": Edit(on("facts", _slide_field), "text"),
    # Shapes
    "line width": Edit(on("pill", lambda one: setattr(one.line, "width", Pt(4))), "style"),
    "line dash": Edit(props("rule", '<a:prstDash val="dash"/>', "ln"), "style"),
    "arrow": Edit(props("rule", '<a:tailEnd type="triangle"/>', "ln"), "style"),
    "mirrored": Edit(_frame("pill", flipH="1"), "style"),
    "turned": Edit(_frame("pill", rot="5400000"), "moved"),
    "shadow": Edit(props("pill", SHADOW), "effect"),
    "glow": Edit(props("pill", '<a:effectLst><a:glow rad="63500"><a:srgbClr val="FFC000"/></a:glow></a:effectLst>'), "effect"),
    "soft edge": Edit(props("photo", '<a:effectLst><a:softEdge rad="63500"/></a:effectLst>'), "effect"),
    "reflection": Edit(props("photo", '<a:effectLst><a:reflection stA="50000" endPos="30000" dist="5000" dir="5400000"/></a:effectLst>'), "effect"),
    "bevel": Edit(props("pill", '<a:sp3d><a:bevelT w="101600" prst="relaxedInset"/></a:sp3d>'), "effect"),
    "transparency of a fill": Edit(on("pill", _alpha), "style"),
    "gradient": Edit(_filled(GRADIENT), "style"),
    "pattern": Edit(_filled('<a:pattFill prst="pct50"><a:fgClr><a:srgbClr val="FF0000"/></a:fgClr><a:bgClr><a:srgbClr val="FFFFFF"/></a:bgClr></a:pattFill>'), "style"),
    "adjustment": Edit(on("pill", _adjusted), "style"),
    "another form": Edit(on("pill", _triangle), "style"),
    "a form drawn freely": Edit(on("pill", _free), "style"),
    "transparency of a picture": Edit(on("photo", _picture_opacity), "effect"),
    "a grey picture": Edit(on("photo", _grey), "effect"),
    "crop": Edit(on("photo", _crop), "picture"),
    "alt text": Edit(_named("descr", "增长标签"), "properties"),
    "title of the alt text": Edit(_named("title", "标签"), "properties"),
    "hidden shape": Edit(_named("hidden", "1"), "properties"),
    "locked": Edit(on("pill", _lock), "properties"),
    "link on a shape": Edit(_shape_link("hlinkClick"), "link"),
    "link when pointed at": Edit(_shape_link("hlinkHover"), "link"),
    "link on words": Edit(_run_link("hlinkClick"), "link"),
    "link when words are pointed at": Edit(_run_link("hlinkMouseOver"), "link"),
    "fill in a group": Edit(_group_fill, "style"),
    "moved over another": Edit(_z_order, "moved", 2),
    # Slides
    "transition": Edit(_transition(spd="fast"), "transition"),
    "advance by itself": Edit(_transition(advTm="5000"), "transition"),
    "no transition": Edit(_without("transition"), "transition"),
    "no animation": Edit(_without("timing"), "animation"),
    "another effect": Edit(_effect_of("presetID", "22"), "animation"),
    "start of an effect": Edit(_effect_of("nodeType", "withEffect"), "animation"),
    "lasting of an effect": Edit(_effect_of("dur", "2000"), "animation"),
    "effect on another shape": Edit(_target, "animation"),
    "hidden slide": Edit(lambda deck: deck.slides[0]._element.set("show", "0"), "properties"),
    "sections": Edit(_sections(("财务", (0, 1)), ("展望", (2, 3))), "properties"),
    "a shape beside the notes": Edit(_beside_notes, "notes"),
    "a comment's words": Edit(_rewrite("/ppt/comments/comment1.xml", "核对此数", "此数已核对"), "comment"),
    "an answer to a comment": Edit(_rewrite("/ppt/comments/comment1.xml", "</p:cmLst>", '<p:cm authorId="0" idx="2"><p:pos x="1" y="1"/><p:text>来源是附注五</p:text></p:cm></p:cmLst>'), "comment"),
    "words of a SmartArt": Edit(_rewrite("/ppt/diagrams/data1.xml", "控制支出", "扩大投入"), "text"),
    "layout of a SmartArt": Edit(_rewrite("/ppt/diagrams/layout1.xml", "process1", "cycle2"), "style"),
}  # fmt: skip
"""By name: the edit of the deck, and the one kind of change that it is."""


def edited(old: Path, folder: Path, name: str) -> Path:
    """A deck with the edit of that name."""
    deck = Presentation(str(old))
    EDITS[name].edit(deck)
    deck.save(str(folder / "new.pptx"))
    return folder / "new.pptx"


def saved_again(old: Path, new: Path) -> Path:
    Presentation(str(old)).save(str(new))
    return new

