"""SmartArt as the program last drew it: a part that follows from its words, its layout, its looks and its size."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from ...pptx_deck.parts import Part, Relation
from .facts import Known

if TYPE_CHECKING:
    from lxml.etree import _Element

_RELATIONS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MADE_OF = ("dm", "lo", "qs", "cs")


class Drawing(NamedTuple):
    """A SmartArt's drawing on one side, and what it is drawn from."""

    relation: Relation | None
    source: tuple[object, ...]


def drawings(
    old: Part, new: Part, data: tuple[Relation | None, Relation | None], known: Known, frame: _Element | None
) -> tuple[Drawing, Drawing]:
    """The drawings of one SmartArt on two slides; `frame` is its shape on the new one."""
    before = next((one for one, other in known.partners.items() if other is frame), None)
    return _drawing(old, data[0], before), _drawing(new, data[1], frame)


def _drawing(part: Part, data: Relation | None, frame: _Element | None) -> Drawing:
    """The drawing that the data of a SmartArt names among the relations of its slide, `part`."""
    model = _tree(data.found) if data is not None and data.found is not None else None
    names = next(model.iter("{*}dataModelExt"), None) if model is not None else None
    relation = part.rels.get(names.get("relId", "")) if names is not None else None
    return Drawing(relation, _source(part, frame))


def _source(part: Part, frame: _Element | None) -> tuple[object, ...]:
    """All that a program draws it from."""
    if frame is None:
        return ()
    ids = next(frame.iter("{*}relIds"), None)
    relations = (part.rels.get(ids.get(f"{_RELATIONS}{name}", "")) for name in _MADE_OF) if ids is not None else ()
    found = (each.found for each in relations if each is not None)
    size = next(frame.iterfind("{*}xfrm/{*}ext"), None)
    return (*(each.digest for each in found if each is not None), *(size.values() if size is not None else ()))


def _tree(part: Part) -> _Element | None:
    try:
        return part.element
    except etree.XMLSyntaxError:
        return None
