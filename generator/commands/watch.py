"""watch: a deck built at each save of its workbook, by the same function as any other, with everything at hand."""

from __future__ import annotations

import time
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ..errors import JianbaoError, Problem
from ..files.hashes import content_of
from ..lineage.build_id import build_of, is_part
from ..lineage.history import kept_deck
from .build import built
from .fault import Fault, fault_of
from .request import BuildRequest
from .results import BuildResult

if TYPE_CHECKING:
    from .warm import Warm

QUIET = 0.25
"""Seconds without a change after which a save is over."""
_STEP = 0.02
_PATIENCE = 3.0
"""Seconds that a workbook may stand there in halves, or be held by Excel, before that is told."""
_HEARTBEAT = 1000
"""Milliseconds after which all is looked at again: network drives do not tell of every change."""
_POLL = 300
_BOOKS = (".xlsx", ".xlsm")


class Step(NamedTuple):
    """One build of a watch: its result, with the deck before it where that is kept, or what stood in its way."""

    result: BuildResult | None = None
    before: Path | None = None
    problems: tuple[Problem, ...] = ()
    fault: Fault | None = None


Look = Mapping[Path, tuple[int, int, int]]
"""Each file's time of change, size and number on the disk."""


def watched(request: BuildRequest, *, poll: bool = False) -> Iterator[Step]:
    """Build at once, and again whenever the workbook, its template, a picture or a workbook beside it was saved.

    A save that changes nothing is no step. What cannot be built is one too, and watching goes on.

    Raises:
        PackageError: there is no such workbook to begin with.
    """
    content_of(request.workbook)
    from watchfiles import watch

    from .ready import ready

    warm = ready()
    seen, step = _built_of_rest(request, warm)
    yield step
    from ..differ import run  # noqa: F401 what the diff after the next build would wait for

    folders = sorted(_folders(request))
    changes = watch(
        *folders, step=20, debounce=100, rust_timeout=_HEARTBEAT, yield_on_timeout=True, recursive=False,
        force_polling=poll, poll_delay_ms=_POLL, raise_interrupt=True,
    )  # fmt: skip
    with closing(changes):
        while True:
            if _look(request) == seen:
                next(changes)
                continue
            seen, step = _built_of_rest(request, warm)
            if step.result is None or not step.result.unchanged:
                yield step


class _Changed(Exception):
    """Something was saved again meanwhile: what was made of it is let go."""


def _built_of_rest(request: BuildRequest, warm: Warm) -> tuple[Look, Step]:
    """A build of what is at rest, and how that looked.

    It is made while a save may still go on, when there is nothing else to do; it is written when nothing has changed
    for a while, and made anew otherwise.
    """
    while True:
        seen, since = _whole_at_last(request)
        at_rest = partial(_wait_for_rest, request, seen, since)
        with suppress(_Changed):
            step = _step(request, lambda: built(request, lambda _: None, warm, before_writing=at_rest))  # noqa: B023
            at_rest()
            return seen, step


def _whole_at_last(request: BuildRequest) -> tuple[Look, float]:
    """What is there once the workbook is whole, or does not become so, and since when."""
    seen, since = _look(request), time.monotonic()
    while not _is_whole(request.workbook) and time.monotonic() - since < _PATIENCE:
        time.sleep(_STEP)
        now = _look(request)
        if now != seen:
            seen, since = now, time.monotonic()
    return seen, since


def _wait_for_rest(request: BuildRequest, seen: Look, since: float) -> None:
    """Until nothing has changed for a while.

    Raises:
        _Changed: something has.
    """
    while _look(request) == seen:
        left = since + QUIET - time.monotonic()
        if left <= 0:
            return
        time.sleep(min(left, _STEP))
    raise _Changed


def _step(request: BuildRequest, build: Callable[[], BuildResult]) -> Step:
    before = kept_deck(request.project.history, build_of(request.target))
    try:
        return Step(build(), before)
    except _Changed:
        raise
    except JianbaoError as error:
        return Step(problems=error.problems)
    except OSError as error:
        where, what = str(error.filename or request.workbook), f"cannot be read or written ({error.strerror or error})."
        return Step(problems=(Problem(where, what, "It is tried again when it changes."),))
    except Exception as fault:
        return Step(fault=fault_of(fault))


def _folders(request: BuildRequest) -> Iterator[Path]:
    template = request.template or request.project.root / "templates"
    for folder in {request.workbook.parent, template, request.project.pictures}:
        if folder.is_dir():
            yield folder
    yield from (one for one in template.rglob("*") if one.is_dir())


def _look(request: BuildRequest) -> Look:
    """All files that may decide the deck, as they are now."""
    template = request.template or request.project.root / "templates"
    beside = (one for one in request.workbook.parent.glob("*") if one.suffix.lower() in _BOOKS)
    files = [*beside, *template.rglob("*"), *request.project.pictures.rglob("*")]
    found = {}
    for file in files:
        try:
            if is_part(file):
                about = file.stat()
                found[file] = about.st_mtime_ns, about.st_size, about.st_ino
        except OSError:
            continue  # gone meanwhile: it is not there
    return found


def _is_whole(workbook: Path) -> bool:
    """Whether a save has come to its end: a package is there with its list of contents, which stands last."""
    try:
        with workbook.open("rb") as stream:
            head = stream.read(2)
            return bool(head) and (head != b"PK" or zipfile.is_zipfile(stream))
    except OSError:
        return False  # not there, between two names, or held


def what_changed(step: Step, project: Path) -> tuple[str, ...]:
    """What became of the deck since the build before, in two lines: how much, and what is the reason."""
    if step.result is None or step.result.deck is None or step.before is None:
        return ()
    from ..differ.reports.as_text import change_lines
    from ..differ.reports.said import headline, reached
    from ..differ.run import diff

    try:
        found = diff(step.before, step.result.deck, project=project)
    except JianbaoError:
        return ()  # the deck before was taken away meanwhile
    causes = [one for one in found.causes if one.changes]
    told = [f"{one.cells[0] if one.cells else one.what}  {reached(one, found.changes)}" for one in causes]
    told = told or change_lines(found)
    more = f"; and {len(told) - 1} more" if len(told) > 1 else ""
    return (headline(found), f"{told[0]}{more}") if told else (headline(found),)
