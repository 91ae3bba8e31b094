"""Parts that are no XML, compared by their bytes; packages in packages member by member."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from ...office.deck_package import honest_members, parse
from ..changes import Unread
from ..embedded_books import BookDifferences, ComparedBooks
from ..pixels import same_pixels
from ..workbooks.read import PROPERTIES
from .place import Place

_PACKED = b"PK\x03\x04"
_CELLS = ("number", "text", "formula", "result", "moved")
_LINES = (("table", "row"), ("table", "column"))
"""What is told of cells, by its kind; rows and columns that came or went are told by their cells."""


def by_bytes(old: bytes, new: bytes, place: Place, books: ComparedBooks) -> Iterator[Unread]:
    """The difference of two parts; none where both show the same pixels."""
    if old.startswith(_PACKED) and new.startswith(_PACKED):
        found = books.of(old, new) if place.told and not place.seen else None
        if found is not None:
            yield from _workbooks(found, place)
        else:
            yield from _packed(old, new, place)
    elif not same_pixels(old, new):
        yield Unread(*place.slides, place.name, "bytes", f"{len(old)} bytes", f"{len(new)} bytes", place.seen, "bytes")


def _workbooks(found: BookDifferences, place: Place) -> Iterator[Unread]:
    """The workbook of a chart of which something was told: its cells are told with the chart, or follow its points."""
    for one in (each.change for each in found.differences):
        if one.kind not in _CELLS and (one.kind, one.where) not in _LINES and one.where not in PROPERTIES:
            where = " ".join(part for part in (one.where, one.shape) if part)
            yield Unread(*place.slides, place.name, where or one.kind, one.old, one.new, place.seen, "package")
    for left in found.unread:
        yield Unread(*place.slides, place.name, f"{left.what} {left.shape}", None, None, place.seen, "package")


def _packed(old: bytes, new: bytes, place: Place) -> Iterator[Unread]:
    """A package in a package: member by member, without the times of saving."""
    befores, afters = honest_members(old), honest_members(new)
    if befores is None or afters is None:
        yield Unread(*place.slides, place.name, "bytes", f"{len(old)} bytes", f"{len(new)} bytes", place.seen, "bytes")
        return
    for name in sorted({*befores, *afters}):
        one, other = befores.get(name), afters.get(name)
        if one != other and not name.startswith("docProps/") and not _written_alike(one, other):
            yield Unread(*place.slides, place.name, name, *_sizes(one, other), place.seen, "package")


def _sizes(old: bytes | None, new: bytes | None) -> tuple[str | None, str | None]:
    return (None if old is None else f"{len(old)} bytes", None if new is None else f"{len(new)} bytes")


def _written_alike(old: bytes | None, new: bytes | None) -> bool:
    if old is None or new is None:
        return False
    try:
        one, other = (etree.tostring(parse(each), method="c14n", exclusive=True) for each in (old, new))
    except etree.XMLSyntaxError:
        return False
    return one == other
