"""All names in one template string that nothing stands behind: whoever mends a string mends it once."""

from __future__ import annotations

from collections.abc import Container, Iterable

from jinja2 import nodes

from ..errors import Problem, nearest
from .unit_term import UNIT


def unknown_names(tree: nodes.Template, known: Container[str]) -> tuple[str, ...]:
    """The names that a template asks for and neither it nor anybody else defines, in their order."""
    # Whether there is such a name may be asked.
    asked = {id(test.node) for test in tree.find_all(nodes.Test) if test.name in ("defined", "undefined")}
    names = list(tree.find_all(nodes.Name))
    own = {one.name for one in names if one.ctx != "load"}
    wanted = dict.fromkeys(one.name for one in names if id(one) not in asked)
    return tuple(name for name in wanted if name not in own and name not in known and name != "loop")


def no_such_name(name: str, where: str, known: Iterable[str]) -> Problem:
    """What is told of one of them."""
    hint = nearest(name, known) if name != UNIT else "Give the slide or the block a unit: 百万元."
    return Problem(where, f'no metric, setting or table "{name}".', hint)
