"""Shapes of one slide, from their XML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from lxml import etree

from ..lineage.shapes import digest
from .chart_reading import read_chart
from .colours import A, Theme
from .effects import picture_effects
from .look import Look, P, related
from .model import Picture, Place, Shape, Table
from .newer_charts import read_newer_chart
from .read_once import Origins, ReadBefore
from .shape_traits import common_traits
from .smartart import read_smartart
from .styles import Inherited, Links, R, link_target, read_paragraphs
from .table_look import cell_look, heights, table_traits, widths
from .text_body import text_body

if TYPE_CHECKING:
    from lxml.etree import _Element

    from .parts import Part

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_KINDS = {f"{P}sp": "text", f"{P}pic": "picture", f"{P}cxnSp": "line", f"{P}grpSp": "group"}
_TABLE = f"{A}tbl"
_CHARTS = (
    "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart", "{http://purl.oclc.org/ooxml/drawingml/chart}chart",
    "{http://schemas.microsoft.com/office/drawing/2014/chartex}chart",
)  # fmt: skip
_UNREAD = {
    "diagram": "SmartArt", "ole": "embedded object", "chartex": "chart of a newer kind", "slicer": "slicer",
}  # fmt: skip
_ELSEWHERE = ("slide", "hyperlink")
_GROUP = 10 * 914_400
_TITLES = ("title", "ctrTitle")
# A placeholder without a type holds any content; its text follows the master's body.
_MASTER_TYPES = {"ctrTitle": "title", "subTitle": "body", "obj": "body", "pic": "body", "tbl": "body", "chart": "body"}


class Frame:
    """What the shapes of a layout share: placeholders above them, text styles, theme."""

    def __init__(self, layout: _Element, master: _Element, defaults: _Element | None, theme: Theme) -> None:
        self.theme = theme
        self.background = ""
        """What shows through where a slide has none of its own; worked out by who knows the parts."""
        self.digest = b""
        """Of all that it is made of; empty where nobody worked it out."""
        self.layers = (layout, master)
        self._placeholders = [_placeholders(each) for each in self.layers]
        self._styles = master.find(f"{P}txStyles")
        self._defaults = defaults
        self._inherited: dict[tuple[str, str] | None, Inherited] = {}
        self._above: dict[tuple[str, str], list[_Element]] = {}

    def with_theme(self, theme: Theme) -> Frame:
        """The same with other colours; what is read on it is not remembered."""
        frame = Frame(*self.layers, self._defaults, theme)
        frame.background = self.background
        return frame

    def above(self, holder: tuple[str, str] | None) -> list[_Element]:
        """The layout's and the master's placeholder that one is made from."""
        if holder is None:
            return []
        if holder not in self._above:
            self._above[holder] = self._found_above(*holder)
        return self._above[holder]

    def _found_above(self, kind: str, index: str) -> list[_Element]:
        on_layout = _found(self._placeholders[0], kind, index)
        kind = on_layout[0][0] if on_layout is not None else kind
        on_master = next((e for (k, _), e in self._placeholders[1].items() if k == _MASTER_TYPES.get(kind, kind)), None)
        return [each for each in (on_layout[1] if on_layout else None, on_master) if each is not None]

    def inherited(self, holder: tuple[str, str] | None) -> Inherited:
        if holder not in self._inherited:
            above = self.above(holder)
            lists = [each.find(f"{P}txBody/{A}lstStyle") for each in above]
            kinds = [holder_of(each) or ("", "") for each in above]
            kind = _MASTER_TYPES.get(holder[0], holder[0]) if holder else "other"
            style = self._text_style(kinds[0][0] if kinds else kind)
            self._inherited[holder] = Inherited([*lists, style, self._defaults], self.theme)
        return self._inherited[holder]

    def _text_style(self, kind: str) -> _Element | None:
        if self._styles is None:
            return None
        kind = _MASTER_TYPES.get(kind, kind)
        return self._styles.find(f"{P}{kind if kind in ('title', 'body') else 'other'}Style")


def _placeholders(layer: _Element) -> dict[tuple[str, str], _Element]:
    shapes = layer.iterfind(f"{P}cSld/{P}spTree/{P}sp")
    return {holder: shape for shape in shapes if (holder := holder_of(shape)) is not None}


def _found(known: dict[tuple[str, str], _Element], kind: str, index: str) -> tuple[tuple[str, str], _Element] | None:
    by_index = [(key, each) for key, each in known.items() if key[1] == index and (index != "0" or key[0] == kind)]
    by_kind = [(key, each) for key, each in known.items() if key[0] == kind]
    return next(iter(by_index or by_kind), None)


def holder_of(shape: _Element) -> tuple[str, str] | None:
    """A placeholder's type and index, as it says them or as they are when it is silent."""
    own = (each for names in shape.iterchildren() for each in names.iterchildren(f"{P}nvPr"))
    holder = next((found for each in own for found in each.iterchildren(f"{P}ph")), None)
    return None if holder is None else (holder.get("type", "obj"), holder.get("idx", "0"))


