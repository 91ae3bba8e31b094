"""What the old workbook says of places, said in the places of the new one: references, areas, names of sheets."""

from __future__ import annotations

from collections.abc import Mapping

from ...office.columns import column_letters
from .addresses import LAST_COLUMN, LAST_ROW, area_of, ends, with_references
from .alignment import Aligned
from .model import Area

GONE = "#REF!"


class Moves:
    """Where each sheet's places went, by the old sheet's name, and what the sheets are called now."""

    def __init__(self, sheets: Mapping[str, Aligned], names: Mapping[str, str]) -> None:
        self._sheets, self._names = sheets, names
        self.still = all(each.rows.steps.still and each.columns.steps.still for each in sheets.values()) and all(
            old == new for old, new in names.items()
        )

    def sheet(self, name: str) -> str:
        """What an old sheet is called now."""
        return self._names.get(name, name)

    def formula(self, text: str, sheet: str) -> str:
        """A formula that stands on the old `sheet`, as it reads when all its references have followed their cells."""
        if self.still:
            return text
        return with_references(text, lambda named, ref: self._reference(named, ref, sheet))

    def area(self, area: Area, sheet: str) -> Area | None:
        """Where an area went; None where nothing of it is left."""
        moves = self._sheets.get(sheet)
        if moves is None:
            return area
        rows = moves.rows.steps.stretch(area.top, area.bottom, LAST_ROW)
        columns = moves.columns.steps.stretch(area.left, area.right, LAST_COLUMN)
        return None if rows is None or columns is None else Area(rows[0], columns[0], rows[1], columns[1])

    def _reference(self, named: str, ref: str, sheet: str) -> str:
        target = named[:-1].strip("'").replace("''", "'") if named else sheet
        prefix = f"{_quoted(self._names[target])}!" if named and self._names.get(target, target) != target else named
        moves = self._sheets.get(target)
        if moves is None or (moves.rows.steps.still and moves.columns.steps.still):
            return prefix + ref
        area = self.area(area_of(ref), target)
        return prefix + (GONE if area is None else _as_written(ref, area))


def _as_written(ref: str, area: Area) -> str:
    """An area with the marks of the reference that it was."""
    lines = ((area.top, area.left), (area.bottom, area.right))
    written = []
    for (fixed_column, letters, fixed_row, digits), (row, column) in zip(ends(ref), lines, strict=False):
        written.append(f"{fixed_column}{column_letters(column) if letters else ''}{fixed_row}{row if digits else ''}")
    return ":".join(written)


def _quoted(name: str) -> str:
    plain = name.replace("_", "a").isalnum() and not name[0].isdigit()
    return name if plain else "'" + name.replace("'", "''") + "'"


def same_formula(old: str, new: str) -> bool:
    """Whether two formulas say the same: quotes about names that need none, and blanks outside texts, say nothing."""
    return old == new or _bare(old) == _bare(new)


def _bare(formula: str) -> str:
    pieces = formula.split('"')
    pieces[::2] = [piece.replace(" ", "").replace("'", "").replace("_xlfn.", "").upper() for piece in pieces[::2]]
    return '"'.join(pieces)
