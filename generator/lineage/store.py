"""Writing of decks: beside and renamed, never over somebody's work, and kept in a history of ten builds."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from typing import NamedTuple

from ..errors import OutputError, Problem
from ..files.hashes import file_hash
from ..files.write import write_beside
from .build_id import is_build_id
from .format import FIRST_LIST, Head, head_from_json

HISTORY_LENGTH = 10


@dataclass(frozen=True, slots=True)
class Written:
    """Where a deck went: `deck` differs from what was asked for when that was open, `kept` is a hand-edited one."""

    deck: Path
    sidecar: Path
    kept: Path | None = None
    replaced: bool = True


class Kept(NamedTuple):
    """A build in a history: its id, which is also the name of its files there, and the deck's name."""

    build: str
    deck: str


def sidecar_path(deck: Path) -> Path:
    """2024H1.pptx has its lineage in 2024H1.lineage.json."""
    return deck.with_suffix(".lineage.json")


def read_head(sidecar: Path) -> Head | None:
    """The head of a sidecar, without reading its lists: enough to know which build it belongs to and what it found.

    None where there is none, or none that can be read.
    """
    try:
        return head_from_json(json.loads("".join(_head_lines(sidecar))))
    except (OSError, ValueError, RecursionError):
        return None


def _head_lines(sidecar: Path) -> Iterator[str]:
    """The lines before the first list, closed as an object of their own."""
    with sidecar.open(encoding="utf-8") as stream:
        lines = list(takewhile(lambda line: not line.startswith(f'"{FIRST_LIST}"'), stream))
    yield "".join(lines).rstrip().rstrip(",")
    yield "}"


def write_deck(target: Path, deck: bytes, sidecar: str, history: Path, build: str) -> Written:
    """The deck and its sidecar, or nothing changed at all.

    Raises:
        OutputError: the folder cannot be written.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        kept = _set_aside(target)
        written = _replace(target, deck, sidecar, kept)
        _remember(history, build, target.name, deck, sidecar)
    except OSError as error:
        problem = Problem(str(error.filename or target), f"cannot be written ({error.strerror}).", "Check the folder.")
        raise OutputError(problem) from error
    return written


def edited_by_hand(deck: Path) -> bool:
    """Whether a deck is not as jianbao wrote it: its hash is not the one in its sidecar."""
    if not deck.is_file():
        return False
    head = read_head(sidecar_path(deck))
    return head is None or head.deck_sha256 != file_hash(deck)


def _set_aside(target: Path) -> Path | None:
    if not edited_by_hand(target):
        return None
    kept = next(path for path in _edited_names(target) if not path.exists())
    try:
        target.rename(kept)
    except PermissionError:
        return None  # it is open in PowerPoint; the new deck will go beside it
    return kept


def _edited_names(target: Path) -> Iterator[Path]:
    yield target.with_name(f"{target.stem}.edited{target.suffix}")
    number = 2
    while True:
        yield target.with_name(f"{target.stem}.edited-{number}{target.suffix}")
        number += 1


def _replace(target: Path, deck: bytes, sidecar: str, kept: Path | None) -> Written:
    try:
        write_beside(target, deck)
        written, replaced = target, True
    except PermissionError:
        written, replaced = target.with_name(f"{target.stem}.new{target.suffix}"), False
        write_beside(written, deck)
    write_beside(sidecar_path(written), sidecar.encode())
    return Written(written, sidecar_path(written), kept, replaced)


def _remember(history: Path, build: str, name: str, deck: bytes, sidecar: str) -> None:
    """Keep the build under its id; the index has the order, for clocks and copies cannot be trusted with it."""
    history.mkdir(parents=True, exist_ok=True)
    write_beside(history / f"{build}.pptx", deck)
    write_beside(history / f"{build}.lineage.json", sidecar.encode())
    builds = [*(kept for kept in read_history(history) if kept.build != build), Kept(build, name)]
    for kept in builds[:-HISTORY_LENGTH]:
        for suffix in (".pptx", ".lineage.json"):
            (history / f"{kept.build}{suffix}").unlink(missing_ok=True)
    index = json.dumps([kept._asdict() for kept in builds[-HISTORY_LENGTH:]], ensure_ascii=False, indent=0)
    write_beside(history / "index.json", index.encode())


def kept_deck(history: Path, build: str) -> Path | None:
    """The deck of a build where it is kept; the id may come out of a deck, and names a file only if it is one."""
    deck = history / f"{build}.pptx"
    return deck if is_build_id(build) and deck.is_file() else None


def read_history(history: Path) -> list[Kept]:
    """The builds kept, oldest first. The index may come from anywhere: what is no build's id names no file."""
    try:
        entries = json.loads((history / "index.json").read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return []
    found = map(_kept, entries if isinstance(entries, list) else ())
    return [kept for kept in found if kept is not None]


def _kept(entry: object) -> Kept | None:
    if not isinstance(entry, dict):
        return None
    build, deck = entry.get("build"), entry.get("deck")
    return Kept(build, deck) if isinstance(build, str) and isinstance(deck, str) and is_build_id(build) else None
