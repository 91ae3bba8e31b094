"""Why a deck changed: the workbook cells behind what changed on its slides, from the lineage of both builds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property

from ..lineage.exact import decimal_text, plain_number
from ..lineage.format import Input, PrintRecord
from ..lineage.reading import Key, Record
from .changes import Cause, CellChange, Change, Comparison

TEMPLATE = "template or program"
HAND = "edited by hand"
EITHER = "template, or edited by hand"
NOWHERE = "shows nowhere"
TOO_SMALL = "shows on slides, too small to change what is printed"
_TEXTS = ("number", "text", "table", "chart")


def explained(comparison: Comparison, old: Record, new: Record) -> Comparison:
    """The comparison with the reason of each change, and changes grouped by cause."""
    reasons = _Reasons(old, new)
    changes = tuple(replace(change, why=reasons.of(change)) for change in comparison.changes)
    causes = (*_by_cell(changes), *_without_cells(changes, old, new), *reasons.unseen(changes))
    return replace(comparison, changes=changes, causes=causes, explained=True)


class _Reasons:
    def __init__(self, old: Record, new: Record) -> None:
        self._old, self._new = _Prints(old), _Prints(new)
        self._records = old, new
        # When nothing but inputs differs, a place or a look that changed follows from them as well.
        same_template = old.head.template_sha256 == new.head.template_sha256 is not None
        self._only_inputs = same_template and old.intact and new.intact and old.build != new.build

    @cached_property
    def changed(self) -> dict[Key, CellChange]:
        """Typed inputs whose value differs, by name and period."""
        old, new = (record.inputs for record in self._records)
        return {
            key: _cell_change(key, old.get(key), new.get(key))
            for key in dict.fromkeys([*new, *old])
            if _value(old.get(key)) != _value(new.get(key)) and not _calculated(old.get(key), new.get(key))
        }

    def of(self, change: Change) -> tuple[CellChange, ...]:
        keys = dict.fromkeys(
            [*self._keys(self._old, change, change.slide_old), *self._keys(self._new, change, change.slide_new)]
        )
        found = tuple(self.changed[key] for key in keys if key in self.changed)
        if found or not self._only_inputs:
            return found
        feeding = [*self._old.of_slide(change.slide_old), *self._new.of_slide(change.slide_new)]
        return tuple(dict.fromkeys(self.changed[key] for key in feeding if key in self.changed))

    def _keys(self, prints: _Prints, change: Change, slide: int | None) -> Iterable[Key]:
        if slide is None:
            return ()
        if change.kind in ("slide-added", "slide-removed", "slide-moved"):
            return prints.of_slide(slide)
        text = change.new if prints is self._new else change.old
        return prints.behind(slide, change, text)

    def unseen(self, changes: Iterable[Change]) -> Iterator[Cause]:
        """Inputs that changed and led to no change on any slide."""
        told = {cell for change in changes for cell in change.why or ()}
        for key, cell in self.changed.items():
            if cell not in told:
                shown = key in self._records[1].shown or key in self._records[0].shown
                yield Cause((cell,), TOO_SMALL if shown else NOWHERE, ())


class _Prints:
    """A record's prints by slide."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._by_slide: dict[int, list[PrintRecord]] = {}
        for printed in record.prints:
            self._by_slide.setdefault(printed.slide, []).append(printed)

    def of_slide(self, slide: int | None) -> Iterator[Key]:
        for printed in self._by_slide.get(slide or 0, ()):
            yield from self._record.keys_of(printed)

    def behind(self, slide: int, change: Change, text: str | None) -> Iterator[Key]:
        """Inputs behind what a change tells: prints of the same shape, where a shape of that name is known."""
        prints = self._by_slide.get(slide, [])
        of_shape = [one for one in prints if one.shape == change.shape] or prints
        in_place = [one for one in of_shape if one.paragraph == change.paragraph] if _in_text(change) else []
        for printed in _telling(in_place, change, text) or _telling(of_shape, change, text):
            yield from self._record.keys_of(printed)


def _in_text(change: Change) -> bool:
    return change.paragraph is not None and change.kind in ("number", "text")


def _telling(prints: list[PrintRecord], change: Change, text: str | None) -> list[PrintRecord]:
    """The prints that stand in a change's words; all of them where it is not about words."""
    if change.kind not in _TEXTS:
        return prints
    if text is None:
        return []
    return [one for one in prints if _stands_in(_bare(one.text), _bare(text), change.kind == "number")]


def _stands_in(printed: str, text: str, number: bool) -> bool:
    if number:
        return bool(printed) and (text == printed or (text.startswith(printed) and not text[len(printed)].isdigit()))
    return bool(printed) and re.search(rf"(?<![\d.,]){re.escape(printed)}(?![\d])", text) is not None


def _bare(text: str) -> str:
    return "".join(text.split())


def _value(typed: Input | None) -> str | None:
    return None if typed is None else typed.value


def _calculated(old: Input | None, new: Input | None) -> bool:
    """Whether a value is calculated on both sides: then the typed cells behind it are what changed."""
    return all(each is None or each.formula for each in (old, new))


def _cell_change(key: Key, old: Input | None, new: Input | None) -> CellChange:
    typed = new or old
    assert typed is not None  # a key is one of the old or of the new inputs
    label = typed.label or key[0].removeprefix("setting.")
    unit = None if typed.unit == "%" else typed.unit
    return CellChange(typed.cell, label, key[1], _as_typed(old), _as_typed(new), unit)


def _as_typed(typed: Input | None) -> str | None:
    """A value as people type it: percents as such, though they are held as ratios; a line end is a space."""
    value = _value(typed)
    number = plain_number(value) if typed is not None and typed.unit == "%" else None
    if number is not None:
        return f"{decimal_text(number * 100)}%"
    return " ".join(value.split()) if value else value


def _by_cell(changes: tuple[Change, ...]) -> Iterator[Cause]:
    """One cause a cell, with all changes that it led to."""
    led: dict[CellChange, list[int]] = {}
    for index, change in enumerate(changes):
        for cell in change.why or ():
            led.setdefault(cell, []).append(index)
    for cell, indexes in sorted(led.items(), key=lambda item: -len(item[1])):
        yield Cause((cell,), "input", tuple(indexes))


def _without_cells(changes: tuple[Change, ...], old: Record, new: Record) -> Iterator[Cause]:
    indexes = tuple(index for index, change in enumerate(changes) if not change.why)
    if indexes:
        edited = not (old.intact and new.intact)
        same = old.build == new.build
        yield Cause((), HAND if same else EITHER if edited else TEMPLATE, indexes)
