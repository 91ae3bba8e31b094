"""A matrix of two by two: four panels between two axes, each with a title and words."""

from __future__ import annotations

from typing import Annotated, NamedTuple

from pydantic import AfterValidator

from ..language.measure import line_height
from ..page.drawingml import Ground
from ..page.fitting import Line
from ..page.geometry import Area
from ..page.theme import ColourName
from ..spec.bounds import Few
from ..spec.scalars import Claim, Model, Words
from .context import Block, Setting
from .registry import BlockKind

_GAP = 8.0
_PADDING = 14.0
_AXIS_GAP = 4.0


class Quadrant(Model):
    """One of the four: a title, words under it, and whether it stands out."""

    title: Claim
    text: Claim | None = None
    mark: bool = False


def _four(quadrants: tuple[Quadrant, ...]) -> tuple[Quadrant, ...]:
    if len(quadrants) != 4:
        raise ValueError("a matrix has four panels: upper left, upper right, lower left, lower right")
    return quadrants


class MatrixBlock(Block):
    """Four panels from the upper left to the lower right; `up` and `across` say what its axes measure."""

    matrix: Annotated[Few[Quadrant], AfterValidator(_four)]
    up: Words | None = None
    across: Words | None = None


class _Panel(NamedTuple):
    quadrant: Quadrant
    place: Area
    lines: list[Line]

    @property
    def room(self) -> Area:
        return self.place.inset(_PADDING, _PADDING - 4)


def set_matrix(block: MatrixBlock, area: Area, setting: Setting) -> None:
    inner = setting.inside()
    up, across = (_axis(words, inner) for words in (block.up, block.across))
    height = line_height(setting.style("label").size) + _AXIS_GAP
    if up:
        inner.page.text(area.top(height), "axis up", up, anchor="ctr")
    body = area.below(height if up else 0.0)
    body = body._replace(height=body.height - (height if across else 0.0))
    if across:
        inner.page.text(Area(area.x, body.bottom, area.width, height), "axis across", across, anchor="ctr", align="r")
    places = [place for row in body.rows(2, _GAP) for place in row.columns(2, _GAP)]
    panels = [_Panel(one, place, _words(one, inner)) for one, place in zip(block.matrix, places, strict=True)]
    growth = min(inner.growth_of(panel.lines, panel.room.width, panel.room.height) for panel in panels)

    def draw(growth: float) -> None:
        for panel in panels:
            quadrant, place, lines = panel
            inner.page.shape(place, "quadrant", Ground(fill="accent5" if quadrant.mark else "lt2"))
            inner.page.shape(place.top(2.25), "quadrant rule", Ground(fill="accent1" if quadrant.mark else "dk2"))
            inner.page.text(panel.room, "quadrant text", lines, growth=growth)

    inner.page.growing(growth, draw)


def _axis(words: Words | None, setting: Setting) -> list[Line]:
    return [] if words is None else setting.lines(words, setting.style("label", colour="accent6"))


def _words(quadrant: Quadrant, setting: Setting) -> list[Line]:
    colour: ColourName = "accent1" if quadrant.mark else "dk2"
    lines = setting.lines(quadrant.title, setting.style("subheading", colour=colour))
    if quadrant.text is not None:
        lines += setting.lines(quadrant.text, setting.style("body"), space_before=4)
    return lines


KIND = BlockKind("matrix", MatrixBlock, set_matrix)
