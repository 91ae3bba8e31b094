"""Records that programs keep: revisions, sections, tags of add-ins, custom XML, fonts."""

from __future__ import annotations

from collections.abc import Iterator

from ...office.deck_package import PRESENTATION
from ..model import Leftover, listed
from ..package import DeckPackage
from ..placed_shape import P

_INSPECT = "File > Info > Inspect Document."
_REVISIONS = ("revisionInfo", "changesInfo")
_DEFAULT_SECTIONS = ("Default Section", "默认节", "預設章節", "")


def revisions(deck: DeckPackage) -> Iterator[Leftover]:
    parts = [part for kind in _REVISIONS for part in deck.related(PRESENTATION, kind)]
    if parts:
        what = f"a record of who changed what, and when: {listed(parts)}."
        yield Leftover("revisions", "the file", what, "Save a copy (File > Save As) outside the shared folder.")


def sections(deck: DeckPackage) -> Iterator[Leftover]:
    found = [each.get("name", "") for each in deck.xml(PRESENTATION).iter("{*}section")]
    names = [name for name in found if name not in _DEFAULT_SECTIONS]
    if names:
        said = set(_lines(deck))
        names = [name for name in names if _bare(name) not in said]
    if names:
        what = f"names of sections: {listed(names)}."
        yield Leftover("sections", "the file", what, "Rename or remove them in the list of slides.")


def _lines(deck: DeckPackage) -> Iterator[str]:
    """The paragraphs that stand on slides: a section named after one says nothing that readers do not see."""
    for slide in deck.slides:
        for paragraph in deck.xml(slide).iter("{*}p"):
            yield _bare("".join(text.text or "" for text in paragraph.iter("{*}t")))


def _bare(text: str) -> str:
    return "".join(text.split())


def tags(deck: DeckPackage) -> Iterator[Leftover]:
    for name in deck.names:
        for part in deck.related(name, "tags"):
            said = [f"{each.get('name', '')}={each.get('val', '')}" for each in deck.xml(part)]
            if said:
                yield Leftover("tags", deck.where(part), f"tags of an add-in: {listed(said)}.", _INSPECT)


def custom_xml(deck: DeckPackage) -> Iterator[Leftover]:
    parts = {part for name in ("", *deck.names) for part in deck.related(name, "customXml")}
    for part in sorted(parts):
        root = str(deck.xml(part).tag).rpartition("}")[2]
        yield Leftover("custom XML", deck.where(part), f"custom XML of an add-in ({root}): {part}.", _INSPECT)


def embedded_fonts(deck: DeckPackage) -> Iterator[Leftover]:
    listed_fonts = deck.xml(PRESENTATION).iterfind(f"{P}embeddedFontLst/{P}embeddedFont/{P}font")
    names = [each.get("typeface", "") for each in listed_fonts]
    if names or deck.related(PRESENTATION, "font"):
        what = f"fonts are embedded: {listed(names)}." if names else "fonts are embedded."
        yield Leftover("embedded fonts", "the file", what, "File > Options > Save: no fonts in the file.")
