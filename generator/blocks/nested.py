"""Blocks inside blocks: the field type that reads any kind."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, SerializeAsAny

from ..spec.scalars import Model


def _read(value: Any) -> Model:
    from .registry import read_block

    return read_block(value)


AnyBlock = Annotated[SerializeAsAny[Model], BeforeValidator(_read)]
"""A block of any kind, told by its keys."""
