"""Comments of a slide with their writers, in the old form and in the new one with its answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from lxml import etree

from .colours import A
from .traits import local

if TYPE_CHECKING:
    from lxml.etree import _Element

    from .parts import Part


def authors(presentation: Part) -> dict[str, str]:
    """The names of those who comment, by their ids."""
    lists = [part.element for kind in ("commentAuthors", "authors") for part in _related(presentation, kind)]
    return {each.get("id", ""): each.get("name", "") for root in lists for each in root}


def comments(slide: Part, names: Mapping[str, str]) -> tuple[str, ...]:
    """`王芳: 核对此数`, an answer after what it answers; as they stand in the file."""
    return tuple(told for part in _related(slide, "comments") for told in _told(part.element, names))


def _related(part: Part, kind: str) -> Iterator[Part]:
    found = (relation.found for relation in part.rels.values() if relation.kind == kind)
    return (each for each in found if each is not None)


def _told(root: _Element, names: Mapping[str, str]) -> Iterator[str]:
    for each in root.iter(etree.Element):
        if local(each) not in ("cm", "reply"):
            continue
        words = _words(each)
        if words:
            writer = names.get(each.get("authorId", ""), "")
            answer = local(each) == "reply" or next(each.iter("{*}parentCm"), None) is not None
            settled = " (resolved)" if each.get("status") in ("resolved", "closed") else ""
            yield f"{'answer by ' if answer else ''}{writer or 'somebody'}: {words}{settled}"


def _words(comment: _Element) -> str:
    own = comment.find("{*}text")
    if own is not None:
        return own.text or ""
    body = comment.find("{*}txBody")
    paragraphs = () if body is None else body.iterfind(f"{A}p")
    return " ".join("".join(each.text or "" for each in paragraph.iter(f"{A}t")) for paragraph in paragraphs).strip()
