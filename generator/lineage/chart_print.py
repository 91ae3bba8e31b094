"""A print drawn in a chart, which is no run of any text: told by the series and the category that it belongs to."""

from __future__ import annotations

from typing import NamedTuple

from ..text.marks import Print


class ChartPrint(NamedTuple):
    """A print drawn in a chart; `series` or `category` is empty for what belongs to all of them."""

    series: str
    category: str
    print: Print
