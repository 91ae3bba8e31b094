"""Exact values as text, and read from it: plain digits, never more than a person could have typed."""

from __future__ import annotations

from decimal import Context, Decimal, InvalidOperation

from .format import FigureRecord

_MOST_DIGITS = 60


def decimal_text(value: Decimal) -> str:
    """An exact decimal in plain digits, at most thirty of them."""
    return f"{Context(prec=30).plus(value).normalize():f}"


def plain_number(text: str | None) -> Decimal | None:
    """The number that a text is; None for words, and for what no figure is as large or as small as."""
    try:
        value = Decimal(text or "")
    except InvalidOperation:
        return None
    return value if value.is_finite() and abs(value.adjusted()) < _MOST_DIGITS else None


def exact_text(figure: FigureRecord) -> str:
    """A figure's exact value with its unit, to twelve digits; empty where it is no number."""
    value = plain_number(figure.value)
    if value is None or figure.unit is None:
        return ""
    return f"{Context(prec=12).plus(value).normalize():f} {figure.unit}".strip()
