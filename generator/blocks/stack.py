"""Stack: blocks one under another in one region, on a panel if wanted."""

from __future__ import annotations

from ..drawingml import Ground
from ..geometry import Area
from ..spec.scalars import Model, Text
from .context import Block, Setting
from .nested import AnyBlock
from .registry import BlockKind, set_block

_PADDING = 18


class StackBlock(Block):
    """Blocks from top to bottom. `heights` in points, `*` shares what is left; all equal when left out."""

    stack: tuple[AnyBlock, ...]
    heights: tuple[str, ...] = ()
    heading: Text | None = None
    panel: bool = False
    dark: bool = False
    gap: float = 8


def set_stack(block: StackBlock, area: Area, setting: Setting) -> None:
    inner = setting.inside()
    if block.panel or block.dark:
        setting.page.shape(area, "panel", Ground(fill="dk2" if block.dark else "lt2"))
        area = area.inset(_PADDING, _PADDING - 2)
    if block.heading is not None:
        style = setting.page.style("heading", **({"colour": "lt1"} if block.dark else {}))
        lines = inner.lines(block.heading, style)
        height = len(lines) * style.size * 1.4 + 6
        setting.page.text(area.top(height), "heading", lines)
        area = area.below(height + 4)
    for one, place in zip(block.stack, _places(block, area), strict=True):
        set_block(one, place, inner)


def _places(block: StackBlock, area: Area) -> list[Area]:
    wanted = block.heights or ("*",) * len(block.stack)
    fixed = sum(float(height) for height in wanted if height != "*")
    free = area.height - fixed - block.gap * (len(block.stack) - 1)
    share = free / max(wanted.count("*"), 1)
    places, top = [], area.y
    for height in wanted:
        size = share if height == "*" else float(height)
        places.append(Area(area.x, top, area.width, size))
        top += size + block.gap
    return places


KIND = BlockKind("stack", StackBlock, set_stack)
