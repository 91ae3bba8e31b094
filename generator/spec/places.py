"""The places of a slide file where words stand, found by what the models' fields say of themselves.

A place is the way through the file: `title`, `highlights.bullets[2]`, `kpis.kpis[1].label`; lists count from 1, and the
`text` of a sentence with a condition needs no mention.
"""

from __future__ import annotations

from collections.abc import Iterator
from types import UnionType
from typing import Annotated, NamedTuple, Union, get_args, get_origin

from .scalars import ChosenBy, Claimed, ForReaders, Model, Tree

Path = tuple[str | int, ...]


class Place(NamedTuple):
    """Words in a tree. Of a claim the condition may stand beside them (`in_claim`), or both take the text's place."""

    path: Path
    text: str
    takes_condition: bool = False
    in_claim: bool = False
    condition: str = ""

    @property
    def name(self) -> str:
        parts = self.path[:-1] if len(self.path) > 1 and self.path[-1] == "text" else self.path
        said = ""
        for part in parts:
            said += f"[{part}]" if isinstance(part, int) else f".{part}" if said else part
        return said


def words_in(wanted: object, tree: Tree, path: Path = ()) -> Iterator[Place]:
    """The words of a tree that is to be read as a type: a model, or an annotation made of models. In its own order.

    What the type does not know is passed over; reading it tells the slip.
    """
    yield from _words_of(wanted, (), tree, path)


def _words_of(wanted: object, marks: tuple[object, ...], tree: Tree, path: Path) -> Iterator[Place]:
    origin, inner = get_origin(wanted), get_args(wanted)
    chosen = next((mark for mark in marks if isinstance(mark, ChosenBy)), None)
    if origin is Annotated:
        yield from _words_of(inner[0], (*marks, *inner[1:]), tree, path)
    elif chosen is not None:
        yield from _words_of(chosen.model(tree), (), tree, path)
    elif origin in (Union, UnionType):
        for one in inner:
            yield from _words_of(one, marks, tree, path)
    elif origin in (tuple, list):
        yield from _words_of_items(inner[0], tree, path)
    elif isinstance(wanted, type) and issubclass(wanted, Model):
        yield from _words_of_model(wanted, tree, path)
    elif isinstance(tree, str) and any(isinstance(mark, ForReaders) for mark in marks):
        yield Place(path, str(tree))


def _words_of_items(wanted: object, tree: Tree, path: Path) -> Iterator[Place]:
    if not isinstance(tree, list):
        yield from _words_of(wanted, (), tree, path)  # one in place of a list
        return
    for number, item in enumerate(tree, 1):
        yield from _words_of(wanted, (), item, (*path, number))


def _words_of_model(model: type[Model], tree: Tree, path: Path) -> Iterator[Place]:
    if not isinstance(tree, dict):
        yield from _words_in_short(model, tree, path)
        return
    fields = {field.alias or name: field for name, field in model.model_fields.items()}
    for key, value in tree.items():
        if issubclass(model, Claimed) and key == "text" and isinstance(value, str):
            yield Place((*path, key), str(value), True, True, str(tree.get("holds", "")))
        elif key in fields:
            yield from _words_of(fields[key].annotation, tuple(fields[key].metadata), value, (*path, key))


def _words_in_short(model: type[Model], tree: Tree, path: Path) -> Iterator[Place]:
    """Those of a text or list that stands for one field of the model."""
    if issubclass(model, Claimed):
        if isinstance(tree, str):
            yield Place(path, str(tree), takes_condition=True)
        return
    field = model.model_fields.get(model.in_short)
    if field is not None:
        for place in _words_of(field.annotation, tuple(field.metadata), tree, path):
            # A condition in its place would be read as the model's own key.
            yield place._replace(takes_condition=place.takes_condition and place.path != path)
