"""The kinds of charts: a kind is a module named here, which registers what draws it."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from ...errors import Problem, TemplateError, nearest

if TYPE_CHECKING:
    from ..data import ChartData
    from ..drawing.sheet import Sheet

Drawer = Callable[["ChartData", "Sheet"], None]

KINDS = ("column", "stacked-column", "grouped-column", "line", "combination", "doughnut", "forecast-column")
"""The kinds by name; the module of a kind is its name with underscores."""

_drawers: dict[str, Drawer] = {}


def draws(kind: str) -> Callable[[Drawer], Drawer]:
    """Register a function as the drawer of a kind."""

    def register(drawer: Drawer) -> Drawer:
        _drawers[kind] = drawer
        return drawer

    return register


@cache
def drawer_of(kind: str) -> Drawer:
    """What draws a kind.

    Raises:
        TemplateError: there is no such kind.
    """
    if kind not in KINDS:
        raise TemplateError(Problem("chart", f'no chart kind "{kind}".', nearest(kind, KINDS)))
    importlib.import_module(f"{__package__}.{kind.replace('-', '_')}")
    return _drawers[kind]
