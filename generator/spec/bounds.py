"""How large a number in a slide file may be: what fits on a page, and no infinity."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

Count = Annotated[int, Field(ge=1, le=24)]
"""Things side by side or one under another."""

CountOrNone = Annotated[int, Field(ge=0, le=24)]

Places = Annotated[int, Field(ge=0, le=12)]
"""Decimals."""

Gap = Annotated[float, Field(ge=0, le=200, allow_inf_nan=False)]
"""Points between two things."""

Size = Annotated[float, Field(ge=4, le=400, allow_inf_nan=False)]
"""Points of a thing's own height or width."""

Width = Annotated[float, Field(gt=0, le=2_000, allow_inf_nan=False)]
"""Points of a column; a page is some 960 wide."""

Spacing = Annotated[float, Field(ge=0, le=10, allow_inf_nan=False)]
"""A share of the letters' size."""

MOST_POINTS = 2_000.0
