"""Steps: dated milestones one under another, joined by a line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ..page.drawingml import Ground
from ..page.fitting import Line, grown, line_width, text_height
from ..page.geometry import Area
from ..spec.scalars import Claim, Text, Words
from .context import Block, Setting
from .registry import BlockKind

_DOT = 8.0
_ARROW, _NOTCH, _APART = 44.0, 18.0, 3.0
_UNDER, _BESIDE, _PADDING, _OVER = 10.0, 4.0, 12.0, 0.3


class StepsBlock(Block):
    """A heading, then for each row of `steps` (row in TABLE) a date and a `step`: one under another, or as arrows in
    a row with `direction: across`."""

    steps: Text
    date: Claim
    step: Claim
    heading: Words | None = None
    direction: Literal["down", "across"] = "down"


@dataclass(frozen=True)
class _Step:
    date: list[Line]
    words: list[Line]


def set_steps(block: StepsBlock, area: Area, setting: Setting) -> None:
    inner = setting.inside()
    if setting.region is not None and setting.region.inset:
        setting.page.shape(area, "panel", Ground(fill="lt2"))
        area = area.inset(setting.region.inset)
    heading = inner.lines(block.heading, setting.style("heading")) if block.heading is not None else []
    rounds = list(inner.items(block.steps))
    across = block.direction == "across"
    dates = setting.style("subheading", colour="lt1" if across else "accent1", align="ctr" if across else None)
    words = setting.style("body", align="ctr" if across else None)
    steps = [_Step(each.lines(block.date, dates), each.lines(block.step, words)) for each in rounds]

    def draw(growth: float) -> None:
        under = area
        if heading:
            height = text_height(grown(heading, growth), area.width) + 4
            setting.page.text(area.top(height), "heading", heading, growth=growth)
            under = area.below(height + 4)
        if steps:
            (_set_arrows if across else _set_rows)(steps, under, growth, setting)
        else:
            setting.set_empty(block.steps, under)

    grows = _growth_across(steps, area, setting) if across else _growth(heading, steps, area, setting)
    setting.page.growing(grows, draw)


def _growth_across(steps: list[_Step], area: Area, setting: Setting) -> float:
    """How far words under arrows may grow: each within its column."""
    wide = _column(area, len(steps)) - 2 * (_BESIDE + _PADDING)
    tall = area.height - _ARROW - _UNDER - 2 * _PADDING
    return min((setting.growth_of(step.words, wide, tall) for step in steps), default=0.0)


def _column(area: Area, count: int) -> float:
    return area.width / max(count, 1)


def _set_arrows(steps: list[_Step], area: Area, growth: float, setting: Setting) -> None:
    """Arrows side by side with their dates in them, the words under each."""
    page, wide = setting.page, _column(area, len(steps))
    room = wide - 2 * (_BESIDE + _PADDING)
    words = max(text_height(grown(step.words, growth), room) for step in steps) + 2 * _PADDING
    words = min(words, area.height - _ARROW - _UNDER)
    top = area.y + max(area.height - _ARROW - _UNDER - words, 0.0) * _OVER
    for number, step in enumerate(steps):
        last = number == len(steps) - 1
        arrow = Area(area.x + number * wide, top, wide if last else wide + _NOTCH - _APART, _ARROW)
        ground = Ground(fill="accent1" if last else "dk2", geometry="chevron" if number else "homePlate")
        page.text(arrow, "arrow", step.date, anchor="ctr", align="ctr", inset=(_NOTCH, 0), ground=ground, wrap=False)
        panel = Area(area.x + number * wide + _BESIDE, top + _ARROW + _UNDER, wide - 2 * _BESIDE, words)
        page.shape(panel, "step panel", Ground(fill="lt2"))
        page.text(panel.inset(_PADDING), "step", step.words, align="ctr", growth=growth)


def _growth(heading: list[Line], steps: list[_Step], area: Area, setting: Setting) -> float:
    """How far steps may grow: each stays within its row, its date on one line."""
    row = (area.height - text_height(grown(heading, 1), area.width) - 8) / max(len(steps), 1)
    room = area.width - _indent(steps, 1)
    texts = [(step.words, room) for step in steps] + [(step.date, area.width) for step in steps]
    return min((setting.growth_of(lines, width, row) for lines, width in texts), default=0.0)


def _indent(steps: list[_Step], growth: float) -> float:
    """How far from the left the steps' words stand: after the dot and the widest date."""
    dates = [line_width(line) for step in steps for line in grown(step.date, growth)]
    return _DOT + 24 + max(dates, default=0.0) * 1.05


def _set_rows(steps: list[_Step], area: Area, growth: float, setting: Setting) -> None:
    page, indent = setting.page, _indent(steps, growth)
    places = area.rows(len(steps), 0)
    middles = [place.y + place.height / 2 for place in places]
    page.rule((area.x + _DOT / 2, middles[0]), (area.x + _DOT / 2, middles[-1]), width=1.25)
    for place, step, middle in zip(places, steps, middles, strict=True):
        dot = Area(place.x, middle - _DOT / 2, _DOT, _DOT)
        page.shape(dot, "dot", Ground(fill=setting.ink("accent1"), geometry="ellipse"))
        date = Area(place.x + _DOT + 12, place.y, indent - _DOT - 20, place.height)
        page.text(date, "date", step.date, anchor="ctr", wrap=False, growth=growth)
        words = Area(place.x + indent, place.y, place.width - indent, place.height)
        page.text(words, "step", step.words, anchor="ctr", growth=growth)


KIND = BlockKind("steps", StepsBlock, set_steps, ground="any")
