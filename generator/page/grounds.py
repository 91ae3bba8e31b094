"""What lies behind a layout's regions: the colour that a text is read on, and what a master draws that nothing may
cover."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from ..office.emu import EMU_PER_POINT
from ..pptx_deck.colours import Theme as Colours
from .contrast import blend
from .geometry import Area
from .regions import A, P

if TYPE_CHECKING:
    from lxml.etree import _Element

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_WHOLE = 0.78
"""How much of an area a shape covers that is its ground."""

_SEEN = 0.5
"""How opaque a fill is that texts are read on."""

_NEARLY = 0.9
"""How much of its frame a free form fills that is as good as a rectangle."""

_PARTLY = 0.25
"""How much of an area may be drawn over before nobody can tell what it is read on."""

_FULL = ("rect", "roundRect", "round2SameRect", "snip1Rect", "flowChartProcess")


class Drawing(NamedTuple):
    """A layout or a master: its root element, and the bytes of a picture by its relation."""

    root: _Element
    picture: Callable[[str], bytes | None]


class Ground(NamedTuple):
    """Something of a colour with a place."""

    area: Area
    colour: str


class Layer(NamedTuple):
    """Something drawn: its place, and its colour where it fills that."""

    area: Area
    colour: str | None


@dataclass(frozen=True)
class Backdrop:
    """All that a layout shows before a slide has anything, from back to front; the first is the page itself."""

    layers: tuple[Layer, ...]

    @property
    def grounds(self) -> tuple[Ground, ...]:
        """What texts may stand on."""
        return tuple(Ground(one.area, one.colour) for one in self.layers if one.colour is not None)

    def _over(self, area: Area) -> tuple[str, tuple[Layer, ...]]:
        """The colour of an area's ground, and what is drawn over that: what lies under it nobody sees."""
        whole = [number for number, one in enumerate(self.layers) if one.colour and _share(area, one.area) >= _WHOLE]
        last = whole[-1] if whole else 0
        return self.layers[last].colour or "#FFFFFF", self.layers[last + 1 :]

    def under(self, area: Area) -> str:
        """The colour that lies under an area, as six hex digits with #."""
        return self._over(area)[0]

    def surely_under(self, area: Area) -> str | None:
        """The same where it is known: None on a drawing of many colours."""
        ground, over = self._over(area)
        drawn = (one.area for one in over if one.colour is None)
        return None if any(_share(area, one) >= _PARTLY for one in drawn) else ground

    def in_the_way(self, area: Area) -> tuple[Area, ...]:
        """What is drawn there over the area's ground."""
        return tuple(one.area for one in self._over(area)[1] if 0 < _share(area, one.area) < _WHOLE)


def backdrop(layout: Drawing, master: Drawing, colours: Colours, page: Area) -> Backdrop:
    """What a layout shows, its master's shapes under its own unless it hides them."""
    ground = _background(layout, colours) or _background(master, colours) or colours.by_name("bg1") or "FFFFFF"
    shown = [layout] if layout.root.get("showMasterSp") in ("0", "false") else [master, layout]
    shapes = [(one, shape, area) for one in shown for shape, area in drawn_shapes(one.root)]
    seen = ((area, _filled(shape, one, colours, ground)) for one, shape, area in shapes)
    return Backdrop((Layer(page, f"#{ground}"), *(Layer(area, f"#{fill}" if fill else None) for area, fill in seen)))


def drawn_shapes(root: _Element) -> Iterator[tuple[_Element, Area]]:
    """What a layout or master draws itself, with its place: no placeholders, nothing without a size, and of a group
    what is in it."""
    tree = root.find(f"{P}cSld/{P}spTree")
    if tree is not None:
        yield from _drawn_in(tree, lambda area: area)


def _drawn_in(tree: _Element, placed: Callable[[Area], Area]) -> Iterator[tuple[_Element, Area]]:
    for shape in tree:
        if not isinstance(shape.tag, str) or shape.find(f"*/{P}nvPr/{P}ph") is not None:
            continue
        if shape.tag == f"{P}grpSp":
            yield from _drawn_in(shape, _within(shape, placed))
            continue
        frame = next((one for path in (f"{P}spPr/{A}xfrm", f"{P}xfrm") if (one := shape.find(path)) is not None), None)
        area = None if frame is None or shape.tag == f"{P}grpSpPr" else _lengths(frame, "off", "ext")
        if area is not None and _is_seen(shape) and max(area.width, area.height) > 0:
            yield shape, placed(area)


def _within(group: _Element, placed: Callable[[Area], Area]) -> Callable[[Area], Area]:
    """How a place in a group is one on the page."""
    frame = group.find(f"{P}grpSpPr/{A}xfrm")
    outer, inner = (None, None) if frame is None else (_lengths(frame, "off", "ext"), _lengths(frame, "chOff", "chExt"))
    if outer is None or inner is None or not inner.width or not inner.height:
        return placed
    across, down = outer.width / inner.width, outer.height / inner.height

    def moved(area: Area) -> Area:
        x, y = outer.x + (area.x - inner.x) * across, outer.y + (area.y - inner.y) * down
        return placed(Area(x, y, area.width * across, area.height * down))

    return moved


def _lengths(frame: _Element, start: str, size: str) -> Area | None:
    offset, extent = frame.find(f"{A}{start}"), frame.find(f"{A}{size}")
    if offset is None or extent is None:
        return None
    lengths = (offset.get("x"), offset.get("y"), extent.get("cx"), extent.get("cy"))
    return Area(*(int(length or 0) / EMU_PER_POINT for length in lengths))


