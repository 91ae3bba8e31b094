"""diff: two files compared and told in one of four forms; options that mean nothing for them are refused."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from ..differ.changes import Comparison
from ..differ.compare import TOLERANCE
from ..differ.run import WORKBOOKS
from ..differ.run import diff as compared
from ..errors import Problem, UsageError
from ..office.libreoffice import OfficeError

_OF_WORKBOOKS = (
    "number", "text", "table", "moved", "style", "notes", "layout", "properties", "sheet-added", "sheet-removed",
    "sheet-moved", "formula", "result",
)  # fmt: skip


class Page(NamedTuple):
    """What a report in text is set for."""

    width: int = 100_000
    colour: bool = False


class Report(NamedTuple):
    """A comparison in words, and what could not be shown."""

    text: str
    remark: str = ""


def diff(
    old: Path,
    new: Path | None = None,
    *,
    only: Sequence[str] = (),
    ignore: Sequence[str] = (),
    slides: Sequence[int] = (),
    tolerance: float | None = None,
    seen: bool = False,
    project: Path = Path(),
    render: bool = False,
    progress: Callable[[str, int, int], None] = lambda *_: None,
) -> Comparison:
    """What changed from `old` to `new`; with one deck, since the build before it.

    Raises:
        UsageError: an unknown kind, no such slide, no build before, or an option that workbooks have no use for.
        PackageError: a file is missing, damaged, or no deck.
    """
    if old.suffix.lower() in WORKBOOKS and new is not None and new.suffix.lower() in WORKBOOKS:
        _check_workbook_options([*only, *ignore], tolerance, render)
    return compared(
        old, new, only=only, ignore=ignore, slides=slides, seen=seen, project=project,
        tolerance=TOLERANCE if tolerance is None else tolerance, progress=progress,
    )  # fmt: skip


def _check_workbook_options(kinds: Sequence[str], tolerance: float | None, render: bool) -> None:
    """Workbooks have no slides: what is said of them is refused, all at once."""
    problems = []
    if tolerance is not None:
        problems.append(Problem("--tolerance", "is of places on slides, and workbooks have none.", "Leave it out."))
    if render:
        problems.append(Problem("--render", "is of slides, and workbooks have none.", "Leave it out."))
    # A word that is no kind of change at all is told as that.
    from ..differ.changes import KINDS

    apart = [kind for kind in kinds if kind in KINDS and kind not in _OF_WORKBOOKS]
    if apart:
        hint = f"Of workbooks there are: {', '.join(_OF_WORKBOOKS)}."
        what = f"no change of two workbooks is of the kind {', '.join(apart)}."
        problems.append(Problem("--only, --ignore", what, hint))
    if problems:
        raise UsageError(problems)


def check_form(form: str, render: bool, language: str | None = None) -> None:
    """Refuse pictures in a form that shows none, and a language in one that has but one.

    Raises:
        UsageError: `render` or `language` with another form than html.
    """
    if render and form != "html":
        hint = "Write HTML (-o NAME.html, or --format html), or leave it out."
        raise UsageError(Problem("--render", f"puts pictures into HTML, and the report is {form}.", hint))
    if language is not None and form != "html":
        hint = "Write HTML (-o NAME.html, or --format html), or leave it out."
        raise UsageError(Problem("--language", f"is of the page in HTML, and the report is {form}.", hint))


def report(
    found: Comparison, form: str, page: Page, files: Sequence[Path] = (), everything: bool = False,
    language: str | None = None,
) -> Report:  # fmt: skip
    """A comparison as text, json, md or html; with pictures of the slides of `files` in HTML, and its `language`.

    `everything` lists what is not read one by one, and does not only count it.
    """
    if form == "json":
        from ..differ.reports.as_json import as_json

        return Report(json.dumps(as_json(found, everything), ensure_ascii=False, indent=2))
    if form == "md":
        from ..differ.reports.as_md import as_markdown

        return Report(as_markdown(found, everything))
    if form == "html":
        return _html(found, files, everything, language)
    from ..differ.reports.as_text import as_text

    return Report(as_text(found, page.width, page.colour, everything))


def _html(found: Comparison, files: Sequence[Path], everything: bool, language: str | None) -> Report:
    from ..differ.reports.as_html import as_html, rendered

    try:
        return Report(as_html(found, *(rendered(file) for file in files), everything=everything, language=language))
    except OfficeError as error:
        page = as_html(found, everything=everything, language=language)
        return Report(page, f"without pictures of the slides: {error}")
