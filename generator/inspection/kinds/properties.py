"""Document properties: names of people and of the house, and what programs of the house put beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import Leftover, listed, told
from ..package import DeckPackage

_NAMES = {
    "creator": "author", "lastModifiedBy": "last modified by", "Company": "company", "Manager": "manager",
    "HyperlinkBase": "hyperlink base", "contributor": "contributor",
}  # fmt: skip
_WORDS = {"keywords": "keywords", "description": "comments", "category": "category", "contentStatus": "status"}
_PATH = re.compile(r"[\\/]")
_HINT = "File > Info > Inspect Document > Document Properties."


def names_in_properties(deck: DeckPackage) -> Iterator[Leftover]:
    found = list(told_properties(deck))
    if found:
        yield Leftover("properties", "the file", f"its properties say {listed(found, 8)}.", _HINT)


def told_properties(package: DeckPackage) -> Iterator[str]:
    """Properties that name somebody, with their values."""
    for kind in ("core-properties", "extended-properties"):
        for part in package.related("", kind):
            for element in package.xml(part):
                local, text = str(element.tag).rpartition("}")[2], (element.text or "").strip()
                name = {**_NAMES, **_WORDS}.get(local)
                if local == "Template" and _PATH.search(text):
                    name = "template"
                if name and text:
                    yield f"{name} {told(text)}"


def custom_properties(deck: DeckPackage) -> Iterator[Leftover]:
    for part in deck.related("", "custom-properties"):
        named = [f"{each.get('name', '')}={''.join(map(str, each.itertext()))}" for each in deck.xml(part)]
        if named:
            yield Leftover("custom properties", part, f"custom properties: {listed(named)}.", _HINT)
    for part in deck.related("", "classificationlabels"):
        yield Leftover("sensitivity label", part, "a sensitivity label names the house's tenant.", _HINT)
