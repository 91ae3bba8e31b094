"""The lineage of decks, found again: in a history by the id that the deck carries, or beside it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from ..errors import PackageError, Problem
from ..files.hashes import file_hash
from ..office.bounds import printable
from .format import FigureRecord, Foreign, Head, Input, OtherVersion, PrintRecord, Sidecar, sidecar_from_json
from .found import histories_of, lineages
from .history import kept_deck, read_history
from .json_row import Damaged

__all__ = ["Key", "Record", "build_before", "find_record", "histories_of", "read_record"]

Key = tuple[str, str | None]
"""An input by name and period: cells have other addresses in another workbook."""


@dataclass(frozen=True)
class Record:
    """A sidecar's contents; `intact` says that the deck at hand is byte for byte the one that was built."""

    sidecar: Sidecar
    path: Path
    intact: bool = False

    @property
    def head(self) -> Head:
        return self.sidecar.head

    @property
    def build(self) -> str:
        return self.head.build

    @property
    def prints(self) -> tuple[PrintRecord, ...]:
        return self.sidecar.prints

    @cached_property
    def slide_names(self) -> dict[int, str]:
        return {slide.slide: slide.name for slide in self.sidecar.slides}

    @cached_property
    def units(self) -> frozenset[str]:
        """What its figures are told in."""
        return frozenset(one.unit for one in self.sidecar.figures if one.unit)

    @cached_property
    def inputs(self) -> dict[Key, Input]:
        return {(one.name, one.period): one for one in self.sidecar.inputs}

    @cached_property
    def by_cell(self) -> dict[str, Key]:
        return {one.cell: (one.name, one.period) for one in self.sidecar.inputs}

    def figure(self, printed: PrintRecord) -> FigureRecord:
        """The figure that a print shows."""
        return self.sidecar.figures[printed.figure]

    def keys_of(self, printed: PrintRecord) -> Iterator[Key]:
        """The typed inputs behind a print."""
        for cell in self.figure(printed).cells:
            yield self.by_cell.get(cell, (cell, None))

    @cached_property
    def shown(self) -> frozenset[Key]:
        """The inputs that show on some slide."""
        return frozenset(key for printed in self.prints for key in self.keys_of(printed))

    def typed_at(self, slide: int, text: str) -> str:
        """The template's file and line that typed a quantity on a slide; empty where none is known."""
        typed = (one for one in self.sidecar.typed if one.slide == slide and text in one.text)
        return next((one.template for one in typed), "")

    def value_of(self, cell: str) -> str:
        """What a cell holds, as it is typed; empty where the sidecar does not say."""
        return self._values.get(cell, "")

    @cached_property
    def _values(self) -> dict[str, str]:
        return {one.cell: one.value for one in self.sidecar.inputs if one.value is not None}

    def is_of(self, workbook: Path) -> bool:
        """Whether a workbook is, byte for byte, the one that the deck was built from."""
        return self.head.workbook_sha256 == file_hash(workbook)


def read_record(path: Path, intact: bool = False) -> Record:
    """A sidecar.

    Raises:
        PackageError: it cannot be read, is no lineage, or of a version that is not known.
    """
    if not path.is_file():
        raise PackageError(Problem(str(path), "there is no such file.", "Name a .lineage.json file."))
    try:
        return Record(sidecar_from_json(json.loads(path.read_text(encoding="utf-8"))), path, intact)
    except Foreign as error:
        raise PackageError(Problem(str(path), "is no lineage of a deck.", "Name a .lineage.json file.")) from error
    except OtherVersion as error:
        version = printable(str(error))[:20]
        raise PackageError(Problem(str(path), f"is of version {version}.", "Use a newer jianbao.")) from error
    except Damaged as error:
        raise PackageError(Problem(str(path), f"is damaged: {error}.", "Build the deck again.")) from error
    except (OSError, ValueError, RecursionError) as error:
        line = f":{error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        raise PackageError(Problem(f"{path}{line}", "cannot be read as lineage.", "Build the deck again.")) from error


def find_record(deck: Path, build: str, histories: Iterable[Path]) -> Record | None:
    """The lineage of a deck: in a history under its build id, else beside it; None where there is none.

    Raises:
        PackageError: it is there and cannot be read.
    """
    damage: PackageError | None = None
    for path, head in lineages(deck, build, histories):
        try:
            return read_record(path, head.deck_sha256 == file_hash(deck))
        except PackageError as error:
            damage = damage or error
    if damage is not None:
        raise damage
    return None


def build_before(deck: Path, build: str, histories: Iterable[Path]) -> Path | None:
    """What a deck is to be compared with: what was built, if it was edited since, else the build before it."""
    for history in histories:
        own = kept_deck(history, build)
        if own is not None and file_hash(own) != file_hash(deck):
            return own
        earlier = _earlier(history, deck.name, build)
        if earlier is not None:
            return earlier
    return None


def _earlier(history: Path, name: str, build: str) -> Path | None:
    entries = read_history(history)
    names = {entry.deck for entry in entries if entry.build == build} or {name}
    order = [entry.build for entry in entries if entry.deck in names]
    before = order[: order.index(build)] if build in order else order
    kept = (kept_deck(history, one) for one in reversed(before) if one != build)
    return next((path for path in kept if path is not None), None)
