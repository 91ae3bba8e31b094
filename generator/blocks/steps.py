"""Steps: dated milestones one under another, joined by a line."""

from __future__ import annotations

from ..language.measure import width
from ..page.drawingml import Ground
from ..page.geometry import Area
from ..spec.scalars import Claim, Text, Words
from .context import Block, Setting
from .registry import BlockKind

_DOT = 8.0


class StepsBlock(Block):
    """A heading, then for each row of `steps` (row in TABLE) a date and a `step`."""

    steps: Text
    date: Claim
    step: Claim
    heading: Words | None = None


def set_steps(block: StepsBlock, area: Area, setting: Setting) -> None:
    inner = setting.inside()
    if setting.region is not None and setting.region.inset:
        setting.page.shape(area, "panel", Ground(fill="lt2"))
        area = area.inset(setting.region.inset)
    if block.heading is not None:
        setting.page.text(area.top(26), "heading", inner.lines(block.heading, setting.style("heading")))
        area = area.below(32)
    rounds = list(inner.items(block.steps))
    if not rounds:
        setting.set_empty(block.steps, area)
        return
    places = area.rows(len(rounds), 0)
    middles = [place.y + place.height / 2 for place in places]
    setting.page.rule((area.x + _DOT / 2, middles[0]), (area.x + _DOT / 2, middles[-1]), width=1.25)
    date_style = setting.style("subheading", colour="accent1")
    dates = [each.lines(block.date, date_style) for each in rounds]
    room = max(
        width("".join(run.text for run in line.runs), date_style.size, True) for found in dates for line in found
    )
    for place, each, date in zip(places, rounds, dates, strict=True):
        dot = Area(place.x, place.y + (place.height - _DOT) / 2, _DOT, _DOT)
        setting.page.shape(dot, "dot", Ground(fill="accent1", geometry="ellipse"))
        left = place.x + _DOT + 12
        setting.page.text(Area(left, place.y, room * 1.05 + 4, place.height), "date", date, anchor="ctr", wrap=False)
        left += room * 1.05 + 12
        words = each.lines(block.step, setting.style("body"))
        setting.page.text(Area(left, place.y, place.right - left, place.height), "step", words, anchor="ctr")


KIND = BlockKind("steps", StepsBlock, set_steps)
