"""Shapes as PresentationML: text that is tagged, spaced exactly and coloured by theme names.

python-pptx reads and writes packages for us; it sets no East Asian font, no language and no exact spacing in one go,
and writing a slide's few dozen shapes through it costs more than all else. So shapes are written as XML here and
parsed by python-pptx's own parser.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from ..language.measure import LINE_PITCH
from ..office.emu import emu
from .geometry import Area
from .theme import WRITTEN, ColourName, TextStyle, colour_named

if TYPE_CHECKING:
    from lxml.etree import _Element

NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_RAISED = 30_000


@dataclass(frozen=True, slots=True)
class StyledRun:
    """A run ready to be written; a style of None inherits everything from the placeholder."""

    text: str
    style: TextStyle | None
    bold: bool | None = None
    raised: bool = False
    highlighted: bool = False
    underline: str = ""
    """As DrawingML names it (dotted, wavy); it takes no room."""


@dataclass(frozen=True, slots=True)
class StyledParagraph:
    """A paragraph ready to be written; `size` is its largest run's, which sets the line pitch."""

    runs: tuple[StyledRun, ...]
    size: float
    align: str | None = None
    bullet: bool = False
    space_before: float = 0.0
    flush: bool = False
    """Whether it says that it has no indent, where it would inherit one."""


def solid(colour: ColourName) -> str:
    """A fill by its theme colour, none where it is inherited; another name would be a file that PowerPoint repairs.

    Raises:
        TemplateError: the theme has no such colour.
    """
    colour = colour_named(colour)
    if colour == "inherited":
        return ""
    return f'<a:solidFill><a:schemeClr val="{WRITTEN.get(colour, colour)}"/></a:solidFill>'


def _run(run: StyledRun) -> str:
    style, bold = run.style, run.bold
    attributes = ""
    if style is not None:
        attributes = f' sz="{round(style.size * 100)}"'
        bold = style.bold or bool(bold)
    if bold is not None:
        attributes += f' b="{int(bold)}"'
    if run.underline:
        attributes += f' u="{run.underline}"'
    if run.raised:
        attributes += f' baseline="{_RAISED}"'
    # A mark's ground is pale, whatever colour the text around it has.
    fill = solid("dk2") if run.highlighted else solid(style.colour) if style is not None else ""
    under = f"<a:uFill>{solid('accent3')}</a:uFill>" if run.underline else ""
    mark = '<a:highlight><a:schemeClr val="accent2"/></a:highlight>' if run.highlighted else ""
    properties = f'<a:rPr lang="zh-CN" altLang="en-US"{attributes}>{fill}{mark}{under}</a:rPr>'
    return f"<a:r>{properties}<a:t>{escape(run.text)}</a:t></a:r>"


def paragraph_xml(paragraph: StyledParagraph) -> str:
    """A paragraph with its runs."""
    attributes = f' algn="{paragraph.align}"' if paragraph.align else ""
    if paragraph.bullet:
        indent = emu(paragraph.size)
        attributes += f' marL="{indent}" indent="-{indent}"'
    elif paragraph.flush:
        attributes += ' marL="0" indent="0"'
    spacing = f'<a:lnSpc><a:spcPts val="{round(paragraph.size * LINE_PITCH * 100)}"/></a:lnSpc>'
    spacing += f'<a:spcBef><a:spcPts val="{round(paragraph.space_before * 100)}"/></a:spcBef>'
    light = any(run.style is not None and run.style.colour == "lt1" for run in paragraph.runs)
    colour = "accent2" if light else "accent1"
    bullet = f'<a:buClr><a:schemeClr val="{colour}"/></a:buClr><a:buFont typeface="Arial"/><a:buChar char="•"/>'
    inner = spacing + (bullet if paragraph.bullet else "<a:buNone/>")
    runs = "".join(map(_run, paragraph.runs)) or f'<a:endParaRPr lang="zh-CN" sz="{round(paragraph.size * 100)}"/>'
    return f"<a:p><a:pPr{attributes}>{inner}</a:pPr>{runs}</a:p>"


def transform(area: Area, tag: str = "a") -> str:
    """A place in EMU, under a namespace's `tag`."""
    x, y, width, height = (emu(value) for value in area)
    return f'<{tag}:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></{tag}:xfrm>'


def named(shape_id: int, name: str, description: str = "", decorative: bool = False) -> str:
    """A shape's id, its name and its alt text."""
    descr = f" descr={quoteattr(description)}" if description else ""
    inner = DECORATIVE if decorative else ""
    return f'<p:cNvPr id="{shape_id}" name={quoteattr(name)}{descr}>{inner}</p:cNvPr>'


