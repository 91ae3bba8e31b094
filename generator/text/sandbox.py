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
from types import CodeType

from jinja2 import StrictUndefined, TemplateSyntaxError, nodes, pass_context
from jinja2.parser import Parser
from jinja2.runtime import Context, LoopContext
from jinja2.sandbox import SandboxedEnvironment

from ..errors import FigureError, Problem, nearest
from ..language.signs import plain_signs, plain_signs_in_braces
from .bounds import SOURCE_LIMIT, bounded, one_text, printable, short_name, shortened, spend, told
from .compiled import CompiledTemplates
from .filters import FILTERS
from .marks import SENTINELS
from .parsed import COMPARED, COUNTED, within_bounds
from .rows import TableTerm
from .session import Session
from .terms import Term, Words
from .visible import Method, Missing, MissingFigure, Visible

_EXPRESSION = "\0expression "
"""Begins the key under which a compiled expression is kept: YAML has no such character, so no template string does."""

_RESULT = "_result"


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

    def tree_of(self, source: str, *, expression: bool) -> nodes.Template:
        """The tree of a template string or an expression, which nothing bounds: to be looked at, never to be run."""
        if expression:
            return self._assigned(source)
        return super()._parse(plain_signs_in_braces(source), None, None)

    def root_of(self, source: str) -> Callable[..., Iterator[str]]:
        """The function that renders a template string, compiled once a session and kept from session to session."""
        return self._root(source, lambda: plain_signs_in_braces(source))

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
                code = self._compiled(key, source)
                self.kept.put(key, code)
            root = self.compiled[key] = self.template_class.from_code(self, code, {}).root_render_func
        return root

    def _compiled(self, key: str, source: Callable[[], str | nodes.Template]) -> CodeType:
        """The code of a template string; whatever Jinja and Python find wrong with it is a syntax error of one line."""
        if len(key) > SOURCE_LIMIT:
            raise FigureError(Problem("", f"the text is over {SOURCE_LIMIT:,} characters.", "Write a shorter one."))
        try:
            return self.compile(source())
        except TemplateSyntaxError as error:
            told_short = " ".join((error.message or "").split())
            raise TemplateSyntaxError(told_short[:200], error.lineno) from error
        except (RecursionError, MemoryError, SyntaxError) as error:
            raise FigureError(Problem("", "the expression is nested too deeply.", "Write it flatter.")) from error
        except (ValueError, OverflowError) as error:
            raise FigureError(Problem("", "a number has too many digits.", "Check it.")) from error

    def _assignment(self, expression: str) -> nodes.Template:
        """A template that prints nothing and assigns what the expression gives to a name."""
        return within_bounds(self._assigned(expression), self.filters)

    def _assigned(self, expression: str) -> nodes.Template:
        if not expression.strip():
            raise TemplateSyntaxError("the expression is empty.", 1)
        parser = Parser(self, plain_signs(expression), state="variable")  # in no brackets, which it could close
        value = parser.parse_expression()
        if not parser.stream.eos:
            raise TemplateSyntaxError("the expression goes on after its end.", parser.stream.current.lineno)
        assignment = nodes.Assign(nodes.Name(_RESULT, "store", lineno=1), value, lineno=1)
        template = nodes.Template([assignment], lineno=1)
        template.set_environment(self)
        return template

    def _filtered(self, function: Callable[..., object], value: object, *args: object, **kwargs: object) -> object:
        spend(self.session, 2 + len(value) if isinstance(value, (list, tuple, TableTerm)) else 2)
        return self._or_missing(function, self.session, value, *args, **kwargs)

    def _counted(self, items: object, cost: int) -> Iterator[object]:
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

    def _compared(self, left: object, *rest: object) -> bool:
        """Whether a chain of comparisons holds; lists are compared with nothing, for they may hold themselves."""
        for sign, right in zip(rest[::2], rest[1::2], strict=True):
            if not _holds(str(sign), left, right):
                return False
            left = right
        return True

    def getattr(self, obj: object, attribute: str) -> object:
        return self.getitem(obj, attribute)

    def getitem(self, obj: object, argument: object) -> object:
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

    def call(self, context: object, obj: object, *args: object, **kwargs: object) -> object:
        if isinstance(obj, StrictUndefined):
            obj._fail_with_undefined_error()
        if not isinstance(obj, Method):
            raise FigureError(Problem("", "that cannot be called.", "Call .at('2023FY'), .share_of(revenue)."))
        given = [arg if isinstance(arg, (Visible, StrictUndefined)) else short_name(arg) for arg in args]
        try:
            return self._or_missing(obj.call, *given, **kwargs)
        except (TypeError, AttributeError) as error:
            raise FigureError(Problem("", "the call has other arguments than it takes.", "")) from error

    def call_binop(self, context: object, operator: str, left: object, right: object) -> object:
        if not all(_calculable(side) for side in (left, right)) or operator not in "+-*/":
            raise FigureError(Problem("", f"{operator} works on figures and numbers only.", "Join texts with ~."))
        return self._or_missing(self.binop_table[operator], left, right)

    def call_unop(self, context: object, operator: str, arg: object) -> object:
        if not _calculable(arg):
            raise FigureError(Problem("", f"{operator} works on figures and numbers only.", ""))
        return self._or_missing(self.unop_table[operator], arg)

    def _or_missing(self, function: Callable[..., object], *args: object, **kwargs: object) -> object:
        """What a function gives, within bounds, or what stands for a figure that the workbook does not hold."""
        try:
            return bounded(self.session, function(*args, **kwargs))
        except MissingFigure as error:
            return Missing(self.session, error.problems[0])


