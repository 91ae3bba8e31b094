"""Lines through a whole chart at one value: a target, an average, a limit, each with its label."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator

from ..finance import figures
from ..finance.figures import Figure
from ..language import wording
from ..language.chosen import WORDS
from ..spec.scalars import Model, Text, Words, from_short
from .axis import check_axis
from .data import Guide
from .printing import Printing
from .spec import ChartSpec

AVERAGE = "average"
_MOST = 3


class LineSpec(Model):
    """A line at a figure of the current period, or at the average of what the chart shows; `label` stands before it."""

    at: Text
    label: Words | None = None


def _as_lines(value: object) -> object:
    return (value,) if isinstance(value, (dict, str)) else value


def _few(lines: tuple[LineSpec, ...]) -> tuple[LineSpec, ...]:
    if len(lines) > _MOST:
        raise ValueError(f"{len(lines)} lines lead through it, and at most {_MOST} are told apart")
    return lines


AnyLine = Annotated[LineSpec, BeforeValidator(from_short("at", str), json_schema_input_type=Text | LineSpec)]
Lines = Annotated[
    tuple[AnyLine, ...],
    BeforeValidator(_as_lines, json_schema_input_type=Text | LineSpec | tuple[AnyLine, ...]),
    AfterValidator(_few),
]


class Guided(ChartSpec):
    """A chart through which lines may lead: `line: {at: average, label: 平均}`, or several of them."""

    line: Lines = ()


def guides(
    spec: ChartSpec, printing: Printing, shown: Sequence[Figure | None], places: int | None
) -> tuple[Guide, ...]:  # fmt: skip
    """The lines of a chart whose figures (of one series, or the totals) are `shown`; what waits for a value has none.

    Raises:
        TemplateError: a line is in a unit that the chart has not.
    """
    lines = spec.line if isinstance(spec, Guided) else ()
    found = []
    for line in lines:
        figure = _at(line, printing, [one for one in shown if one is not None and one.value is not None])
        if figure is None or figure.value is None:
            continue
        check_axis([(line.at, [figure]), (spec.series[0].figure, shown)], printing.unit_line, summed=True)
        found.append(Guide(figure.value, _label(line, figure, places, printing)))
    return tuple(found)


def _at(line: LineSpec, printing: Printing, shown: Sequence[Figure]) -> Figure | None:
    if line.at == AVERAGE:
        return figures.mean(shown, AVERAGE) if shown else None
    return printing.reading.needed(line.at, printing.renderer.workbook.current)


def _label(line: LineSpec, figure: Figure, places: int | None, printing: Printing) -> str:
    """What a line says: its words, and its value behind them."""
    own = WORDS.average if line.at == AVERAGE else figure.label
    words = printing.renderer.plain(line.label, "chart", printing.names) if line.label is not None else own
    value = wording.paren(figure, printing.own_places(figure) if places is None else places)
    return f"{words} {printing.label(value, figure, '', words)}".strip()
