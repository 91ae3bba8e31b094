"""YAML events into nodes within bounds: not too many, not too deep, nothing tagged, and repeats counted as often as
they stand.

PyYAML composes by recursion and shares what an alias repeats: 400 bytes are then a tree of 3.7 GB once it is walked.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import yaml

from ..errors import Problem, TemplateError
from ..language.characters import named, unseen
from ..text.bounds import SOURCE_LIMIT
from ..text.marks import SENTINELS

DEPTH_LIMIT = 50
NODE_LIMIT = 10_000
CHARACTER_LIMIT = 1_000_000

QUOTE = 'Put the text in quotes: "...".'


class Node(NamedTuple):
    """A text, a list, or keys with their values in turn; `size` counts all nodes in it, repeats included."""

    line: int
    text: str | None = None
    children: tuple[Node, ...] = ()
    is_mapping: bool = False
    size: int = 1
    characters: int = 0


@dataclass
class _Composer:
    shown: str
    events: Iterator[Any]
    anchors: dict[str, Node] = field(default_factory=dict)

    def document(self) -> Node | None:
        node = None
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                if node is not None:
                    raise self._refused(event, "a second document begins with ---.", "Keep one to a file.")
                node = self._node(next(self.events), 0)
        return node

    def _node(self, event: Any, depth: int) -> Node:
        if isinstance(event, yaml.AliasEvent):
            if event.anchor not in self.anchors:
                what = f"*{str(event.anchor)[:40]} repeats nothing that stands above it."
                raise self._refused(event, what, QUOTE)
            return self.anchors[event.anchor]._replace(line=_line(event))
        if event.tag is not None:
            what = f"a tag ({event.tag[:40]}) is not read."
            raise self._refused(event, what, f"Leave it out. {QUOTE}")
        if depth > DEPTH_LIMIT:
            raise self._refused(event, "is nested too deeply.", "Write it flatter.")
        node = self._content(event, depth)
        if node.size > NODE_LIMIT or node.characters > CHARACTER_LIMIT:
            what = f"the file has more than {NODE_LIMIT:,} texts or {CHARACTER_LIMIT:,} characters, repeats counted."
            raise self._refused(event, what, "A slide file is a page of text.")
        if event.anchor is not None:
            self.anchors[event.anchor] = node
        return node

    def _content(self, event: Any, depth: int) -> Node:
        line = _line(event)
        if isinstance(event, yaml.ScalarEvent):
            self._check_text(event)
            return Node(line, event.value, characters=len(event.value))
        children: list[Node] = []
        size, characters = 1, 0
        end = yaml.SequenceEndEvent if isinstance(event, yaml.SequenceStartEvent) else yaml.MappingEndEvent
        while not isinstance(inner := next(self.events), end):
            child = self._node(inner, depth + 1)
            children.append(child)
            size, characters = size + child.size, characters + child.characters
            if size > NODE_LIMIT:
                break  # its own node is refused; what follows is not read
        return Node(line, None, tuple(children), end is yaml.MappingEndEvent, size, characters)

    def _check_text(self, event: Any) -> None:
        if len(event.value) > SOURCE_LIMIT:
            what = f"a text is over {SOURCE_LIMIT:,} characters."
            raise self._refused(event, what, "Write a shorter one.")
        place = unseen(event.value)
        if place is not None:
            raise self._refused(event, f"a text has the character {named(event.value[place])}.", "Delete it.")
        if any(character in SENTINELS for character in event.value):
            raise self._refused(event, "a text has a private-use character.", "Delete it.")

    def _refused(self, event: Any, what: str, hint: str) -> TemplateError:
        return TemplateError(Problem(f"{self.shown}:{_line(event)}", what, hint))


def _line(event: Any) -> int:
    return int(event.start_mark.line) + 1


def composed(source: str, shown: str) -> Node | None:
    """The nodes of a YAML text; None of an empty one.

    Raises:
        TemplateError: it holds what is not read, too much, or too deep.
        yaml.YAMLError: it is no YAML.
    """
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return _Composer(shown, iter(yaml.parse(source, Loader=loader))).document()