# What wants the context is never run while compiling, where Jinja swallows errors.
@pass_context
def _printed(_: Context, value: object) -> object:
    return printable(value)


_SIGNS: dict[str, Callable[..., object]] = {
    "eq": operator.eq, "ne": operator.ne, "lt": operator.lt, "lteq": operator.le, "gt": operator.gt,
    "gteq": operator.ge, "in": lambda left, right: left in right, "notin": lambda left, right: left not in right,
}  # fmt: skip


def _holds(sign: str, left: object, right: object) -> bool:
    sought = right if sign in ("in", "notin") and isinstance(right, (list, tuple)) else (right,)
    for one in (left, *sought):
        if isinstance(one, StrictUndefined):
            one._fail_with_undefined_error()
        if isinstance(one, (list, tuple, Method)):
            raise FigureError(Problem("", f"{told(one)} cannot be compared.", "Compare figures and texts."))
    try:
        return bool(_SIGNS[sign](left, right))
    except (TypeError, AttributeError) as error:
        what = f"{told(left)} and {told(right)} cannot be compared."
        raise FigureError(Problem("", what, "Compare figures with figures, texts with texts.")) from error


def _without_sentinels(value: object) -> object:
    """What the workbook says in plain text, as a source: no character of it may pass for the end of a print."""
    if isinstance(value, str) and any(character in SENTINELS for character in value):
        what = f'"{shortened(value)}" has a private-use character.'
        raise FigureError(Problem("", what, "Delete it in the workbook."))
    return value


_LOOP_ATTRIBUTES = ("index", "index0", "first", "last", "length")


def _loop_attribute(loop: object, name: str) -> object:
    if name not in _LOOP_ATTRIBUTES:
        raise FigureError(Problem("", f'a loop has no "{name}".', nearest(name, _LOOP_ATTRIBUTES)))
    return getattr(loop, name)


def _calculable(value: object) -> bool:
    if isinstance(value, StrictUndefined):
        value._fail_with_undefined_error()
    return isinstance(value, (Term, Missing, int, float)) and not isinstance(value, bool)


def bounded_output(chunks: Iterator[str]) -> str:
    """All that a template printed.

    Raises:
        FigureError: more than any slide can hold.
    """
    return one_text(chunks)