def _frame(paragraphs: Sequence[StyledParagraph], body: str) -> str:
    words = "".join(map(paragraph_xml, paragraphs)) or '<a:p><a:endParaRPr lang="zh-CN"/></a:p>'
    return f"<p:txBody>{body}<a:lstStyle/>{words}</p:txBody>"


def placeholder(
    shape_id: int,
    name: str,
    kind: str,
    index: int,
    paragraphs: Sequence[StyledParagraph],
    area: Area | None = None,
    right: float | None = None,
) -> str:
    """A filled placeholder: place, inset on the right (unless given), ground and text style are the layout's."""
    ph = (f' type="{kind}"' if kind != "obj" else "") + (f' idx="{index}"' if index else "")
    properties = f"<p:spPr>{transform(area)}</p:spPr>" if area else "<p:spPr/>"
    body = "<a:bodyPr/>" if right is None else f'<a:bodyPr rIns="{emu(right)}"/>'
    return (
        f'<p:sp {NAMESPACES}><p:nvSpPr>{named(shape_id, name)}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"<p:nvPr><p:ph{ph}/></p:nvPr></p:nvSpPr>{properties}{_frame(paragraphs, body)}</p:sp>"
    )


def resize(shape: _Element, size: float) -> None:
    """Set the runs of a shape in another size, each line at its pitch."""
    for run in shape.iter(f"{_A}rPr"):
        run.set("sz", str(round(size * 100)))
    for spacing in shape.iter(f"{_A}lnSpc"):
        spacing[0].set("val", str(round(size * LINE_PITCH * 100)))


def marker() -> str:
    """An empty group that keeps a place in the order of shapes for what is drawn later."""
    return f"<p:grpSp {NAMESPACES}/>"


def page_number(shape_id: int, index: int, number: int) -> str:
    """The slide-number placeholder with its field."""
    field = (
        '<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum"><a:rPr lang="zh-CN"/>'
        f"<a:t>{number}</a:t></a:fld>"
    )
    return (
        f'<p:sp {NAMESPACES}><p:nvSpPr>{named(shape_id, "page")}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph type="sldNum" idx="{index}"/></p:nvPr></p:nvSpPr><p:spPr/>'
        f"<p:txBody><a:bodyPr/><a:lstStyle/><a:p>{field}</a:p></p:txBody></p:sp>"
    )


@dataclass(frozen=True, slots=True)
class Ground:
    """What lies behind a text: fill and outline by theme colour, and the shape's geometry."""

    fill: ColourName | None = None
    line: ColourName | None = None
    line_width: float = 0.75
    geometry: str = "rect"
    radius: float = 0.0
    dashed: bool = False


def _ground(ground: Ground, area: Area) -> str:
    guide = ""
    if ground.geometry == "roundRect":
        ratio = min(ground.radius / max(min(area.width, area.height), 1), 0.5)
        guide = f'<a:gd name="adj" fmla="val {round(ratio * 100_000)}"/>'
    fill = solid(ground.fill) if ground.fill else "<a:noFill/>"
    dash = '<a:prstDash val="dash"/>' if ground.dashed else ""
    width = emu(ground.line_width)
    line = f'<a:ln w="{width}">{solid(ground.line)}{dash}</a:ln>' if ground.line else "<a:ln><a:noFill/></a:ln>"
    return f'<a:prstGeom prst="{ground.geometry}"><a:avLst>{guide}</a:avLst></a:prstGeom>{fill}{line}'


def text_box(
    shape_id: int,
    name: str,
    area: Area,
    paragraphs: Sequence[StyledParagraph],
    anchor: str = "t",
    inset: tuple[float, float] = (0, 0),
    ground: Ground | None = None,
    wrap: bool = True,
    trim: float = 0.0,
) -> str:
    """A text box of a place of its own, on an optional ground; `trim` is taken from its text's width.

    Of centred text from both sides, else from the right.
    """
    horizontal, vertical = (emu(value) for value in inset)
    centred = any(paragraph.align == "ctr" for paragraph in paragraphs)
    left, right = (emu(trim / 2), emu(trim / 2)) if centred else (0, emu(trim))
    wrapping = "square" if wrap else "none"
    body = (
        f'<a:bodyPr wrap="{wrapping}" lIns="{horizontal + left}" tIns="{vertical}" '
        f'rIns="{horizontal + right}" bIns="{vertical}" '
        f'rtlCol="0" anchor="{anchor}"><a:noAutofit/></a:bodyPr>'
    )
    properties = transform(area) + _ground(ground or Ground(), area)
    return (
        f'<p:sp {NAMESPACES}><p:nvSpPr>{named(shape_id, name)}<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>'
        f"<p:spPr>{properties}</p:spPr>{_frame(paragraphs, body)}</p:sp>"
    )


