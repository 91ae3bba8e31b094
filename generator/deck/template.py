"""A template folder, read whole: deck.yaml, its slides with their blocks, and where its master is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from ..blocks.context import Block, Sentence
from ..blocks.registry import kind_of, read_block
from ..errors import JianbaoError, Problem, TemplateError
from ..spec.deck import DeckSpec, SlideHead
from ..spec.names import is_file_name
from ..spec.validate import validated
from ..spec.words import OwnWords, put_words, unknown_slides
from ..spec.yaml_file import YamlFile

_HEAD = ("layout", "title", "notes", "when", "for")


@dataclass(frozen=True)
class SlideSpec:
    """A slide file: its head, its title, and the block of each region."""

    name: str
    file: YamlFile
    head: SlideHead
    title: Sentence | None
    regions: Mapping[str, Block]

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
            slides.append(_slide(folder, shown, str(name), own))
        except TemplateError as error:
            problems += error.problems
    names = [*deck.slides, *([deck.appendix] if deck.appendix else [])]
    problems += unknown_slides(words, names)
    if problems:
        raise TemplateError(problems)
    appendix = slides.pop() if deck.appendix else None
    return Template(folder, shown, deck, tuple(slides), appendix)


def _slide(folder: Path, shown: str, name: str, words: Sequence[OwnWords]) -> SlideSpec:
    if not is_file_name(name):
        raise TemplateError(
            Problem(f"{shown}/deck.yaml", f'"{name[:60]}" is no name of a slide file.', "Name it without a folder.")
        )
    file = YamlFile(folder / "slides" / f"{name}.yaml", f"{shown}/slides/{name}.yaml")
    if not isinstance(file.tree, dict):
        raise TemplateError(
            Problem(file.where(()), "a slide file has keys and values.", "Begin with layout: and title:.")
        )
    put_words(file.tree, words)
    problems: list[Problem] = []
    head = _collected(problems, lambda: validated(SlideHead, _part(file.tree, head=True), file))
    title = _collected(problems, lambda: _title(file))
    regions = {
        region: _collected(problems, lambda tree=tree, region=region: _block(tree, file, region))
        for region, tree in _part(file.tree, head=False).items()
    }
    if problems or head is None:
        raise TemplateError(problems)
    return SlideSpec(name, file, head, title, {region: block for region, block in regions.items() if block is not None})


def _collected(problems: list[Problem], read: Any) -> Any:
    try:
        return read()
    except JianbaoError as error:
        problems += error.problems
        return None


def _part(tree: Mapping[str, Any], *, head: bool) -> dict[str, Any]:
    return {key: value for key, value in tree.items() if (key in _HEAD) is head}


def _title(file: YamlFile) -> Sentence | None:
    title = file.tree.get("title")
    if title is None:
        return None
    return validated(Sentence, {"text": title} if isinstance(title, str) else title, file, ("title",))


def _block(tree: Any, file: YamlFile, region: str) -> Block:
    try:
        if isinstance(tree, dict):
            return validated(kind_of(tree).model, tree, file, (region,))
        return read_block(tree)
    except ValidationError as error:
        raise TemplateError(Problem(file.where((region,)), error.errors()[0]["msg"], "")) from error
    except ValueError as error:
        raise TemplateError(Problem(file.where((region,)), str(error), "")) from error
