"""From a chart's spec and the workbook to plain data, with the print behind every label. Draws nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from ..errors import Problem, TemplateError
from ..text.render import Renderer
from ..text.visible import MissingFigure
from .kinds.registry import kind_named
from .printing import Printing
from .resolved import ResolvedChart
from .spec import ChartSpec


def resolve(
    spec: ChartSpec, renderer: Renderer, names: Mapping[str, object], note_mark: Callable[[str], str] = str
) -> ResolvedChart:
    """The chart's data, made in the way of its kind; `note_mark` gives the raised mark of a footnote by its name.

    Raises:
        TemplateError: an expression names what does not exist.
        MissingFigure: no period has a value.
    """
    printing = Printing(spec, renderer, names, note_mark)
    try:
        return kind_named(spec.kind).resolved(spec, printing)
    except TemplateError as error:
        raise TemplateError(dict.fromkeys([*_slips(spec, printing), *error.problems])) from error


def _slips(spec: ChartSpec, printing: Printing) -> Iterator[Problem]:
    """What is wrong with the expressions of all series, not of the first one alone."""
    for series in spec.series:
        try:
            printing.reading.figure(series.figure, printing.renderer.workbook.current)
        except TemplateError as error:
            yield from error.problems
        except MissingFigure:
            continue  # it waits for a value, and is told so once it is set
