"""What a key of a block or chart may be, in a few words, as its model has it: its choices, and what it is else."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import BaseModel


def key_forms(model: type[BaseModel]) -> dict[str, str]:
    """The keys of a model in its own order, each with its form; `when`, `for` and `unit` come last."""
    properties = model.model_json_schema(by_alias=True).get("properties", {})
    forms = {key: _form(of) for key, of in properties.items()}
    common = {key: forms.pop(key) for key in ("when", "for", "unit") if key in forms}
    return {**forms, **common}


def _form(of: Mapping[str, object]) -> str:
    choices = _choices(of)
    default = of.get("default")
    parts = [" | ".join(choices)] if choices else []
    if isinstance(default, (str, int, float)) and not isinstance(default, bool) and default != "":
        parts.append(f"else {default}")
    elif default is True:
        parts.append("else true")
    return ", ".join(parts)


def _choices(of: Mapping[str, object]) -> list[str]:
    """Words and truths that it may be; none where it is a free text, a list or a number."""
    listed = of.get("enum")
    if isinstance(listed, list):
        return [str(one) for one in listed]
    if "const" in of:
        return [str(of["const"])]
    if of.get("type") == "boolean":
        return ["true", "false"]
    options = of.get("anyOf")
    if isinstance(options, list):
        return [choice for one in options if isinstance(one, Mapping) for choice in _choices(one)]
    return []
