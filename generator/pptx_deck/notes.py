"""The page of a slide's notes: its words, and what was put beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .colours import A, Theme
from .links import links_of
from .look import P
from .model import Shape
from .parts import Part
from .shapes import Frame, ShapeReader, holder_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_FURNITURE = ("body", "sldImg", "sldNum", "dt", "hdr", "ftr")
"""What every notes page has."""
_OF_PAGE = (f"{P}nvGrpSpPr", f"{P}grpSpPr", f"{P}extLst")
"""What the page says of all its shapes together."""


def notes(page: Part) -> tuple[str, ...]:
    """The notes, line by line."""
    shapes = page.element.iterfind(f"{P}cSld/{P}spTree/{P}sp")
    body = next((each for each in shapes if (holder_of(each) or ("", ""))[0] == "body"), None)
    paragraphs = body.iterfind(f"{P}txBody/{A}p") if body is not None else ()
    return _trimmed(["".join(each.text or "" for each in paragraph.iter(f"{A}t")) for paragraph in paragraphs])


def _trimmed(lines: list[str]) -> tuple[str, ...]:
    """Without empty lines at the end, which programs add."""
    while lines and not lines[-1].strip():
        lines.pop()
    return tuple(lines)


def beside_notes(page: Part) -> tuple[Shape, ...]:
    """Shapes of the notes page besides the notes and what every such page has."""
    tree = page.element.find(f"{P}cSld/{P}spTree")
    own = [each for each in (tree if tree is not None else ()) if _is_own(each)]
    if not own:
        return ()
    frame = Frame(page.element, page.element, None, Theme(None, None, {}))
    return ShapeReader(page, frame, links_of(page)).read(own)


def _is_own(element: _Element) -> bool:
    return element.tag not in _OF_PAGE and (holder_of(element) or ("", ""))[0] not in _FURNITURE
