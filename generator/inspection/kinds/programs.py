"""What runs, and what says which printer the house has."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Leftover
from ..package import DeckPackage

_KINDS = {
    "vbaProject": ("macros", "macros", "Save it as .pptx."),
    "control": ("ActiveX", "an ActiveX control", "Delete it, or replace it by a picture."),
    "activeXControlBinary": ("ActiveX", "an ActiveX control's state", "Delete the control."),
    "ctrlProp": ("ActiveX", "a form control", "Delete it, or replace it by a picture."),
    "printerSettings": ("printer settings", "a printer's settings, with its name", "Save it anew in PowerPoint."),
    "webextension": ("add-in", "an add-in's web page", "Remove the add-in."),
    "userCustomization": ("add-in", "a ribbon of the house's own", "Remove the add-in."),
    "extensibility": ("add-in", "a ribbon of the house's own", "Remove the add-in."),
    "ink": ("ink", "strokes of a pen", "Delete them, or keep them as a picture."),
}


def programs_and_printers(deck: DeckPackage) -> Iterator[Leftover]:
    seen: set[str] = set()
    for _, relation in deck.all_relations():
        if relation.kind in _KINDS and relation.target in deck and relation.target not in seen:
            seen.add(relation.target)
            kind, what, hint = _KINDS[relation.kind]
            yield Leftover(kind, deck.where(relation.target), f"{what}: {relation.target}.", hint)
