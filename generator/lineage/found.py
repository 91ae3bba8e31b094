"""Which lineage is a deck's: the one in a history under the build id that the deck carries, else the one beside it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from enum import Enum
from itertools import takewhile
from pathlib import Path

from ..files.hashes import file_hash
from .build_id import build_of, is_build_id
from .format import FIRST_LIST, Head, head_from_json


class Standing(Enum):
    """What a file in a deck's place is: as it was built, edited since, or nothing that jianbao knows."""

    NOTHING = "nothing"
    OURS = "ours"
    EDITED = "edited"
    UNKNOWN = "unknown"


def sidecar_path(deck: Path) -> Path:
    """2024H1.pptx has a copy of its lineage in 2024H1.lineage.json."""
    return deck.with_suffix(".lineage.json")


def histories_of(deck: Path, project_history: Path) -> list[Path]:
    """Where builds may be kept: in the project, beside the deck, in the folder it lies in."""
    return [project_history, deck.parent / "history", deck.parent]


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


def lineages(deck: Path, build: str, histories: Iterable[Path]) -> Iterator[tuple[Path, Head]]:
    """The files that are a deck's lineage, with their heads, the surest first.

    The file beside may be of another deck that stood there: it counts by its build id, and where the deck carries none
    (a program dropped it) by the deck's own hash.
    """
    for history in histories if is_build_id(build) else ():
        kept = history / f"{build}.lineage.json"
        head = read_head(kept)
        if head is not None and head.build == build:
            yield kept, head
    beside = sidecar_path(deck)
    head = read_head(beside)
    if head is not None and (head.build == build if build else head.deck_sha256 == file_hash(deck)):
        yield beside, head


def standing(deck: Path, histories: Iterable[Path]) -> Standing:
    """What stands in a deck's place, without a word that might be false."""
    if not deck.is_file():
        return Standing.NOTHING
    heads = [head for _, head in lineages(deck, build_of(deck), histories)]
    if not heads:
        return Standing.UNKNOWN
    now = file_hash(deck)
    return Standing.OURS if any(head.deck_sha256 == now for head in heads) else Standing.EDITED
