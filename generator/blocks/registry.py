"""The kinds of blocks: how each is told from the keys of its YAML, its model, and how it is set on a page."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from ..errors import Problem, TemplateError, nearest
from ..page.geometry import Area
from .context import Block, Setting

_GAP = 14.0
_MOST_BESIDE = 24

KINDS = (
    "text", "bullets", "stack", "bands", "kpis", "cards", "table", "timeline", "chart", "picture", "icons", "dialogue",
    "steps",
)  # fmt: skip
"""The modules of this folder that hold a kind; a kind's name is the key that tells it."""


@dataclass(frozen=True)
class BlockKind:
    """A kind of block: `key` is the one that its YAML must have; `set_in` puts a model of it into an area."""

    key: str
    model: type[Block]
    set_in: Callable[[Any, Area, Setting], None]


@cache
def block_kinds() -> Mapping[str, BlockKind]:
    """All kinds by their key."""
    modules = (importlib.import_module(f"{__package__}.{name}") for name in KINDS)
    return {module.KIND.key: module.KIND for module in modules}


def kind_of(tree: Mapping[str, Any]) -> BlockKind:
    """The kind of a block by its keys.

    Raises:
        ValueError: no kind, or two, can be told from them.
    """
    kinds = block_kinds()
    found = [kinds[key] for key in kinds if key in tree]
    if len(found) != 1:
        known = ", ".join(kinds)
        hint = nearest(next(iter(tree), ""), kinds) if not found and tree else ""
        raise ValueError(f"a block has just one of the keys {known}. {hint}".strip())
    return found[0]


def read_block(tree: Any) -> Block:
    """The model of a block: a plain text or list of texts is a text block.

    Raises:
        ValueError: its kind cannot be told.
        pydantic.ValidationError: its keys are not those of its kind.
    """
    if isinstance(tree, Block):
        return tree
    if isinstance(tree, (str, list)):
        tree = {"text": tree}
    if not isinstance(tree, Mapping):
        raise ValueError("a block is a text, a list of texts, or keys and values.")
    return kind_of(tree).model.model_validate(tree)


def set_block(block: Block, area: Area, setting: Setting) -> None:
    """Put a block into an area of a page."""
    kind = next(kind for kind in block_kinds().values() if type(block) is kind.model)
    rounds = setting.rounds(block)
    if len(rounds) > _MOST_BESIDE and block.rounds is not None:
        what = f"a block is set {len(rounds):,} times, and at most {_MOST_BESIDE} stand side by side."
        raise TemplateError(Problem(block.rounds.where, what, "Loop over less, or inside it: over cards, over rows."))
    places = [area] if len(rounds) == 1 else area.columns(max(len(rounds), 1), _GAP)
    for each, place in zip(rounds, places, strict=False):
        kind.set_in(block, place, each if len(rounds) == 1 else each.inside())
