"""Table styles that tables on slides use: what their definition gives otherwise, told once with those slides."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..pptx_deck.frames import Frames
from ..pptx_deck.model import Deck
from ..pptx_deck.parts import Package, Part
from ..pptx_deck.table_styles import PARTS, TableStyle, table_styles, users_of_styles
from .changes import Change
from .traits import differences

if TYPE_CHECKING:
    from lxml.etree import _Element


def compare_table_styles(old: Deck, new: Deck) -> Iterator[tuple[_Element, Change]]:
    """Each change with the style of the new deck, or the old one where that is gone.

    Colours are those of the old deck's theme: a theme that changed is told itself. A definition that comes is no
    change: programs write those of their own styles down when they save.
    """
    if old.package is None or new.package is None:
        return
    parts = [_part(package) for package in (old.package, new.package)]
    if parts[0] is None or (parts[1] is not None and parts[0].blob == parts[1].blob):
        return
    masters = Frames(old.package).masters
    if not masters:
        return
    theme = Frames(old.package).theme(masters[0])
    before, after = (table_styles(part, theme) for part in parts)
    users = users_of_styles(new)
    for key, style in before.items():
        slides = tuple(sorted(users.get((key, "wholeTbl"), ())))
        if slides and key not in after:
            yield style.element, _change(style, "definition", "there", "none", slides)
        elif slides:
            for part in PARTS:
                seen_on = tuple(sorted(users.get((key, part), ())))
                yield from _part_changes(part, style, after[key], seen_on) if seen_on else ()


def _part(package: Package) -> Part | None:
    return package.presentation.related("tableStyles")


def _part_changes(
    part: str, old: TableStyle, new: TableStyle, slides: tuple[int, ...]
) -> Iterator[tuple[_Element, Change]]:  # fmt: skip
    if old.written.get(part) == new.written.get(part):
        return
    told = list(differences(old.parts.get(part, ()), new.parts.get(part, ())))
    for name, before, after in told or [("details", "as before", "otherwise")]:
        yield new.element, _change(new, f"{name} of {PARTS[part]}", before, after, slides)


def _change(style: TableStyle, where: str, old: str, new: str, slides: tuple[int, ...]) -> Change:
    return Change("style", None, None, f'table style "{style.name}"', where, old, new, touches=slides)
