"""Writing of decks: beside and renamed, never over somebody's work, and kept in a history of ten builds."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..errors import OutputError, Problem
from ..files.hashes import file_hash
from ..files.write import write_beside

HISTORY_LENGTH = 10


@dataclass(frozen=True, slots=True)
class Written:
    """Where a deck went: `deck` differs from what was asked for when that was open, `kept` is a hand-edited one."""

    deck: Path
    sidecar: Path
    kept: Path | None = None
    replaced: bool = True


def sidecar_path(deck: Path) -> Path:
    """2024H1.pptx has its lineage in 2024H1.lineage.json."""
    return deck.with_suffix(".lineage.json")


def read_head(sidecar: Path) -> dict[str, Any]:
    """The first entries of a sidecar, up to its slides: enough to know which build it belongs to and what it found."""
    lines = ["{"]
    try:
        with sidecar.open(encoding="utf-8") as stream:
            next(stream)
            for line in stream:
                if line.startswith('"slides"'):
                    break
                lines.append(line)
        head = "".join(lines).rstrip().rstrip(",")
        found = json.loads(head + "}")
    except (OSError, StopIteration, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


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
    return deck.is_file() and read_head(sidecar_path(deck)).get("deck_sha256") != file_hash(deck)


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
    entries = [entry for entry in read_history(history) if entry["build"] != build]
    entries.append({"build": build, "deck": name})
    for entry in entries[:-HISTORY_LENGTH]:
        for suffix in (".pptx", ".lineage.json"):
            (history / f"{entry['build']}{suffix}").unlink(missing_ok=True)
    index = json.dumps(entries[-HISTORY_LENGTH:], ensure_ascii=False, indent=0)
    write_beside(history / "index.json", index.encode())


def read_history(history: Path) -> list[dict[str, str]]:
    """The builds kept, oldest first, each with its id and the deck's name."""
    try:
        entries = json.loads((history / "index.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return []
    return [entry for entry in entries if isinstance(entry, dict) and "build" in entry]
