"""What one template string may take: steps, sizes of texts and numbers, depths of derivations. No clock is involved."""

from __future__ import annotations

import math
from collections.abc import Iterable

from ..errors import FigureError, Problem, TemplateError
from ..finance.figures import Figure
from .marks import TEXT_LIMIT, without_sentinels
from .session import Session
from .terms import Term, Words
from .visible import Method, Visible

SOURCE_LIMIT = 20_000
NAME_LIMIT = 100
STEP_LIMIT = 60_000
DIGIT_LIMIT = 30
PLACES_LIMIT = 12
ROUND_LIMIT, ROUNDS_OF_A_BUILD = 5_000, 20_000
DERIVATION_LIMIT, DERIVATION_DEPTH = 1_000, 60

_SHOWN = 40


def spend(session: Session, steps: int) -> None:
    """Count what is about to be done; a node that is evaluated and an item that is looked at are a step each.

    Raises:
        FigureError: one template string takes more than any honest one.
    """
    session.steps += steps
    if session.steps > STEP_LIMIT:
        raise FigureError(Problem("", f"the loops take more than {STEP_LIMIT:,} steps.", "Loop over less."))


def counted_rounds(session: Session, items: list[object], where: str, most: int = ROUND_LIMIT) -> list[object]:
    """The items that a slide or block is repeated for, counted over the whole build: loops in loops multiply.

    Raises:
        TemplateError: more than any deck shows.
    """
    session.rounds += len(items)
    if len(items) > most:
        what = f"a loop has {len(items):,} rounds, more than {most:,}."
        raise TemplateError(Problem(where, what, "Loop over a shorter table."))
    if session.rounds > ROUNDS_OF_A_BUILD:
        what = f"the loops of all slides have more than {ROUNDS_OF_A_BUILD:,} rounds."
        raise TemplateError(Problem(where, what, "Loop over shorter tables."))
    return items


def shortened(text: str) -> str:
    """A text for a message, on one line and never longer than a few words."""
    text = without_sentinels(text)
    line = " ".join(text[: 4 * _SHOWN].split())
    return line if len(text) <= _SHOWN else f"{line[:_SHOWN]}…"


def told(value: object) -> str:
    """What a value is, for a message; looking at it prints nothing and costs nothing."""
    if isinstance(value, Words):
        return f'"{shortened(value.entry.text)}"'
    if isinstance(value, Visible):
        return getattr(value, "described", "that")
    if isinstance(value, (str, int, float)):
        return f'"{shortened(str(value))}"'
    return "a list" if isinstance(value, (list, tuple)) else "that"


def printable(value: object) -> object:
    """The value, if it is one that a slide can print: a list would be printed as Python writes it, items and all.

    Raises:
        FigureError: it cannot be printed.
    """
    if isinstance(value, (list, tuple)):
        raise FigureError(Problem("", "a list cannot be printed whole.", "Join it: [...] | join('、')."))
    if isinstance(value, Method):
        raise FigureError(Problem("", "what has to be called cannot be printed.", "Write .at('2023FY')."))
    if not isinstance(value, (str, int, float, Visible)) and not hasattr(value, "_fail_with_undefined_error"):
        raise FigureError(Problem("", "that cannot be printed.", "Print figures, cells and texts."))
    return value


def one_text(parts: Iterable[object]) -> str:
    """Some parts as one text.

    Raises:
        FigureError: it is longer than any slide can hold, or a part cannot be printed.
    """
    texts, size = [], 0
    for part in parts:
        text = str(printable(part))
        size += len(text)
        if size > TEXT_LIMIT:
            what = f"the text is over {TEXT_LIMIT:,} characters."
            raise FigureError(Problem("", what, "Write a shorter one."))
        texts.append(text)
    return "".join(texts)


def bounded(session: Session, value: object) -> object:
    """The value, if its digits and its derivation are within bounds.

    Raises:
        FigureError: a number, or the way to it, grows beyond all that is told of a company.
    """
    if isinstance(value, Term) and value.metric is None:
        _check_derivation(session, value.figure)
        if value.figure.value and abs(value.figure.value.adjusted()) > DIGIT_LIMIT:
            raise _too_large()
    elif isinstance(value, (int, float)) and not (math.isfinite(value) and abs(value) <= 10**DIGIT_LIMIT):
        raise _too_large()
    return value


def _too_large() -> FigureError:
    what = f"a number has more than {DIGIT_LIMIT} digits before or behind its point."
    return FigureError(Problem("", what, "Check the calculation."))


def _check_derivation(session: Session, figure: Figure) -> None:
    """Count what a template derived, one for each way that leads there, as lineage will tell it."""
    below, count = [(figure, 0)], 0
    while below:
        one, depth = below.pop()
        count += 1
        if depth > DERIVATION_DEPTH or count > DERIVATION_LIMIT:
            what = f"a figure is derived in more than {DERIVATION_LIMIT:,} steps, or {DERIVATION_DEPTH} one in another."
            raise FigureError(Problem("", what, "Calculate it in the workbook."))
        if one.cell is None:
            below += [(parent, depth + 1) for parent in one.parents]
    spend(session, count)


def short_name(value: object) -> str:
    """A text that names something: a period, a unit, a column.

    Raises:
        FigureError: it is no text, or far too long for a name.
    """
    name = value.entry.text if isinstance(value, Words) else value
    name = without_sentinels(name) if isinstance(name, str) else name
    if isinstance(name, (list, tuple, Visible)):
        raise FigureError(Problem("", f"a name is needed, not {told(value)}.", "Write it in quotes."))
    if len(str(name)) > NAME_LIMIT:
        raise FigureError(Problem("", f"the name {told(str(name))} is over {NAME_LIMIT} characters.", "Check it."))
    return str(name)
