"""Writing of decks as one act: build and lineage into the history, then the deck into its place by one rename.

A deck's lineage is found by the build id that it carries, so whenever this is stopped the deck that stands there, the
old one or the new, has its own. The file beside it is a copy for people. What somebody edited is copied before it is
replaced.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from ..errors import OutputError
from ..files import system
from ..files.leftovers import swept
from ..files.lock import writing
from ..files.refused import check_name, refused
from ..files.write import mode_of, place_of, write_beside, written_part
from .found import Standing, histories_of, read_head, sidecar_path, standing
from .history import INDEX, Kept, orphans, remember, remove_orphans

_LONGEST_SUFFIX = len(".new.lineage.json")


@dataclass(frozen=True, slots=True)
class Written:
    """Where a deck went: `deck` differs from what was asked for when that was open.

    `kept` is a copy of the deck that was there, where that was edited by hand or, with `known` false, is none of ours.
    """

    deck: Path
    sidecar: Path
    kept: Path | None = None
    known: bool = True
    replaced: bool = True
    mended: tuple[str, ...] = ()


def check_target(target: Path) -> None:
    """Refuse what could not be written, before anything is.

    Raises:
        OutputError: its name is too long for what is to stand beside it.
    """
    check_name(target, _LONGEST_SUFFIX)


def write_deck(
    target: Path, deck: bytes, sidecar: str, history: Path, build: str, tell: Callable[[str], None] | None = None
) -> Written:
    """The deck in its place with its lineage, or what was there before; `tell` hears who is waited for.

    Raises:
        OutputError: it cannot be written, or somebody else is writing it; says what stands there now.
    """
    check_target(target)
    try:
        for folder in (target.parent, history):
            system.make_folder(folder)
        with writing(target, tell), writing(history / INDEX, tell):
            remember(history, Kept(build, target.name), deck, sidecar.encode(), target)
            written = _placed(target, deck, history)
            write_beside(written.sidecar, sidecar.encode(), written.deck)
            return written
    except OSError as error:
        raise refused(error, _refused_at(error, target, history), _stands(target, deck, history)) from error


def _refused_at(error: OSError, target: Path, history: Path) -> Path:
    """The file, or the history's folder: whoever reads it knows no names of temporary files."""
    return history if Path(str(error.filename or target)).parent == history else target


def _stands(target: Path, deck: bytes, history: Path) -> str:
    """What is in the deck's place now, as the disk has it."""
    with suppress(OSError):
        if not target.exists():
            return "No deck was there, and none is now."
        if target.read_bytes() == deck:
            return f"The new deck is in its place, its lineage in {history}; only the copy beside it is missing."
    return "The deck that was there is in its place as it was."


def _placed(target: Path, deck: bytes, history: Path) -> Written:
    """The deck by one rename into its place; beside it while that is open in PowerPoint, which Windows then guards."""
    place = place_of(target)
    with written_part(place, deck, mode_of(place)) as part:
        found, kept, made = _copied(target, history)
        try:
            system.rename(part, place)
        except PermissionError:
            if found is Standing.NOTHING:
                raise  # it is not open elsewhere: it is not there
            if made and kept is not None:
                system.remove(kept)
            return _placed_beside(_beside(target), part, history)
        system.flush_folder(place.parent)
    mended = _without_stand_in(_beside(target), history)
    return Written(target, sidecar_path(target), kept, found is not Standing.UNKNOWN, mended=mended)


def _placed_beside(beside: Path, part: Path, history: Path) -> Written:
    """The deck where it waits for its place."""
    found, kept, _ = _copied(beside, history)
    system.rename(part, place_of(beside))
    system.flush_folder(place_of(beside).parent)
    return Written(beside, sidecar_path(beside), kept, found is not Standing.UNKNOWN, replaced=False)


def _beside(target: Path) -> Path:
    """Where a deck goes whose place is taken by one that is open."""
    return target.with_name(f"{target.stem}.new{target.suffix}")


def _without_stand_in(beside: Path, history: Path) -> tuple[str, ...]:
    """Remove the deck that stood beside while its place was taken, unless somebody changed it; says so."""
    if standing(beside, histories_of(beside, history)) is not Standing.OURS:
        return ()
    with suppress(OSError):
        for path in (beside, sidecar_path(beside)):
            system.remove(path)
    return (f"{beside.name} removed, for the deck is in its place again",)


def _copied(deck: Path, history: Path) -> tuple[Standing, Path | None, bool]:
    """What stands there, its copy where it is somebody's work, and whether that was made just now."""
    found = standing(deck, histories_of(deck, history))
    if found not in (Standing.EDITED, Standing.UNKNOWN):
        return found, None, False
    content = deck.read_bytes()
    for name in _names_of_copies(deck, "edited" if found is Standing.EDITED else "kept"):
        if not name.exists():
            write_beside(name, content, deck)
            return found, name, True
        if name.read_bytes() == content:  # a build that was stopped has copied it already
            return found, name, False
    raise AssertionError("there is always another name")


def _names_of_copies(deck: Path, why: str) -> Iterator[Path]:
    yield deck.with_name(f"{deck.stem}.{why}{deck.suffix}")
    number = 2
    while True:
        yield deck.with_name(f"{deck.stem}.{why}-{number}{deck.suffix}")
        number += 1


def put_right(deck: Path, lineage: Path) -> tuple[str, ...]:
    """Make the copy beside a deck anew where it is not that of its lineage; says so."""
    beside = sidecar_path(deck)
    with suppress(OSError, OutputError):
        if beside != lineage and not _is_copy(beside, lineage):
            with writing(deck):
                write_beside(beside, lineage.read_bytes(), deck)
            return (f"{beside.name} written again",)
    return ()


def _is_copy(beside: Path, lineage: Path) -> bool:
    """Whether both say the same, whole; a deck built under two names has that of the later name in the history."""
    heads = [head and head._replace(deck="") for head in map(read_head, (beside, lineage))]
    return heads[0] == heads[1] is not None and beside.read_bytes().endswith(b"}\n")


def tidied(target: Path, history: Path, *folders: Path) -> tuple[str, ...]:
    """Remove what commands that were stopped left behind, here and in more folders; says what, in words."""
    told = swept(target.parent, history, *folders)
    with suppress(OSError, OutputError):
        if orphans(history):
            with writing(history / INDEX):
                count = remove_orphans(history, target.parent)
            told += (f"{count} build{'s' * (count > 1)} that never came to an end removed",) if count else ()
    return told
