"""What a template may look into and call, and what stands there for a figure that the workbook does not hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ClassVar

from ..errors import FigureError, Problem, nearest
from .session import Session


class Method:
    """A function that a template may call. Nothing else is callable there."""

    def __init__(self, function: Callable[..., object]) -> None:
        self.call = function


class Visible:
    """What a template may look into. `attribute` is the only way: Python's own attributes are out of reach."""

    attributes: ClassVar[Mapping[str, Callable[..., object]]] = {}

    def attribute(self, name: str) -> object:
        found = self.attributes.get(name)
        if found is None:
            known = self.known_attributes()
            raise FigureError(Problem("", f'{self.described} has no "{name}".', nearest(name, known)))
        return found(self)

    @property
    def described(self) -> str:
        """What it is, for a message; printing it would leave a print behind."""
        return "a period"

    def known_attributes(self) -> list[str]:
        return list(self.attributes)


class MissingFigure(FigureError):
    """A deck needs a figure that the workbook does not hold."""


class EmptyCell(str):
    """An empty cell of a row: an empty text, which knows where it is for who needs more than a text."""

    where: str

    @classmethod
    def at(cls, where: str) -> EmptyCell:
        found = cls()
        found.where = where
        return found


class Missing(Visible):
    """What stands for a value that the workbook does not hold, through whatever is asked of it, until it is used.

    Only use is told: `{{ revenue.yoy | default('') }}` asks and needs nothing.
    """

    def __init__(self, session: Session, problem: Problem) -> None:
        self.session, self.problem = session, problem

    def attribute(self, name: str) -> object:
        return Method(lambda *_: self) if name in _METHODS else self

    def __str__(self) -> str:
        return self.session.missing(self.problem)

    def __bool__(self) -> bool:
        return False

    def _told(self, _: object) -> bool:
        self.session.missing(self.problem)
        return False

    __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = _told
    __hash__ = object.__hash__

    def _itself(self, *_: object) -> Missing:
        return self

    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = _itself
    __neg__ = __abs__ = _itself


_METHODS = ("at", "share_of", "growth_over", "mean_of")