class ShapeReader:
    """Reads the shapes of one slide's part; those that were read `before` on such a frame are taken as they were."""

    def __init__(self, part: Part, frame: Frame, links: Links, before: ReadBefore | None = None) -> None:
        self._before = before if frame.digest else None
        self._origins = Origins(part, frame.digest, links)
        self._part = part
        self._frame = frame
        self._links = links
        self._look = Look(frame.theme, part)

    def read(self, tree: Iterable[_Element]) -> tuple[Shape, ...]:
        return tuple(self._once(element) for element in _elements(tree))

    def _once(self, element: _Element) -> Shape:
        if self._before is None:
            return self._shape(element)
        origin = self._origins.of(element)
        known = self._before.get(origin)
        if known is None:
            known = self._before[origin] = self._shape(element)
            return known
        return _standing_at(known, element)

    def background(self, slide: _Element) -> str:
        """The background that a slide shows: its own, its layout's or its master's."""
        own = self._look.background(slide)
        return self._frame.background if own is None else own

    def _shape(self, element: _Element) -> Shape:
        kind = _KINDS.get(element.tag, "")
        shape = self._named(element, kind)
        if kind == "group":
            # What is in a group stands by the group's own measure: it is remembered with it.
            return replace(shape, children=tuple(self._shape(each) for each in _elements(element)))
        if kind == "picture":
            return self._picture(element, shape)
        return self._text(element, shape) if kind else self._graphic(element, shape)

    def _named(self, element: _Element, kind: str) -> Shape:
        """A shape by what all kinds have: names, place, link."""
        holder = holder_of(element)
        place, placeholder = self._place(element, holder), holder[0] if holder else None
        names = next(element.iterfind(f"./*/{P}cNvPr"), None)
        if names is None:
            return Shape("", kind, place, placeholder=placeholder, element=element)
        return Shape(
            names.get("name", ""), kind, place, alt=names.get("descr", ""), placeholder=placeholder,
            hidden=names.get("hidden") in ("1", "true"), id=int(names.get("id", 0)), link=self._link(names),
            traits=tuple(common_traits(element, names, _frame(element), self._links)), element=element,
        )  # fmt: skip

    def _link(self, names: _Element) -> str | None:
        click = names.find(f"{A}hlinkClick")
        return None if click is None else link_target(click, self._links)

    def _text(self, element: _Element, shape: Shape) -> Shape:
        holder = holder_of(element)
        above = self._frame.above(holder)
        traits = [*shape.traits, *self._look.effects(element, above)]
        body = element.find(f"{P}txBody")
        if body is None:
            return replace(shape, look=self._look.of(element, above), traits=tuple(traits))
        font = element.find(f"{P}style/{A}fontRef")
        colour = self._frame.theme.colour(font) if font is not None else None
        paragraphs = read_paragraphs(body, self._frame.inherited(holder).coloured(colour), self._links)
        fits = body.find(f"{A}bodyPr/{A}spAutoFit") is not None
        if any(each.runs for each in paragraphs):
            bodies = [found for each in (element, *above) if (found := each.find(f"{P}txBody/{A}bodyPr")) is not None]
            traits += text_body(bodies)
        else:
            paragraphs = ()
        look = self._look.of(element, above)
        return replace(shape, look=look, paragraphs=paragraphs, fits=fits, traits=tuple(traits))

    def _place(self, element: _Element, holder: tuple[str, str] | None) -> Place | None:
        for each in (element, *self._frame.above(holder)):
            frame = _frame(each)
            if frame is not None and len(frame):
                return _in_group(element, _own_place(frame))
        return None

    def _picture(self, element: _Element, shape: Shape) -> Shape:
        fill = element.find(f"{P}blipFill")
        blip, cut = (None, None) if fill is None else (fill.find(f"{A}blip"), fill.find(f"{A}srcRect"))
        embedded = related(self._part, blip.get(f"{R}embed")) if blip is not None else None
        content = embedded.blob if embedded is not None else b""
        # A film's picture is only its first image: the film itself counts too.
        film = b"".join(self._parts_of(element.find(f"{P}nvPicPr")))
        left, top, right, bottom = (0 if cut is None else int(cut.get(side, 0)) for side in "ltrb")
        picture = Picture(digest(content + film), (left, top, right, bottom))
        traits = (*shape.traits, *self._look.effects(element, ()), *picture_effects(blip, self._frame.theme))
        return replace(shape, picture=picture, look=self._look.of(element, ()), content=content, traits=traits)

    def _graphic(self, element: _Element, shape: Shape) -> Shape:
        table = next(element.iter(_TABLE), None)
        if table is not None:
            traits = (*shape.traits, *table_traits(table))
            return replace(shape, kind="table", table=self._table(table), fits=True, traits=traits)
        chart = next(element.iter(*_CHARTS), None)
        part = related(self._part, chart.get(f"{R}id")) if chart is not None else None
        if part is not None and chart is not None:
            read = read_chart if chart.tag in _CHARTS[:2] else read_newer_chart
            return replace(shape, kind="chart", chart=read(part, self._frame.theme))
        art = read_smartart(element, self._part, self._frame.inherited(None))
        if art is not None:
            return replace(shape, kind="smartart", paragraphs=art.words, traits=(*shape.traits, *art.traits))
        kind, content = _kind_of_unread(element), self._embedded(element)
        return replace(shape, kind="unread", unread=kind, digest=self._digest(element), content=content)

    def _embedded(self, element: _Element) -> bytes:
        """The file within a deck that an object shows."""
        found = next(element.iter(f"{P}oleObj"), None)
        part = related(self._part, found.get(f"{R}id")) if found is not None else None
        return b"" if part is None else part.blob

    def _table(self, table: _Element) -> Table:
        inherited = self._frame.inherited(None)
        rows, looks = [], []
        for row in table.iterfind(f"{A}tr"):
            bodies = [cell.find(f"{A}txBody") for cell in row.iterfind(f"{A}tc")]
            rows.append(tuple(() if b is None else read_paragraphs(b, inherited, self._links) for b in bodies))
            looks.append(tuple(cell_look(cell, self._look) for cell in row.iterfind(f"{A}tc")))
        return Table(tuple(rows), tuple(looks), widths(table), heights(table))

    def _digest(self, element: _Element) -> str:
        parts = list(self._parts_of(element))
        return digest(b"".join(parts) if parts else etree.tostring(element, method="c14n"))

    def _parts_of(self, element: _Element | None) -> Iterator[bytes]:
        """The parts that an element refers to, by whatever attribute; not the slides that it only leads to."""
        for each in element.iter() if element is not None else ():
            for name, value in each.attrib.items():
                found = self._part.rels.get(str(value)) if str(name).startswith(R) else None
                if found is not None and found.found is not None and found.kind not in _ELSEWHERE:
                    yield found.found.blob


