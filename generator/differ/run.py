"""`diff`: two files in, everything that differs between them out, with the reason where it is known."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from ..errors import PackageError, Problem, UsageError, check_slides
from ..files.project import Project
from ..finance.units import UNITS
from ..lineage.build_id import build_of
from ..lineage.reading import Record, build_before, find_record, histories_of
from ..office.deck_package import deck_members
from ..pptx_deck.model import Deck
from ..pptx_deck.pair import read_pair
from .changes import KINDS, UNREAD, Comparison, Unread, chosen
from .collection import without_collection
from .compare import TOLERANCE, compare_decks
from .explain import explained

WORKBOOKS = (".xlsx", ".xlsm", ".xltx", ".xltm")
_STEPS = 3


def diff(
    old: str | Path,
    new: str | Path | None = None,
    *,
    only: Sequence[str] = (),
    ignore: Sequence[str] = (),
    slides: Sequence[int] = (),
    tolerance: float = TOLERANCE,
    seen: bool = False,
    project: str | Path = ".",
    progress: Callable[[str, int, int], None] = lambda *_: None,
) -> Comparison:
    """What changed from `old` to `new`, two decks or two workbooks; with one deck, since the build before it.

    `only` and `ignore` name kinds of changes, `slides` count from 1 in the new deck (in the old one for what is gone),
    `tolerance` is in points; `seen` leaves out what shows on no slide.

    Raises:
        PackageError: a file is missing, damaged, encrypted, or no deck.
        UsageError: an unknown kind, a slide neither deck has, a deck without a build before it, a deck against a
            workbook.
    """
    _check_kinds([*only, *ignore])
    home = Project(Path(project))
    first, second = _both(Path(old), None if new is None else Path(new), home)
    workbooks = first.suffix.lower() in WORKBOOKS
    with without_collection():
        found = _workbooks(first, second) if workbooks else _decks(first, second, home, tolerance, progress)
    if workbooks:
        check_slides(slides, 0, "workbooks have no slides.", "Leave it out.")
    else:
        check_slides(slides, max(found.slides), f"the decks have {max(found.slides)} slides.")
    found = _narrowed(found, only, ignore, slides, seen)
    return replace(found, old=home.shown(first), new=home.shown(second))


def _check_kinds(kinds: Sequence[str]) -> None:
    known = (*KINDS, UNREAD)
    unknown = [kind for kind in kinds if kind not in known]
    if unknown:
        what, hint = f"no kind of change {', '.join(unknown)}.", f"Known: {', '.join(known)}."
        raise UsageError(Problem("--only, --ignore", what, hint))


def _both(old: Path, new: Path | None, project: Project) -> tuple[Path, Path]:
    if new is None:
        return _before(old, project), old
    for path in (old, new):
        if not path.is_file():
            raise PackageError(Problem(str(path), "there is no such file.", "Check the name and the folder."))
    if (old.suffix.lower() in WORKBOOKS) != (new.suffix.lower() in WORKBOOKS):
        where, hint = f"{old.name}, {new.name}", "Name two decks or two workbooks."
        raise UsageError(Problem(where, "a deck and a workbook cannot be compared.", hint))
    return old, new


def _before(deck: Path, project: Project) -> Path:
    before = build_before(deck, build_of(deck), histories_of(deck, project.history))
    if before is None:
        deck_members(deck)  # a file that is no deck is told as that
        hint = "Name two decks."
        raise UsageError(Problem(str(deck), "no build before it is kept in output/history.", hint))
    return before


def _workbooks(old: Path, new: Path) -> Comparison:
    from .workbooks.run import compare_files

    return compare_files(old, new)


def _decks(
    old: Path, new: Path, project: Project, tolerance: float, tell: Callable[[str, int, int], None]
) -> Comparison:  # fmt: skip
    tell("reading decks", 0, _STEPS)
    before, after = read_pair(old, new)
    tell("comparing slides", 1, _STEPS)
    if before == after and before.build == after.build:
        # Equal content is compared for what could not be read, and nothing is left to explain.
        return compare_decks(before, after, tolerance=tolerance)
    records = _record(old, before, project), _record(new, after, project)
    names = [record.slide_names if record is not None and record.intact else {} for record in records]
    units = {unit for record in records if record is not None for unit in record.units if unit not in UNITS}
    found = compare_decks(before, after, names[0], names[1], tolerance, sorted(units))
    if records[0] is None or records[1] is None:
        return found
    tell("finding reasons", 2, _STEPS)
    return explained(found, records[0], records[1])


def _record(path: Path, deck: Deck, project: Project) -> Record | None:
    return find_record(path, deck.build, histories_of(path, project.history))


def _narrowed(
    found: Comparison, only: Sequence[str], ignore: Sequence[str], slides: Sequence[int], seen: bool
) -> Comparison:
    """The comparison with the wished-for changes only; causes keep those of their changes that are left."""
    kept = [change for change in chosen(found.changes, only, ignore, slides) if change.seen or not seen]
    found = replace(found, unread=_unread(found, only, ignore, slides, seen))
    if len(kept) == len(found.changes):
        return found
    places = {id(change): index for index, change in enumerate(kept)}
    causes = []
    for cause in found.causes:
        left = tuple(places[id(found.changes[i])] for i in cause.changes if id(found.changes[i]) in places)
        if left or not cause.changes:
            causes.append(cause._replace(changes=left))
    by_bytes = tuple(one for one in found.not_compared if not slides or one.slide_new in slides)
    return replace(found, changes=tuple(kept), causes=tuple(causes), not_compared=by_bytes)


def _unread(
    found: Comparison, only: Sequence[str], ignore: Sequence[str], slides: Sequence[int], seen: bool
) -> tuple[Unread, ...]:
    if UNREAD in ignore or (only and UNREAD not in only):
        return ()
    return tuple(
        one for one in found.unread if (one.seen or not seen) and (not slides or one.slide_new in slides)
    )  # fmt: skip
