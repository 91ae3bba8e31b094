"""The layouts added to a foreign master, as XML: one of theirs each, with our regions in place of its content."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

from ..language.measure import LINE_PITCH
from ..office.deck_package import parse
from ..office.emu import emu
from ..page.contrast import contrast, least_contrast
from ..page.drawingml import NAMESPACES
from ..page.geometry import Area
from ..page.looks import SAMPLE
from ..page.regions import FOOT, A, P, base_kind, parent_of, placeholders
from ..page.theme import ROLES, STYLES_LAYOUT, WRITTEN, Theme
from .catalogue import Region, Style
from .colours import Shade
from .theirs import TheirLayout

_KEPT = ("title", "ctrTitle", "ftr", "sldNum")
_FIRST_INDEX = 40
_FIELD = (
    '<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum"><a:rPr lang="zh-CN"/><a:t>‹#›</a:t></a:fld>'
)
_BESIDE_LIGHT: Mapping[str, str] = {"bg1": "tx1", "accent2": "accent6"}
_BESIDE_DARK: Mapping[str, str] = {"tx1": "bg1", "tx2": "bg1", "accent1": "accent2", "accent6": "accent2"}


@dataclass(frozen=True)
class Placed(Region):
    """A region with its place on the foreign page."""

    area: Area


@dataclass(frozen=True)
class Paint:
    """The parts of a look by the names that shapes have for them."""

    parts: Mapping[str, Shade]

    @property
    def by_name(self) -> dict[str, str]:
        return {WRITTEN.get(ROLES[role], ROLES[role]): shade.xml for role, shade in self.parts.items()}

    def hexed(self, name: str) -> str:
        return next(s.hexed for role, s in self.parts.items() if WRITTEN.get(ROLES[role], ROLES[role]) == name)

    def painted(self, xml: str) -> str:
        return Theme({}, "", "", {}, self.by_name).painted(xml)

    def is_dark(self, ground: str) -> bool:
        """Whether the look's ink is not what is read best there."""
        return contrast(self.hexed("bg1"), ground) > contrast(self.hexed("tx1"), ground)

    def read_on(self, ground: str, style: Style) -> str:
        """The colour of a style as it is read on a ground."""
        beside = _BESIDE_DARK if self.is_dark(ground) else _BESIDE_LIGHT
        plain = "bg1" if self.is_dark(ground) else "tx1"
        wanted = (style.colour, beside.get(style.colour, style.colour))
        needed = least_contrast(style.least, style.bold)
        return next((one for one in wanted if contrast(self.hexed(one), ground) >= needed), plain)


def added_layout(
    base: TheirLayout, name: str, regions: Sequence[Placed], paint: Paint, footer: Area | None = None,
    kept: Container[str] = _KEPT,
) -> bytes:  # fmt: skip
    """One of their layouts under another name: its drawings, title and foot as they are, and our regions.

    `footer` is where its footer may go, now that it has no date beside it; `kept` says which kinds of placeholder stay.
    """
    root = deepcopy(base.element)
    for attribute in ("type", "matchingName"):
        if attribute in root.attrib:
            del root.attrib[attribute]
    root.set("preserve", "1")
    root.set("userDrawn", "1")
    for child in list(root):
        if child.tag in (f"{P}timing", f"{P}transition", f"{P}extLst"):
            root.remove(child)
    sheet, tree = root.find(f"{P}cSld"), root.find(f"{P}cSld/{P}spTree")
    assert sheet is not None
    assert tree is not None
    sheet.set("name", name)
    replaced = {one.kind for one in regions if one.kind in (*FOOT, "title")}
    for shape, ph in list(placeholders(root)):
        if ph.get("type", "obj") not in kept or base_kind(ph.get("type", "obj")) in replaced:
            tree.remove(shape)
        else:
            _say_style(shape, ph.get("type", ""), base)
            if ph.get("type") == "ftr" and footer is not None:
                _put(shape, footer)
    number = max((int(one.get("id", "0")) for one in tree.iter(f"{P}cNvPr")), default=1)
    for place, region in enumerate(regions, 1):
        xml = _placeholder(region, number + place, _FIRST_INDEX + place, base.backdrop.under(region.area), paint)
        tree.append(parse(xml.encode()))
    return _written(root)


def _written(root: etree._Element) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _say_style(shape: etree._Element, kind: str, base: TheirLayout) -> None:
    """A list style for a placeholder whose look stands in its sample text alone, which no slide inherits."""
    region = next((one for one in base.regions.values() if one.kind == kind), None)
    if region is None or not region.explicit:
        return
    family = [shape, parent_of(kind, base.master.element)]
    samples = (one.find(f"{P}txBody/{A}p//{A}rPr") for one in family if one is not None)
    ends = (one.find(f"{P}txBody/{A}p/{A}endParaRPr") for one in family if one is not None)
    sample = next((one for one in (*samples, *ends) if one is not None), None)
    body = shape.find(f"{P}txBody")
    if sample is None or body is None:
        return
    known = body.find(f"{A}lstStyle")
    if known is not None:
        body.remove(known)
    kept = "".join(_bare(one) for one in sample if one.tag in (f"{A}solidFill", f"{A}latin", f"{A}ea"))
    style = region.style
    look = f'<a:defRPr sz="{round(style.size * 100)}" b="{int(style.bold)}">{kept}</a:defRPr>'
    level = f'<a:lvl1pPr marL="0" indent="0" algn="{style.align}"><a:buNone/>{look}</a:lvl1pPr>'
    body.insert(1, parse(f'<a:lstStyle xmlns:a="{A[1:-1]}">{level}</a:lstStyle>'.encode()))


