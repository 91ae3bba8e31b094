"""What became of a figure since its comparative, in words: by its signs, by its row's 方向, 同比 or 环比."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from ..finance.direction import Direction, joint
from ..finance.figures import Figure
from ..finance.growth import growth
from .chosen import WORDS
from .wording import UNDEFINED, is_zero, pct, pp


class _Sides(NamedTuple):
    """The words of one kind of figure: what it is above zero and below, and how it goes from one to the other."""

    above: str
    more: str
    less: str
    below: str
    upwards: str
    downwards: str


class Course(NamedTuple):
    """What became of a figure: of what it is said (亏损, 净流出, or nothing), over what, and how it went.

    `rated` is whether a rate, or points, belong behind the words.
    """

    subject: str
    over: str
    verb: str
    rated: bool = False

    @property
    def words(self) -> str:
        """同比增长, 亏损收窄, 净流出环比收窄, 环比扭亏为盈: 同比 is said only where it stands first, before a rate."""
        unsaid = self.over == WORDS.over_year and (self.subject or not self.rated)
        return self.subject + ("" if unsaid else self.over) + self.verb

    @property
    def beside(self) -> str:
        """The words for a label beside the number, which says 亏损 itself: 同比收窄."""
        subject = "" if self.subject == WORDS.loss else self.subject
        return subject + self.over + self.verb if self.rated else self.words


def course(current: Figure, comparative: Figure) -> Course:
    """What became of a figure; 扭亏为盈, 由盈转亏, 持平 and 不适用 have no rate."""
    if current.value is None or comparative.value is None:
        return Course("", "", UNDEFINED)
    over = against(current, comparative)
    now, before = current.profit, comparative.converted(current.unit).profit
    if now == before:
        return Course("", over, WORDS.flat)
    if current.unit.relative:
        return Course("", over, WORDS.points_up if now > before else WORDS.points_down, rated=True)
    if before == 0:
        return Course("", "", UNDEFINED)
    sides = _sides(current, comparative)
    if now * before < 0:
        return Course("", over, sides.upwards if now > 0 else sides.downwards)
    if before < 0:
        return Course(sides.below, over, WORDS.narrowed if now > before else WORDS.widened, rated=True)
    return Course(sides.above, over, sides.more if now > before else sides.less, rated=True)


def _sides(current: Figure, comparative: Figure) -> _Sides:
    """The words of the two: a profit after a loss that was typed without its sign is a profit, too."""
    both = {current.direction, comparative.direction}
    what = joint(both)
    if what is Direction.CASH_FLOW:
        return _Sides(WORDS.inflow, WORDS.more, WORDS.less, WORDS.outflow, WORDS.to_inflow, WORDS.to_outflow)
    if what is Direction.PROFIT or (Direction.LOSS in both and Direction.CASH_FLOW not in both):
        return _Sides("", WORDS.growth, WORDS.decline, WORDS.loss, WORDS.to_profit, WORDS.to_loss)
    return _Sides("", WORDS.growth, WORDS.decline, WORDS.below_zero, WORDS.to_above_zero, WORDS.to_below_zero)


def against(current: Figure, comparative: Figure) -> str:
    """同比 over the same span a year before, 环比 over the span before, nothing over any other."""
    if current.period is None or comparative.period is None:
        return WORDS.over_year
    if comparative.period == current.period.comparative:
        return WORDS.over_year
    return WORDS.over_period if comparative.period == current.period.previous else ""


def base_of(current: Figure, comparative: Figure) -> str:
    """What a multiple is of: 去年同期, 上期; empty where neither names it."""
    names = {WORDS.over_year: WORDS.same_span_last_year, WORDS.over_period: WORDS.span_before}
    return names.get(against(current, comparative), "")


def change(current: Figure, comparative: Figure, places: int, said: Callable[[Figure, int], str] = pct) -> str:
    """同比增长 21% / 同比下降 6.1% / 同比下降1.2个百分点 / 亏损收窄 21% / 净流出收窄 40% / 扭亏为盈 / 持平 / 不适用

    A rate that prints as zero is said as 持平. `said` prints the rate.
    """
    found = course(current, comparative)
    rate = growth(current, comparative)
    if not found.rated or rate.value is None:
        return found.words
    text = said(rate, places).removeprefix("−")
    if is_zero(text):
        return found._replace(subject="", verb=WORDS.flat, rated=False).words
    return f"{found.words} {text}" if text.endswith("%") else found.words + text


def turn(current: Figure, comparative: Figure, places: int = 0) -> str:
    """Only the words of a change, for a label beside its number: 同比增长, 同比收窄, 同比扩大, 扭亏为盈.

    A rate that prints as zero beside it is said as 持平.
    """
    told = change(current, comparative, places)
    return told if told.endswith(WORDS.flat) else course(current, comparative).beside


def change_points(difference: Figure, places: int) -> str:
    """上升1.2个百分点 / 下降1.2个百分点 / 持平"""
    if difference.value is None:
        return UNDEFINED
    text = pp(difference, places)
    if is_zero(text):
        return WORDS.flat
    return f"{WORDS.points_down}{text[1:]}" if text.startswith("−") else f"{WORDS.points_up}{text}"
