"""Workbooks and objects within a deck: of a chart's own workbook, whatever it holds beyond the chart."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

from ...office.deck_package import unpacked_members, unpacks_to_no_more_than_honest
from ..book import beyond_the_chart, is_workbook, sheet_names
from ..model import Leftover, listed
from ..package import DeckPackage

_CHART_KINDS = ("chart", "chartEx")
_EMBEDDING_KINDS = ("package", "oleObject")
_HINT = "Break the link to it, or paste the chart as a picture."


def embedded_files(deck: DeckPackage) -> Iterator[Leftover]:
    charts = {relation.target for _, relation in deck.all_relations() if relation.kind in _CHART_KINDS}
    seen: set[str] = set()
    for name, relation in deck.all_relations():
        part = relation.target
        if relation.kind in _EMBEDDING_KINDS and not relation.external and part in deck and part not in seen:
            seen.add(part)
            yield _of_a_chart(deck, name, part) if name in charts else _object(deck, part)


def _of_a_chart(deck: DeckPackage, chart: str, part: str) -> Leftover:
    where = deck.where(part)
    book = _opened(deck, part)
    if book is None:
        return Leftover("embedded workbook", where, f"the chart's workbook {part} cannot be read.", _HINT)
    ranges = [element.text or "" for element in deck.xml(chart).iter("{*}f")]
    try:
        beyond = list(beyond_the_chart(book, ranges))
    except (KeyError, ValueError, IndexError, etree.XMLSyntaxError, zipfile.BadZipFile):
        return Leftover("embedded workbook", where, f"the chart's workbook {part} is damaged.", _HINT)
    if not beyond:
        return Leftover("embedded workbook", where, f"the chart's own workbook holds just the chart: {part}.", "", True)
    hint = "Delete that from the chart's workbook (Edit Data in Excel), or paste the chart as a picture."
    return Leftover("embedded workbook", where, f"the chart's workbook {part} also holds {'; '.join(beyond)}.", hint)


def _object(deck: DeckPackage, part: str) -> Leftover:
    book = _opened(deck, part)
    if book is None or not is_workbook(book):
        size = len(deck.content(part)) // 1024
        return Leftover("embedded object", deck.where(part), f"an embedded object of {size} KB: {part}.", _HINT)
    try:
        sheets = sheet_names(book)
    except (KeyError, ValueError, etree.XMLSyntaxError):
        sheets = []
    what = f"an embedded workbook, {part}, with all its sheets: {listed(sheets)}."
    return Leftover("embedded workbook", deck.where(part), what, _HINT)


def _opened(deck: DeckPackage, part: str) -> DeckPackage | None:
    """A workbook within the deck, unless it is none, damaged, or heavier than any honest one."""
    content = deck.content(part)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            if not unpacks_to_no_more_than_honest(package, len(content)):
                return None
            book = DeckPackage(unpacked_members(package))
    except (zipfile.BadZipFile, ValueError, EOFError):
        return None
    return book if is_workbook(book) else None
