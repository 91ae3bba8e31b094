"""Keeps at hand what a build reads and sets, so that a thousand builds cost what they write and not what they draw."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from generator.commands import build, reading, steps, words
from generator.files.hashes import file_hash
from generator.pptx_deck import read as decks
from generator.tieout import tieout
from generator.workbook.rolling import roll

Put = Callable[[Any, str, Any], object]
"""setattr, or a test's monkeypatch.setattr."""


def warm(put: Put) -> None:
    """Read each workbook and deck once by its bytes, and set each deck once; all that is written is written anew."""
    for module, name in (
        (reading, "read_workbook"), (steps, "read_workbook"), (words, "read_workbook"), (roll, "read_workbook"),
        (words, "read_grid"), (roll, "read_grid"), (decks, "read_deck"), (tieout, "read_deck"),
    ):  # fmt: skip
        put(module, name, _by_bytes(getattr(module, name)))
    put(steps, "_master", _once(steps._master, lambda request, folder: str(folder)))
    put(steps, "set_slides", _once(steps.set_slides, lambda request, sources, *_: file_hash(request.workbook)))
    put(build, "template_parts", _once(build.template_parts, lambda template, pictures: str(template)))


def _by_bytes(real: Callable[..., Any]) -> Callable[..., Any]:
    return _once(real, lambda path, **_: (file_hash(Path(path)), str(path)))


def _once(real: Callable[..., Any], key_of: Callable[..., Any]) -> Callable[..., Any]:
    known: dict[Any, Any] = {}

    def read(*arguments: Any, **named: Any) -> Any:
        key = key_of(*arguments, **named)
        if key not in known:
            known[key] = real(*arguments, **named)
        return known[key]

    return read
