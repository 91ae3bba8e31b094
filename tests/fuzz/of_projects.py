"""Workbooks, lineage and histories to be damaged: those of the examples, and of a small project that is built."""

from __future__ import annotations

import json
import random
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

from generator import build
from tests.small_project import BOOK, ROOT, make_small_project
from tests.workbook.reading.hostile import sound

from .mutations import damaged_bytes, packed

_ODD: tuple[object, ...] = (
    None, True, -1, 0, 1.5, 10**40, "", "x", "../../precious", "/etc/passwd", "\x1b[31m\n\u202e", "NaN", "9" * 5_000, [], {}, [[]],
)  # fmt: skip


def workbooks() -> list[bytes]:
    """A small workbook with shared texts and a comment, mostly; both examples, every fifth time."""
    with tempfile.TemporaryDirectory(prefix="jianbao-fuzz-") as folder:
        small = packed(sound(Path(folder)))
    return [small, small, (ROOT / "inputs" / "2024H1.xlsx").read_bytes(), small, small]


@cache
def _built() -> tuple[bytes, bytes]:
    with tempfile.TemporaryDirectory(prefix="jianbao-fuzz-") as folder:
        project = make_small_project(Path(folder) / "p")
        built = build(project / "inputs" / BOOK, project=project)
        assert built.deck is not None
        index = next((project / "output").rglob("index.json"))
        return built.deck.with_suffix(".lineage.json").read_bytes(), index.read_bytes()


def lineage() -> list[bytes]:
    return [_built()[0]]


def histories() -> list[bytes]:
    return [_built()[1]]


def damaged_json(whole: bytes, number: int) -> bytes:
    """Every third time bytes of the text; else one to three values of the document made odd, or taken out."""
    if number % 3 == 0:
        return damaged_bytes(whole, number)
    by = random.Random(number)
    document = json.loads(whole)
    for _ in range(by.choice((1, 1, 2, 3))):
        _change_somewhere(document, by)
    text = json.dumps(document, ensure_ascii=False, indent=0)
    return text.encode("utf-8", "surrogatepass")


def _change_somewhere(document: object, by: random.Random) -> None:
    holder = document
    while isinstance(holder, (dict, list)) and holder:
        key = by.choice(list(holder) if isinstance(holder, dict) else range(len(holder)))
        inner = holder[key]
        if isinstance(inner, (dict, list)) and inner and by.random() < 0.8:
            holder = inner
            continue
        if by.random() < 0.2:
            del holder[key]
        else:
            holder[key] = by.choice(_ODD)
        return


def read_any_workbook(path: Path) -> object:
    """As a build reads it, with its formulas calculated; and as roll and words open it for editing."""
    from generator.workbook.editing.edit import PackageEdit
    from generator.workbook.reading.read import read_workbook

    workbook = read_workbook(path, verify=True)
    derived = [figure.derivation + figure.calculation for one in workbook.metrics.values() for figure in one.figures.values()]
    package = PackageEdit(path)
    return derived, [package.sheet(name) for name in package.sheet_names]


def read_any_lineage(path: Path) -> object:
    from generator.lineage.reading import read_record
    from generator.lineage.store import read_head

    read_head(path)
    return read_record(path)


def read_any_history(path: Path) -> object:
    from generator.lineage.reading import build_before
    from generator.lineage.store import kept_deck, read_history

    known = read_history(path.parent)
    return [kept_deck(path.parent, each.build) for each in known], build_before(path.parent / "2024H1.pptx", "x", [path.parent])


READERS: dict[str, tuple[str, Callable[[Path], object]]] = {
    "workbook": ("workbook.xlsx", read_any_workbook),
    "lineage": ("deck.lineage.json", read_any_lineage),
    "history": ("index.json", read_any_history),
}
