"""Blocks inside blocks: the field type that reads any kind."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import BeforeValidator, SerializeAsAny, ValidationError, WithJsonSchema
from pydantic_core import PydanticCustomError

from ..spec.scalars import ChosenBy, Model, Tree
from .context import Block


def _read(value: object) -> Block:
    from .registry import kind_of, read_block

    try:
        return read_block(value)
    except ValidationError as error:
        # The inner slips keep their own places below this one; `spec.validate` tells them one by one.
        told = {"inner": error, "model": kind_of(value).model if isinstance(value, Mapping) else Block}
        raise PydanticCustomError("nested", "a block has slips", told) from error


def _model_of(tree: Tree) -> type[Model] | None:
    from .registry import model_of

    return model_of(tree)


ANY_BLOCK = "any block"
"""What stands for a block of any kind in a model's JSON Schema, until the schema of slide files puts them in."""

AnyBlock = Annotated[
    SerializeAsAny[Block], BeforeValidator(_read), WithJsonSchema({"title": ANY_BLOCK}), ChosenBy(_model_of)
]
"""A block of any kind, told by its keys."""
