"""A unit as templates see it: `{{ unit }}` behind a number, `{{ unit | unit('subtitle') }}` in the words of slides."""

from __future__ import annotations

from ..errors import FigureError, Problem, nearest
from ..finance.currencies import MONEY
from ..finance.units import Unit
from ..language.unit_words import FORMS, UnitForm, unit_words
from .session import Session
from .visible import Visible

UNIT = "unit"
"""The name under which templates find the unit of the slide or block that they stand in."""


class UnitTerm(Visible):
    """The unit of a slide or block."""

    def __init__(self, session: Session, unit: Unit) -> None:
        self.session, self.unit = session, unit

    @property
    def described(self) -> str:
        return f"the unit {self.unit.name}"

    def __str__(self) -> str:
        return self.words("plain")

    def words(self, form: UnitForm) -> str:
        """In one of the forms. The words of money come from the cell that names the reporting currency."""
        session, currency = self.session, self.session.units.currency
        said = unit_words(self.unit, form, currency)
        dimension = self.unit.dimension.partition("/")[0]
        if form == "plain" or dimension not in MONEY:
            return said
        if session.currency is None or currency is None or currency.dimension != dimension:
            waits = session.no_currency if currency is None else None
            return said + session.missing(waits) if waits is not None else said
        return session.print_entry(session.currency, said)


def form_named(name: str) -> UnitForm:
    """The form of that name.

    Raises:
        FigureError: there is none.
    """
    for form in ("heading", "subtitle", "plain"):
        if form == name:
            return form
    hint = nearest(name, FORMS)
    raise FigureError(Problem("", f'a unit has no form "{name}".', hint))
