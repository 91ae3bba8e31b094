"""A deck's table styles as it defines them: for each part of a table its fill, borders and text; and who uses them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from .colours import A, Theme
from .frames import read_theme
from .look import Look
from .model import Deck, Shape
from .outlines import outline_words
from .parts import Part
from .traits import TRUE, Named, local, named

if TYPE_CHECKING:
    from lxml.etree import _Element

PARTS = {
    "tblBg": "the ground", "wholeTbl": "the whole table", "band1H": "odd rows", "band2H": "even rows",
    "band1V": "odd columns", "band2V": "even columns", "firstCol": "the first column", "lastCol": "the last column",
    "firstRow": "the heading row", "lastRow": "the total row", "nwCell": "the top left cell",
    "neCell": "the top right cell", "swCell": "the bottom left cell", "seCell": "the bottom right cell",
}  # fmt: skip
"""By the name of the element, in the order in which they are laid over each other."""
_SHOWN_BY = {
    "band1H": ("bandRow",), "band2H": ("bandRow",), "band1V": ("bandCol",), "band2V": ("bandCol",),
    "nwCell": ("firstRow", "firstCol"), "neCell": ("firstRow", "lastCol"), "swCell": ("lastRow", "firstCol"),
    "seCell": ("lastRow", "lastCol"), **{name: (name,) for name in ("firstCol", "lastCol", "firstRow", "lastRow")},
}  # fmt: skip
"""The options of a table by which a part of its style shows."""
_BORDERS = {
    "left": "left border", "right": "right border", "top": "top border", "bottom": "bottom border",
    "insideH": "borders between rows", "insideV": "borders between columns", "tl2br": "falling diagonal",
    "tr2bl": "rising diagonal",
}  # fmt: skip
_BY_THEME = "by the theme's"


class TableStyle(NamedTuple):
    """A table style; `parts` are in words by the name of the element, `written` as the file says them."""

    name: str
    parts: dict[str, Named]
    written: dict[str, bytes]
    element: _Element


Users = dict[tuple[str, str], set[int]]
"""The slides on which a part of a style shows, by the style's id and the part."""


def table_styles(part: Part | None, theme: Theme) -> dict[str, TableStyle]:
    """The styles that a deck defines, by id."""
    try:
        root = part.element if part is not None else None
    except etree.XMLSyntaxError:
        root = None
    if part is None or root is None:
        return {}
    look = Look(theme, part)
    return {each.get("styleId", ""): _style(each, look, theme) for each in root.iterfind(f"{A}tblStyle")}


def _style(element: _Element, look: Look, theme: Theme) -> TableStyle:
    known = [each for each in element if local(each) in PARTS]
    parts = {local(each): named(dict(_looks(each, look, theme))) for each in known}
    written = {local(each): etree.tostring(each, method="c14n", exclusive=True, with_tail=False) for each in known}
    return TableStyle(element.get("styleName", ""), parts, written, element)


def _looks(part: _Element, look: Look, theme: Theme) -> Iterator[tuple[str, str]]:
    text = part.find(f"{A}tcTxStyle")
    if text is not None:
        yield from _text(text, theme)
    ground = part if local(part) == "tblBg" else part.find(f"{A}tcStyle")
    for child in ground if ground is not None else ():
        match local(child):
            case "fill":
                yield from (("fill", look.fill(each).removeprefix("fill ") or "no fill") for each in child)
            case "fillRef":
                yield "fill", f"{theme.colour(child)} {_BY_THEME} fill {child.get('idx')}"
            case "tcBdr":
                yield from _borders(child, look, theme)


def _borders(borders: _Element, look: Look, theme: Theme) -> Iterator[tuple[str, str]]:
    for side in borders:
        line, reference = side.find(f"{A}ln"), side.find(f"{A}lnRef")
        if line is not None:
            said = look.line(line)
            yield _BORDERS.get(local(side), local(side)), " ".join([said, *outline_words([line])]) if said else "none"
        elif reference is not None:
            words = f"{theme.colour(reference)} {_BY_THEME} line {reference.get('idx')}"
            yield _BORDERS.get(local(side), local(side)), words


def _text(text: _Element, theme: Theme) -> Iterator[tuple[str, str]]:
    for name, word in (("b", "bold"), ("i", "italic")):
        if text.get(name) in ("on", "off"):
            yield word, text.get(name, "")
    font = text.find(f"{A}fontRef")
    yield "text colour", theme.colour(text) or (theme.colour(font) if font is not None else "") or ""
    latin = text.find(f"{A}font/{A}latin")
    if latin is not None:
        yield "font", theme.font(latin.get("typeface", ""))
    elif font is not None:
        yield "font", font.get("idx", "")


def users_of_styles(deck: Deck) -> Users:
    """Where which part of which style shows, tables of layouts and masters among them."""
    found: Users = defaultdict(set)
    for slide in deck.slides:
        for table in _tables((*slide.shapes, *slide.through)):
            for properties in table.iter(f"{A}tblPr"):
                style = (properties.findtext(f"{A}tableStyleId") or "").strip()
                shown = (part for part in PARTS if _is_shown(part, properties))
                for part in shown if style else ():
                    found[style, part].add(slide.number)
    return found


def given_looks(table: _Element, slide: Part) -> frozenset[str]:
    """Fills and borders that its style may give the cells of a table on a slide; none where nobody can say.

    That is where the deck does not define the style, or the style leaves it to the theme's fills and lines.
    """
    properties = next(table.iter(f"{A}tblPr"), None)
    key = (properties.findtext(f"{A}tableStyleId") or "").strip() if properties is not None else ""
    theme = read_theme(slide.needed("slideLayout").needed("slideMaster"))
    style = table_styles(slide.package.presentation.related("tableStyles"), theme).get(key)
    looks = [look for part in style.parts.values() for look in part] if style is not None else []
    found = frozenset(value for name, value in looks if name == "fill" or name in _BORDERS.values())
    return frozenset() if any(_BY_THEME in value for value in found) else found


def _is_shown(part: str, table: _Element) -> bool:
    return all(table.get(option) in TRUE for option in _SHOWN_BY.get(part, ()))


def _tables(shapes: Sequence[Shape]) -> Iterator[_Element]:
    for shape in shapes:
        if shape.table is not None and shape.element is not None:
            yield shape.element
        yield from _tables(shape.children)