_FRAMES = (f"{P}spPr/{A}xfrm", f"{P}xfrm", f"{P}grpSpPr/{A}xfrm")


def _frame(element: _Element) -> _Element | None:
    return next((found for path in _FRAMES if (found := element.find(path)) is not None), None)


def _own_place(frame: _Element) -> Place:
    offset, extent = frame.find(f"{A}off"), frame.find(f"{A}ext")
    x, y = (int(offset.get(name, 0)) for name in "xy") if offset is not None else (0, 0)
    width, height = (int(extent.get(name, 0)) for name in ("cx", "cy")) if extent is not None else (0, 0)
    return Place(x, y, width, height, round(int(frame.get("rot", 0)) / 60_000 % 360, 1))


def absolute(place: Place, group: Place) -> Place:
    """The place on the slide of a shape whose place is told as a share of its group."""
    x, y = (round(corner * size / _GROUP) for corner, size in ((place.x, group.width), (place.y, group.height)))
    width, height = round(place.width * group.width / _GROUP), round(place.height * group.height / _GROUP)
    return Place(group.x + x, group.y + y, width, height, place.rotation)


def _in_group(element: _Element, place: Place) -> Place:
    """In a group, the place as a share of the group: one that moves or grows takes its shapes along unchanged."""
    group = element.getparent()
    frame = group.find(f"{P}grpSpPr/{A}xfrm") if group is not None and group.tag == f"{P}grpSp" else None
    origin, extent = (frame.find(f"{A}chOff"), frame.find(f"{A}chExt")) if frame is not None else (None, None)
    if origin is None or extent is None:
        return place
    # Shares are told in EMU of a group ten inches wide and high, so that tolerances keep their meaning.
    across, down = (_GROUP / (int(extent.get(name, 0)) or 1) for name in ("cx", "cy"))
    x, y = (place.x - int(origin.get("x", 0))) * across, (place.y - int(origin.get("y", 0))) * down
    return Place(round(x), round(y), round(place.width * across), round(place.height * down), place.rotation)


def _elements(tree: Iterable[_Element]) -> Iterator[_Element]:
    """Shapes in drawing order; of alternatives the first one that a reader of today would take."""
    for child in tree:
        if child.tag == f"{MC}AlternateContent":
            choice = child.find(f"{MC}Choice")
            yield from _elements(choice) if choice is not None else ()
        elif child.tag in _KINDS or child.tag in (f"{P}graphicFrame", f"{P}contentPart"):
            yield child


def _standing_at(shape: Shape, element: _Element) -> Shape:
    """A shape that was read elsewhere."""
    within = _elements(element) if shape.children else ()
    children = tuple(map(_standing_at, shape.children, within))
    return replace(shape, element=element, children=children)


def _kind_of_unread(element: _Element) -> str:
    if element.tag == f"{P}contentPart":
        return "ink"
    data = next(element.iter(f"{A}graphicData"), None)
    address = "" if data is None else str(data.get("uri", ""))
    return next((name for key, name in _UNREAD.items() if key in address), f"object ({address.rpartition('/')[2]})")


def is_title(shape: Shape) -> bool:
    return shape.placeholder in _TITLES
