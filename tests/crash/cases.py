"""The commands that are stopped, on a project of two slides, and what must hold after each."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.commands.build import build
from generator.commands.preview import preview
from generator.commands.results import BuildResult
from generator.commands.roll import roll
from generator.commands.tie_out import tie_out
from generator.commands.words import list_words
from generator.files.temporary import temporary_root
from generator.lineage.reading import find_record, histories_of
from generator.pptx_deck import read as decks
from generator.workbook.editing.edit import PackageEdit
from tests.small_project import BOOK, make_small_project

OFFICE = """#!/bin/sh
# Says that it is LibreOffice: puts a PDF where it is told to.
while [ $# -gt 1 ]; do [ "$1" = --outdir ] && out=$2; shift; done
mkdir -p "$out"; name=$(basename "$1"); printf '%%PDF-1.4\\n%%%%EOF\\n' > "$out/${name%.*}.pdf"
"""


@dataclass(frozen=True)
class Before:
    """What stood in a project before a command, and what a command that nobody stopped makes of it."""

    files: Mapping[str, bytes]
    after: Mapping[str, bytes] = field(default_factory=dict)


Check = Callable[[Path, Before], None]


@dataclass(frozen=True)
class Case:
    """A command: how the project is made ready for it, the command, and what must hold besides."""

    name: str
    ready: Callable[[Path], object]
    act: Callable[[Path], object]
    holds: Check = lambda project, before: None
    builds: bool = True


def book(project: Path) -> Path:
    return project / "inputs" / BOOK


def deck(project: Path) -> Path:
    return project / "output" / "2024H1.pptx"


def built(project: Path) -> BuildResult:
    return build(book(project), project=project)


def _another_number(project: Path, revenue: str = "1300") -> None:
    package = PackageEdit(book(project))
    _put(package, revenue)
    package.save(book(project))


def _put(package: PackageEdit, revenue: str) -> None:
    """1,200 is the only cell of its value."""
    sheet = package.sheet("财务")
    row, column = next((row, column) for row in range(1, 12) for column in range(1, 14) if _value(sheet, row, column) == "1200")
    sheet.set_number(row, column, revenue)


def _value(sheet, row: int, column: int) -> str:  # type: ignore[no-untyped-def]
    cell = sheet.find(row, column)
    return "" if cell is None else "".join(cell.itertext())


def _changed(project: Path) -> None:
    built(project)
    _another_number(project)


def _edited(project: Path) -> None:
    from pptx import Presentation

    _changed(project)
    opened = Presentation(str(deck(project)))
    opened.slides[0].shapes.title.text_frame.text = "乙公司"
    opened.save(str(deck(project)))


def _with_office(project: Path) -> None:
    office = project / "soffice"
    office.write_text(OFFICE, encoding="utf-8")
    office.chmod(0o755)
    os.environ["JIANBAO_SOFFICE"] = str(office)
    _changed(project)


def _with_pdf(project: Path) -> None:
    result = built(project)
    assert result.deck is not None
    preview(result.deck, pdf=True)


def _reviewed(project: Path) -> None:
    """A sheet that reviewers wrote into: initials, a cell beside, a note, a colour, a sheet of their own."""
    from openpyxl import load_workbook
    from openpyxl.comments import Comment
    from openpyxl.styles import PatternFill

    built(project)
    sheet = tie_out(deck(project), project=project).path
    opened = load_workbook(sheet)
    numbers = opened["逐数核对"]
    numbers["M2"], numbers["R2"] = "李", "见底稿"
    numbers["C2"].comment = Comment("查过", "李")
    numbers["B2"].fill = PatternFill("solid", fgColor="FFFF00")
    opened.create_sheet("问题清单")["A1"] = "一"
    opened.save(sheet)
    _another_number(project)
    built(project)


def _sheet_made(project: Path) -> object:
    return tie_out(deck(project), project=project)


def _edited_deck_is_there(project: Path, before: Before) -> None:
    edited = before.files["output/2024H1.pptx"]
    there = [path.read_bytes() for path in (project / "output").glob("*.pptx")]
    assert edited in there, "the edited deck is lost"


def _workbook_is_whole(project: Path, before: Before) -> None:
    name = f"inputs/{BOOK}"
    assert book(project).read_bytes() in (before.files[name], before.after[name]), "the workbook is neither old nor new"


def _rolled_is_whole(project: Path, before: Before) -> None:
    rolled = project / "inputs" / "2024FY.xlsx"
    assert not rolled.exists() or rolled.read_bytes() == before.after["inputs/2024FY.xlsx"]
    assert book(project).read_bytes() == before.files[f"inputs/{BOOK}"]


def _sheet_is_whole(project: Path, before: Before) -> None:
    name = "output/2024H1.tie-out.xlsx"
    assert (project / name).read_bytes() in (before.files[name], before.after[name]), "the sheet is neither old nor new"


CASES = (
    Case("cold build", lambda project: None, built),
    Case("one number changed", _changed, built),
    Case("onto an edited deck", _edited, built, _edited_deck_is_there),
    Case("build --pdf", _with_office, _with_pdf),
    Case("roll", built, lambda project: roll(book(project), "2024FY", project=project), _rolled_is_whole, builds=False),
    Case("words", built, lambda project: list_words(book(project), project=project), _workbook_is_whole, builds=False),
    Case("tie-out", _reviewed, _sheet_made, _sheet_is_whole, builds=False),
)  # fmt: skip


def files_of(project: Path) -> dict[str, bytes]:
    return {path.relative_to(project).as_posix(): path.read_bytes() for path in sorted(project.rglob("*")) if path.is_file()}


def made_ready(case: Case, folder: Path) -> Path:
    project = make_small_project(folder)
    case.ready(project)
    return project


def copied(project: Path, folder: Path) -> Path:
    shutil.copytree(project, folder, symlinks=True)
    return folder


def check_after(case: Case, project: Path, before: Before) -> None:
    """What must hold after a command was stopped, and once the next one has run."""
    _index_names_files(project)
    _lineage_is_the_decks(project, before)
    case.holds(project, before)
    _next_build_is_true(case, project, before)
    case.holds(project, before)
    if not case.builds:
        # Again, by the command that was stopped: what it left is swept by it as well.
        (project / "inputs" / "2024FY.xlsx").unlink(missing_ok=True)
        case.act(project)
    _index_names_files(project)
    _nothing_is_stray(case, project, before)


def _index_names_files(project: Path) -> None:
    index = project / "output" / "history" / "index.json"
    for entry in json.loads(index.read_text(encoding="utf-8")) if index.exists() else []:
        for suffix in (".pptx", ".lineage.json"):
            assert (index.parent / f"{entry['build']}{suffix}").is_file(), "the index names a file that is not there"


def _lineage_is_the_decks(project: Path, before: Before) -> None:
    stands = deck(project)
    if "output/2024H1.pptx" in before.files:
        assert stands.is_file(), "the deck is gone from its place"
    if not stands.is_file():
        return
    read = decks.read_deck(stands)
    record = find_record(stands, read.build, histories_of(stands, project / "output" / "history"))
    assert record is not None and record.build == read.build, "the deck has no lineage"
    is_edited = case_is_edited(before) and stands.read_bytes() == before.files["output/2024H1.pptx"]
    assert record.intact is not is_edited, "the lineage is another deck's"
    assert record.head.deck_sha256 == hashlib.sha256(stands.read_bytes()).hexdigest() or is_edited


def case_is_edited(before: Before) -> bool:
    return "output/2024H1.edited.pptx" in before.after


def _next_build_is_true(case: Case, project: Path, before: Before) -> None:
    stands = deck(project).read_bytes() if deck(project).is_file() else b""
    is_edited = case_is_edited(before) and stands == before.files["output/2024H1.pptx"]
    told = built(project)
    assert told.known and (told.kept is not None) is is_edited, "the next build says something false"
    assert told.kept is None or told.kept.read_bytes() == stands
    assert told.deck == deck(project) and told.replaced
    again = built(project)
    assert again.unchanged and again.mended == (), "the build after it has something to put right"


_EXPECTED = ("output/2024H1.pptx", "output/2024H1.lineage.json", "output/2024H1.new.pdf")
"""The last is of a deck whose place was taken: it was asked for and told of, and nobody can say that it is ours."""


def _nothing_is_stray(case: Case, project: Path, before: Before) -> None:
    """All that is there is what stood there before, what the command makes, and builds that the index names."""
    history = project / "output" / "history"
    named = {entry["build"] for entry in json.loads((history / "index.json").read_text(encoding="utf-8"))}
    for name in files_of(project):
        folder, _, file = name.rpartition("/")
        if folder == "output/history":
            assert file == "index.json" or file.partition(".")[0] in named, f"stray: {name}"
        else:
            known = name in before.files or name in before.after or ".earlier" in name
            assert known or name in _EXPECTED, f"stray: {name}"
    root = temporary_root()
    assert not root.exists() or list(root.iterdir()) == [], "a working folder is left"
