"""Timeline: dated events along a line, one's own above it and the others' below, at places true to their months."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..errors import Problem, TemplateError
from ..page.drawingml import Ground
from ..page.geometry import Area
from ..page.page import Line
from ..spec.scalars import Text, Words
from ..text import terms
from ..text.render import place
from .context import Block, Setting
from .registry import BlockKind

_CARD_WIDTH = 124.0
_CARD_HEIGHT = 62.0
_NEAR = 24.0
_LABEL = 20.0
_GAP = 8.0
_DOT = 10.0


class TimelineBlock(Block):
    """For each round of `timeline` (row in TABLE) an event: its date cell, its texts, and whether it is one's own."""

    timeline: Text
    date: Text
    title: Words
    detail: Words | None = None
    own: Text
    own_label: Words | None = None
    others_label: Words | None = None


@dataclass(frozen=True)
class _Event:
    day: date
    own: bool
    setting: Setting

    @property
    def months(self) -> int:
        return self.day.year * 12 + self.day.month


def set_timeline(block: TimelineBlock, area: Area, setting: Setting) -> None:
    events = sorted((_event(block, each) for each in setting.inside().items(block.timeline)), key=lambda e: e.day)
    if not events:
        setting.set_empty(block.timeline, area)
        return
    axis = area.y + area.height / 2
    inner = Area(area.x + _CARD_WIDTH / 2, area.y, area.width - _CARD_WIDTH, area.height)
    setting.page.rule((area.x, axis), (area.right, axis), width=2, heavy=True)
    _set_side(block.own_label, area, area.y, setting)
    for own in (True, False):
        side = [event for event in events if event.own is own]
        for event, (x, level) in zip(side, _spread(side, events, inner), strict=True):
            _set_event(block, event, (x, axis), level, area.height / 2 - _LABEL, setting)
    # Its place is at the foot: it is read after what stands over it.
    _set_side(block.others_label, area, area.bottom - 18, setting)


def _event(block: TimelineBlock, setting: Setting) -> _Event:
    day = setting.renderer.value(block.date, setting.names)
    if not isinstance(day, terms.Words) or day.entry.day is None:
        raise TemplateError(_no_date(block.date, day))
    return _Event(day.entry.day, setting.renderer.holds(block.own, setting.names), setting)


def _no_date(asked: Text, found: object) -> Problem:
    """Told at the cell that holds something else; Excel keeps days as numbers, and a format makes dates of them."""
    what, hint = f"{asked} is no date cell.", "Type it as 2024-04."
    cell = found.entry.cell if isinstance(found, terms.Words) else None
    if isinstance(found, terms.Term) and found.exists:
        cell = found.figure.cell
    return Problem(place(asked), what, hint) if cell is None else Problem(
        str(cell), what, f"{hint} It is asked for at {place(asked)}."
    )  # fmt: skip


def _position(event: _Event, events: list[_Event], area: Area) -> float:
    first, last = events[0].months, events[-1].months
    return area.x + area.width * (event.months - first) / max(last - first, 1)


def _spread(side: list[_Event], events: list[_Event], area: Area) -> list[tuple[float, int]]:
    """For each event its place along the line and the level of its card: two levels that take turns."""
    ends = [float("-inf"), float("-inf")]
    places, last = [], 1
    for event in side:
        x = _position(event, events, area)
        free = [level for level, end in enumerate(ends) if x - _CARD_WIDTH / 2 >= end + _GAP]
        # Levels take turns, so that the cards breathe.
        last = 1 - last if 1 - last in free or not free else last
        ends[last] = x + _CARD_WIDTH / 2
        places.append((x, last))
    return places


def _set_side(label: Text | None, area: Area, top: float, setting: Setting) -> None:
    if label is not None:
        lines = setting.lines(label, setting.style("label"))
        setting.page.text(Area(area.x, top, 200, 18), "side", lines)


def _set_event(
    block: TimelineBlock, event: _Event, at: tuple[float, float], level: int, half: float, setting: Setting
) -> None:
    """An event's dot on the line, its card near it or further out, and what joins the two."""
    page, (x, axis) = setting.page, at
    reach = _NEAR if level == 0 else half - _CARD_HEIGHT
    top = axis - reach - _CARD_HEIGHT if event.own else axis + reach
    edge = top + _CARD_HEIGHT if event.own else top
    page.rule((x, min(edge, axis)), (x, max(edge, axis)))
    fill = "accent1" if event.own else "accent3"
    page.shape(Area(x - _DOT / 2, axis - _DOT / 2, _DOT, _DOT), "dot", Ground(fill=fill, geometry="ellipse"))  # type: ignore[arg-type]
    card = Area(x - _CARD_WIDTH / 2, top, _CARD_WIDTH, _CARD_HEIGHT)
    ground = Ground(fill="accent5") if event.own else Ground(fill="lt2")
    page.text(card, "event", _words(block, event), anchor="ctr", align="ctr", inset=(6, 4), ground=ground)


def _words(block: TimelineBlock, event: _Event) -> list[Line]:
    setting, style = event.setting, event.setting.style
    date_source = Text.at(f"{{{{ ({block.date}) | period('dotted') }}}}", block.date.where)
    lines = setting.lines(date_source, style("note", colour="accent6"))
    lines += setting.lines(block.title, style("subheading", colour="dk2" if event.own else "dk1"))
    if block.detail is not None:
        lines += [line for line in setting.lines(block.detail, style("note")) if line.runs]
    return lines


KIND = BlockKind("timeline", TimelineBlock, set_timeline)
