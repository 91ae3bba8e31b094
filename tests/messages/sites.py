"""All places of the program where a message is made, read off its source: nothing is listed by hand."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

GENERATOR = Path(__file__).resolve().parents[2] / "generator"

MAKERS = {
    # What a person reads is one of these two.
    "Problem", "Finding",
    # What makes one of them of a sentence that it is given.
    "refuse", "refused", "_refused", "damaged", "_damaged", "_damage", "_too_large", "_too_heavy",
    # What is raised in a corner and told further up, in the message of its file or cell.
    "Unreadable", "Undrawable", "Damaged", "NotCalculated",
}  # fmt: skip
PLAIN = {"ValueError", "KeyError", "IndexError", "TemplateSyntaxError"}
"""Exceptions of Python and Jinja that carry a sentence of ours up to where it gets its place."""


class Site(NamedTuple):
    """A call that makes a message: its file under generator/, its lines, the function it stands in, its source."""

    file: str
    first: int
    last: int
    function: str
    maker: str
    source: str

    @property
    def holder(self) -> str:
        """The function that it stands in: no line number, so that lines may move."""
        return f"{self.file} {self.function}"

    @property
    def key(self) -> str:
        return f"{self.holder}: {self.source[:110]}"


@cache
def sites() -> tuple[Site, ...]:
    return tuple(site for path in sorted(GENERATOR.rglob("*.py")) for site in _of_file(path))


def _of_file(path: Path) -> Iterator[Site]:
    name = path.relative_to(GENERATOR).as_posix()
    yield from _within(ast.parse(path.read_text(encoding="utf-8")), name, "")


def _within(node: ast.AST, file: str, function: str) -> Iterator[Site]:
    for child in ast.iter_child_nodes(node):
        inner = function
        if isinstance(child, (ast.FunctionDef, ast.ClassDef)):
            inner = f"{function}.{child.name}".strip(".")
        maker = _maker(child)
        if isinstance(child, ast.Call) and maker:
            yield Site(file, child.lineno, child.end_lineno or child.lineno, inner, maker, ast.unparse(child))
        yield from _within(child, file, inner)


def _maker(node: ast.AST) -> str:
    """The maker that a call names; a plain exception counts where it is given a sentence."""
    if not isinstance(node, ast.Call):
        return ""
    name = ast.unparse(node.func).rpartition(".")[2]
    if name in MAKERS or ast.unparse(node.func) in ("self.told", "values.told"):
        return name
    has_words = bool(node.args) and isinstance(node.args[0], (ast.JoinedStr, ast.Constant))
    return name if name in PLAIN and has_words else ""


def words_of(site: Site) -> tuple[str, ...]:
    """The fixed words of a plain exception's sentence, in their order."""
    call = ast.parse(site.source, mode="eval").body
    assert isinstance(call, ast.Call)
    said = call.args[0]
    parts = said.values if isinstance(said, ast.JoinedStr) else [said]
    return tuple(str(part.value) for part in parts if isinstance(part, ast.Constant))
