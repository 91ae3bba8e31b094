"""The explanations of filters, figures' names, blocks and chart kinds, as they stand in the YAML files beside this.

What may be said at all is up to the code (registries, models); a test holds that nothing of it goes unexplained.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Literal, TypeVar

import yaml

Family = Literal["filter", "figure", "block", "chart"]
_ANY = "any"
_Item = TypeVar("_Item")


@dataclass(frozen=True)
class Explained:
    """One thing that a template may say. `prints` is a sample of a filter's, `keys` what each key of a block says."""

    family: Family
    name: str
    says: str
    prints: str = ""
    keys: Mapping[str, str] = field(default_factory=dict)
    examples: tuple[str, ...] = ()


@cache
def all_explained() -> tuple[Explained, ...]:
    """Everything, in the order in which the documents tell it."""
    return (*_filters(), *_figures(), *_blocks(), *_charts())


def explained(family: Family) -> tuple[Explained, ...]:
    """All of one family."""
    return tuple(one for one in all_explained() if one.family == family)


def keys_of_any(family: Literal["block", "chart"]) -> Mapping[str, str]:
    """What the keys say that several of the family have."""
    return _texts(_read("blocks" if family == "block" else "charts"), _ANY, "keys")


def _filters() -> Iterator[Explained]:
    for name, entry in _read("filters").items():
        yield Explained("filter", name, _text(entry, "says"), _text(entry, "prints"), examples=_examples(entry))


def _figures() -> Iterator[Explained]:
    for name, entry in _read("attributes").items():
        yield Explained("figure", name, _text(entry, "says"), examples=_examples(entry))


def _blocks() -> Iterator[Explained]:
    for name, entry in _read("blocks").items():
        if name != _ANY:
            yield Explained("block", name, _text(entry, "says"), "", _mapped(entry, "keys", str), _examples(entry))


def _charts() -> Iterator[Explained]:
    for name, entry in _mapped(_read("charts"), "kinds", _tree).items():
        keys = _mapped(entry, "keys", str)
        yield Explained("chart", name, _text(entry, "says"), "", keys, _examples(entry))


Tree = Mapping[str, object]


@cache
def _read(name: str) -> Mapping[str, Tree]:
    loaded = yaml.safe_load((Path(__file__).parent / f"{name}.yaml").read_text(encoding="utf-8"))
    return {key: _tree(entry) for key, entry in _tree(loaded).items()}


def _tree(value: object) -> Tree:
    return {str(key): item for key, item in value.items()} if isinstance(value, dict) else {}


def _text(entry: Tree, key: str) -> str:
    return str(entry.get(key, ""))


def _texts(entries: Mapping[str, Tree], name: str, key: str) -> Mapping[str, str]:
    return _mapped(entries.get(name, {}), key, str)


def _mapped(entry: Tree, key: str, read: Callable[[object], _Item]) -> dict[str, _Item]:
    return {name: read(value) for name, value in _tree(entry.get(key)).items()}


def _examples(entry: Tree) -> tuple[str, ...]:
    listed = entry.get("examples")
    if isinstance(listed, list):
        return tuple(map(str, listed))
    return (str(entry["example"]),) if "example" in entry else ()
