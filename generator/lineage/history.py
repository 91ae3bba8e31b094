"""The history: the last ten builds of each deck and their lineage, in files named by the build's id, in order."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from ..files import system
from ..files.write import write_beside
from .build_id import build_of, is_build_id
from .found import read_head

HISTORY_LENGTH = 10
"""Builds kept of each deck's name."""
INDEX = "index.json"
_SUFFIXES = (".pptx", ".lineage.json")
_OURS = re.compile(r"(?P<build>[0-9a-f]{32})(\.pptx|\.lineage\.json)")


class Kept(NamedTuple):
    """A build in a history: its id, which is also the name of its files there, and the deck's name."""

    build: str
    deck: str


def kept_deck(history: Path, build: str) -> Path | None:
    """The deck of a build where it is kept; the id may come out of a deck, and names a file only if it is one."""
    deck = history / f"{build}.pptx"
    return deck if is_build_id(build) and deck.is_file() else None


def read_history(history: Path) -> list[Kept]:
    """The builds kept whole, oldest first.

    The index may come from anywhere: what is no build's id names no file. One that is damaged is made again from the
    lineages that are there.
    """
    try:
        entries = json.loads((history / INDEX).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return _from_lineages(history)
    found = [_kept(entry) for entry in entries] if isinstance(entries, list) else [None]
    sound = [kept for kept in found if kept is not None]
    known = sound if len(sound) == len(found) else [*_from_lineages(history), *sound]
    return [kept for kept in dict.fromkeys(known) if _is_whole(history, kept.build)]


def _kept(entry: object) -> Kept | None:
    if not isinstance(entry, dict):
        return None
    build, deck = entry.get("build"), entry.get("deck")
    return Kept(build, deck) if isinstance(build, str) and isinstance(deck, str) and is_build_id(build) else None


def _from_lineages(history: Path) -> list[Kept]:
    """The builds that are there, in the order in which they were written as far as the system's clock tells it."""
    found = sorted((path.stat().st_mtime_ns, path) for path in _files(history) if path.suffix == ".json")
    heads = ((path.name.partition(".")[0], read_head(path)) for _, path in found)
    return [Kept(build, head.deck) for build, head in heads if head is not None and head.build == build]


def _is_whole(history: Path, build: str) -> bool:
    return all((history / f"{build}{suffix}").is_file() for suffix in _SUFFIXES)


def _files(history: Path) -> list[Path]:
    """The files that are named after a build."""
    try:
        return [path for path in history.iterdir() if _OURS.fullmatch(path.name)]
    except OSError:
        return []


def remember(history: Path, kept: Kept, deck: bytes, sidecar: bytes, like: Path) -> None:
    """Keep a build: its files first, then the index that names them, and then those go that it names no longer."""
    for suffix, content in zip(_SUFFIXES, (deck, sidecar), strict=True):
        write_beside(history / f"{kept.build}{suffix}", content, like)
    known = [*(one for one in read_history(history) if one != kept), kept]
    left = list(_left(known, history, like.parent))
    index = json.dumps([one._asdict() for one in left], ensure_ascii=False, indent=0)
    write_beside(history / INDEX, index.encode(), like)
    remove_orphans(history, like.parent)


def _left(known: Sequence[Kept], history: Path, folder: Path) -> Iterator[Kept]:
    """The last ten of each deck, and older ones whose deck stands in its place still."""
    counted: Counter[str] = Counter()
    late = set()
    for one in reversed(known):
        counted[one.deck] += 1
        if counted[one.deck] <= HISTORY_LENGTH:
            late.add(one)
    stand = _standing((history.parent, folder)) if len(late) < len(known) else set()
    return (one for one in known if one in late or one.build in stand)


def _standing(folders: Iterable[Path]) -> set[str]:
    """The builds of the decks in some folders."""
    return {build_of(deck) for folder in set(folders) for deck in folder.glob("*.pptx")}


def orphans(history: Path) -> list[Path]:
    """Files of builds that the index does not name: of a build that was stopped before it did, or after it did."""
    named = {kept.build for kept in read_history(history)}
    return [path for path in _files(history) if path.name.partition(".")[0] not in named]


def remove_orphans(history: Path, folder: Path) -> int:
    """Remove them, but for those whose deck stands in its place; how many builds that were."""
    stand = _standing((history.parent, folder))
    left = [path for path in orphans(history) if path.name.partition(".")[0] not in stand]
    for path in left:
        system.remove(path)
    return len({path.name.partition(".")[0] for path in left})
