"""Filters that say a round number of a figure where that is true: 突破5万, 近300万, 3,000多."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from ..finance.figures import Figure
from ..language import wording
from ..language.chosen import WORDS
from .bounds import short_name
from .filters import as_filter, figure_of
from .session import Session


def _milestone(
    session: Session, value: object, milestone: object, said: Callable[[Figure], str],
    holds: Callable[[Decimal, Decimal], bool], otherwise: str = "",
) -> str:  # fmt: skip
    """A round number said of a figure, or `otherwise` and the plain figure where that would be false."""
    figure, round_one = figure_of(value, "milestone"), figure_of(milestone, "milestone")
    same_unit = round_one.converted(figure.unit)
    words = said(round_one)
    if holds(figure.defined(), same_unit.defined()):
        return session.mark(words, figure)
    text = f"{otherwise}{wording.shortest(figure)}"
    session.claim_failed(f'"{words}" is not true of {text} ({figure.derivation}): {text} is printed.', figure)
    return session.mark(text, figure)


@as_filter
def surpass(session: Session, value: object, milestone: object) -> str:
    """突破5万, 突破万, where it is at least that"""
    return _milestone(session, value, milestone, _round(WORDS.surpassing, spoken=True), wording.surpasses)


def _round(form: str, *, spoken: bool = False) -> Callable[[Figure], str]:
    """What says a round number in a form of the language; forms never come from a template."""
    number = wording.spoken_number if spoken else wording.round_number
    return lambda one: form.format(number(one))


@as_filter
def reached(session: Session, value: object, milestone: object, before: str = "", otherwise: str = "") -> str:
    """百万, with a word before it 破百万, where it is at least a million; else the figure after another word: 达95万"""
    word, other = short_name(before), short_name(otherwise)

    def said(one: Figure) -> str:
        return f"{word}{wording.spoken_number(one)}"

    return _milestone(session, value, milestone, said, wording.surpasses, other)


@as_filter
def near(session: Session, value: object, milestone: object) -> str:
    """近300万, where it is a little less"""
    return _milestone(session, value, milestone, _round(WORDS.nearly), wording.is_near)


@as_filter
def more_than(session: Session, value: object, milestone: object) -> str:
    """3,000多, where it is a little more"""
    return _milestone(session, value, milestone, _round(WORDS.more_than), wording.is_just_over)


@as_filter
def plus(session: Session, value: object, milestone: object) -> str:
    """2300+万, where it is a little more"""
    return _milestone(session, value, milestone, _with_plus, wording.is_just_over)


def _with_plus(round_one: Figure) -> str:
    text = wording.round_number(round_one)
    digits = text.rstrip("".join(WORDS.steps))
    return WORDS.just_over.format(digits, text[len(digits) :])
