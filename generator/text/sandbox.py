"""The Jinja that templates run in: strict about names, and bounded by construction.

Templates are data from colleagues. Everything they can do is on a list: node kinds, filters, tests, attributes of
`Visible` objects, calls of `Method`s. Python's attributes are out of reach because `getattr` is never asked; loops are
counted, texts are bounded, and nothing multiplies a string. That holds in any thread and on any system, since no
clock or signal is involved.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from typing import Any

from jinja2 import StrictUndefined, TemplateSyntaxError, nodes
from jinja2.runtime import LoopContext
from jinja2.sandbox import SandboxedEnvironment

from ..errors import FigureError, Problem, nearest
from .compiled import CompiledTemplates
from .filters import FILTERS, TEXT_LIMIT
from .rows import TableTerm
from .session import Session
from .terms import Method, Missing, MissingFigure, Term, Visible, Words

LOOP_LIMIT = 10_000

_ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.NSRef, nodes.Const, nodes.Getattr,
    nodes.Getitem, nodes.Call, nodes.Filter, nodes.Test, nodes.Compare, nodes.Operand, nodes.CondExpr, nodes.And,
    nodes.Or, nodes.Not, nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.Neg, nodes.Pos, nodes.Concat, nodes.If,
    nodes.For, nodes.Assign, nodes.List, nodes.Tuple, nodes.Keyword,
)  # fmt: skip


class Environment(SandboxedEnvironment):
    """Jinja for one rendering session."""

    intercepted_binops = frozenset(["+", "-", "*", "/", "//", "%", "**"])
    intercepted_unops = frozenset(["+", "-"])

    def __init__(self, session: Session, kept: CompiledTemplates | None = None) -> None:
        self.kept = kept or CompiledTemplates(None)
        super().__init__(undefined=StrictUndefined, autoescape=False, optimized=False, keep_trailing_newline=False)
        self.session = session
        self.globals.clear()
        self.filters = {
            name: functools.partial(self._or_missing, function, session) for name, function in FILTERS.items()
        }
        self.filters["counted"] = self._counted
        self.tests = {name: self.tests[name] for name in ("defined", "undefined")}
        self.compiled: dict[str, Callable[..., Iterator[str]]] = {}

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        return _bounded(super()._parse(source, name, filename), self.filters)

    def root_of(self, source: str) -> Callable[..., Iterator[str]]:
        """The function that renders a template string, compiled once a session and kept from session to session."""
        root = self.compiled.get(source)
        if root is None:
            code = self.kept.get(source)
            if code is None:
                code = self.compile(source)
                self.kept.put(source, code)
            root = self.compiled[source] = self.template_class.from_code(self, code, {}).root_render_func
        return root

    def _counted(self, items: Any) -> Iterator[Any]:
        """The items of a loop, each of them counted: nested loops multiply."""
        if isinstance(items, Missing):
            items = [items]
        if not isinstance(items, (list, tuple, TableTerm)):
            raise FigureError(Problem("", "a loop needs a list or a table.", "Loop over a table sheet's name."))
        for item in items:
            self.session.steps += 1
            if self.session.steps > LOOP_LIMIT:
                raise FigureError(Problem("", f"the loops take more than {LOOP_LIMIT:,} steps.", "Loop over less."))
            yield item

    def getattr(self, obj: Any, attribute: str) -> Any:
        return self.getitem(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        if isinstance(obj, StrictUndefined):
            obj._fail_with_undefined_error()
        if isinstance(obj, Words):
            raise FigureError(Problem("", f'a text has no "{argument}".', ""))
        if isinstance(obj, Visible):
            name = str(argument.entry.text if isinstance(argument, Words) else argument)
            return self._or_missing(obj.attribute, name)
        if isinstance(obj, LoopContext):
            return _loop_attribute(obj, argument)
        raise FigureError(Problem("", f'"{argument}" cannot be looked up there.', "Look into figures, rows, tables."))

    def call(self, context: Any, obj: Any, *args: Any, **kwargs: Any) -> Any:
        if isinstance(obj, StrictUndefined):
            obj._fail_with_undefined_error()
        if not isinstance(obj, Method):
            raise FigureError(Problem("", "that cannot be called.", "Call .at('2023FY'), .share_of(revenue)."))
        try:
            return self._or_missing(obj.call, *args, **kwargs)
        except (TypeError, AttributeError) as error:
            raise FigureError(Problem("", "the call has other arguments than it takes.", str(error))) from error

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        if not all(_calculable(side) for side in (left, right)) or operator not in "+-*/":
            raise FigureError(Problem("", f"{operator} works on figures and numbers only.", "Join texts with ~."))
        return self._or_missing(self.binop_table[operator], left, right)

    def call_unop(self, context: Any, operator: str, arg: Any) -> Any:
        if not _calculable(arg):
            raise FigureError(Problem("", f"{operator} works on figures and numbers only.", ""))
        return self._or_missing(self.unop_table[operator], arg)

    def _or_missing(self, function: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """What a function gives, or what stands for a figure that the workbook does not hold."""
        try:
            return function(*args, **kwargs)
        except MissingFigure as error:
            return Missing(self.session, error.problems[0])


_LOOP_ATTRIBUTES = ("index", "index0", "first", "last", "length")


def _loop_attribute(loop: Any, name: Any) -> Any:
    if name not in _LOOP_ATTRIBUTES:
        raise FigureError(Problem("", f'a loop has no "{name}".', nearest(str(name), _LOOP_ATTRIBUTES)))
    return getattr(loop, name)


def _calculable(value: Any) -> bool:
    if isinstance(value, StrictUndefined):
        value._fail_with_undefined_error()
    return isinstance(value, (Term, Missing, int, float)) and not isinstance(value, bool)


def _bounded(tree: nodes.Template, filters: dict[str, Any]) -> nodes.Template:
    """The tree with its loops counted and its joins bounded; anything not on the list is a syntax error."""
    for node in list(tree.find_all(nodes.Node)):
        if not isinstance(node, _ALLOWED):
            raise TemplateSyntaxError(f"{type(node).__name__} is not allowed in a template.", node.lineno)
        if isinstance(node, nodes.Filter) and node.name not in filters:
            raise TemplateSyntaxError(f'no filter "{node.name}". {nearest(node.name, FILTERS)}', node.lineno)
        if isinstance(node, nodes.For):
            _count(node)
    _bound_joins(tree)
    return tree


def _count(loop: nodes.For) -> None:
    if loop.recursive:
        raise TemplateSyntaxError("recursive loops are not allowed in a template.", loop.lineno)
    loop.iter = nodes.Filter(loop.iter, "counted", [], [], None, None, lineno=loop.lineno)


def _bound_joins(node: nodes.Node) -> None:
    """Turn each a ~ b into the bounded filter."""
    for name, value in node.iter_fields():
        if isinstance(value, nodes.Concat):
            setattr(node, name, _joined(value))
        elif isinstance(value, list):
            value[:] = [_joined(item) if isinstance(item, nodes.Concat) else item for item in value]
    for child in node.iter_child_nodes():
        _bound_joins(child)


def _joined(concat: nodes.Concat) -> nodes.Filter:
    parts = nodes.List(concat.nodes, lineno=concat.lineno)
    return nodes.Filter(parts, "concatenated", [], [], None, None, lineno=concat.lineno)


def bounded_output(chunks: Iterator[str]) -> str:
    """All that a template printed.

    Raises:
        FigureError: more than any slide can hold.
    """
    parts, size = [], 0
    for chunk in chunks:
        size += len(chunk)
        if size > TEXT_LIMIT:
            raise FigureError(Problem("", f"the text is over {TEXT_LIMIT:,} characters.", "Write a shorter one."))
        parts.append(chunk)
    return "".join(parts)
