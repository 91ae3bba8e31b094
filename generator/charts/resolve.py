"""From a chart's spec and the workbook to plain data, with the print behind every label. Draws nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ..text.render import Renderer
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
    return kind_named(spec.kind).resolved(spec, Printing(spec, renderer, names, note_mark))