def _put(shape: etree._Element, area: Area) -> None:
    """Give a placeholder a place of its own."""
    look = shape.find(f"{P}spPr")
    if look is None:
        return
    known = look.find(f"{A}xfrm")
    if known is not None:
        look.remove(known)
    look.insert(0, parse(_frame(area).replace("<a:xfrm>", f'<a:xfrm xmlns:a="{A[1:-1]}">', 1).encode()))


def _bare(element: etree._Element) -> str:
    return etree.tostring(element, encoding="unicode", with_tail=False)


def styles_layout(styles: Mapping[str, Style], page: Area, paint: Paint) -> bytes:
    """The samples of text styles and of colours of one master."""
    step = min(48.0, (page.height - 30) / max(len(styles), 1))
    shapes = "".join(
        _placeholder(
            Placed(name, Area(36, 20 + step * number, page.width / 2, step - 4), style, prompt=name), 2 + number,
            _FIRST_INDEX + number, paint.hexed("bg1"), paint, exact=True,
        ) for number, (name, style) in enumerate(styles.items())
    )  # fmt: skip
    side = min(22.0, (page.height - 40) / 12)
    for number, (role, shade) in enumerate(paint.parts.items()):
        x, y = page.width / 2 + 60 + (number // 10) * (side + 90), 20 + (number % 10) * (side + 8)
        shapes += _sample(SAMPLE + role, Area(x, y, side, side), shade, 100 + number)
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<p:sldLayout {NAMESPACES} showMasterSp="0" preserve="1" userDrawn="1"><p:cSld name="{STYLES_LAYOUT}">'
        '<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
        f"{shapes}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    ).encode()


def _sample(name: str, area: Area, shade: Shade, number: int) -> str:
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name={quoteattr(name)}/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
        f'<p:spPr>{_frame(area)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill>{shade.xml}</a:solidFill>'
        "<a:ln><a:noFill/></a:ln></p:spPr>"
        '<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="zh-CN"/></a:p></p:txBody></p:sp>'
    )


def _frame(area: Area) -> str:
    x, y, width, height = (emu(length) for length in area)
    return f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'


def _placeholder(region: Placed, number: int, index: int, ground: str, paint: Paint, exact: bool = False) -> str:
    """A region as a placeholder; a sample of a style, `exact`, has its colour by name, painted when it is used."""
    style = region.style
    ground = paint.hexed(region.fill) if region.fill else ground
    colour = style.colour if exact else paint.read_on(ground, style)
    sizes = [style.size, style.least, *([style.most] if style.most else [])]
    levels = "".join(_level(level, size, style.bold, colour, region.align) for level, size in enumerate(sizes, 1))
    fill = f'<a:solidFill><a:schemeClr val="{region.fill}"/></a:solidFill>' if region.fill else "<a:noFill/>"
    inset = emu(region.inset)
    columns = f' numCol="{region.columns}" spcCol="{emu(24)}"' if region.columns > 1 else ""
    words = _FIELD if region.kind == "sldNum" else f'<a:r><a:rPr lang="zh-CN"/><a:t>{escape(region.prompt)}</a:t></a:r>'
    kind = f'type="{region.kind}" ' if region.kind else ""
    place = "" if region.kind == "title" else f'idx="{index}"'
    xml = (
        f'<p:sp {NAMESPACES}><p:nvSpPr><p:cNvPr id="{number}" name={quoteattr(region.name)}/><p:cNvSpPr>'
        f'<a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph {kind}{place}/></p:nvPr></p:nvSpPr>'
        f'<p:spPr>{_frame(region.area)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{fill}</p:spPr>'
        f'<p:txBody><a:bodyPr vert="horz" wrap="square" lIns="{inset}" tIns="{inset}" rIns="{inset}" bIns="{inset}" '
        f'anchor="{region.anchor}"{columns}><a:noAutofit/></a:bodyPr><a:lstStyle>{levels}</a:lstStyle>'
        f"<a:p>{words}</a:p></p:txBody></p:sp>"
    )
    return xml if exact else paint.painted(xml)


def _level(number: int, size: float, bold: bool, colour: str, align: str) -> str:
    pitch = round(size * LINE_PITCH * 100)
    look = f'sz="{round(size * 100)}" b="{int(bold)}" i="0" cap="none"'
    return (
        f'<a:lvl{number}pPr marL="0" indent="0" algn="{align}"><a:lnSpc><a:spcPts val="{pitch}"/></a:lnSpc><a:spcBef>'
        '<a:spcPts val="0"/></a:spcBef><a:spcAft><a:spcPts val="0"/></a:spcAft><a:buNone/>'
        f'<a:defRPr {look}><a:solidFill><a:schemeClr val="{colour}"/></a:solidFill>'
        f'<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/></a:defRPr></a:lvl{number}pPr>'
    )
