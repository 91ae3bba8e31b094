"""The acts that examples are made of: a project with one thing changed is checked, a command is run."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from generator import check
from generator.cli import main
from generator.errors import Problem
from generator.finance.findings import Finding
from generator.spec.scalars import Text
from generator.text.render import Renderer
from generator.workbook.model import Workbook
from generator.workbook.reading.read import read_workbook
from generator.workbook.writing.content import ReconciliationRow, SettingRow, TableSheet, WorkbookContent
from generator.workbook.writing.write import write_workbook
from tests.small_project import BOOK, content, make_small_project

Example = Callable[[Path], object]
"""What is done in an empty folder; it returns findings, or raises what it tells."""

HEAD = "layout: chart-and-highlights\ntitle: 营业收入\n"


def project(folder: Path, change: Callable[[Path], object] = lambda _: None) -> tuple[Finding, ...]:
    """What a check of the small project tells, once it was changed."""
    made = make_small_project(folder / "p")
    change(made)
    return check(made / "inputs" / BOOK, project=made).findings


def files(**texts: str | bytes) -> Example:
    """The small project with other files in its template: `deck`, `cover`, `revenue`."""
    names = {"deck": "deck.yaml", "cover": "slides/01-cover.yaml", "revenue": "slides/02-revenue.yaml"}

    def change(made: Path) -> None:
        for name, text in texts.items():
            written = text.encode() if isinstance(text, str) else text
            (made / "templates" / "plain" / names[name]).write_bytes(written)

    return lambda folder: project(folder, change)


def slide(text: str) -> Example:
    """The small project with another second slide; without a head of its own it has the usual one."""
    return files(revenue=text if text.startswith("layout:") else HEAD + text)


def text(source: str) -> Example:
    """A text of a slide file, rendered with the small project's workbook."""

    def act(_: Path) -> list[Finding]:
        renderer = Renderer(_small_workbook())
        renderer.text(Text.at(source, "templates/plain/slides/02-revenue.yaml:6"))
        return renderer.findings

    return act


@cache
def _small_workbook() -> Workbook:
    with TemporaryDirectory() as folder:
        path = Path(folder) / BOOK
        write_workbook(content(), path)
        return read_workbook(path, f"inputs/{BOOK}")


def book(
    *, checks: tuple[tuple[str, str, str], ...] = (), settings: Mapping[str, object] | None = None,
    tables: tuple[TableSheet, ...] | None = None, change: Callable[[WorkbookContent], WorkbookContent] = lambda one: one,
    more: Callable[[Path], object] = lambda _: None, **texts: str,
) -> Example:  # fmt: skip
    """The small project with another workbook, and other files of its template."""
    made = content()
    made = replace(
        made,
        settings=(*made.settings, *(SettingRow(key, key, value) for key, value in (settings or {}).items())),  # type: ignore[arg-type]
        reconciliations=tuple(ReconciliationRow("试", *one) for one in checks) or made.reconciliations,
        tables=made.tables if tables is None else tables,
    )

    def act(folder: Path) -> object:
        def put(at: Path) -> None:
            write_workbook(change(made), at / "inputs" / BOOK)
            more(at)
            for name, text in texts.items():
                where = {"deck": "deck.yaml", "cover": "slides/01-cover.yaml", "revenue": "slides/02-revenue.yaml"}[name]
                (at / "templates" / "plain" / where).write_text(text, encoding="utf-8")

        return project(folder, put)

    return act


def command(*arguments: str) -> Example:
    """A command in the small project's folder; `P` stands for it. What it prints on stderr is told line by line."""

    def act(folder: Path) -> list[Problem]:
        made = folder / "p"
        if not made.exists():
            make_small_project(made)
        return told_by("--project", str(made), *(one.replace("P/", f"{made}/") for one in arguments))

    return act


def told_by(*arguments: str) -> list[Problem]:
    """What a command prints on stderr."""
    err = io.StringIO()
    with contextlib.redirect_stderr(err), contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):
        main(arguments)
    return list(_lines(err.getvalue()))


def _lines(text: str) -> Iterator[Problem]:
    for line in text.splitlines():
        where, _, what = line.partition(": ")
        yield Problem(where, what)


def bounded(name: str, most: object, act: Example) -> Example:
    """Something done where less is allowed than usual."""

    def done(folder: Path) -> object:
        with pytest.MonkeyPatch.context() as bounds:
            bounds.setattr(name, most)
            return act(folder)

    return done
