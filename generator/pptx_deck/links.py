"""Where the relations of a part lead: an address, or a slide by its title, for its file's name changes with a save."""

from __future__ import annotations

from .colours import A
from .parts import Part
from .styles import Links


def links_of(part: Part) -> Links:
    found = {}
    for relation in part.rels.values():
        if relation.is_external:
            found[relation.id] = relation.target_ref
        elif relation.kind == "slide":
            texts = relation.target_part.element.iter(f"{A}t")
            found[relation.id] = f"slide: {next((each.text for each in texts if each.text), '')}"
    return found
