"""One exception family: every message says where, what, and what to do. Knows nothing of any other room."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Problem(NamedTuple):
    """One thing a person must mend: `where` (sheet!cell, file:line), `what` is wrong, and a `hint` what to do.

    `cells` are the workbook's cells it comes from, as 财务!H5, where it is worth knowing them one by one.
    """

    where: str
    what: str
    hint: str = ""
    cells: tuple[str, ...] = ()

    def __str__(self) -> str:
        return " ".join(part for part in (f"{self.where}:" if self.where else "", self.what, self.hint) if part)


class JianbaoError(Exception):
    """Base of all errors that a user can cause. Carries one or more problems; prints them all, a line each."""

    def __init__(self, problems: Iterable[Problem] | Problem) -> None:
        self.problems = (problems,) if isinstance(problems, Problem) else tuple(problems)
        super().__init__(self.problems)

    def __str__(self) -> str:
        return "\n".join(map(str, self.problems))


class WorkbookError(JianbaoError):
    """The workbook cannot be read as it stands."""


class TemplateError(JianbaoError):
    """A template, its master or its deck.yaml cannot be used as it stands."""


class FigureError(JianbaoError):
    """A figure that does not exist, or an operation on figures that has no meaning."""


class UnitMismatch(FigureError):
    """Two figures that are not of one dimension (RMB against people)."""


class PackageError(JianbaoError):
    """A file that is missing, damaged, or larger than any honest one."""


class OutputError(JianbaoError):
    """The result could not be written."""


class UsageError(JianbaoError):
    """A command was asked for something it cannot mean."""


def check_slides(asked: Sequence[int], count: int, have: str, hint: str = "Name one of them.") -> None:
    """Refuse numbers of slides that a deck of `count` does not have; `have` says what there is.

    Raises:
        UsageError: there is no such slide.
    """
    wrong = [str(number) for number in asked if not 1 <= number <= count]
    if wrong:
        raise UsageError(Problem(f"--slide {', '.join(wrong)}", have, hint))


def nearest(name: str, known: Iterable[str]) -> str:
    """A hint with the known name nearest to `name`, or all that are known."""
    candidates = sorted(set(known))
    close = difflib.get_close_matches(name, candidates, n=1, cutoff=0.6) if len(name) <= 100 else []
    if close:
        return f'Did you mean "{close[0]}"?'
    if not candidates:
        return ""
    return f"Known: {', '.join(candidates)}."
