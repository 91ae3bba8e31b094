"""Scalars that remember where they stand, the base of all models made of them, and the marks of fields with words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, ClassVar, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import core_schema

from ..workbook.model import Entry

Tree: TypeAlias = "dict[str, Tree] | list[Tree] | str"
"""A YAML file as it was read: every scalar a text."""


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
    def __get_pydantic_core_schema__(cls, source: object, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(_as_text)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"type": "string"}


class Worded(Text):
    """A text that a workbook's 文案 sheet gives in place of the template's. `origin` is its cell's entry."""

    origin: Entry | None = None

    @classmethod
    def of(cls, text: str, where: str, origin: Entry | None) -> Worded:
        worded = cls(text)
        worded.where, worded.origin = where, origin
        return worded


def _as_text(value: object) -> Text:
    if isinstance(value, Text):
        return value
    if not isinstance(value, str):
        raise ValueError("a text is needed here")
    text = Text(value)
    text.where = getattr(value, "where", "")
    return text


@dataclass(frozen=True)
class ForReaders:
    """The mark of a field whose text readers see: `jianbao words` lists its places, and a workbook may reword them."""


Words = Annotated[Text, ForReaders()]
"""A text that readers see. Names, conditions and expressions are plain `Text`."""


class Model(BaseModel):
    """A part of a slide file or deck.yaml. Unknown keys are refused.

    `in_short` is the field that a plain text or a list in place of keys and values stands for.
    """

    model_config = ConfigDict(
        extra="forbid", frozen=True, arbitrary_types_allowed=True, populate_by_name=True,
        defer_build=True,  # a deck uses half of the kinds that there are
    )  # fmt: skip

    in_short: ClassVar[str] = ""


class Claimed(Model):
    """Words that may be a claim: `holds` is the condition under which they are true, `otherwise` what is said else."""

    text: Words | None = None
    holds: Text | None = None
    otherwise: Words | None = None

    in_short: ClassVar[str] = "text"


class Sentence(Claimed):
    """A text that may be a claim: `holds` is the condition under which it is true, `otherwise` what is said else."""

    text: Words


def from_short(key: str, kind: type[object]) -> Callable[[object], object]:
    """What makes keys and values of a value of some type that stands in place of them."""
    return lambda value: {key: value} if isinstance(value, kind) else value


Claim = Annotated[Sentence, BeforeValidator(from_short("text", str), json_schema_input_type=Text | Sentence)]
"""In YAML either a text, or keys text, holds, otherwise."""


@dataclass(frozen=True)
class ChosenBy:
    """The mark of a field whose model is told from what stands there; None where it cannot be told."""

    model: Callable[[Tree], type[Model] | None]
