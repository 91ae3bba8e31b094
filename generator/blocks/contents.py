"""Contents: the titles of the slides that follow, down to the next section."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from ..page.fitting import Line
from ..page.geometry import Area
from ..spec.scalars import Text
from ..text.marks import Paragraph
from .context import Block, Setting
from .registry import BlockKind

_SPACING = 0.6


class ContentsBlock(Block):
    """`contents: section` lists the titles from the next slide to the end of this one's section."""

    contents: Literal["section"]
    style: Text = Text("heading")


def set_contents(block: ContentsBlock, area: Area, setting: Setting) -> None:
    style = setting.style(block.style)

    def draw(titles: Sequence[Paragraph]) -> None:
        lines = [Line(title, style, space_before=style.size * _SPACING) for title in titles]
        setting.set_text(lines, area, "contents", anchor="ctr")

    setting.page.waits_for_titles(draw)


KIND = BlockKind("contents", ContentsBlock, set_contents, ground="any")
