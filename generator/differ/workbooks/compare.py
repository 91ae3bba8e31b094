"""Any two workbooks compared: sheets paired, laid over each other, and everything told once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from ...alike.align import longest_increasing
from ..changes import NotCompared
from .alignment import Aligned, aligned
from .compare_cells import CellComparison
from .compare_lines import LineComparison, Side
from .compare_rules import compare_rules
from .differences import Difference, folded, told
from .mapped import Moves, same_formula
from .model import Book, Fact, Name, Sheet

_SAMPLE = 5_000
_ALIKE = 0.5
_USUAL = "usual"
_PRINT_NAMES = {"_xlnm.Print_Area": "print area", "_xlnm.Print_Titles": "print titles"}
SheetPair = tuple[Sheet, Sheet]


def compare_books(old: Book, new: Book) -> tuple[list[Difference], list[NotCompared]]:
    """All differences in the order of the new workbook's sheets, and what is known by its content only."""
    pairs = _paired(old.sheets, new.sheets)
    over = {before.name: aligned(before, after) for before, after in pairs}
    moves = Moves(over, {before.name: after.name for before, after in pairs})
    found = [*_facts("", old.facts, new.facts), *_sheets(old, new, pairs), *_names(old, new, moves)]
    for before, after in pairs:
        found += _sheet((Side(old, before), Side(new, after)), over[before.name], moves)
    return folded(found), [*_unread(pairs), *_parts(old, new)]


def _paired(old: Sequence[Sheet], new: Sequence[Sheet]) -> list[SheetPair]:
    """Sheets by name; of those left, the ones that hold most of the same."""
    names = {sheet.name: sheet for sheet in old}
    by_name = [(names[sheet.name], sheet) for sheet in new if sheet.name in names]
    left = [sheet for sheet in old if all(sheet is not one for one, _ in by_name)]
    come = [sheet for sheet in new if sheet.name not in names]
    bags = {id(sheet): _sample(sheet) for sheet in (*left, *come)}
    scores = [(_share(bags[id(one)], bags[id(other)]), one, other) for one in left for other in come]
    taken: set[int] = set()
    for score, one, other in sorted(scores, key=lambda each: -each[0]):
        if score >= _ALIKE and not {id(one), id(other)} & taken:
            taken |= {id(one), id(other)}
            by_name.append((one, other))
    order = {sheet.name: index for index, sheet in enumerate(new)}
    return sorted(by_name, key=lambda pair: order[pair[1].name])


def _sample(sheet: Sheet) -> Counter[str]:
    held = (cell.value for cell in sheet.cells.values() if cell.kind)
    return Counter(value for value, _ in zip(held, range(_SAMPLE), strict=False))


def _share(old: Counter[str], new: Counter[str]) -> float:
    return (old & new).total() / (max(old.total(), new.total()) or 1) if old or new else 1.0


def _sheets(old: Book, new: Book, pairs: Sequence[SheetPair]) -> Iterator[Difference]:
    places = [[sheet.name for sheet in book.sheets] for book in (old, new)]
    kept = {before.name for before, _ in pairs}, {after.name for _, after in pairs}
    yield from (told("sheet-removed", name, "", name, None) for name in places[0] if name not in kept[0])
    yield from (told("sheet-added", name, "", None, name) for name in places[1] if name not in kept[1])
    order = [places[0].index(before.name) for before, _ in pairs]
    still = set(longest_increasing(order))
    for (before, after), place in zip(pairs, order, strict=True):
        if place not in still:
            yield told("sheet-moved", after.name, "", str(place + 1), str(places[1].index(after.name) + 1))
        if before.name != after.name:
            yield told("properties", after.name, "sheet name", before.name, after.name)
        if before.state != after.state:
            yield told("properties", after.name, "sheet", _state(before), _state(after))


def _state(sheet: Sheet) -> str:
    return {"veryHidden": "very hidden"}.get(sheet.state, sheet.state)


def _facts(what: str, old: Mapping[Fact, str], new: Mapping[Fact, str]) -> Iterator[Difference]:
    for fact in dict.fromkeys([*old, *new]):
        if old.get(fact) != new.get(fact):
            unsaid = "none" if fact.name.endswith("panes") else _USUAL if fact.kind == "layout" else None
            said = (facts.get(fact, unsaid) for facts in (old, new))
            yield told(fact.kind, what, fact.name, *said)


def _sheet(sides: tuple[Side, Side], over: Aligned, moves: Moves) -> Iterator[Difference]:
    (old_book, old), (new_book, new) = sides
    yield from _facts(new.name, old.facts, new.facts)
    for what in ("row", "column"):
        yield from LineComparison(what, sides, over).differences()
    yield from CellComparison((old_book, new_book), (old, new), over, moves).differences()
    yield from compare_rules(old, new, moves)


def _names(old: Book, new: Book, moves: Moves) -> Iterator[Difference]:
    before = {(name.name, moves.sheet(name.sheet)): name for name in old.names}
    after = {(name.name, name.sheet): name for name in new.names}
    for key in dict.fromkeys([*before, *after]):
        one, other = before.get(key), after.get(key)
        if one is not None and other is not None:
            follows = same_formula(moves.formula(one.formula, one.sheet), other.formula)
            if follows and one[3:] == other[3:]:
                continue
        fact = _PRINT_NAMES.get(key[0])
        scope = f" ({key[1]})" if key[1] else ""
        what = key[1] if fact else f"name {key[0]}{scope}"
        yield told("layout" if fact else "properties", what, fact or "", _named(one), _named(other))


def _named(name: Name | None) -> str | None:
    if name is None:
        return None
    return f"={name.formula}{' (hidden)' if name.hidden else ''}{f' {name.text}' if name.text else ''}"


def _unread(pairs: Sequence[SheetPair]) -> Iterator[NotCompared]:
    for old, new in pairs:
        left, come = Counter(old.unread), Counter(new.unread)
        for what in sorted({name for name, _ in (*(left - come), *(come - left))}):
            yield NotCompared(None, None, new.name, what, False)


def _parts(old: Book, new: Book) -> Iterator[NotCompared]:
    """Parts by their content, whatever they are called: what only one workbook has differs."""
    one, other = (Counter((what, digest) for what, _, digest in book.parts) for book in (old, new))
    left, come = one - other, other - one
    names = {(what, digest): name for book in (old, new) for what, name, digest in book.parts}
    for what in sorted({what for what, _ in (*left, *come)}):
        shown = sorted({names[key].rpartition("/")[2] for key in (*left, *come) if key[0] == what})
        yield NotCompared(None, None, ", ".join(shown[:5]), what, False)