def _is_seen(shape: _Element) -> bool:
    """Whether a shape shows anything: LibreOffice leaves empty frames behind."""
    properties = shape.find(f"*/{P}cNvPr")
    if properties is not None and properties.get("hidden") in ("1", "true"):
        return False
    if shape.tag != f"{P}sp":
        return True
    look = shape.find(f"{P}spPr")
    line = look.find(f"{A}ln") if look is not None else None
    parts = [*(look if look is not None else ()), *(line if line is not None else ())]
    style = shape.find(f"{P}style")
    references = [one for one in style if str(one.tag).endswith(("lnRef", "fillRef"))] if style is not None else []
    themed = any(one.get("idx", "0") != "0" for one in references)
    painted = any(str(one.tag).endswith("Fill") and not str(one.tag).endswith("noFill") for one in parts)
    text = "".join(one.text or "" for one in shape.iter(f"{A}t")).strip()
    return painted or bool(text) or themed


def _background(drawing: Drawing, colours: Colours) -> str | None:
    """The colour of a page's ground, of a gradient or picture their mean."""
    found = drawing.root.find(f"{P}cSld/{P}bg")
    if found is None:
        return None
    reference = found.find(f"{P}bgRef")
    if reference is not None:
        return _hex(colours.colour(reference))
    properties = found.find(f"{P}bgPr")
    return None if properties is None else _paint(properties, drawing, colours)


def _filled(shape: _Element, drawing: Drawing, colours: Colours, ground: str) -> str | None:
    """The colour of a shape that fills its frame; None where one sees through it."""
    if shape.tag == f"{P}pic":
        return _picture(shape.find(f"{P}blipFill"), drawing)
    look = shape.find(f"{P}spPr")
    if look is None or not _fills_frame(look):
        return None
    solid = look.find(f"{A}solidFill")
    alpha = solid.find(f"*/{A}alpha") if solid is not None else None
    share = int(alpha.get("val", "100000")) / 100_000 if alpha is not None else 1.0
    painted = _paint(look, drawing, colours)
    return None if painted is None or share < _SEEN else blend(ground, painted, share).lstrip("#")


def _fills_frame(look: _Element) -> bool:
    """Whether a shape is about as large as its frame: a rectangle, or a free form that comes to one."""
    preset = look.find(f"{A}prstGeom")
    if preset is not None:
        return preset.get("prst") in _FULL
    paths = look.findall(f"{A}custGeom/{A}pathLst/{A}path")
    if len(paths) != 1:
        return False
    width, height = int(paths[0].get("w", "0")), int(paths[0].get("h", "0"))
    corners = [(int(one.get("x", "0")), int(one.get("y", "0"))) for one in paths[0].iter(f"{A}pt")
               if (one.get("x", "0") + one.get("y", "0")).replace("-", "").isdigit()]  # fmt: skip
    beside = zip(corners, [*corners[1:], *corners[:1]], strict=True)
    twice = abs(sum(x * other_y - other_x * y for (x, y), (other_x, other_y) in beside))
    return width > 0 and height > 0 and twice >= 2 * _NEARLY * width * height


def _paint(holder: _Element, drawing: Drawing, colours: Colours) -> str | None:
    solid = holder.find(f"{A}solidFill")
    if solid is not None:
        return _hex(colours.colour(solid))
    gradient = holder.find(f"{A}gradFill")
    if gradient is not None:
        return _mean([_hex(colours.colour(stop)) for stop in gradient.iter(f"{A}gs")])
    pattern = holder.find(f"{A}pattFill/{A}bgClr")
    if pattern is not None:
        return _hex(colours.colour(pattern))
    return _picture(holder.find(f"{A}blipFill"), drawing)


def _hex(colour: str | None) -> str | None:
    """A colour that is known as such; the colours of a theme that has none of that name are not."""
    if colour is None:
        return None
    digits = colour[:6]
    return digits.upper() if len(digits) == 6 and set(digits.lower()) <= set("0123456789abcdef") else None


def _mean(colours: Iterable[str | None]) -> str | None:
    known = [one for one in colours if one is not None]
    if not known:
        return None
    sums = [sum(int(one[start : start + 2], 16) for one in known) // len(known) for start in (0, 2, 4)]
    return "".join(f"{channel:02X}" for channel in sums)


def _picture(fill: _Element | None, drawing: Drawing) -> str | None:
    """The mean colour of a picture; None of a drawing that Pillow does not read, or one that is seen through."""
    blip = fill.find(f"{A}blip") if fill is not None else None
    content = drawing.picture(blip.get(f"{_R}embed", "")) if blip is not None else None
    if content is None:
        return None
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(content)) as image:
            small = image.convert("RGBA").resize((16, 16))
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        return None
    pixels = [small.getpixel((x, y)) for x in range(16) for y in range(16)]
    opaque = [one for one in pixels if isinstance(one, tuple) and one[3] > 127]
    if len(opaque) < len(pixels) * _WHOLE:
        return None
    return _mean("".join(f"{int(channel):02X}" for channel in one[:3]) for one in opaque)


def _share(area: Area, other: Area) -> float:
    """How much of an area another covers."""
    width = min(area.right, other.right) - max(area.x, other.x)
    height = min(area.bottom, other.bottom) - max(area.y, other.y)
    if width <= 0 or height <= 0 or not area.width or not area.height:
        return 0.0 if width < 0 or height < 0 or not (area.width and area.height) else 1e-9
    return width * height / (area.width * area.height)


def free_of(place: Area, others: Sequence[Area]) -> bool:
    """Whether a place lies over none of some others."""
    return not any(
        place.x < one.right and one.x < place.right and place.y < one.bottom and one.y < place.bottom for one in others
    )