def plain_shape(shape_id: int, name: str, area: Area, ground: Ground, description: str = "") -> str:
    """A shape without text; decorative unless it is described."""
    return (
        f"<p:sp {NAMESPACES}><p:nvSpPr>{named(shape_id, name, description, not description)}<p:cNvSpPr/><p:nvPr/>"
        f"</p:nvSpPr><p:spPr>{transform(area)}{_ground(ground, area)}</p:spPr></p:sp>"
    )


def circles(shape_id: int, name: str, area: Area, colour: ColourName, step: float = 46) -> str:
    """Arcs around the lower right corner of an area, `step` points apart, each cut where it leaves the area."""
    count = int(math.hypot(area.width, area.height) / step)
    arcs = "".join(_arc(area, step * number) for number in range(1, count + 1))
    line = f'<a:noFill/><a:ln w="{emu(1)}">{solid(colour)}</a:ln>'
    return (
        f"<p:sp {NAMESPACES}><p:nvSpPr>{named(shape_id, name, decorative=True)}<p:cNvSpPr/><p:nvPr/></p:nvSpPr>"
        f"<p:spPr>{transform(area)}<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
        f'<a:rect l="0" t="0" r="r" b="b"/><a:pathLst>{arcs}</a:pathLst></a:custGeom>{line}</p:spPr></p:sp>'
    )


def _arc(area: Area, radius: float) -> str:
    """The part of a circle around the lower right corner that lies in the area, clockwise from the left."""
    from_left = math.degrees(math.acos(min(area.width / radius, 1)))
    to_top = math.degrees(math.asin(min(area.height / radius, 1)))
    angle = math.radians(from_left)
    start = area.width - radius * math.cos(angle), area.height - radius * math.sin(angle)
    return (
        f'<a:path w="{emu(area.width)}" h="{emu(area.height)}" fill="none"><a:moveTo><a:pt x="{emu(start[0])}" '
        f'y="{emu(start[1])}"/></a:moveTo><a:arcTo wR="{emu(radius)}" hR="{emu(radius)}" '
        f'stAng="{round((180 + from_left) * 60_000)}" swAng="{round((to_top - from_left) * 60_000)}"/></a:path>'
    )


def connector(shape_id: int, name: str, start: tuple[float, float], end: tuple[float, float], colour: ColourName,
              width: float = 0.75) -> str:  # fmt: skip
    """A straight decorative line, drawn from the upper left."""
    area = Area(min(start[0], end[0]), min(start[1], end[1]), abs(end[0] - start[0]), abs(end[1] - start[1]))
    line = f'<a:ln w="{emu(width)}">{solid(colour)}</a:ln>'
    return (
        f"<p:cxnSp {NAMESPACES}><p:nvCxnSpPr>{named(shape_id, name, decorative=True)}<p:cNvCxnSpPr/><p:nvPr/>"
        f'</p:nvCxnSpPr><p:spPr>{transform(area)}<a:prstGeom prst="line"><a:avLst/></a:prstGeom>{line}</p:spPr>'
        "</p:cxnSp>"
    )


def picture(shape_id: int, name: str, area: Area, description: str, crop: tuple[float, float, float, float]) -> str:
    """A picture whose image is related later: `r:embed` is left empty. `crop` is left, top, right, bottom parts."""
    left, top, right, bottom = (round(part * 100_000) for part in crop)
    source = f'<a:srcRect l="{left}" t="{top}" r="{right}" b="{bottom}"/>' if any(crop) else ""
    return (
        f"<p:pic {NAMESPACES}><p:nvPicPr>{named(shape_id, name, description)}<p:cNvPicPr>"
        '<a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr/></p:nvPicPr>'
        f'<p:blipFill><a:blip r:embed=""/>{source}<a:stretch><a:fillRect/></a:stretch></p:blipFill>'
        f'<p:spPr>{transform(area)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
    )


def svg_extension(relation: str) -> str:
    """What makes PowerPoint show an SVG in place of the PNG beside it, since 2016."""
    return (
        f'<a:extLst {NAMESPACES}><a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}">'
        '<asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" '
        f'r:embed="{relation}"/></a:ext></a:extLst>'
    )
