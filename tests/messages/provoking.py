"""What comes of an example: the messages that a person is told, and the places in the program that made them."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from generator.errors import JianbaoError, Problem
from generator.finance.findings import Finding
from generator.lineage.json_row import Damaged
from generator.office.picture_parts import Damaged as DamagedPicture
from generator.office.svg import Undrawable
from generator.workbook.calculation.values import NotCalculated
from generator.workbook.reading.sheet_xml import Unreadable

from .sites import GENERATOR, PLAIN, Site, sites, words_of

_CARRIERS = (Unreadable, Undrawable, NotCalculated, Damaged, DamagedPicture)
Act = Callable[[], object]
Place = tuple[str, int]


class Message(NamedTuple):
    """A line as it is printed, and the place that it begins with."""

    where: str
    line: str


class Made(NamedTuple):
    """A sentence when it was made: the lines of the program that were at work, innermost first."""

    sentence: str
    lines: tuple[Place, ...]


class CameOf(NamedTuple):
    """What an example gave: what was told, and by which places."""

    messages: tuple[Message, ...]
    told_by: frozenset[Site]


def came_of(act: Act) -> CameOf:
    """Run an example and gather what it tells: an error's problems, or the findings that it returns."""
    made: list[Made] = []
    with _noting(made):
        messages = tuple(_told(act))
    told = "\n".join(message.line for message in messages)
    lines = {place for one in made if one.sentence and one.sentence in told for place in one.lines}
    return CameOf(messages, frozenset(site for site in sites() if _is_told(site, lines, told)))


def _told(act: Act) -> Iterator[Message]:
    try:
        found = act()
    except JianbaoError as error:
        yield from (Message(problem.where, str(problem)) for problem in error.problems)
        return
    for one in found if isinstance(found, (list, tuple)) else ():
        assert isinstance(one, (Problem, Finding)), one
        yield Message(one.where, str(one))


def _is_told(site: Site, lines: set[Place], told: str) -> bool:
    if site.maker in PLAIN:
        return all(part.strip() in told for part in words_of(site)) and any(map(str.strip, words_of(site)))
    return any((site.file, line) in lines for line in range(site.first, site.last + 1))


@contextlib.contextmanager
def _noting(made: list[Made]) -> Iterator[None]:
    """Note each message where it is made, by the makers' own constructors."""
    new, finding = Problem.__new__, Finding.__init__
    inits = [(carrier, carrier.__init__) for carrier in _CARRIERS]

    def problem(kind: type[Problem], *args: str, **kwargs: str) -> Problem:
        one = new(kind, *args, **kwargs)
        made.append(Made(one.what, _lines()))
        return one

    def found(self: Finding, *args: object, **kwargs: object) -> None:
        finding(self, *args, **kwargs)  # type: ignore[arg-type]
        made.append(Made(self.what if isinstance(self.matter, str) else self.matter.label, _lines()))

    def carrying(init: Callable[..., None]) -> Callable[..., None]:
        def carried(self: Exception, *args: object, **kwargs: object) -> None:
            init(self, *args, **kwargs)
            made.append(Made(str(self), _lines()))

        return carried

    Problem.__new__ = staticmethod(problem)  # type: ignore[assignment, method-assign]
    Finding.__init__ = found  # type: ignore[assignment, method-assign]
    for carrier, init in inits:
        carrier.__init__ = carrying(init)  # type: ignore[method-assign]
    try:
        yield
    finally:
        Problem.__new__, Finding.__init__ = staticmethod(new), finding  # type: ignore[assignment, method-assign]
        for carrier, init in inits:
            carrier.__init__ = init  # type: ignore[method-assign]


def _lines() -> tuple[Place, ...]:
    """The lines of generator/ that are at work."""
    frame, found = sys._getframe(2), []
    while frame is not None:
        path = Path(frame.f_code.co_filename)
        if path.is_relative_to(GENERATOR):
            found.append((path.relative_to(GENERATOR).as_posix(), frame.f_lineno))
        frame = frame.f_back  # type: ignore[assignment]
    return tuple(found)
