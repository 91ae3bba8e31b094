"""Text: one or several paragraphs in one style of the master."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator

from ..page.geometry import Area
from ..page.theme import ColourName
from ..spec.bounds import Spacing
from ..spec.scalars import Claim, Sentence, Text
from ..text.session import Use
from .context import Block, Setting
from .registry import BlockKind


def _as_list(value: object) -> object:
    return value if isinstance(value, (list, tuple)) else [value]


Claims = Annotated[
    tuple[Claim, ...], BeforeValidator(_as_list, json_schema_input_type=Text | Sentence | list[Text | Sentence])
]


class TextBlock(Block):
    """Paragraphs; each may be a claim. `style` is a text style of the master, the region's own when left out."""

    text: Claims
    style: Text | None = None
    colour: ColourName | None = None
    align: Literal["l", "ctr", "r"] | None = None
    anchor: Literal["t", "ctr", "b"] = "t"
    spacing: Spacing = 0.5
    use: Use = "text"

    in_short: ClassVar[str] = "text"


def set_text(block: TextBlock, area: Area, setting: Setting) -> None:
    """The paragraphs, with half a line between them unless the block says otherwise."""
    if block.style is None and setting.region is not None:
        style = setting.region.style
    else:
        style = setting.style(block.style or "body")
    if block.colour is not None:
        style = replace(style, colour=block.colour)
    spacing = block.spacing * style.size
    lines = [
        line
        for number, sentence in enumerate(block.text)
        for line in setting.lines(sentence, style, block.use, space_before=spacing if number else 0)
    ]
    # A text that has a region to itself may grow with it; beside others in a stack it keeps its style's size.
    grows = setting.region is not None and style.most > style.size
    setting.set_text(lines, area, "text", anchor=block.anchor, align=block.align or style.align, grows=grows)


KIND = BlockKind("text", TextBlock, set_text, ground="any")
