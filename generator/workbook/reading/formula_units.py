"""Formulas that put rows of different units together: a spreadsheet adds 千元 to 百万元 as the numbers stand."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ...finance.figures import Cell, Figure
from ...finance.metrics import Metric
from ...finance.units import Unit, is_money
from .values import Values

_GUARD = re.compile(r'IF\(COUNT\([^()]*\)=\d+,(.*),""\)', re.IGNORECASE | re.DOTALL)
_QUOTED = re.compile(r"'[^']*'!")
# A number that is no part of a reference: what may bring one unit to another.
_FACTOR = re.compile(r"(?<![A-Za-z$\d.!_])\d+(?:\.\d+)?(?![\d.:!]*[A-Za-z(])")
_TIMES = re.compile(r"[*/^]")
_ANY = ("ratio", "points", "times", "number")


def ask_about_mixed_units(metrics: Mapping[str, Metric], values: Values) -> None:
    """Note each row with a formula over cells of different units, at its first such cell."""
    units = {figure.cell: metric.unit for metric in metrics.values() for figure in metric.figures.values()}
    for metric in metrics.values():
        for figure in metric.figures.values():
            told = _mixed(figure, metric.unit, units)
            if told and figure.cell is not None:
                hint = "Give the rows one 单位, or bring each to it in the formula."
                what = f"{metric.label}: {figure.formula} puts {told} together, and a spreadsheet knows no units."
                values.doubts.append(values.told((figure.cell,), what, hint))
                break


def _mixed(figure: Figure, unit: Unit, units: Mapping[Cell | None, Unit]) -> str:
    """The units that a formula puts together; nothing where they are one, or where a factor stands between."""
    formula = _QUOTED.sub("", _GUARD.sub(r"\1", figure.formula.removeprefix("=")))
    if not figure.parents or _FACTOR.search(formula) or any(one.cell not in units for one in figure.parents):
        return ""
    met = {str(one.cell): units[one.cell] for one in figure.parents}
    if not _TIMES.search(formula) and figure.cell is not None:
        met[str(figure.cell)] = unit
    kinds: dict[str, dict[Unit, str]] = {}
    for cell, one in met.items():
        if one.dimension not in _ANY:
            known = kinds.setdefault("money" if is_money(one) else one.dimension, {})
            if not any(_alike(one, other) for other in known):
                known[one] = f"{one.name} ({cell})"
    return next((" and ".join(known.values()) for known in kinds.values() if len(known) > 1), "")


def _alike(one: Unit, other: Unit) -> bool:
    return (one.dimension, one.size) == (other.dimension, other.size)
