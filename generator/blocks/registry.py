"""The kinds of blocks: how each is told from the keys of its YAML, its model, and how it is set on a page."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Generic, Literal, TypeVar

from ..charts.spec import ChartSpec
from ..errors import Problem, TemplateError, nearest
from ..page.drawingml import Ground
from ..page.geometry import Area
from ..spec.scalars import Tree
from .context import Block, Setting

_GAP = 14.0
_PADDING = 14.0
_MOST_BESIDE = 24

KINDS = (
    "text", "bullets", "stack", "bands", "kpis", "cards", "table", "statement", "timeline", "chart", "picture", "icons",
    "dialogue", "steps", "contents", "matrix", "map_picture",
)  # fmt: skip
"""The modules of this folder that hold a kind; a kind's name is the key that tells it."""


BlockT = TypeVar("BlockT", bound=Block)


@dataclass(frozen=True)
class BlockKind(Generic[BlockT]):
    """A kind of block: `key` is the one that its YAML must have; `set_in` puts a model of it into an area.

    Where what a block may say depends on what it says (a chart's options on its kind), `model_of` chooses its model,
    a kind of `model`, and `models` has all that may be chosen.
    """

    key: str
    model: type[BlockT]
    set_in: Callable[[BlockT, Area, Setting], None]
    model_of: Callable[[Mapping[str, object]], type[BlockT]] | None = None
    models: Callable[[], tuple[type[BlockT], ...]] | None = None
    ground: Literal["any", "own", "light"] = "light"
    """Where it stands: on any ground, with colours to suit; on one that it draws itself; or on a light one, which is
    put under it on a dark slide."""

    share: Callable[[BlockT, Setting], float] | None = None
    """How much of its region's width it wants on this slide, from 0 to 1; all of it when left out."""

    def of(self, tree: Mapping[str, object]) -> BlockKind[BlockT]:
        """The kind with the model for this very tree."""
        return self if self.model_of is None else replace(self, model=self.model_of(tree))

    def all_models(self) -> tuple[type[BlockT], ...]:
        return (self.model,) if self.models is None else self.models()


@cache
def block_kinds() -> Mapping[str, BlockKind[Block]]:
    """All kinds by their key."""
    modules = (importlib.import_module(f"{__package__}.{name}") for name in KINDS)
    return {module.KIND.key: module.KIND for module in modules}


def kind_of(tree: Mapping[str, object]) -> BlockKind[Block]:
    """The kind of a block by its keys, with the model for just this one.

    Raises:
        ValueError: no kind, or two, can be told from them.
    """
    kinds = block_kinds()
    found = [kinds[key] for key in kinds if key in tree]
    if len(found) != 1:
        told = f"It has {' and '.join(one.key for one in found)}." if found else nearest(next(iter(tree), ""), kinds)
        raise ValueError(f"a block has just one of the keys that say its kind. {told}")
    return found[0].of(tree)


def model_of(tree: Tree) -> type[Block] | None:
    """The model that a block is to be read as; None where it cannot be told."""
    if not isinstance(tree, dict):
        return block_kinds()["text"].model
    try:
        return kind_of(tree).model
    except ValueError:
        return None


def read_block(tree: object) -> Block:
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


def wanted_share(block: Block, setting: Setting) -> float:
    """How much of its region's width a block wants on this slide, from 0 to 1."""
    kind = _kind_that_sets(block)
    return 1.0 if kind.share is None else kind.share(block, setting)


def _kind_that_sets(block: Block) -> BlockKind[Block]:
    return next(kind for kind in block_kinds().values() if isinstance(block, kind.model))


def set_block(block: Block, area: Area, setting: Setting) -> None:
    """Put a block into an area of a page."""
    with setting.gathering():
        _set_rounds(block, area, setting)


def _set_rounds(block: Block, area: Area, setting: Setting) -> None:
    kind = _kind_that_sets(block)
    rounds = setting.rounds(block)
    if len(rounds) > _MOST_BESIDE and block.rounds is not None:
        what = f"a block is set {len(rounds):,} times, and at most {_MOST_BESIDE} stand side by side."
        raise TemplateError(Problem(block.rounds.where, what, "Loop over less, or inside it: over cards, over rows."))
    if not isinstance(block, ChartSpec):  # a chart says its unit as well
        rounds = [each.with_unit(block.unit) for each in rounds]
    if setting.dark and kind.ground != "any":
        if kind.ground == "light":
            setting.page.shape(area, "panel", Ground(fill="lt2"))
            area = area.inset(_PADDING)
        setting = setting.on(dark=False)
        rounds = [each.on(dark=False) for each in rounds]
    places = [area] if len(rounds) == 1 else area.columns(max(len(rounds), 1), _GAP)
    for each, place in zip(rounds, places, strict=False):
        kind.set_in(block, place, each if len(rounds) == 1 else each.inside())
