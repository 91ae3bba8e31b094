"""The tree of a template within bounds: only nodes on a list, not too many nor too deep, loops and joins counted."""

from __future__ import annotations

import math
from collections.abc import Container, Iterator

from jinja2 import nodes

from ..errors import Problem, TemplateError, nearest
from ..language.characters import named, unseen
from . import milestone_filters as _milestones  # noqa: F401 they register themselves
from .bounds import DIGIT_LIMIT, NAME_LIMIT, shortened
from .filters import FILTERS
from .list_filters import concatenated
from .marks import SENTINELS

NODE_LIMIT = 3_000
DEPTH_LIMIT = 80
LOOP_DEPTH = 5

# Names with a space: no template can write them.
COUNTED, COMPARED = "counted steps", "compared values"

_ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Const, nodes.Getattr, nodes.Getitem,
    nodes.Call, nodes.Filter, nodes.Test, nodes.Compare, nodes.Operand, nodes.CondExpr, nodes.And, nodes.Or,
    nodes.Not, nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.Neg, nodes.Pos, nodes.Concat, nodes.If, nodes.For,
    nodes.Assign, nodes.List, nodes.Tuple, nodes.Keyword,
)  # fmt: skip
_SAID = {
    "NSRef": "set with a point in its name", "Dict": "{...} inside an expression", "Slice": "a slice [a:b]",
    "Pow": "**", "Mod": "%", "FloorDiv": "//", "AssignBlock": "set without =", "FilterBlock": "filter as a block",
    "ScopedEvalContextModifier": "autoescape",
}  # fmt: skip


def within_bounds(tree: nodes.Template, filters: Container[str]) -> nodes.Template:
    """The tree with its loops and comparisons counted and its joins bounded.

    Raises:
        TemplateError: it holds what is not on the list, too much, or too deep.
    """
    for count, (node, depth, loops) in enumerate(_walked(tree)):
        if count > NODE_LIMIT:
            raise _refused("the template is too long.", "Write a shorter one.")
        if depth > DEPTH_LIMIT or loops > LOOP_DEPTH:
            what = f"more than {LOOP_DEPTH} loops stand in each other." if loops > LOOP_DEPTH else _TOO_DEEP
            raise _refused(what, "Write it flatter.")
        _check(node)
    _check_filters(tree, filters)
    _replace(tree)
    return tree


_TOO_DEEP = "the expression is nested too deeply."


def _refused(what: str, hint: str = "") -> TemplateError:
    return TemplateError(Problem("", what, hint))


def _walked(tree: nodes.Node) -> Iterator[tuple[nodes.Node, int, int]]:
    """Each node with its depth and the loops around it; by a list and not by calls, for depth is what is checked."""
    waiting = [(tree, 0, 0)]
    while waiting:
        node, depth, loops = waiting.pop()
        yield node, depth, loops
        within = loops + isinstance(node, nodes.For)
        waiting += [(child, depth + 1, within) for child in node.iter_child_nodes()]


def _check(node: nodes.Node) -> None:
    if not isinstance(node, _ALLOWED):
        name = type(node).__name__
        raise _refused(f"{_SAID.get(name, name)} is not allowed in a template.")
    for called in (getattr(node, field, None) for field in ("name", "attr", "key")):
        if isinstance(called, str) and len(called) > NAME_LIMIT:
            what = f'the name "{shortened(called)}" is over {NAME_LIMIT} characters.'
            raise _refused(what)
    if isinstance(node, nodes.For) and node.recursive:
        raise _refused("recursive loops are not allowed in a template.")
    if getattr(node, "dyn_args", None) is not None or getattr(node, "dyn_kwargs", None) is not None:
        raise _refused("* and ** before an argument are not allowed.")
    if isinstance(node, nodes.Const):
        _check_constant(node)


def _check_filters(tree: nodes.Template, filters: Container[str]) -> None:
    """Refuse the filters that there are not, all of them at once."""
    named = dict.fromkeys(node.name for node in tree.find_all(nodes.Filter))
    unknown = [name for name in named if name not in filters]
    if unknown:
        raise TemplateError(Problem("", f'no filter "{name}".', nearest(name, FILTERS)) for name in unknown)


def _check_constant(node: nodes.Const) -> None:
    value = node.value
    if isinstance(value, (int, float)) and not (math.isfinite(value) and abs(value) <= 10**DIGIT_LIMIT):
        raise _refused(f"a number has more than {DIGIT_LIMIT} digits.", "Check it.")
    # Jinja reads '\ue000' as the character: a print could be forged where no such character was typed.
    if isinstance(value, str) and any(character in SENTINELS for character in value):
        raise _refused("a text has a private-use character.", "Delete it.")
    place = unseen(value) if isinstance(value, str) else None
    if place is not None:
        raise _refused(f"a text has the character {named(value[place])}.", "Delete it.")


def _replace(node: nodes.Node) -> None:
    """Put the bounded filters in the place of loops' lists, joins and comparisons, innermost first."""
    for child in node.iter_child_nodes():
        _replace(child)
    for name, value in node.iter_fields():
        if isinstance(value, nodes.Expr):
            setattr(node, name, _instead(value))
        elif isinstance(value, list):
            value[:] = [_instead(item) if isinstance(item, nodes.Expr) else item for item in value]
    if isinstance(node, nodes.For):
        # Each round costs what stands in its body.
        cost = sum(1 for part in node.body for _ in _walked(part))
        assert isinstance(node.iter, nodes.Expr)
        node.iter = _filter(node.iter, COUNTED, [nodes.Const(1 + cost, lineno=node.lineno)])


def _instead(node: nodes.Expr) -> nodes.Expr:
    if isinstance(node, nodes.Concat):
        return _filter(nodes.List(node.nodes, lineno=node.lineno), concatenated.__name__, [])
    if isinstance(node, nodes.Compare):
        parts: list[nodes.Expr] = []
        for operand in node.ops:
            parts += [nodes.Const(operand.op, lineno=node.lineno), operand.expr]
        return _filter(node.expr, COMPARED, parts)
    return node


def _filter(node: nodes.Expr, name: str, arguments: list[nodes.Expr]) -> nodes.Filter:
    return nodes.Filter(node, name, arguments, [], None, None, lineno=node.lineno)
