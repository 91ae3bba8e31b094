"""What a chart is in: its own unit, else that of the block or slide around it; and what of it stands at the title."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from ..finance.units import Unit
from ..spec.scalars import Text
from ..text.render import Renderer
from ..text.unit_named import UNIT, UnitTerm, is_words, unit_named
from .spec import ChartSpec


class UnitLine(NamedTuple):
    """The names that the chart's texts know, the texts beside its title, and the unit that its values are drawn in.

    `own` is a unit that the chart names itself: its values must be in it. Without any unit, what stands for money in
    the workbook's 报告期 counts, unless words say another.
    """

    names: Mapping[str, object]
    sources: tuple[Text, ...]
    unit: Unit | None = None
    own: bool = False


def unit_line(spec: ChartSpec, renderer: Renderer, names: Mapping[str, object]) -> UnitLine:
    """What a chart is in.

    Raises:
        TemplateError: it names no unit.
    """
    notes = (spec.unit_note,) if spec.unit_note is not None else ()
    around = names.get(UNIT)
    unit = around.unit if isinstance(around, UnitTerm) else renderer.workbook.units.presentation
    if spec.unit is None:
        return UnitLine(names, notes, unit)
    if is_words(spec.unit):
        return UnitLine(names, (spec.unit, *notes))
    own = unit_named(spec.unit, renderer, names)
    words = Text.at(f"{{{{ {UNIT} | unit('{spec.unit_form}') }}}}", spec.unit.where)
    sources = notes if spec.unit_form == "none" else (words, *notes)
    return UnitLine({**names, UNIT: own}, sources, own.unit, own=True)
