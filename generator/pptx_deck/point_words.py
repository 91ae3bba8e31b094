"""What a reader reads at a chart's point: its label, typed over or made of the value by a format, else the value."""

from __future__ import annotations

from .charts import Facts, Point, Series
from .shown_numbers import shown_number

_FORMAT = "label number format"


def label_of(point: Point, series: Series) -> str:
    """A point's label as it reads, without the names of series and category; empty where it shows no number."""
    if point.label is not None:
        return point.label
    shown = (_said(point.facts, "label") or _said(series.facts, "labels")).split(", ")
    own = _said(point.facts, _FORMAT) or _said(series.facts, _FORMAT)
    parts = []
    if "value" in shown and point.value:
        parts.append(shown_number(point.value, own) if own else value_of(point, series))
    if "percent" in shown and (share := _share(point, series)):
        parts.append(shown_number(share, own if "%" in own else "0%"))
    if "size" in shown and point.size:
        parts.append(shown_number(point.size, own))
    return " ".join(parts)


def value_of(point: Point, series: Series) -> str:
    """A point's value as its workbook's cells and the axis read."""
    return shown_number(point.value, _said(series.facts, "number format of the values")) or point.value


def _said(facts: Facts, name: str) -> str:
    return next((fact.value for fact in facts if fact.name == name), "")


def _share(point: Point, series: Series) -> str:
    """A point's part of its series, as round charts write it."""
    try:
        total = sum(abs(float(each.value)) for each in series.points if each.value)
        return repr(abs(float(point.value)) / total) if total else ""
    except ValueError:
        return ""
