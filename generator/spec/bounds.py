"""How large a number in a slide file may be: what fits on a page, and no infinity."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, TypeVar

from pydantic import AfterValidator, BeforeValidator, Field

Count = Annotated[int, Field(ge=1, le=24)]
"""Things side by side or one under another."""

CountOrNone = Annotated[int, Field(ge=0, le=24)]

Places = Annotated[int, Field(ge=0, le=12)]
"""Decimals."""

_PERCENT = r"[0-9]{1,6}(?:\.[0-9]{1,4})?%"


def _percent(text: object) -> Decimal:
    """1000% as a ratio: a plain 10 might mean either."""
    if not isinstance(text, str) or not re.fullmatch(_PERCENT, text):
        raise ValueError("a percentage is needed here, as in 1000%")
    return Decimal(text[:-1]) / 100


_PercentText = Annotated[str, Field(pattern=f"^{_PERCENT}$")]
Percent = Annotated[Decimal, BeforeValidator(_percent, json_schema_input_type=_PercentText)]
"""A percentage, held as a ratio."""

Gap = Annotated[float, Field(ge=0, le=200, allow_inf_nan=False)]
"""Points between two things."""

Size = Annotated[float, Field(ge=4, le=400, allow_inf_nan=False)]
"""Points of a thing's own height or width."""

Width = Annotated[float, Field(gt=0, le=2_000, allow_inf_nan=False)]
"""Points of a column; a page is some 960 wide."""

Spacing = Annotated[float, Field(ge=0, le=10, allow_inf_nan=False)]
"""A share of the letters' size."""

MOST_POINTS = 2_000.0

_Item = TypeVar("_Item")


def _filled(items: tuple[_Item, ...]) -> tuple[_Item, ...]:
    # Not by a least length, which pydantic finds too short as well where an item has a slip.
    if not items:
        raise ValueError("one at least is needed")
    return items


Few = Annotated[tuple[_Item, ...], Field(max_length=24, json_schema_extra={"minItems": 1}), AfterValidator(_filled)]
"""As many things as can be told apart on a page, and one at least."""
