"""Trees of a YAML file into models, with pydantic's errors told as file, line, what, and the nearest known name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from ..errors import Problem, TemplateError, nearest
from .yaml_file import YamlFile

ModelT = TypeVar("ModelT", bound=BaseModel)

_SAID = {
    "extra_forbidden": 'unknown key "{key}".',
    "missing": '"{key}" is missing.',
    "string_type": '"{key}" needs a text.',
    "model_type": '"{key}" needs keys and values below it.',
    "dict_type": '"{key}" needs keys and values below it.',
    "list_type": '"{key}" needs a list (lines that begin with "- ").',
    "tuple_type": '"{key}" needs a list (lines that begin with "- ").',
    "too_short": '"{key}" needs one at least.',
    "too_long": '"{key}" takes {max_length} at most.',
    "int_parsing": '"{key}" needs a whole number.',
    "int_from_float": '"{key}" needs a whole number.',
    "int_parsing_size": '"{key}" has too many digits.',
    "float_parsing": '"{key}" needs a number.',
    "finite_number": '"{key}" needs a number.',
    "bool_parsing": '"{key}" needs true or false.',
    "greater_than": '"{key}" is to be over {gt:g}.',
    "greater_than_equal": '"{key}" is to be {ge:g} at least.',
    "less_than": '"{key}" is to be under {lt:g}.',
    "less_than_equal": '"{key}" is to be {le:g} at most.',
    "int_type": '"{key}" needs a whole number.',
    "float_type": '"{key}" needs a number.',
    "bool_type": '"{key}" needs true or false.',
}


def validated(model: type[ModelT], tree: object, file: YamlFile, place: tuple[str | int, ...] = ()) -> ModelT:
    """The model of a tree that stands at `place` in a file.

    Raises:
        TemplateError: every slip of the tree, each with its line.
    """
    try:
        return model.model_validate(tree)
    except ValidationError as error:
        raise TemplateError(tuple(dict.fromkeys(_problems(error, model, file, place)))) from error


def _problems(
    error: ValidationError, model: type[BaseModel], file: YamlFile, place: tuple[str | int, ...]
) -> Iterator[Problem]:
    """All slips, those of blocks inside blocks at their own lines."""
    for detail in error.errors():
        nested = detail.get("ctx", {}) if detail["type"] == "nested" else {}
        inner = nested.get("inner")
        if isinstance(inner, ValidationError):
            yield from _problems(inner, nested.get("model", model), file, (*place, *detail["loc"]))
        else:
            yield _problem(detail, model, file, place)


def _problem(detail: ErrorDetails, model: type[BaseModel], file: YamlFile, place: tuple[str | int, ...]) -> Problem:
    location = tuple(part for part in detail["loc"])
    key = str(location[-1]) if location else str(place[-1] if place else "file")
    said = _SAID.get(detail["type"])
    what = said.format(key=key, **detail.get("ctx", {})) if said else f'"{key}": {_plain_message(detail)}.'
    hint = nearest(key, _keys_at(model, location)) if detail["type"] == "extra_forbidden" else ""
    if detail["type"] == "literal_error":
        expected = str(detail.get("ctx", {}).get("expected", ""))
        hint = nearest(str(detail["input"]), expected.replace("'", "").replace(" or ", ", ").split(", "))
        what = f'"{detail["input"]}" is no {key}.'
    return Problem(file.where((*place, *location)), what, hint)


def _plain_message(detail: ErrorDetails) -> str:
    return detail["msg"].removeprefix("Value error, ").rstrip(".")


def _keys_at(model: type[BaseModel], location: tuple[str | int, ...]) -> Iterable[str]:
    """The keys that the model knows where an unknown one was met, as far as annotations tell."""
    found: object = model
    for part in location[:-1]:
        if isinstance(part, int) or not (isinstance(found, type) and issubclass(found, BaseModel)):
            continue
        field = _fields(found).get(str(part))
        found = _model_in(field.annotation) if field is not None else found
    return list(_fields(found)) if isinstance(found, type) and issubclass(found, BaseModel) else []


def _fields(model: type[BaseModel]) -> dict[str, FieldInfo]:
    return {(field.alias or name): field for name, field in model.model_fields.items()}


def _model_in(annotation: object) -> type[BaseModel] | None:
    """The first model named in an annotation such as list[Kpi] | None."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    models = (_model_in(argument) for argument in getattr(annotation, "__args__", ()))
    return next((model for model in models if model is not None), None)
