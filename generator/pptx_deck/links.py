"""Where the relations of a part lead: an address, or a slide by its title, for its file's name changes with a save."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from .colours import A
from .styles import Links

if TYPE_CHECKING:
    from pptx.opc.package import Part, XmlPart


def links_of(part: Part) -> Links:
    found = {}
    for relation in part.rels.values():
        if relation.is_external:
            found[relation.rId] = str(relation.target_ref)
        elif relation.reltype.endswith("/slide"):
            texts = cast("XmlPart", relation.target_part)._element.iter(f"{A}t")
            found[relation.rId] = f"slide: {next((each.text for each in texts if each.text), '')}"
    return found
