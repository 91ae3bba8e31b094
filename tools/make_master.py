"""Draws a master from scratch: theme, master, and one layout for each kind of slide.

usage: python -m tools.make_master OUT.pptx    (templates/interim-results/master.pptx; tools.make_starters has its own colours)

The master is a designer's file and may be changed in PowerPoint at any time; this script is how the first one came
about, and how another brand's first master can.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from generator.branding.catalogue import LAYOUTS, STYLES, Layout, Region
from generator.office.same_bytes import save_package
from tools.master_motif import MOTIFS

EMU = 12700
WIDTH, HEIGHT = 960, 540

COLOURS = {
    "dk1": "1B1B2F", "lt1": "FFFFFF", "dk2": "241A63", "lt2": "F1EFFA", "accent1": "5B35E0", "accent2": "C9C1F2",
    "accent3": "9DA3C8", "accent4": "DADCE8", "accent5": "E4DFFA", "accent6": "5A5D70", "hlink": "5B35E0",
    "folHlink": "4A4C60",
}  # fmt: skip
LATIN, EAST_ASIAN = "Arial", "微软雅黑"

_NS = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)


@dataclass
class Ids:
    """Shape ids of one part, from 2."""

    last: int = 1

    def next(self) -> int:
        self.last += 1
        return self.last


def _theme(brand: Mapping[str, str]) -> str:
    colours = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in brand.items())
    font = f'<a:latin typeface="{LATIN}"/><a:ea typeface="{EAST_ASIAN}"/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="9525">{fill}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="jianbao"><a:themeElements>'
        f'<a:clrScheme name="jianbao">{colours}</a:clrScheme>'
        f'<a:fontScheme name="jianbao"><a:majorFont>{font}</a:majorFont><a:minorFont>{font}</a:minorFont></a:fontScheme>'
        f'<a:fmtScheme name="jianbao"><a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{line * 3}</a:lnStyleLst>'
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements></a:theme>"
    )


def _colour(name: str) -> str:
    return f'<a:solidFill><a:schemeClr val="{name}"/></a:solidFill>'


def _level(number: int, size: float, bold: bool, colour: str, align: str) -> str:
    fonts = '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/>'
    return (
        f'<a:lvl{number}pPr marL="0" indent="0" algn="{align}"><a:lnSpc><a:spcPts val="{round(size * 140)}"/></a:lnSpc>'
        f'<a:spcBef><a:spcPts val="0"/></a:spcBef><a:buNone/><a:defRPr lang="zh-CN" sz="{round(size * 100)}" '
        f'b="{int(bold)}">{_colour(colour)}{fonts}</a:defRPr></a:lvl{number}pPr>'
    )


def _xfrm(region: Region) -> str:
    x, y, w, h = (round(value * EMU) for value in region.area)
    return f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{w}" cy="{h}"/></a:xfrm>'


def _body(region: Region) -> str:
    inset = round(region.inset * EMU)
    columns = f' numCol="{region.columns}" spcCol="{round(24 * EMU)}"' if region.columns > 1 else ""
    return (
        f'<a:bodyPr wrap="square" lIns="{inset}" tIns="{inset}" rIns="{inset}" bIns="{inset}" '
        f'anchor="{region.anchor}"{columns}><a:noAutofit/></a:bodyPr>'
    )


def _placeholder(region: Region, index: int, ids: Ids) -> str:
    kind = f'type="{region.kind}" ' if region.kind else ""
    place = "" if region.kind in ("title", "ctrTitle") else f'idx="{index}"'
    style = region.style
    levels = _level(1, style.size, style.bold, style.colour, region.align)
    levels += _level(2, style.least, style.bold, style.colour, region.align)
    if style.most:
        levels += _level(3, style.most, style.bold, style.colour, region.align)
    fill = _colour(region.fill) if region.fill else "<a:noFill/>"
    field = (
        '<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum"><a:rPr lang="zh-CN"/><a:t>‹#›</a:t></a:fld>'
    )
    words = field if region.kind == "sldNum" else f'<a:r><a:rPr lang="zh-CN"/><a:t>{escape(region.prompt)}</a:t></a:r>'
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{ids.next()}" name="{region.name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"<p:nvPr><p:ph {kind}{place}/></p:nvPr></p:nvSpPr><p:spPr>{_xfrm(region)}"
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{fill}</p:spPr>'
        f"<p:txBody>{_body(region)}<a:lstStyle>{levels}</a:lstStyle><a:p>{words}</a:p></p:txBody></p:sp>"
    )


def _drawn(shape: tuple[str, float, float, float, float, str], ids: Ids) -> str:
    """A motif shape: geometry, place, and either a fill `name` or a line `name:width:alpha`."""
    geometry, x, y, w, h, look = shape
    name, _, rest = look.partition(":")
    box = f'<a:xfrm><a:off x="{round(x * EMU)}" y="{round(y * EMU)}"/><a:ext cx="{round(w * EMU)}" cy="{round(h * EMU)}"/></a:xfrm>'
    if rest:
        width, _, alpha = rest.partition(":")
        inner = f'<a:schemeClr val="{name}"><a:alpha val="{alpha}000"/></a:schemeClr>'
        paint = f'<a:noFill/><a:ln w="{round(float(width) * EMU)}"><a:solidFill>{inner}</a:solidFill></a:ln>'
    else:
        paint = f"{_colour(name)}<a:ln><a:noFill/></a:ln>"
    number = ids.next()
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="motif {number}"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
        f'<p:spPr>{box}<a:prstGeom prst="{geometry}"><a:avLst/></a:prstGeom>{paint}</p:spPr>'
        '<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="zh-CN"/></a:p></p:txBody></p:sp>'
    )


def _tree(shapes: str) -> str:
    return (
        '<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>'
        '<a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
        f"{shapes}</p:spTree>"
    )


def _background(colour: str) -> str:
    return f"<p:bg><p:bgPr>{_colour(colour)}<a:effectLst/></p:bgPr></p:bg>"


def _layout(layout: Layout) -> str:
    ids = Ids()
    shapes = "".join(_drawn(shape, ids) for shape in MOTIFS.get(layout.name, ()))
    shapes += "".join(_placeholder(region, 10 + index, ids) for index, region in enumerate(layout.regions))
    background = _background(layout.background) if layout.background else ""
    return (
        f'<p:sldLayout {_NS} preserve="1" userDrawn="1"><p:cSld name="{layout.name}">{background}{_tree(shapes)}'
        "</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )


def _master(layout_ids: str) -> str:
    ids = Ids()
    title = Region("title", (36, 30, 888, 40), STYLES["title"], kind="title", prompt="标题")
    body = Region("body", (36, 81, 888, 381), STYLES["body"], kind="body", prompt="正文")
    shapes = _placeholder(title, 0, ids) + _placeholder(body, 1, ids)
    title_style = _level(1, 26, True, "tx2", "l")
    body_style = "".join(_level(n, 13, False, "tx1", "l") for n in range(1, 10))
    return (
        f"<p:sldMaster {_NS}><p:cSld>{_background('bg1')}{_tree(shapes)}</p:cSld>"
        '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" '
        'accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>'
        f"<p:sldLayoutIdLst>{layout_ids}</p:sldLayoutIdLst>"
        f"<p:txStyles><p:titleStyle>{title_style}</p:titleStyle><p:bodyStyle>{body_style}</p:bodyStyle>"
        f"<p:otherStyle>{body_style}</p:otherStyle></p:txStyles></p:sldMaster>"
    )


def build(target: Path, colours: Mapping[str, str] = COLOURS) -> None:
    """Write the master with a theme of these colours: python-pptx's empty presentation with its theme, master and layouts replaced."""
    from pptx import Presentation
    from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from pptx.opc.packuri import PackURI
    from pptx.oxml import parse_xml
    from pptx.parts.slide import SlideLayoutPart
    from pptx.util import Emu

    presentation = Presentation()
    presentation.slide_width, presentation.slide_height = Emu(WIDTH * EMU), Emu(HEIGHT * EMU)
    master_part = presentation.slide_master.part
    package = presentation.part.package
    for default in list(presentation.slide_layouts):
        presentation.slide_layouts.remove(default)
    _drop_leftovers(presentation)
    layout_ids = ""
    for number, layout in enumerate(LAYOUTS, 1):
        uri = PackURI(f"/ppt/slideLayouts/slideLayout{number}.xml")
        part = SlideLayoutPart(uri, CONTENT_TYPE.PML_SLIDE_LAYOUT, package, parse_xml(_layout(layout)))
        part.relate_to(master_part, RELATIONSHIP_TYPE.SLIDE_MASTER)
        relation = master_part.relate_to(part, RELATIONSHIP_TYPE.SLIDE_LAYOUT)
        layout_ids += f'<p:sldLayoutId id="{2147483660 + number}" r:id="{relation}"/>'
    master_part._element = parse_xml(_master(layout_ids))
    master_part.part_related_by(RELATIONSHIP_TYPE.THEME)._blob = _theme(colours).encode()
    _plain_properties(presentation)
    save_package(presentation, target)


def _drop_leftovers(presentation: Any) -> None:
    """The default's thumbnail and printer settings are nobody's."""
    from pptx.opc.constants import RELATIONSHIP_TYPE

    for owner, kind in (
        (presentation.part.package, RELATIONSHIP_TYPE.THUMBNAIL),
        (presentation.part, RELATIONSHIP_TYPE.PRINTER_SETTINGS),
    ):
        relations = owner._rels
        for identifier in [key for key, relation in relations.items() if relation.reltype == kind]:
            relations.pop(identifier)


def _plain_properties(presentation: Any) -> None:
    from generator.office.same_bytes import fixed_properties

    fixed_properties(presentation, title="master", subject="", identifier="")


def regions() -> Iterator[Region]:
    for layout in LAYOUTS:
        yield from layout.regions


if __name__ == "__main__":
    build(Path(sys.argv[1]))
