"""A template folder, read whole: deck.yaml, its slides with their blocks, and where its master is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from ..blocks.context import Block
from ..blocks.registry import kind_of
from ..errors import JianbaoError, Problem, TemplateError
from ..spec.deck import DeckSpec, SlideHead
from ..spec.names import is_file_name
from ..spec.scalars import Sentence, Text, Tree
from ..spec.validate import validated
from ..spec.words import OwnWords, put_words, unknown_slides
from ..spec.yaml_file import YamlFile
from .places import HEAD, slide_places

_Read = TypeVar("_Read")


@dataclass(frozen=True)
class SlideSpec:
    """A slide file: its head, and the block of each region."""

    name: str
    file: YamlFile
    head: SlideHead
    regions: Mapping[str, Block]

    @property
    def title(self) -> Sentence | None:
        return self.head.title

    @property
    def where(self) -> str:
        return self.file.where(())


@dataclass(frozen=True)
class Template:
    """A template folder. `shown` is how messages name it."""

    folder: Path
    shown: str
    deck: DeckSpec
    slides: tuple[SlideSpec, ...]
    appendix: SlideSpec | None = None


def read_template(folder: Path, shown: str, words: Sequence[OwnWords] = ()) -> Template:
    """The template in a folder, with the words that a workbook gives in place of its own.

    Raises:
        TemplateError: every slip in deck.yaml, or else every slip in all slide files, each with file and line.
    """
    deck_file = YamlFile(folder / "deck.yaml", f"{shown}/deck.yaml")
    deck = validated(DeckSpec, deck_file.tree, deck_file)
    problems: list[Problem] = []
    slides: list[SlideSpec] = []
    for name in (*deck.slides, *([deck.appendix] if deck.appendix else [])):
        try:
            own = [one for one in words if one.slide == name]
            slides.append(_slide(folder, shown, name, own))
        except TemplateError as error:
            problems += error.problems
    names = [*deck.slides, *([deck.appendix] if deck.appendix else [])]
    problems += unknown_slides(words, names)
    if problems:
        raise TemplateError(problems)
    appendix = slides.pop() if deck.appendix else None
    return Template(folder, shown, deck, tuple(slides), appendix)


def _slide(folder: Path, shown: str, named: Text, words: Sequence[OwnWords]) -> SlideSpec:
    name = str(named)
    if not is_file_name(name):
        what = f'"{name[:60]}" is no name of a slide file.'
        raise TemplateError(Problem(named.where, what, "Name it without a folder."))
    file = YamlFile(folder / "slides" / f"{name}.yaml", f"{shown}/slides/{name}.yaml")
    if not isinstance(file.tree, dict):
        raise TemplateError(
            Problem(file.where(()), "a slide file has keys and values.", "Begin with layout: and title:.")
        )
    if words:
        put_words(file.tree, list(slide_places(file.tree)), words)
    tree = file.tree
    problems: list[Problem] = []
    head = _collected(problems, lambda: validated(SlideHead, _part(tree, head=True), file))
    regions = {
        region: _collected(problems, partial(_block, part, file, region))
        for region, part in _part(tree, head=False).items()
    }
    if problems or head is None:
        raise TemplateError(problems)
    return SlideSpec(name, file, head, {region: block for region, block in regions.items() if block is not None})


def _collected(problems: list[Problem], read: Callable[[], _Read]) -> _Read | None:
    try:
        return read()
    except JianbaoError as error:
        problems += error.problems
        return None


def _part(tree: Mapping[str, Tree], *, head: bool) -> dict[str, Tree]:
    return {key: value for key, value in tree.items() if (key in HEAD) is head}


def _block(tree: Tree, file: YamlFile, region: str) -> Block:
    try:
        # A text or a list of texts is a text block in short.
        keys = tree if isinstance(tree, dict) else {"text": tree}
        return validated(kind_of(keys).model, keys, file, (region,))
    except ValueError as error:
        raise TemplateError(Problem(file.where((region,)), str(error), "")) from error
