"""Bullets: an optional heading and a list of sentences, each of which may be a claim."""

from __future__ import annotations

from ..page.fitting import Line, least_height
from ..page.geometry import Area
from ..spec.scalars import Claim, Text, Words
from .context import Block, Setting
from .registry import BlockKind


class BulletsBlock(Block):
    """A list of sentences under a heading."""

    bullets: tuple[Claim, ...]
    heading: Words | None = None
    style: Text = Text("body")


def set_bullets(block: BulletsBlock, area: Area, setting: Setting) -> None:
    heading_style, style = setting.style("heading"), setting.style(block.style)
    lines: list[Line] = []
    if block.heading is not None:
        lines += setting.lines(block.heading, heading_style)
    region = setting.region
    room = area.inset(region.inset) if region is not None else area
    start = setting.start_of(block)
    for number in range(start, len(block.bullets)):
        spacing = style.size * (0.75 if lines else 0)
        more = setting.lines(block.bullets[number], style, bullet=True, space_before=spacing)
        if number > start and least_height([*lines, *more], room.width) > room.height:
            setting.leave(block, number)
            break
        lines += more
    setting.set_text(lines, area, "bullets", grows=not setting.rest)


KIND = BlockKind("bullets", BulletsBlock, set_bullets, ground="any")
