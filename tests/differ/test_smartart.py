"""SmartArt and the drawing that a program keeps of it: one telling, and nothing in silence."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import pytest
from pptx import Presentation
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI

from generator.differ.changes import Comparison
from generator.differ.run import diff

from .edits_shapes import A, D, data_model, xml

_DSP = "http://schemas.microsoft.com/office/drawing/2008/diagram"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DRAWING = "http://schemas.microsoft.com/office/2007/relationships/diagramDrawing"


class Art(NamedTuple):
    """A SmartArt as it is written; `drawn` are the words and the colour of its drawing."""

    words: tuple[str, ...] = ("聚焦主业", "控制支出")
    layout: str = "process1"
    width: int = 4_572_000
    x: int = 457_200
    drawn: tuple[str, ...] = ("聚焦主业", "控制支出", "4F81BD")


def _drawing(drawn: tuple[str, ...], width: int) -> str:
    *words, colour = drawn
    shapes = "".join(
        f'<dsp:sp modelId="{{{n}}}"><dsp:spPr><a:xfrm><a:off x="{n * width // 9}" y="0"/><a:ext cx="{width // 9}" cy="9"/></a:xfrm>'
        f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></dsp:spPr><dsp:txBody><a:bodyPr/><a:p><a:r><a:t>{word}</a:t></a:r></a:p>'
        "</dsp:txBody></dsp:sp>"
        for n, word in enumerate(words)
    )
    return f'<dsp:drawing xmlns:dsp="{_DSP}" xmlns:a="{A}"><dsp:spTree>{shapes}</dsp:spTree></dsp:drawing>'


def _model(words: tuple[str, ...], drawing: str) -> str:
    """The data with the boxes that lay the words out, as PowerPoint keeps them."""
    boxes = "".join(
        f'<dgm:pt modelId="{{B{n}}}" type="pres"><dgm:prSet presAssocID="{n}" presName="node" presStyleIdx="{n}" presStyleCnt="{len(words)}"/></dgm:pt>'
        for n, _ in enumerate(words, 2)
    )
    lines = "".join(
        f'<dgm:cxn modelId="{{C{n}}}" type="presOf" srcId="{n}" destId="{{B{n}}}" srcOrd="0" destOrd="0" presId="urn:process"/>'
        for n, _ in enumerate(words, 2)
    )
    names = f'<dsp:dataModelExt xmlns:dsp="{_DSP}" relId="{drawing}" minVer="http://schemas.openxmlformats.org/drawingml/2006/diagram"/>'
    after = f'<dgm:extLst><a:ext uri="http://schemas.microsoft.com/office/drawing/2008/diagram">{names}</a:ext></dgm:extLst></dgm:dataModel>'
    text = data_model(words).replace("</dgm:ptLst>", f"{boxes}</dgm:ptLst>").replace("</dgm:cxnLst>", f"{lines}</dgm:cxnLst>")
    return text.replace("</dgm:dataModel>", after)


def _deck(path: Path, art: Art | None) -> Path:
    deck: Any = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    if art is not None:
        _add(slide, art)
    deck.save(str(path))
    return path


def _add(slide: Any, art: Art) -> None:
    def part(name: str, kind: str, content: str) -> str:
        made = Part(PackURI(f"/ppt/diagrams/{name}1.xml"), "application/xml", slide.part.package, content.encode())
        return str(slide.part.relate_to(made, kind))

    drawing = part("drawing", _DRAWING, _drawing(art.drawn, art.width))
    data = part("data", f"{_OFFICE}/diagramData", _model(art.words, drawing))
    layout = part("layout", f"{_OFFICE}/diagramLayout", f'<dgm:layoutDef xmlns:dgm="{D}" uniqueId="urn:layout/{art.layout}"/>')
    frame = (
        '<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="77" name="steps"/><p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr>'
        f'<p:xfrm><a:off x="{art.x}" y="0"/><a:ext cx="{art.width}" cy="1828800"/></p:xfrm><a:graphic>'
        f'<a:graphicData uri="{D}"><dgm:relIds xmlns:dgm="{D}" r:dm="{data}" r:lo="{layout}"/></a:graphicData></a:graphic></p:graphicFrame>'
    )
    slide.shapes._spTree.append(xml(frame))


def _found(old: Art | None, new: Art | None, folder: Path) -> Comparison:
    return diff(_deck(folder / "old.pptx", old), _deck(folder / "new.pptx", new), project=folder)


@pytest.mark.parametrize(
    ("new", "told"),
    [
        (Art(words=("聚焦主业", "扩大投入"), drawn=("聚焦主业", "扩大投入", "4F81BD")), [("text", "paragraph 2")]),
        (Art(words=("聚焦主业", "扩大投入")), [("text", "paragraph 2")]),  # not drawn anew yet
        (Art(words=("聚焦主业", "控制支出", "改善回款"), drawn=("聚焦主业", "控制支出", "改善回款", "4F81BD")), [("text", "paragraph 3")]),
        (Art(words=("控制支出",), drawn=("控制支出", "4F81BD")), [("text", "paragraph 1")]),
        (Art(layout="cycle2", drawn=("控制支出", "聚焦主业", "4F81BD")), [("style", "SmartArt layout")]),
        (Art(width=6_000_000), [("resized", "")]),
        (None, [("shape-removed", "")]),
    ],
)
def test_a_drawing_that_follows_from_what_was_told_is_not_counted(new: Art | None, told: list[tuple[str, str]], tmp_path: Path) -> None:
    for one, other in ((Art(), new), (new, Art())):
        found = _found(one, other, tmp_path)
        kinds = [(each.kind.replace("added", "removed"), each.where) for each in found.changes]
        assert (kinds, [each[2:5] for each in found.unread]) == (told, [])


@pytest.mark.parametrize(("x", "told"), [(457_200, []), (900_000, ["moved"])])
def test_a_drawing_that_differs_by_itself_is_counted_as_seen(x: int, told: list[str], tmp_path: Path) -> None:
    found = _found(Art(), Art(x=x, drawn=("聚焦主业", "控制支出", "C00000")), tmp_path)
    assert [each.kind for each in found.changes] == told
    assert found.unread and all(each.seen for each in found.unread)
