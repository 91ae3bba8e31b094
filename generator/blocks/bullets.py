"""Bullets: an optional heading and a list of sentences, each of which may be a claim."""

from __future__ import annotations

from ..geometry import Area
from ..page import Line
from ..spec.scalars import Text
from .context import Block, Claim, Setting
from .registry import BlockKind


class BulletsBlock(Block):
    """A list of sentences under a heading."""

    bullets: tuple[Claim, ...]
    heading: Text | None = None
    style: str = "body"


def set_bullets(block: BulletsBlock, area: Area, setting: Setting) -> None:
    heading_style, style = setting.page.style("heading"), setting.page.style(block.style)
    lines: list[Line] = []
    if block.heading is not None:
        lines += setting.lines(block.heading, heading_style)
    for number, sentence in enumerate(block.bullets):
        spacing = style.size * (0.75 if number or block.heading else 0)
        lines += setting.lines(sentence, style, bullet=True, space_before=spacing)
    setting.set_text(lines, area, "bullets")


KIND = BlockKind("bullets", BulletsBlock, set_bullets)
