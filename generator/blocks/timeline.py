"""Timeline: dated events over a scale of years, one's own above it and the others' below, true to their months."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ..errors import Problem, TemplateError
from ..finance.figures import Figure
from ..finance.findings import WARNING, Finding
from ..finance.units import unit_named
from ..language.measure import SAFETY
from ..page.drawingml import Ground
from ..page.fitting import Line, line_width
from ..page.geometry import Area
from ..spec.scalars import Text, Words
from ..text import terms
from ..text.render import place
from ..text.visible import EmptyCell
from ..workbook.model import Workbook
from .context import Block, Setting
from .registry import BlockKind
from .timeline_places import Events, Lanes, lanes, spread

_DOT = 10.0
_LATEST_DOT = 14.0
_CORNER = 10.0


class TimelineBlock(Block):
    """For each round of `timeline` (row in TABLE) an event: its date cell, its texts, and whether it is one's own.

    `months` is a figure that says over how many months the scale goes, `months_label` what its bracket says.
    """

    timeline: Text
    date: Text
    title: Words
    detail: Words | None = None
    own: Text
    own_label: Words | None = None
    others_label: Words | None = None
    months: Text | None = None
    months_label: Words | None = None


@dataclass(frozen=True)
class _Event:
    day: date
    own: bool
    setting: Setting
    words: list[Line]

    @property
    def month(self) -> int:
        return self.day.year * 12 + self.day.month - 1


def set_timeline(block: TimelineBlock, area: Area, setting: Setting) -> None:
    found = sorted((_event(block, each) for each in setting.inside().items(block.timeline)), key=lambda one: one.day)
    if not found:
        setting.set_empty(block.timeline, area)
        return
    months = _months(block, found, setting)
    named = block.own_label is not None or block.others_label is not None
    at = lanes(area, named=named, bracket=block.months_label is not None)
    events = Events(found[0].month, found[-1].month, months)
    if block.months_label is not None:
        _set_bracket(block.months_label, at, setting)
    # From top to bottom, as it is read: one's own, the years, the others.
    _set_lane(found, block.own_label, events, at, setting, own=True)
    _set_scale(block, found, events, at, setting)
    _set_lane(found, block.others_label, events, at, setting, own=False)
    _set_dots(found, events, at, setting)


def _event(block: TimelineBlock, setting: Setting) -> _Event:
    day = setting.renderer.value(block.date, setting.names)
    if not isinstance(day, terms.Words) or day.entry.day is None:
        raise TemplateError(_no_date(block.date, day, setting.workbook))
    own = setting.renderer.holds(block.own, setting.names)
    return _Event(day.entry.day, own, setting, _words(block, setting))


def _no_date(asked: Text, found: object, workbook: Workbook) -> Problem:
    """Told at the cell that holds something else; Excel keeps days as numbers, and a format makes dates of them."""
    what, hint = f"{asked} is no date cell.", "Type it as 2024-04."
    where = found.where if isinstance(found, EmptyCell) else ""
    cell = found.entry.cell if isinstance(found, terms.Words) else None
    if isinstance(found, terms.Term) and found.exists:
        cell = found.figure.cell
    if cell is not None:
        where = f"{workbook.path.as_posix()} {cell}"
    if not where:
        return Problem(place(asked), what, hint)
    return Problem(where, what, f"{hint} It is asked for at {place(asked)}.")


def _words(block: TimelineBlock, setting: Setting) -> list[Line]:
    date_source = Text.at(f"{{{{ ({block.date}) | period('dotted') }}}}", block.date.where)
    lines = setting.lines(date_source, setting.style("label"))
    lines += setting.lines(block.title, setting.style("subheading"))
    if block.detail is not None:
        lines += [line for line in setting.lines(block.detail, setting.style("note")) if line.runs]
    return lines


def _months(block: TimelineBlock, found: list[_Event], setting: Setting) -> int:
    """Over how many months the scale goes: as said, and never less than from the first event to the last."""
    needed = found[-1].month - found[0].month
    # An empty cell is told where the words say it; the scale then is that of the events.
    term = setting.renderer.existing(block.months, setting.names) if block.months is not None else None
    if not isinstance(term, terms.Term) or not term.exists or term.figure.value is None:
        return needed
    said = int(_in_months(term.figure))
    if said < needed:
        what = f"the events of the timeline lie {needed} months apart, and its scale says {said}."
        hint = "Leave out the earliest, or correct the figure."
        setting.found(Finding(WARNING, setting.told_at(block.months or ""), what, hint, slide=setting.page.number))
    return max(said, needed)


def _in_months(figure: Figure) -> Decimal:
    months = unit_named("个月")
    return (figure.converted(months) if figure.unit.dimension == months.dimension else figure).defined()


def _set_scale(block: TimelineBlock, found: list[_Event], events: Events, at: Lanes, setting: Setting) -> None:
    """The band with its years; each begins with a tick."""
    page, band = setting.page, at.band
    page.shape(band, "scale", Ground(fill="accent5"))
    for year, start, end in events.years(band):
        if start > band.x:
            page.rule((start, band.y), (start, band.bottom), width=1, heavy=True)
        # A year is that of an event, where one lies in it: what it says leads to a cell.
        event = next((one for one in found if one.day.year == year), None)
        source = str(year) if event is None else f"{{{{ ({block.date}) | period('year') }}}}"
        style = setting.style("label", colour="dk2", bold=True)
        words = (event.setting if event is not None else setting).lines(Text.at(source, block.date.where), style)
        room = Area(start + 8, band.y, max(end - start - 8, 36), band.height)
        page.text(room, "year", words, anchor="ctr", wrap=False)


def _set_bracket(label: Text, at: Lanes, setting: Setting) -> None:
    page, style = setting.page, setting.style("subheading", colour="accent1", align="ctr")
    left, right, y = at.band.x, at.band.right, at.bracket
    page.rule((left, y), (right, y), width=1.25)
    for x in (left, right):
        page.rule((x, y), (x, y + 8), width=1.25)
    lines = setting.lines(label, style)
    wide = max(map(line_width, lines), default=0.0) * SAFETY + 2 * style.size
    place = Area((left + right - wide) / 2, y - 12, wide, 24)
    page.text(place, "span", lines, anchor="ctr", align="ctr", ground=Ground(fill="lt1"), wrap=False)


def _set_lane(
    found: list[_Event], label: Text | None, events: Events, at: Lanes, setting: Setting, *, own: bool
) -> None:
    page, lane = setting.page, at.own if own else at.others
    if label is not None:
        lines = setting.lines(label, setting.style("subheading"))
        page.text(Area(at.area.x, lane.y, at.names, lane.height), "side", lines, anchor="ctr")
    edge = at.band.y if own else at.band.bottom
    side = [one for one in found if one.own is own]
    places = [events.x(one.month, at.band) for one in side]
    for one, x, card in zip(side, places, spread(places, lane, own=own), strict=True):
        _set_stem(x, edge, card, setting)
        _set_card(one, card, setting, latest=one is _latest(found))


def _set_stem(x: float, edge: float, card: Area, setting: Setting) -> None:
    """What joins a dot and its card: straight, or with a step where the card was moved from over it."""
    near = card.bottom if card.bottom <= edge else card.y
    foot = min(max(x, card.x + _CORNER), card.right - _CORNER)
    if abs(foot - x) < 1:
        setting.page.rule((x, min(edge, near)), (x, max(edge, near)))
        return
    step = (near + edge) / 2
    setting.page.rule((foot, min(step, near)), (foot, max(step, near)))
    setting.page.rule((min(x, foot), step), (max(x, foot), step))
    setting.page.rule((x, min(edge, step)), (x, max(edge, step)))


def _latest(found: list[_Event]) -> _Event | None:
    """The last of one's own events."""
    return next((one for one in reversed(found) if one.own), None)


def _set_dots(found: list[_Event], events: Events, at: Lanes, setting: Setting) -> None:
    """A dot at each event's month, on the side of its lane; over the band, and so after it."""
    for one in found:
        x, edge = events.x(one.month, at.band), at.band.y if one.own else at.band.bottom
        size = _LATEST_DOT if one is _latest(found) else _DOT
        dot = Area(x - size / 2, edge - size / 2, size, size)
        setting.page.shape(dot, "dot", Ground(fill="accent1" if one.own else "accent3", geometry="ellipse"))


def _set_card(one: _Event, card: Area, setting: Setting, *, latest: bool) -> None:
    ground = Ground(fill="dk2" if latest else "accent5" if one.own else "lt2")
    said = one.setting.on(dark=latest)
    lines = [line if not latest else said.relit(line) for line in one.words]
    room = card.inset(6, 4)

    def draw(growth: float) -> None:
        setting.page.text(card, "event", lines, anchor="ctr", align="ctr", inset=(6, 4), ground=ground, growth=growth)

    setting.page.growing(setting.growth_of(lines, room.width, room.height), draw)


KIND = BlockKind("timeline", TimelineBlock, set_timeline)
