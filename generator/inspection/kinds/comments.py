"""Comments, in the old form and in the new one with its answers, and the people who wrote some once."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from ...office.deck_package import PRESENTATION
from ..model import Leftover, listed, told
from ..package import DeckPackage
from ..placed_shape import A

_HINT = "Delete it (Review > Delete), or File > Info > Inspect Document."


def comments(deck: DeckPackage) -> Iterator[Leftover]:
    authors, heard = _authors(deck), set()
    for slide in deck.slides:
        for part in deck.related(slide, "comments"):
            for comment in _said(deck.xml(part)):
                author = comment.get("authorId", "")
                heard.add(author)
                name = told(authors.get(author, "")) or "somebody"
                yield Leftover("comment", deck.where(part), f'comment by {name}: "{told(_text(comment))}".', _HINT)
    silent = [name for author, name in authors.items() if author not in heard and name]
    if silent:
        yield Leftover("comment authors", "the file", f"lists people who once commented: {listed(silent)}.", _HINT)


def _authors(deck: DeckPackage) -> dict[str, str]:
    parts = [part for kind in ("commentAuthors", "authors") for part in deck.related(PRESENTATION, kind)]
    return {each.get("id", ""): each.get("name", "") for part in parts for each in deck.xml(part)}


def _said(root: etree._Element) -> Iterator[etree._Element]:
    """Comments and their answers."""
    return (each for each in root.iter("{*}cm", "{*}reply"))


def _text(comment: etree._Element) -> str:
    own = comment.find("{*}text")
    if own is not None:
        return own.text or ""
    body = comment.find("{*}txBody")
    return "" if body is None else " ".join(each.text or "" for each in body.iter(f"{A}t"))
