"""Stack: blocks one under another in one region, on a panel if wanted."""

from __future__ import annotations

from typing import Literal

from pydantic import model_validator

from ..page.drawingml import Ground
from ..page.geometry import Area
from ..spec.bounds import MOST_POINTS, Few, Gap
from ..spec.scalars import Claim
from .context import Block, Setting
from .nested import AnyBlock
from .registry import BlockKind, set_block

_PADDING = 18


class StackBlock(Block):
    """Blocks from top to bottom, or with `direction: row` side by side.

    `sizes` are their heights or widths in points, `*` shares what is left; all equal when left out.
    """

    stack: Few[AnyBlock]
    sizes: tuple[str, ...] = ()
    direction: Literal["column", "row"] = "column"
    heading: Claim | None = None
    panel: bool = False
    dark: bool = False
    gap: Gap = 8

    @model_validator(mode="after")
    def _as_many_sizes(self) -> StackBlock:
        if self.sizes and len(self.sizes) != len(self.stack):
            raise ValueError(f"{len(self.stack)} blocks and {len(self.sizes)} sizes")
        for size in self.sizes:
            if size != "*" and not (size.replace(".", "", 1).isdecimal() and 0 < float(size) <= MOST_POINTS):
                raise ValueError(f'a size is a number of points, at most {MOST_POINTS:.0f}, or *, not "{size[:20]}"')
        return self


def set_stack(block: StackBlock, area: Area, setting: Setting) -> None:
    inner = setting.inside()
    if block.panel or block.dark:
        setting.page.shape(area, "panel", Ground(fill="dk2" if block.dark else "lt2"))
        inner = inner.on(dark=block.dark)
        area = area.inset(_PADDING, _PADDING - 2)
    if block.heading is not None:
        style = inner.style("heading")
        lines = inner.heading(block.heading, style, area.width)
        height = len(lines) * style.size * 1.4 + 6
        setting.page.text(area.top(height), "heading", lines)
        area = area.below(height + 4)
    scale = setting.page.down if block.direction == "column" else setting.page.across
    for one, place in zip(block.stack, _places(block, area, scale), strict=True):
        set_block(one, place, inner)


def _places(block: StackBlock, area: Area, scale: float) -> list[Area]:
    wanted = block.sizes or ("*",) * len(block.stack)
    room = area.height if block.direction == "column" else area.width
    fixed = sum(float(size) * scale for size in wanted if size != "*")
    free = room - fixed - block.gap * (len(block.stack) - 1)
    share = free / max(wanted.count("*"), 1)
    places, offset = [], 0.0
    for wish in wanted:
        size = share if wish == "*" else float(wish) * scale
        if block.direction == "column":
            places.append(Area(area.x, area.y + offset, area.width, size))
        else:
            places.append(Area(area.x + offset, area.y, size, area.height))
        offset += size + block.gap
    return places


KIND = BlockKind("stack", StackBlock, set_stack, ground="any")
