"""The functions that finance workbooks are made of, one module a kind; importing them registers them."""

from . import conditional, days, logic, lookup, rounding, sums, texts
from .registry import FUNCTIONS

__all__ = ["FUNCTIONS", "conditional", "days", "logic", "lookup", "rounding", "sums", "texts"]
