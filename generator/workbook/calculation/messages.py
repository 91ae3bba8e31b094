"""What a verification found, in the words of those who mend it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...finance.figures import Cell
from ...finance.findings import STORED, WARNING, Finding
from .book import Place
from .package import PackageSettings
from .values import Value, shown
from .verify import Difference, LeftOut, Link, Unchecked, Verification, is_link

_MOST_CELLS = 6
_MOST_NAMED = 3
_LONGEST = 100
_BOOK_NUMBER = re.compile(r"\[(\d+)\]")
_BOOK_NAME = re.compile(r"\[([^\[\]]+)\]")


def findings(found: Verification, settings: PackageSettings, shown_name: str) -> list[Finding]:
    """All findings of a workbook; differences, numbers left out and circles stop a final deck."""
    where = _Where(shown_name)
    return [
        *(where.of_difference(one) for one in found.differences),
        *(where.of_left_out(one) for one in found.left_out),
        *(where.of_cycle(places, settings.iterates) for places in found.cycles),
        *(where.of_link(link, settings) for link in found.links),
        *where.of_unchecked([one for one in found.unchecked if not is_link(one)]),
    ]


def precision_as_shown(shown_name: str) -> Finding:
    what = "is set to calculate with the precision that is shown: its formulas are not checked."
    hint = 'Switch off "Set precision as displayed" in Excel\'s options, and save.'
    return Finding(WARNING, shown_name, what, hint)


def linked_file(link: Link, settings: PackageSettings) -> str:
    """The name of the file that a link goes to, as far as the workbook says."""
    number = _BOOK_NUMBER.search(link.reference)
    if number is None:
        named = _BOOK_NAME.search(link.reference)
        return named[1] if named else ""
    at = int(number[1]) - 1
    return settings.linked_files[at] if 0 <= at < len(settings.linked_files) else ""


class _Where:
    """Messages about cells of one workbook."""

    def __init__(self, shown_name: str) -> None:
        self._name = shown_name

    def _of(self, place: Place) -> str:
        return f"{self._name} {place}"

    def of_difference(self, one: Difference) -> Finding:
        told = _told_cells(one)
        what = (
            f"{shown(one.stored)} is stored, but its cells give {shown(one.calculated)} ({_short(one.formula)}{told})."
        )
        cause = _told_texts(one.texts)
        hint = f"{cause} Type it as a number." if cause else "Set calculation to automatic in Excel, press F9 and save."
        return Finding(STORED, self._of(one.place), what, hint, (_cell(one.place), *(_cell(at) for at, _ in one.cells)))

    def of_left_out(self, one: LeftOut) -> Finding:
        what = f"{_short(one.formula)} leaves out a number. {_told_texts(one.texts)}"
        cells = (_cell(one.place), *(_cell(at) for at, _ in one.texts))
        return Finding(STORED, self._of(one.place), what, "Type it as a number.", cells)

    def of_cycle(self, places: Sequence[Place], iterates: bool) -> Finding:
        around = " → ".join(map(str, [*places[:_MOST_CELLS], places[0]]))
        if iterates:
            what, hint = f"is calculated by iteration ({around}): not checked.", ""
        else:
            what, hint = f"its formula goes round in a circle ({around}).", "Take one of the references out."
        kind = WARNING if iterates else STORED
        return Finding(kind, self._of(places[0]), what, hint, tuple(map(_cell, places)))

    def of_link(self, link: Link, settings: PackageSettings) -> Finding:
        file = linked_file(link, settings)
        named = f", {file} ({link.reference})" if file else f" ({link.reference})"
        what = f"takes its value from another workbook{named}, stored {shown(link.stored)}: not checked."
        return Finding(WARNING, self._of(link.place), what, "See that it is up to date there.", (_cell(link.place),))

    def of_unchecked(self, unchecked: Sequence[Unchecked]) -> Iterator[Finding]:
        """One finding for all formulas that are not calculated here, by what in them is the reason."""
        if not unchecked:
            return
        by_reason: dict[str, list[Place]] = {}
        for one in unchecked:
            by_reason.setdefault(one.reason, []).append(one.place)
        told = "; ".join(f"{reason} in {_some(places)}" for reason, places in by_reason.items())
        count = f"{len(unchecked)} formula{'s' if len(unchecked) > 1 else ''} not checked"
        hint = "Their stored results are taken as they are."
        yield Finding(WARNING, self._name, f"{count}: {told}.", hint, tuple(_cell(one.place) for one in unchecked))


def _short(formula: str) -> str:
    return formula if len(formula) <= _LONGEST else f"{formula[:_LONGEST]}…"


def _some(places: Sequence[Place]) -> str:
    rest = len(places) - _MOST_NAMED
    named = ", ".join(map(str, places[:_MOST_NAMED]))
    return f"{named} and {rest} more" if rest > 0 else named


def _told_cells(one: Difference) -> str:
    """: N36 3600, N37 2580; cells of other sheets with their sheet."""
    told = [f"{_named(at, one.place)} {shown(value)}" for at, value in one.cells[:_MOST_CELLS]]
    rest = [f"and {len(one.cells) - _MOST_CELLS} more"] if len(one.cells) > _MOST_CELLS else []
    return ": " + ", ".join([*told, *rest]) if told else ""


def _named(at: Place, beside: Place) -> str:
    return at.address if at.sheet == beside.sheet else str(at)


def _told_texts(texts: Sequence[tuple[Place, Value]]) -> str:
    if not texts:
        return ""
    named = ", ".join(f"{place} {shown(written)}" for place, written in texts[:_MOST_CELLS])
    return f"{named} {'is' if len(texts) == 1 else 'are'} text, which a sum passes over."


def _cell(place: Place) -> Cell:
    return Cell(place.sheet, place.address)
