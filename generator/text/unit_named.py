"""The unit that a template names under `unit:`, and the words that may stand there in place of one."""

from __future__ import annotations

from collections.abc import Mapping

from ..errors import Problem, TemplateError
from ..finance.units import nearest_unit
from .render import Renderer, place
from .unit_term import UNIT, UnitTerm

__all__ = ["UNIT", "UnitTerm", "is_words", "unit_named"]

_SIGNS = "()（）：:　 "


def unit_named(source: str, renderer: Renderer, names: Mapping[str, object]) -> UnitTerm:
    """The unit of a key `unit:`, which may be a template.

    Raises:
        TemplateError: there is no such unit.
    """
    name = renderer.plain(source, more=names).strip()
    known = renderer.workbook.units.by_name
    if name not in known:
        raise TemplateError(Problem(place(source), f'"{name[:40]}" is no unit.', nearest_unit(name, known)))
    return UnitTerm(renderer.session, known[name])


def is_words(source: str) -> bool:
    """Whether words stand in place of a unit, as (人民币百万元): they are printed as they are, and checked."""
    return "{" not in source and any(sign in source for sign in _SIGNS)
