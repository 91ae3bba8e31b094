"""What an edit of a deck is, whose changes are known: the registries of edits are beside this file, a room each."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from pptx.presentation import Presentation


class Edit(NamedTuple):
    """One edit of a deck, and the one change that it is: its kind, and words that its line has."""

    name: str
    kind: str
    told: str
    edit: Callable[[Presentation], None]
