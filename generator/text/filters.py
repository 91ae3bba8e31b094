"""The filters templates may use for figures and periods; those for lists stand in `list_filters`, round numbers
that are said of a figure in `milestone_filters`.

A function here is a filter by being registered; its first argument is the rendering session.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import ParamSpec, TypeVar

from jinja2.runtime import Undefined

from ..errors import FigureError, Problem, nearest
from ..finance.figures import Figure
from ..finance.growth import is_growth
from ..finance.growth import multiple as multiple_of
from ..finance.period import Period
from ..finance.units import nearest_unit
from ..language import changes, wording
from ..language.chosen import PERIOD_FORMS, WORDS
from .bounds import PLACES_LIMIT, short_name, shortened, told
from .session import Session
from .terms import PeriodTerm, Term, Words
from .unit_term import UnitTerm, form_named
from .visible import EmptyCell, Missing, MissingFigure

FILTERS: dict[str, Callable[..., object]] = {}

_Arguments = ParamSpec("_Arguments")
_Printed = TypeVar("_Printed")


def as_filter(function: Callable[_Arguments, _Printed]) -> Callable[_Arguments, _Printed]:
    """Make a function a filter of its name."""
    FILTERS[function.__name__.rstrip("_")] = function
    return function


def _number(function: Callable[..., str]) -> Callable[..., str]:
    """A filter that prints a number; where a figure has none, as a growth across a change of sign, it says 不适用."""

    @wraps(function)
    def printed(session: Session, value: object, *args: object, **kwargs: object) -> str:
        if isinstance(value, Term) and value.exists and value.figure.value is None:
            return session.mark(wording.UNDEFINED, value.figure)
        return function(session, value, *args, **kwargs)

    return _with_places(printed)


def _with_places(function: Callable[..., str]) -> Callable[..., str]:
    """A filter that may be told how many decimals: a thousand million of them would fill the memory."""

    @wraps(function)
    def checked(session: Session, value: object, *args: object, **kwargs: object) -> str:
        for given in (*args, *kwargs.values()):
            names_unit = isinstance(given, (str, Words)) and function.__name__ == "in_unit"
            if given is not None and not names_unit and not _is_count_of_places(given):
                what = f"a number of decimals is needed, 0 to {PLACES_LIMIT}, not {told(given)}."
                raise FigureError(Problem("", what, "Write it as in amount(1)."))
        return function(session, value, *args, **kwargs)

    return as_filter(checked)


def _is_count_of_places(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= PLACES_LIMIT


def figure_of(value: object, name: str) -> Figure:
    if isinstance(value, Undefined):
        value._fail_with_undefined_error()
    if isinstance(value, Missing):
        raise MissingFigure(value.problem)
    if not isinstance(value, Term):
        raise FigureError(Problem("", f'the filter "{name}" needs a figure, not {told(value)}.', "Name a metric."))
    return value.figure


@_number
def amount(session: Session, value: object, places: int | None = None) -> str:
    """1,739.7"""
    figure = session.shown(figure_of(value, "amount"))
    return session.mark(wording.amount(figure, session.own_places(figure, places)), figure)


def _counted(value: object, name: str) -> Figure:
    """A figure of money or of things: a ratio has no 亿."""
    figure = figure_of(value, name)
    if figure.unit.dimension in ("ratio", "points"):
        raise FigureError(Problem("", f"{figure.name} is a ratio: {name} prints amounts.", f"Use {figure.name} | pct."))
    return figure


@_number
def yi(session: Session, value: object, places: int | None = None) -> str:
    """17.4亿元"""
    return _in_steps(session, _counted(value, "yi"), 0, session.places("亿元", places))


@_number
def wan(session: Session, value: object, places: int | None = None) -> str:
    """5.4万"""
    return _in_steps(session, _counted(value, "wan"), 1, session.places("万", places))


def _in_steps(session: Session, figure: Figure, step: int, places: int) -> str:
    """An amount in 亿 or 万; in running text in a smaller step where it would print as zero and is not."""
    if session.use in ("chart", "table"):  # one unit for all that stands there; `deck.zeros` tells it
        return session.mark(wording.scaled(figure, WORDS.steps[step], places), figure)
    shown = wording.not_as_zero(figure, WORDS.steps[step:], places, session.places)
    return session.mark(shown.text, shown.figure)


@_number
def in_unit(session: Session, value: object, unit: str, places: int | None = None) -> str:
    """The number in another unit of its dimension, which stands elsewhere."""
    figure = figure_of(value, "in_unit")
    unit = short_name(unit)
    known = session.units.by_name
    if unit not in known:
        raise FigureError(Problem("", f'unknown unit "{unit}".', nearest_unit(unit, known)))
    converted = figure.converted(known[unit])
    return session.mark(wording.amount(converted, session.places(unit, places)), converted)


@as_filter
def unit(session: Session, value: object, form: str = "heading") -> str:
    """(人民币百万元), or with 'subtitle' 单位：百万元人民币: of the unit of a slide or block, of a figure, of a name"""
    asked = form_named(short_name(form))
    if isinstance(value, UnitTerm):
        return value.words(asked)
    if isinstance(value, (Term, Missing, Undefined)):
        return UnitTerm(session, session.shown(figure_of(value, "unit")).unit).words(asked)
    name = short_name(value)
    if name not in session.units.by_name:
        raise FigureError(Problem("", f'unknown unit "{name}".', nearest_unit(name, session.units.by_name)))
    return UnitTerm(session, session.units.by_name[name]).words(asked)


@_number
def pct(session: Session, value: object, places: int | None = None) -> str:
    """21%"""
    figure = figure_of(value, "pct")
    return session.mark(session.rate(figure, wording.pct, session.rate_places(figure, places)), figure)


@_number
def pp(session: Session, value: object, places: int | None = None) -> str:
    """1.2个百分点"""
    figure = figure_of(value, "pp")
    return session.mark(wording.pp(figure, session.places("个百分点", places)), figure)


@_number
def times(session: Session, value: object, places: int | None = None) -> str:
    """2.1倍"""
    figure = figure_of(value, "times")
    return session.mark(wording.times(figure, session.places("倍", places)), figure)


@_number
def paren(session: Session, value: object, places: int | None = None) -> str:
    """(12.4%) for a decline, 6.1% for growth"""
    figure = session.shown(figure_of(value, "paren"))
    return session.mark(session.rate(figure, wording.paren, session.own_places(figure, places)), figure)


@_number
def signed(session: Session, value: object, places: int | None = None) -> str:
    """+21%, (51%)"""
    figure = session.shown(figure_of(value, "signed"))
    return session.mark(session.rate(figure, wording.signed, session.own_places(figure, places)), figure)


def _pair(value: object, name: str) -> tuple[Figure, Figure, Figure]:
    """A growth with the two figures it is of; a metric stands for its growth over the comparative."""
    figure = figure_of(value, name)
    if not is_growth(figure) and isinstance(value, Term) and value.metric is not None:
        figure = value.yoy().figure
    if not is_growth(figure):
        raise FigureError(Problem("", f'the filter "{name}" needs a growth, as in revenue.yoy | {name}.', ""))
    return figure, figure.parents[0], figure.parents[1]


@_with_places
def change(session: Session, value: object, places: int | None = None) -> str:
    """同比增长 21% / 同比下降1.2个百分点 / 亏损收窄 21% / 净流出收窄 40% / 扭亏为盈 / 由盈转亏 / 持平 / 不适用"""
    growth, current, comparative = _pair(value, "change")
    shown = session.rate_places(growth, places)

    def said(rate: Figure, decimals: int) -> str:
        return session.rate(rate, wording.pct, decimals)

    return session.mark(changes.change(current, comparative, shown, said), growth)


@as_filter
def turn(session: Session, value: object) -> str:
    """Only the words of a change: 同比增长, 同比上升, 同比收窄, 净流出同比扩大"""
    growth, current, comparative = _pair(value, "turn")
    return session.mark(changes.turn(current, comparative, session.rate_places(growth)), growth)


@_with_places
def multiple(session: Session, value: object, places: int | None = None) -> str:
    """为去年同期的11.6倍, 为上期的11.6倍; where there is no multiple, as across a change of sign, what `change` says"""
    _, current, comparative = _pair(value, "multiple")
    found = multiple_of(current, comparative, f"{current.name}.multiple")
    if found.value is None:
        return change(session, value, places)
    base = changes.base_of(current, comparative) or session.print_base(comparative)
    return WORDS.multiple_of.format(base, session.mark(session.times(found, places), found))


def _is_missing(value: object) -> bool:
    return isinstance(value, Missing) or (isinstance(value, Term) and not value.exists)


@as_filter
def rise(session: Session, value: object, up: str | None = None, down: str | None = None) -> str:
    """增长 or 下降, of points 上升 or 下降, of a growth that is itself a figure; or other words for the two"""
    if _is_missing(value):
        return WORDS.growth if up is None else up
    rate = figure_of(value, "rise")
    words = (WORDS.points_up, WORDS.points_down) if rate.unit.dimension == "points" else (WORDS.growth, WORDS.decline)
    upwards, downwards = (own if given is None else given for own, given in zip(words, (up, down), strict=True))
    return downwards if rate.defined() < 0 else upwards


@as_filter
def arrow(session: Session, value: object) -> str:
    """↑ or ↓, of a growth that is itself a figure; nothing of none"""
    if _is_missing(value):
        return ""  # the number beside it says so
    rate = figure_of(value, "arrow").defined()
    return "↑" if rate > 0 else "↓" if rate < 0 else ""


@_with_places
def change_points(session: Session, value: object, places: int | None = None) -> str:
    """上升1.2个百分点"""
    figure = figure_of(value, "change_points")
    return session.mark(changes.change_points(figure, session.places("个百分点", places)), figure)


@as_filter
def period(session: Session, value: object, form: str = "long") -> str:
    """2024年上半年 (long), 24年上半年 (short), 1H2024 (code), and the other forms of a period; also of a date cell."""
    form = short_name(form)
    if form not in PERIOD_FORMS:
        raise FigureError(Problem("", f'a period has no form "{form}".', nearest(form, PERIOD_FORMS)))
    if isinstance(value, Term) and (value.metric is not None or value.figure.period is not None):
        return session.mark(PERIOD_FORMS[form](value.period), value.figure)
    if isinstance(value, PeriodTerm):
        return session.print_period(value.period, form)
    if isinstance(value, Words) and value.entry.day:
        return session.print_entry(value.entry, PERIOD_FORMS[form](_month(value.entry.day)))
    _refuse_missing(session, value)
    _refuse_other_cells(session, value)
    raise FigureError(Problem("", f"{told(value)} has no period.", "Use it on a figure, a period or a date cell."))


def _refuse_missing(session: Session, value: object) -> None:
    if isinstance(value, Missing):
        raise MissingFigure(value.problem)
    if isinstance(value, EmptyCell):
        raise MissingFigure(Problem(value.where, "a date is needed and the cell is empty.", "Type it."))
    if isinstance(value, str) and not value:
        raise MissingFigure(Problem(session.where, "a date is needed, and there is none.", "Name a cell with one."))


def _refuse_other_cells(session: Session, value: object) -> None:
    """Tell a cell without a date by its own place: Excel keeps days as numbers, and a format makes dates of them."""
    asked = f" It is asked for at {session.where}." if session.where else ""
    if isinstance(value, Words) and value.entry.day is None:
        what = f'"{shortened(value.entry.text)}" is no date.'
        raise FigureError(Problem(session.place_of(value.entry.cell), what, f"Type it as 2024-08-27.{asked}"))
    plain = isinstance(value, Term) and value.metric is None and value.exists
    if isinstance(value, Term) and plain and value.figure.cell is not None and value.figure.value is not None:
        what = f"{value.figure.value.normalize():f} is a number, and no date."
        hint = f"Give the cell the format of a date, or type it as 2024-08-27.{asked}"
        raise FigureError(Problem(session.place_of(value.figure.cell), what, hint))


def _month(day: date) -> Period:
    return Period(day.year * 12 + day.month - 1, 0)


@as_filter
def date_(session: Session, value: object) -> str:
    """2024.08.27, of a date cell"""
    _refuse_missing(session, value)
    _refuse_other_cells(session, value)
    if not isinstance(value, Words) or value.entry.day is None:
        raise FigureError(Problem("", "a date cell is needed here.", "Name a setting or a column with a date."))
    return session.print_entry(value.entry, f"{value.entry.day:%Y.%m.%d}")
