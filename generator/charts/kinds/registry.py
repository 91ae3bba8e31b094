"""The kinds of charts: a module named here says what a slide file may tell of it, and how that is resolved.

How it is drawn stands in the module of the same name in each room that draws. Reading a chart imports none of them.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from ...errors import Problem, TemplateError, nearest

if TYPE_CHECKING:
    from ..printing import Printing
    from ..resolved import ResolvedChart
    from ..spec import ChartSpec

KINDS = (
    "column", "stacked-column", "grouped-column", "line", "combination", "doughnut", "forecast-column", "waterfall",
    "bar", "stacked-bar", "hundred-percent", "area", "bullet", "sparkline",
)  # fmt: skip
"""The kinds by name; the module of a kind is its name with underscores."""


@dataclass(frozen=True)
class ChartKind:
    """A kind of chart: what may be said of it, and what makes data of that (over periods, over metrics)."""

    spec: type[ChartSpec]
    resolved: Callable[[ChartSpec, Printing], ResolvedChart]


@cache
def kind_named(name: str) -> ChartKind:
    """The kind of that name.

    Raises:
        TemplateError: there is none.
    """
    kind: ChartKind = importlib.import_module(f"{__package__}.{module_of(name)}").KIND
    return kind


def module_of(name: str) -> str:
    """The name of a kind's modules.

    Raises:
        TemplateError: there is no such kind.
    """
    if name not in KINDS:
        raise TemplateError(Problem("chart", f'no chart kind "{name}".', nearest(name, KINDS)))
    return name.replace("-", "_")
