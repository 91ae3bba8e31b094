"""The lineage of decks, found again: beside a deck, or in a history by the id that the deck carries."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from ..errors import PackageError, Problem
from ..files.hashes import file_hash
from .store import read_head, read_history, sidecar_path

FORMAT, VERSION = "jianbao-lineage", 1
Key = tuple[str, str | None]
"""An input by name and period: cells have other addresses in another workbook."""


@dataclass(frozen=True)
class Record:
    """A sidecar's contents; `intact` says that the deck at hand is byte for byte the one that was built."""

    head: dict[str, Any]
    path: Path
    intact: bool = False

    @cached_property
    def slide_names(self) -> dict[int, str]:
        return {slide["slide"]: slide["name"] for slide in self.head["slides"]}

    @cached_property
    def inputs(self) -> dict[Key, dict[str, Any]]:
        return {(one["name"], one["period"]): one for one in self.head["inputs"]}

    @cached_property
    def by_cell(self) -> dict[str, Key]:
        return {one["cell"]: (one["name"], one["period"]) for one in self.head["inputs"]}

    @property
    def prints(self) -> list[dict[str, Any]]:
        return list(self.head["prints"])

    def figure(self, printed: dict[str, Any]) -> dict[str, Any]:
        """The figure that a print shows."""
        return dict(self.head["figures"][printed["figure"]])

    def keys_of(self, printed: dict[str, Any]) -> Iterator[Key]:
        """The typed inputs behind a print."""
        for cell in self.head["figures"][printed["figure"]]["cells"]:
            yield self.by_cell.get(cell, (cell, None))

    @cached_property
    def printed(self) -> dict[Key, list[int]]:
        """The slides on which each input shows."""
        found: dict[Key, list[int]] = {}
        for printed in self.head["prints"]:
            for key in self.keys_of(printed):
                slides = found.setdefault(key, [])
                if printed["slide"] not in slides:
                    slides.append(printed["slide"])
        return found

    def typed_at(self, slide: int, text: str) -> str:
        """The template's file and line that typed a quantity on a slide; empty where none is known."""
        typed = (one for one in self.head.get("typed", ()) if one["slide"] == slide and text in one["text"])
        return next((str(one["template"]) for one in typed), "")

    def value_of(self, cell: str) -> str:
        """What a cell holds, as it is typed; empty where the sidecar does not say."""
        return self._values.get(cell, "")

    @cached_property
    def _values(self) -> dict[str, str]:
        return {one["cell"]: str(one["value"]) for one in self.head["inputs"] if one["value"] is not None}

    def is_of(self, workbook: Path) -> bool:
        """Whether a workbook is, byte for byte, the one that the deck was built from."""
        return self.head.get("workbook_sha256") == file_hash(workbook)

    @property
    def build(self) -> str:
        return str(self.head["build"])


def read_record(path: Path, intact: bool = False) -> Record:
    """A sidecar.

    Raises:
        PackageError: it cannot be read, is no lineage, or of a version that is not known.
    """
    if not path.is_file():
        raise PackageError(Problem(str(path), "there is no such file.", "Name a .lineage.json file."))
    try:
        head = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise PackageError(
            Problem(str(path), f"cannot be read as lineage ({error}).", "Build the deck again.")
        ) from error
    if not isinstance(head, dict) or head.get("format") != FORMAT:
        raise PackageError(Problem(str(path), "is no lineage of a deck.", "Name a .lineage.json file."))
    if head.get("version") != VERSION:
        raise PackageError(Problem(str(path), f"is of version {head.get('version')}.", "Use a newer jianbao."))
    if not _is_whole(head):
        raise PackageError(Problem(str(path), "is damaged: entries are missing.", "Build the deck again."))
    return Record(head, path, intact)


_LISTS = {
    "slides": ("slide", "name"), "inputs": ("cell", "name", "period", "value"), "figures": ("name", "cells", "status"),
    "prints": ("slide", "shape_id", "shape", "text", "print", "template", "figure"),
    "typed": ("slide", "template", "text"), "shapes": ("slide", "shape_id", "shape", "kind"),
}  # fmt: skip


def _is_whole(head: dict[str, Any]) -> bool:
    """Whether a sidecar has what is read of it, so that a damaged one is told as that."""
    if not isinstance(head.get("build"), str):
        return False
    for name, keys in _LISTS.items():
        rows = head.get(name, [] if name in ("typed", "shapes") else None)
        if not isinstance(rows, list) or not all(isinstance(row, dict) and row.keys() >= set(keys) for row in rows):
            return False
    count = len(head["figures"])
    return all(isinstance(one["figure"], int) and 0 <= one["figure"] < count for one in head["prints"])


def exact_text(figure: Mapping[str, Any]) -> str:
    """A figure's exact value with its unit, to twelve digits; empty where it is no number."""
    from decimal import Context, Decimal, InvalidOperation

    try:
        value = Context(prec=12).plus(Decimal(str(figure.get("value")))).normalize()
    except InvalidOperation:
        return ""
    return f"{value:f} {figure.get('unit') or ''}".strip() if figure.get("unit") is not None else ""


def find_record(deck: Path, build: str, histories: Iterable[Path]) -> Record | None:
    """The lineage of a deck: beside it, else in a history under its build id; None where there is none."""
    path = _sidecar(deck, build, histories)
    if path is None:
        return None
    return read_record(path, read_head(path).get("deck_sha256") == file_hash(deck))


def _sidecar(deck: Path, build: str, histories: Iterable[Path]) -> Path | None:
    beside = sidecar_path(deck)
    if beside.is_file() and (not build or read_head(beside).get("build") == build):
        return beside
    for history in histories if build.isalnum() else ():
        kept = history / f"{build}.lineage.json"
        if kept.is_file():
            return kept
    return None


def histories_of(deck: Path, project_history: Path) -> list[Path]:
    """Where builds may be kept: beside the deck, in the folder it lies in, in the project."""
    return [deck.parent / "history", deck.parent, project_history]


def build_before(deck: Path, build: str, histories: Iterable[Path]) -> Path | None:
    """What a deck is to be compared with: what was built, if it was edited since, else the build before it."""
    for history in histories:
        own = history / f"{build}.pptx"
        if build.isalnum() and own.is_file() and file_hash(own) != file_hash(deck):
            return own
        earlier = _earlier(history, deck.name, build)
        if earlier is not None:
            return earlier
    return None


def _earlier(history: Path, name: str, build: str) -> Path | None:
    entries = read_history(history)
    names = {entry["deck"] for entry in entries if entry["build"] == build} or {name}
    order = [entry["build"] for entry in entries if entry.get("deck") in names]
    before = order[: order.index(build)] if build in order else order
    kept = [history / f"{one}.pptx" for one in reversed(before) if one != build]
    return next((path for path in kept if path.is_file()), None)
