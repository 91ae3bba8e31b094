"""What parts are said to be in the list of content types: a deck and a template of one are said to be the same."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...pptx_deck.parts import Part
from ..changes import Unread
from .place import Place

NAME = "content type"
_MAIN = re.compile(r"application/vnd\.(openxmlformats-officedocument\.presentationml|ms-powerpoint)\.[\w.]+\.main\+xml")


def by_content_type(old: Part, new: Part, place: Place) -> Iterator[Unread]:
    """The difference in what two parts, or their relations, are said to be: programs read them by that."""
    one, other = old.content_types, new.content_types
    if one == other:
        return
    for what, before, after in zip((NAME, f"{NAME} of its relations"), one, other, strict=True):
        if before != after and not (_MAIN.fullmatch(before) and _MAIN.fullmatch(after)):
            yield Unread(*place.slides, place.name, what, before or None, after or None, place.seen, NAME)
