"""YAML in which every scalar is a text that knows its line, and the likely slips are told as such.

Plain YAML would make `#2` after a space a comment, 2024.08 a number and `on` true: here numbers and booleans are
the spec's business.
"""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from ..errors import Problem, TemplateError
from .scalars import Located, Tree

SIZE_LIMIT = 2**20
DEPTH_LIMIT = 50

_QUOTE = 'Put the text in quotes: "...".'
_BRACES = re.compile(r"^\s*(- )?([^\"'#]*?:\s+|- )?\{\{")
_COMMENT = re.compile(r"^\s*(?:- )?(?:[^\"'#\s]+:\s+)?[^\"'#\s][^\"'#]* #")


class YamlFile:
    """A parsed YAML file: its tree of dicts, lists and located texts, and the line of each place in it."""

    def __init__(self, path: Path, shown: str) -> None:
        self.shown = shown
        self.lines: dict[tuple[str | int, ...], int] = {}
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
        self._warn_of_slips(source)
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        try:
            node = yaml.compose(source, Loader=loader)
        except yaml.MarkedYAMLError as error:
            raise TemplateError(self._broken(error, source)) from error
        except (yaml.YAMLError, RecursionError) as error:
            raise TemplateError(Problem(self.shown, f"is no YAML ({error}).", "")) from error
        return {} if node is None else self._tree(node, ())

    def _tree(self, node: yaml.Node, place: tuple[str | int, ...]) -> Tree:
        line = node.start_mark.line + 1
        self.lines.setdefault(place, line)
        if len(place) > DEPTH_LIMIT:
            raise TemplateError(Problem(f"{self.shown}:{line}", "is nested too deeply.", "Write it flatter."))
        if isinstance(node, yaml.ScalarNode):
            return Located.at(node.value, f"{self.shown}:{line}")
        if isinstance(node, yaml.SequenceNode):
            return [self._tree(child, (*place, index)) for index, child in enumerate(node.value)]
        return self._mapping(node, place)

    def _mapping(self, node: yaml.Node, place: tuple[str | int, ...]) -> dict[str, Tree]:
        tree: dict[str, Tree] = {}
        for key_node, child in node.value:
            line = key_node.start_mark.line + 1
            if not isinstance(key_node, yaml.ScalarNode):
                raise TemplateError(Problem(f"{self.shown}:{line}", "a key is no text.", _QUOTE))
            key = str(key_node.value)
            if key in tree:
                raise TemplateError(Problem(f"{self.shown}:{line}", f'"{key}" stands twice.', "Keep one."))
            self.lines[(*place, key)] = line
            tree[key] = self._tree(child, (*place, key))
        return tree

    def _broken(self, error: yaml.MarkedYAMLError, source: str) -> Problem:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        what = f"the YAML is broken: {error.problem or error.context}."
        hint = ""
        lines = source.splitlines()
        if 0 < line <= len(lines) and lines[line - 1].lstrip(" -").split(": ")[-1].startswith(
            ("*", "&", "@", "`", "%")
        ):
            hint = f"A text that begins with a special character must be quoted. {_QUOTE}"
        return Problem(f"{self.shown}:{line}", what, hint or "Check indents, colons and quotes there.")

    def _warn_of_slips(self, source: str) -> None:
        """Refuse what YAML would silently take as something else than the writer meant."""
        for number, line in enumerate(source.splitlines(), 1):
            if line.lstrip().startswith("#"):
                continue
            if _BRACES.match(line):
                raise TemplateError(Problem(f"{self.shown}:{number}", "{{ begins an unquoted text.", _QUOTE))
            if _COMMENT.match(line) and not line.split(" #", 1)[1].startswith(" "):
                what = '" #" begins a comment there: the rest of the line would be lost.'
                raise TemplateError(
                    Problem(f"{self.shown}:{number}", what, f"{_QUOTE} Comments are written as # and a space.")
                )


def read_text(path: Path, shown: str) -> str:
    """A template file's text.

    Raises:
        TemplateError: missing, too large, or not UTF-8.
    """
    try:
        if path.stat().st_size > SIZE_LIMIT:
            raise TemplateError(Problem(shown, "is over 1 MB.", "A slide file is a page of text."))
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise TemplateError(Problem(shown, "there is no such file.", "Check deck.yaml and the folder.")) from error
    except UnicodeDecodeError as error:
        raise TemplateError(Problem(shown, f"is not UTF-8 text ({error.reason}).", "Save it as UTF-8.")) from error
    except OSError as error:
        raise TemplateError(Problem(shown, f"cannot be read ({error.strerror}).", "")) from error
