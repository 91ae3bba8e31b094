"""What a process that builds again and again keeps from one build to the next: templates that were read already.

Nothing here decides what a deck is: everything is found by the bytes that it was made of.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..deck.template import Template, read_template
from ..lineage.build_id import template_hash
from ..spec.words import OwnWords

_MOST = 8
"""Templates kept: a family of decks has one, a house a few."""


class Warm:
    """Templates by all that they are made of."""

    def __init__(self) -> None:
        self._templates: dict[tuple[str, ...], Template] = {}

    def template(self, folder: Path, shown: str, words: Sequence[OwnWords], parts: Sequence[str]) -> Template:
        """The template in a folder, read once; one that cannot be read is read again.

        Raises:
            TemplateError: as `read_template`.
        """
        key = (template_hash(parts), shown, repr(words))
        found = self._templates.pop(key, None) or read_template(folder, shown, words)
        self._templates[key] = found  # the one that was used last stands last
        if len(self._templates) > _MOST:
            del self._templates[next(iter(self._templates))]
        return found
