"""Blocks inside blocks: the field type that reads any kind."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BeforeValidator, SerializeAsAny, ValidationError, WithJsonSchema
from pydantic_core import PydanticCustomError

from .context import Block


def _read(value: Any) -> Block:
    from .registry import kind_of, read_block

    try:
        return read_block(value)
    except ValidationError as error:
        # The inner slips keep their own places below this one; `spec.validate` tells them one by one.
        told = {"inner": error, "model": kind_of(value).model if isinstance(value, Mapping) else Block}
        raise PydanticCustomError("nested", "a block has slips", told) from error


ANY_BLOCK = "any block"
"""What stands for a block of any kind in a model's JSON Schema, until the schema of slide files puts them in."""

AnyBlock = Annotated[SerializeAsAny[Block], BeforeValidator(_read), WithJsonSchema({"title": ANY_BLOCK})]
"""A block of any kind, told by its keys."""
