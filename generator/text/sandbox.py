"""The Jinja that templates run in: strict about names, and bounded by construction.

Templates are data from colleagues. Everything they can do is on a list: node kinds, filters, tests, attributes of
`Visible` objects, calls of `Method`s. Python's attributes are out of reach because `getattr` is never asked; loops are
counted, texts are bounded, and nothing multiplies a string. That holds in any thread and on any system, since no
clock or signal is involved.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Mapping

from jinja2 import StrictUndefined, TemplateSyntaxError, nodes
from jinja2.parser import Parser
from jinja2.runtime import LoopContext
from jinja2.sandbox import SandboxedEnvironment

from ..errors import FigureError, Problem, nearest
from .compiled import CompiledTemplates
from .filters import FILTERS
from .list_filters import TEXT_LIMIT
from .rows import TableTerm
from .session import Session
from .terms import Term, Words
from .visible import Method, Missing, MissingFigure, Visible

LOOP_LIMIT = 10_000

_EXPRESSION = "\0expression "
"""Begins the key under which a compiled expression is kept: YAML has no such character, so no template string does."""

_RESULT = "_result"

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
        return self._root(source, lambda: source)

    def value_of(self, expression: str, names: dict[str, object]) -> object:
        """What an expression gives, as Jinja's own compile_expression would, but bounded and kept like a template."""
        root = self._root(f"{_EXPRESSION}{expression}", lambda: self._assignment(expression))
        context = self.context_class(self, names, None, {})
        for _ in root(context):
            pass
        found = context.vars[_RESULT]
        if isinstance(found, StrictUndefined):
            found._fail_with_undefined_error()
        return found

    def _root(self, key: str, source: Callable[[], str | nodes.Template]) -> Callable[..., Iterator[str]]:
        root = self.compiled.get(key)
        if root is None:
            code = self.kept.get(key)
            if code is None:
                code = self.compile(source())
                self.kept.put(key, code)
            root = self.compiled[key] = self.template_class.from_code(self, code, {}).root_render_func
        return root

    def _assignment(self, expression: str) -> nodes.Template:
        """A template that prints nothing and assigns what the expression gives to a name."""
        parser = Parser(self, f"({expression})", state="variable")
        value = parser.parse_expression()
        if not parser.stream.eos:
            raise TemplateSyntaxError("the expression goes on after its end.", parser.stream.current.lineno)
        assignment = nodes.Assign(nodes.Name(_RESULT, "store", lineno=1), value, lineno=1)
        template = nodes.Template([assignment], lineno=1)
        template.set_environment(self)
        return _bounded(template, self.filters)

    def _counted(self, items: object) -> Iterator[object]:
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

    def getattr(self, obj: object, attribute: str) -> object:
        return self.getitem(obj, attribute)

    def getitem(self, obj: object, argument: object) -> object:
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

    def call(self, context: object, obj: object, *args: object, **kwargs: object) -> object:
        if isinstance(obj, StrictUndefined):
            obj._fail_with_undefined_error()
        if not isinstance(obj, Method):
            raise FigureError(Problem("", "that cannot be called.", "Call .at('2023FY'), .share_of(revenue)."))
        try:
            return self._or_missing(obj.call, *args, **kwargs)
        except (TypeError, AttributeError) as error:
            raise FigureError(Problem("", "the call has other arguments than it takes.", str(error))) from error

    def call_binop(self, context: object, operator: str, left: object, right: object) -> object:
        if not all(_calculable(side) for side in (left, right)) or operator not in "+-*/":
            raise FigureError(Problem("", f"{operator} works on figures and numbers only.", "Join texts with ~."))
        return self._or_missing(self.binop_table[operator], left, right)

    def call_unop(self, context: object, operator: str, arg: object) -> object:
        if not _calculable(arg):
            raise FigureError(Problem("", f"{operator} works on figures and numbers only.", ""))
        return self._or_missing(self.unop_table[operator], arg)

    def _or_missing(self, function: Callable[..., object], *args: object, **kwargs: object) -> object:
        """What a function gives, or what stands for a figure that the workbook does not hold."""
        try:
            return function(*args, **kwargs)
        except MissingFigure as error:
            return Missing(self.session, error.problems[0])


_LOOP_ATTRIBUTES = ("index", "index0", "first", "last", "length")


def _loop_attribute(loop: object, name: object) -> object:
    if name not in _LOOP_ATTRIBUTES:
        raise FigureError(Problem("", f'a loop has no "{name}".', nearest(str(name), _LOOP_ATTRIBUTES)))
    return getattr(loop, name)


def _calculable(value: object) -> bool:
    if isinstance(value, StrictUndefined):
        value._fail_with_undefined_error()
    return isinstance(value, (Term, Missing, int, float)) and not isinstance(value, bool)


def _bounded(tree: nodes.Template, filters: Mapping[str, object]) -> nodes.Template:
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
