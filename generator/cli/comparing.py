"""diff, text and git-setup."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

import click

from ..errors import Problem, UsageError
from .options import DONE, FOUND, input_file, project_option, wants_colour, write_or_print
from .progress import ProgressBar
from .screen import echo

_FORMATS = ("text", "json", "md", "html")
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 7.2 / 2.54}


@click.command()
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path), required=False)
@click.option("--format", "form", type=click.Choice(_FORMATS), help="text, or what the name after -o says.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The file to write to.")
@click.option("--only", multiple=True, help="Only this kind of change; repeatable.")
@click.option("--ignore", multiple=True, help="Not this kind of change; repeatable.")
@click.option("--slide", "slides", type=click.IntRange(1), multiple=True, help="Only this slide; repeatable.")
@click.option("--tolerance", help="Places this near are the same: 0.5pt otherwise (pt, mm, cm, in).")
@click.option("--seen", is_flag=True, help="Only what shows on a slide: no notes, no properties, nothing hidden.")
@click.option("--all", "everything", is_flag=True, help="List what diff does not read, and do not only count it.")
@click.option("--render", is_flag=True, help="In HTML: pictures of the slides, the changes framed (LibreOffice).")
@click.option("--language", type=click.Choice(("en", "zh")), help="In HTML: of the page; the browser's otherwise.")
@project_option
@click.pass_obj
def diff(
    project: Path, old: Path, new: Path | None, form: str | None, output: Path | None, only: tuple[str, ...],
    ignore: tuple[str, ...], slides: tuple[int, ...], tolerance: str | None, seen: bool, everything: bool,
    render: bool, language: str | None,
) -> int:  # fmt: skip
    """What changed between two decks (or two workbooks), where, and why.

    With one deck: since the build before it.
    """
    from ..commands.diff import Page, check_form, report
    from ..commands.diff import diff as run

    form = form or _form_of(output, render)
    check_form(form, render, language)
    files = [input_file(project, path) for path in (old, new) if path is not None]
    with ProgressBar() as progress:
        found = run(
            *files, only=only, ignore=ignore, slides=slides, tolerance=_points(tolerance), seen=seen, project=project,
            render=render, progress=progress,
        )  # fmt: skip
    terminal = sys.stdout.isatty() and output is None
    page = Page(shutil.get_terminal_size().columns, wants_colour()) if terminal else Page()
    decks = [input_file(project, Path(name)) for name in (found.old, found.new)] if render and found.pairs else []
    told = report(found, form, page, decks, everything, language)
    if told.remark:
        echo(told.remark, err=True)
    write_or_print(told.text, output, coloured=page.colour and form == "text")
    return FOUND if found.differs else DONE


def _form_of(output: Path | None, render: bool) -> str:
    suffix = output.suffix.lower().removeprefix(".") if output is not None else ""
    known = {**{form: form for form in _FORMATS}, "htm": "html", "txt": "text"}
    return known.get(suffix, "html" if render else "text")


def _points(tolerance: str | None) -> float | None:
    if tolerance is None:
        return None
    found = re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*(pt|mm|cm|in)?\s*", tolerance)
    if found is None:
        raise UsageError(Problem("--tolerance", f'"{tolerance}" is no length.', "Write 0.5pt, 1mm, 0.1cm or 0.01in."))
    return float(found[1]) * _POINTS[found[2] or "pt"]


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@project_option
@click.pass_obj
def text(project: Path, file: Path) -> int:
    """A deck or a workbook as stable lines of text."""
    from ..commands.text import outline

    echo(outline(input_file(project, file)), nl=False)
    return DONE


@click.command("git-setup")
@project_option
@click.pass_obj
def git_setup(project: Path) -> int:
    """Let git diff and git log -p show decks and workbooks as text, in this repository."""
    from ..commands.git_setup import git_setup as run

    for path in run(project):
        echo(path.as_posix())
    return DONE


COMMANDS = (diff, text, git_setup)
