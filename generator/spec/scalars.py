"""Scalars that remember where they stand, and the base of all models made of them."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import core_schema


class Located(str):
    """A text of a template file. `where` is its file and line."""

    where: str = ""

    @classmethod
    def at(cls, text: str, where: str) -> Located:
        located = cls(text)
        located.where = where
        return located


class Text(Located):
    """A Jinja string of a slide file, kept as it stands there with its file and line."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(_as_text)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"type": "string"}


class Worded(Text):
    """A text that a workbook's 文案 sheet gives in place of the template's. `origin` is its cell's entry."""

    origin: Any = None

    @classmethod
    def of(cls, text: str, where: str, origin: Any) -> Worded:
        worded = cls(text)
        worded.where, worded.origin = where, origin
        return worded


def _as_text(value: Any) -> Text:
    if isinstance(value, Text):
        return value
    if not isinstance(value, str):
        raise ValueError("a text is needed here")
    text = Text(value)
    text.where = getattr(value, "where", "")
    return text


class Model(BaseModel):
    """A part of a slide file or deck.yaml. Unknown keys are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True, populate_by_name=True)
