"""YAML in which every scalar is a text that knows its line, and the likely slips are told as such.

Plain YAML would make `#2` after a space a comment, 2024.08 a number and `on` true: here numbers and booleans are
the spec's business.
"""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path

import yaml

from ..errors import Problem, TemplateError
from ..language.characters import named, unseen
from .scalars import Located, Tree
from .yaml_tree import QUOTE, Node, composed

SIZE_LIMIT = 2**20
LINE_LIMIT = 20_000


class YamlFile:
    """A parsed YAML file: its tree of dicts, lists and located texts, and the line of each place in it."""

    def __init__(self, path: Path, shown: str) -> None:
        self.shown = shown
        self.lines: dict[tuple[str | int, ...], int] = {}
        self._slips: list[Problem] = []
        self.tree: Tree = self._read(path)

    def line(self, place: tuple[str | int, ...]) -> int:
        """The line of a place (keys and indices), or that of the nearest place above it."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)

    def where(self, place: tuple[str | int, ...]) -> str:
        return f"{self.shown}:{self.line(place)}"

    def _read(self, path: Path) -> Tree:
        source = read_text(path, self.shown)
        self._refuse_slips(source)
        try:
            node = composed(source, self.shown)
        except yaml.MarkedYAMLError as error:
            raise TemplateError(self._broken(error, source)) from error
        except yaml.YAMLError as error:
            what = f"is no YAML ({' '.join(str(error).split())[:200]})."
            raise TemplateError(Problem(self.shown, what, "")) from error
        tree: Tree = {} if node is None else self._tree(node, ())
        if self._slips:
            raise TemplateError(self._slips)
        return tree

    def _tree(self, node: Node, place: tuple[str | int, ...]) -> Tree:
        self.lines.setdefault(place, node.line)
        if node.text is not None:
            return Located.at(node.text, f"{self.shown}:{node.line}")
        if node.is_mapping:
            return self._mapping(node, place)
        return [self._tree(child, (*place, index)) for index, child in enumerate(node.children)]

    def _mapping(self, node: Node, place: tuple[str | int, ...]) -> dict[str, Tree]:
        tree: dict[str, Tree] = {}
        for key_node, child in zip(node.children[::2], node.children[1::2], strict=True):
            where, key = f"{self.shown}:{key_node.line}", key_node.text
            if key is None:
                self._slips.append(Problem(where, "a key is no text.", QUOTE))
                continue
            if key == "<<":
                self._slips.append(Problem(where, "<< is not read.", "Write out the keys that it stands for."))
                continue
            if key in tree:
                self._slips.append(Problem(where, f'"{key[:60]}" stands twice.', "Keep one."))
            self.lines[(*place, key)] = key_node.line
            tree[key] = self._tree(child, (*place, key))
        return tree

    def _broken(self, error: yaml.MarkedYAMLError, source: str) -> Problem:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        what = f"the YAML is broken: {' '.join(str(error.problem or error.context).split())[:200]}."
        hint = ""
        lines = source.splitlines()
        if 0 < line <= len(lines) and lines[line - 1].lstrip(" -").split(": ")[-1].startswith(
            ("*", "&", "@", "`", "%")
        ):
            hint = f"A text that begins with a special character must be quoted. {QUOTE}"
        return Problem(f"{self.shown}:{line}", what, hint or "Check indents, colons and quotes there.")

    def _refuse_slips(self, source: str) -> None:
        """Refuse what YAML would silently take as something else than the writer meant, and what nobody sees."""
        slips = [
            Problem(f"{self.shown}:{number}", what, hint)
            for number, line in enumerate(source.splitlines(), 1)
            for what, hint in _slips(line)
        ]
        if slips:
            raise TemplateError(slips)


def _slips(line: str) -> Iterator[tuple[str, str]]:
    if len(line) > LINE_LIMIT:
        yield f"the line is over {LINE_LIMIT:,} characters.", "Write a text over several lines with > or |."
        return
    place = unseen(line)
    if place is not None:
        yield f"the line has the character {named(line[place])}, which nobody sees.", "Delete it."
    bare = line.lstrip()
    if bare.startswith("#"):
        return
    if "｛｛" in line or "｝｝" in line:
        yield "｛｛ and ｝｝ are full-width, and would be printed as they stand.", "Write {{ and }}."
    plain = _before_quotes(line)
    if _has_bare_braces(plain):
        yield "{{ begins an unquoted text.", QUOTE
    begins_comment = line[len(plain) :].startswith("#") and plain.endswith(" ") and plain.strip()
    if begins_comment and not line[len(plain) + 1 :].startswith(" "):
        what = '" #" begins a comment there: the rest of the line would be lost.'
        yield what, f"{QUOTE} Comments are written as # and a space."


def _before_quotes(line: str) -> str:
    """A line up to its first quote or #. Looked through once: patterns that go back took a minute for a long line."""
    ends = [place for place in map(line.find, "\"'#") if place >= 0]
    return line[: min(ends)] if ends else line


def _has_bare_braces(plain: str) -> bool:
    """Whether {{ stands where a text begins: at the head of a line, behind a dash, or behind a key."""
    before, braces, _ = plain.partition("{{")
    key = before.rstrip()
    is_head = not key.strip(" -") or (key.endswith(":") and key != before)
    return bool(braces) and is_head


def read_text(path: Path, shown: str) -> str:
    """A template file's text.

    Raises:
        TemplateError: missing, no plain file, too large, or not UTF-8.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise TemplateError(Problem(shown, "is no file.", "Check deck.yaml and the folder."))
        with path.open("rb") as file:
            content = file.read(SIZE_LIMIT + 1)
        if len(content) > SIZE_LIMIT:
            raise TemplateError(Problem(shown, "is over 1 MB.", "A slide file is a page of text."))
        return content.decode("utf-8-sig")
    except FileNotFoundError as error:
        raise TemplateError(Problem(shown, "there is no such file.", "Check deck.yaml and the folder.")) from error
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise TemplateError(Problem(f"{shown}:{line}", "is not UTF-8 text.", "Save it as UTF-8.")) from error
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "its name is none"
        raise TemplateError(Problem(shown, f"cannot be read ({why}).", "")) from error
