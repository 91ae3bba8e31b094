"""The Jinja that templates run in: strict about names, and bounded by construction.

Templates are data from colleagues. Everything they can do is on a list: node kinds, filters, tests, attributes of
`Visible` objects, calls of `Method`s. Python's attributes are out of reach because `getattr` is never asked; steps are
counted, every value that is made is bounded, and nothing multiplies a string. That holds in any thread and on any
system, since no clock or signal is involved.
"""

from __future__ import annotations

import functools
import operator
from collections.abc import Callable, Iterator
from typing import Any

from jinja2 import StrictUndefined, TemplateSyntaxError, nodes, pass_context
from jinja2.runtime import Context, LoopContext
from jinja2.sandbox import SandboxedEnvironment

from ..errors import FigureError, Problem, nearest
from .bounds import SOURCE_LIMIT, bounded, one_text, printable, short_name, shortened, spend, told
from .compiled import CompiledTemplates
from .filters import FILTERS
from .marks import SENTINELS
from .parsed import COMPARED, COUNTED, within_bounds
from .rows import TableTerm
from .session import Session
from .terms import Method, Missing, MissingFigure, Term, Visible, Words


class Environment(SandboxedEnvironment):
    """Jinja for one rendering session."""

    intercepted_binops = frozenset(["+", "-", "*", "/", "//", "%", "**"])
    intercepted_unops = frozenset(["+", "-"])

    def __init__(self, session: Session, kept: CompiledTemplates | None = None) -> None:
        self.kept = kept or CompiledTemplates(None)
        super().__init__(
            undefined=StrictUndefined, autoescape=False, optimized=False, keep_trailing_newline=False, finalize=_printed
        )
        self.session = session
        self.globals.clear()
        self.filters = {name: functools.partial(self._filtered, function) for name, function in FILTERS.items()}
        self.filters[COUNTED] = self._counted
        self.filters[COMPARED] = self._compared
        self.tests = {name: self.tests[name] for name in ("defined", "undefined")}
        self.compiled: dict[str, Callable[..., Iterator[str]]] = {}

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        return within_bounds(super()._parse(source, name, filename), self.filters)

    def root_of(self, source: str) -> Callable[..., Iterator[str]]:
        """The function that renders a template string, compiled once a session and kept from session to session."""
        root = self.compiled.get(source)
        if root is None:
            code = self.kept.get(source)
            if code is None:
                code = self._compiled(source)
                self.kept.put(source, code)
            root = self.compiled[source] = self.template_class.from_code(self, code, {}).root_render_func
        return root

    def _compiled(self, source: str) -> Any:
        """The code of a template string; whatever Jinja and Python find wrong with it is a syntax error of one line."""
        if len(source) > SOURCE_LIMIT:
            raise FigureError(Problem("", f"the text is over {SOURCE_LIMIT:,} characters.", "Write a shorter one."))
        try:
            return self.compile(source)
        except TemplateSyntaxError as error:
            told_short = " ".join((error.message or "").split())
            raise TemplateSyntaxError(told_short[:200], error.lineno) from error
        except (RecursionError, MemoryError, SyntaxError) as error:
            raise FigureError(Problem("", "the expression is nested too deeply.", "Write it flatter.")) from error
        except (ValueError, OverflowError) as error:
            raise FigureError(Problem("", "a number has too many digits.", "Check it.")) from error

    def _filtered(self, function: Callable[..., Any], value: Any, *args: Any, **kwargs: Any) -> Any:
        spend(self.session, 2 + len(value) if isinstance(value, (list, tuple, TableTerm)) else 2)
        return self._or_missing(function, self.session, value, *args, **kwargs)

    def _counted(self, items: Any, cost: int) -> Iterator[Any]:
        """The items of a loop, each of them counted with what its round costs: nested loops multiply."""
        if isinstance(items, StrictUndefined):
            items._fail_with_undefined_error()
        if isinstance(items, Missing):
            items = [items]
        if not isinstance(items, (list, tuple, TableTerm)):
            raise FigureError(Problem("", "a loop needs a list or a table.", "Loop over a table sheet's name."))
        for item in items:
            spend(self.session, cost)
            yield item

    def _compared(self, left: Any, *rest: Any) -> bool:
        """Whether a chain of comparisons holds; lists are compared with nothing, for they may hold themselves."""
        for sign, right in zip(rest[::2], rest[1::2], strict=True):
            if not _holds(sign, left, right):
                return False
            left = right
        return True

    def getattr(self, obj: Any, attribute: str) -> Any:
        return self.getitem(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        if isinstance(obj, StrictUndefined):
            obj._fail_with_undefined_error()
        name = short_name(argument)
        if isinstance(obj, Words):
            raise FigureError(Problem("", f'a text has no "{name}".', ""))
        if isinstance(obj, Visible):
            return _without_sentinels(self._or_missing(obj.attribute, name))
        if isinstance(obj, LoopContext):
            return _loop_attribute(obj, name)
        raise FigureError(Problem("", f'"{name}" cannot be looked up there.', "Look into figures, rows, tables."))

    def call(self, context: Any, obj: Any, *args: Any, **kwargs: Any) -> Any:
        if isinstance(obj, StrictUndefined):
            obj._fail_with_undefined_error()
        if not isinstance(obj, Method):
            raise FigureError(Problem("", "that cannot be called.", "Call .at('2023FY'), .share_of(revenue)."))
        given = [arg if isinstance(arg, (Visible, StrictUndefined)) else short_name(arg) for arg in args]
        try:
            return self._or_missing(obj.call, *given, **kwargs)
        except (TypeError, AttributeError) as error:
            raise FigureError(Problem("", "the call has other arguments than it takes.", "")) from error

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        if not all(_calculable(side) for side in (left, right)) or operator not in "+-*/":
            raise FigureError(Problem("", f"{operator} works on figures and numbers only.", "Join texts with ~."))
        return self._or_missing(self.binop_table[operator], left, right)

    def call_unop(self, context: Any, operator: str, arg: Any) -> Any:
        if not _calculable(arg):
            raise FigureError(Problem("", f"{operator} works on figures and numbers only.", ""))
        return self._or_missing(self.unop_table[operator], arg)

    def _or_missing(self, function: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """What a function gives, within bounds, or what stands for a figure that the workbook does not hold."""
        try:
            return bounded(self.session, function(*args, **kwargs))
        except MissingFigure as error:
            return Missing(self.session, error.problems[0])


# What wants the context is never run while compiling, where Jinja swallows errors.
@pass_context
def _printed(_: Context, value: Any) -> Any:
    return printable(value)


_SIGNS: dict[str, Callable[[Any, Any], Any]] = {
    "eq": operator.eq, "ne": operator.ne, "lt": operator.lt, "lteq": operator.le, "gt": operator.gt,
    "gteq": operator.ge, "in": lambda left, right: left in right, "notin": lambda left, right: left not in right,
}  # fmt: skip


def _holds(sign: str, left: Any, right: Any) -> bool:
    sought = sign in ("in", "notin") and isinstance(right, (list, tuple))
    for one in (left, *(right if sought else (right,))):
        if isinstance(one, StrictUndefined):
            one._fail_with_undefined_error()
        if isinstance(one, (list, tuple, Method)):
            raise FigureError(Problem("", f"{told(one)} cannot be compared.", "Compare figures and texts."))
    try:
        return bool(_SIGNS[sign](left, right))
    except (TypeError, AttributeError) as error:
        what = f"{told(left)} and {told(right)} cannot be compared."
        raise FigureError(Problem("", what, "Compare figures with figures, texts with texts.")) from error


def _without_sentinels(value: Any) -> Any:
    """What the workbook says in plain text, as a source: no character of it may pass for the end of a print."""
    if isinstance(value, str) and any(character in SENTINELS for character in value):
        what = f'"{shortened(value)}" has a private-use character.'
        raise FigureError(Problem("", what, "Delete it in the workbook."))
    return value


_LOOP_ATTRIBUTES = ("index", "index0", "first", "last", "length")


def _loop_attribute(loop: Any, name: str) -> Any:
    if name not in _LOOP_ATTRIBUTES:
        raise FigureError(Problem("", f'a loop has no "{name}".', nearest(name, _LOOP_ATTRIBUTES)))
    return getattr(loop, name)


def _calculable(value: Any) -> bool:
    if isinstance(value, StrictUndefined):
        value._fail_with_undefined_error()
    return isinstance(value, (Term, Missing, int, float)) and not isinstance(value, bool)


def bounded_output(chunks: Iterator[str]) -> str:
    """All that a template printed.

    Raises:
        FigureError: more than any slide can hold.
    """
    return one_text(chunks)
