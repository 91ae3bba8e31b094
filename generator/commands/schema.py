"""The JSON Schemas of deck.yaml and slide files, for editors that complete and check as one types."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from ..blocks.nested import ANY_BLOCK
from ..blocks.registry import block_kinds
from ..files.write import write_beside
from ..spec.deck import DeckSpec, SlideHead
from ..spec.scalars import Sentence

_ANY_BLOCK = {"$ref": "#/$defs/AnyBlock"}


def write_schemas(folder: Path) -> Iterator[Path]:
    """Write deck.json and slide.json; yields their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, schema in (("deck", DeckSpec.model_json_schema()), ("slide", slide_schema())):
        path = folder / f"{name}.json"
        write_beside(path, (json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode())
        yield path


def slide_schema() -> dict[str, object]:
    """A slide file: its head, and any other key is a region with a block of any kind."""
    of_blocks = [model for kind in block_kinds().values() for model in kind.all_models()]
    models: list[type[BaseModel]] = [SlideHead, Sentence, *of_blocks]
    places, definitions = models_json_schema([(model, "validation") for model in models], by_alias=True)
    defined = definitions["$defs"]
    head = defined.pop("SlideHead")
    blocks = [places[model, "validation"] for model in of_blocks]
    text = {"type": "string"}
    sentence = places[Sentence, "validation"]
    texts = {"type": "array", "items": {"anyOf": [text, sentence]}}
    defined["AnyBlock"] = {"anyOf": [text, texts, *blocks]}
    head["properties"]["title"] = {"anyOf": [text, sentence]}
    head["additionalProperties"] = _ANY_BLOCK
    head["required"] = ["layout", "title"]
    document = {"$schema": "https://json-schema.org/draft/2020-12/schema", **head, "$defs": defined}
    return {key: _with_blocks(part) for key, part in document.items()}


def _with_blocks(node: object) -> object:
    """The schema with a reference wherever a block of any kind may stand."""
    if isinstance(node, dict):
        return _ANY_BLOCK if node.get("title") == ANY_BLOCK else {key: _with_blocks(part) for key, part in node.items()}
    return [_with_blocks(part) for part in node] if isinstance(node, list) else node
