"""Whatever leads out of the file: to the web, to a disk of the house, to a linked picture or workbook."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import Leftover, told
from ..package import DeckPackage, Relation

_WEB = re.compile(r"(?:https?|mailto):", re.I)
_NAMES = {
    "image": "linked picture", "video": "linked film", "audio": "linked sound", "media": "linked film",
    "oleObject": "linked object", "package": "linked workbook", "externalLink": "linked workbook",
    "attachedTemplate": "attached template", "slideUpdateUrl": "linked slide",
}  # fmt: skip


def external_links(deck: DeckPackage) -> Iterator[Leftover]:
    seen: set[tuple[str, str, str]] = set()
    for name, relation in deck.all_relations():
        where = deck.where(name)
        if relation.external and (where, relation.kind, relation.target) not in seen:
            seen.add((where, relation.kind, relation.target))
            yield _told(relation, where)


def _told(relation: Relation, where: str) -> Leftover:
    address = told(relation.target)
    if relation.kind == "hyperlink" and _WEB.match(relation.target):
        return Leftover("web link", where, f"links to {address}.", "Remove it, if readers should not see or follow it.")
    name = _NAMES.get(relation.kind, "link to a file" if relation.kind == "hyperlink" else f"link ({relation.kind})")
    hint = "Remove it, or break it in File > Info > Edit Links to Files."
    return Leftover("external link", where, f"{name}: {address}.", hint)
