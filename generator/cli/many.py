"""build, of several workbooks: a line a deck as it ends, a table at the end; what goes with one workbook only."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..errors import Problem, UsageError
from .faults import tell_fault
from .options import COULD_NOT, DEBUG, DONE, FOUND, HERE, input_file, print_json
from .screen import echo

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from ..commands.build_many import Outcome

STOPPED = 130
"""Exit code of a command that Ctrl-C ended, as shells have it."""
_ENDINGS = (".xlsx", ".xlsm")


def books_of(project: Path, named: Sequence[Path]) -> list[Path]:
    """The workbooks that were named; of a folder, all that lie in it.

    Raises:
        UsageError: a folder without one.
    """
    found: list[Path] = []
    for one in (input_file(project, path) for path in named):
        inside = list(_inside(one)) if one.is_dir() else [one]
        if not inside:
            raise UsageError(Problem(str(one), "has no workbook in it.", "Name a folder with .xlsx files."))
        found += inside
    return list(dict.fromkeys(found))


def _inside(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.suffix.lower() in _ENDINGS and path.is_file() and not path.name.startswith(("~$", ".")):
            yield path


def check_options(output: Path | None, against: Path | None) -> None:
    """Refuse what is of one workbook, all at once.

    Raises:
        UsageError: a file for many decks, or one last period for many workbooks.
    """
    problems = []
    if output is not None and (output.suffix.lower() in (".pptx", ".pptm") or output.is_file()):
        what = f"names one file, {output.name}, and there are several decks."
        problems.append(Problem("--output", what, "Name a folder, or build one workbook."))
    if against is not None:
        what = "names the last period's workbook of one, and there are several workbooks."
        problems.append(Problem("--against", what, "Leave it out: each names its own in 报告期."))
    if problems:
        raise UsageError(problems)


def check_options_of_one(jobs: int | None, dask: str | None) -> None:
    """Refuse what is of many.

    Raises:
        UsageError: processes for one workbook.
    """
    given = [name for name, value in (("--jobs", jobs), ("--dask", dask)) if value is not None]
    if given:
        what, hint = "is of many decks, and one workbook is named.", "Leave it out, or name a folder."
        raise UsageError(Problem(", ".join(given), what, hint))


def build_all(
    project: Path, books: Sequence[Path], output: Path | None, *, final: bool, template: Path | None, notes: bool,
    use_cache: bool, recalculate: bool, jobs: int | None, dask: str | None, as_json: bool,
    then: Callable[[Path], None] | None = None,
) -> int:  # fmt: skip
    """Build all and tell of each as it ends; 2 if one could not be built, 1 if one has findings that matter."""
    from ..commands.build_many import build_many

    outcomes: list[Outcome] = []
    debug = bool(click.get_current_context().meta.get(DEBUG))

    def ended(outcome: Outcome) -> None:
        outcomes.append(outcome)
        if not as_json:
            _tell(outcome, debug=debug)

    try:
        with _cluster(dask) as executor:
            ordered = build_many(
                books, output, final=final, template=template, project=None if project is HERE else project,
                use_cache=use_cache, recalculate=recalculate, notes=notes, executor=executor, jobs=jobs, ended=ended,
            )  # fmt: skip
    except KeyboardInterrupt:
        built = sum(one.result is not None for one in outcomes)
        echo(f"\nstopped: {built} of {len(books)} decks are built, whole; nothing else was touched.", err=True)
        return STOPPED
    if as_json:
        print_json({"decks": [_json(one) for one in ordered]})
    else:
        echo("\n" + "\n".join(_table(ordered)))
    for one in ordered:
        if then is not None and one.result is not None and one.result.deck is not None:
            then(one.result.deck)
    return _code(ordered)


def _code(outcomes: Sequence[Outcome]) -> int:
    if any(one.result is None for one in outcomes):
        return COULD_NOT
    return FOUND if any(one.matters for one in outcomes) else DONE


@contextmanager
def _cluster(address: str | None) -> Iterator[Executor | None]:
    """The executor of a Dask cluster at an address, tcp://scheduler:8786; none where none is named."""
    if address is None:
        yield None
        return
    try:
        from distributed import Client
    except ImportError as error:
        what = "needs Dask, which is not installed."
        raise UsageError(Problem("--dask", what, 'Install it: pip install "jianbao[cluster]".')) from error
    try:
        client = Client(address, timeout=10, set_as_default=False)
    except (OSError, ValueError) as error:
        what = f"no scheduler answers at {address}."
        raise UsageError(Problem("--dask", what, "See whether it runs there.")) from error
    with client:
        yield client.get_executor()


def _tell(outcome: Outcome, *, debug: bool) -> None:
    """One line as a deck ends; more only for what stands in its way, and for what became of a deck before."""
    result = outcome.result
    if result is None:
        echo(f"{outcome.workbook}  not built", err=True)
        for problem in outcome.problems:
            echo(f"  {problem}", err=True)
        if outcome.fault is not None:
            tell_fault(outcome.fault, "build", debug=debug)
        return
    matters = f", {outcome.matters} findings that matter" if outcome.matters else ""
    name = outcome.workbook if result.deck is None else result.deck
    echo(f"{name}  {_state(outcome)} in {result.seconds:.1f} s{matters}")
    if result.kept is not None:
        why = "had been edited by hand" if result.known else "is none that jianbao knows"
        echo(f"  The deck before {why}: it is kept as {result.kept.name}.")
    if not result.replaced and result.deck is not None:
        echo(f"  The deck is open elsewhere: close it; the new one is {result.deck.name}.")


def _state(outcome: Outcome) -> str:
    if outcome.result is None:
        return "not built"
    if outcome.result.refused:
        return "refused"
    return "unchanged" if outcome.result.unchanged else "built"


def _table(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """A row a workbook, its name last: names may be of any width."""
    yield f"{'':10}{'slides':>7}{'charts':>7}{'figures':>8}{'findings':>9}{'matter':>7}  workbook"
    for one in outcomes:
        cells = "".join(f"{number:>{width}}" for number, width in zip(_numbers(one), (7, 7, 8, 9, 7), strict=True))
        yield f"{_state(one):10}{cells}  {one.workbook}"
    counted = [_state(one) for one in outcomes]
    kinds = [kind for kind in ("built", "unchanged", "refused", "not built") if kind in counted]
    yield ", ".join(f"{counted.count(kind)} {kind}" for kind in kinds)


def _numbers(outcome: Outcome) -> Sequence[int | str]:
    result = outcome.result
    if result is None:
        return ("–",) * 5
    summary = result.summary
    return summary.slides, summary.charts, summary.figures, len(result.findings), outcome.matters


def _json(outcome: Outcome) -> Mapping[str, object]:
    from ..commands.json_shapes import build_json

    problems = [dict(zip(("where", "what", "hint"), one[:3], strict=True)) for one in outcome.problems]
    return {
        "workbook": outcome.workbook.as_posix(),
        "problems": problems,
        "fault": outcome.fault.place if outcome.fault is not None else None,
        "result": None if outcome.result is None else build_json(outcome.result),
    }
