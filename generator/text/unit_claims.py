"""Units that stand in words beside figures, and figures that are not in them: 1,739,700.0 under 单位：百万元人民币."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from ..finance.figures import NUMBER, Figure
from ..finance.findings import CONTRADICTED_UNIT, Finding
from ..finance.units import Unit, is_money
from ..language.unit_words import unit_behind, units_said
from .marks import Paragraph, Print, plain_text

_PLAIN = re.compile(r"[(（]?[+−-]?[\d,]+(?:\.\d+)?[)）]?")
_RELATIVE = ("ratio", "points", "times", "number")
_HINT = "Name the unit under unit:, and write {{ unit | unit('subtitle') }} in place of the words."


class UnitSaid(NamedTuple):
    """What a text says that figures are in: 单位：百万元人民币."""

    where: str
    words: str
    unit: Unit


def said_in(text: str, where: str, units: Mapping[str, Unit]) -> Iterator[UnitSaid]:
    """All that a text says of units."""
    yield from (UnitSaid(where, words, unit) for words, unit in units_said(text, units))


def said_of_slide(paragraph: Paragraph, where: str, units: Mapping[str, Unit]) -> Iterator[UnitSaid]:
    """What a text says for all of its slide: after 单位, or alone. 销量(台) in a sentence is its own matter."""
    text = plain_text(paragraph)
    if "单位" in text or text[:1] in ("(", "（"):
        for said in said_in(text, where, units):
            if said.words.startswith("单位") or said.words == text.strip():
                yield said


def contradictions(said: Sequence[UnitSaid], prints: Iterable[Print], slide: int) -> Iterator[Finding]:
    """Each unit that figures under some words are in and that no word says, told once."""
    told: set[Unit] = set()
    amounts = list(_amounts(prints)) if said else []
    spoken = {_kind(one.unit) for one in said} & {_kind(figure.unit) for figure, _ in amounts}
    for figure, text in amounts:
        # What nothing is said of stands beside what the words are meant for, if there is such.
        meant = [one for one in said if _kind(one.unit) == _kind(figure.unit) or not spoken]
        if meant and figure.unit not in told and not any(_alike(one.unit, figure.unit) for one in meant):
            told.add(figure.unit)
            what = f'"{meant[0].words}" stands over figures in {figure.unit.name}: {text} is {figure.told}.'
            yield Finding(CONTRADICTED_UNIT, meant[0].where, what, _HINT, figure.typed_cells, slide)


def _amounts(prints: Iterable[Print]) -> Iterator[tuple[Figure, str]]:
    """The figures that are printed without a unit of their own."""
    for one in prints:
        figure = one.figure
        if isinstance(figure, Figure) and figure.unit.dimension not in _RELATIVE and _PLAIN.fullmatch(one.text):
            yield figure, one.text


def _kind(unit: Unit) -> str:
    return "money" if is_money(unit) else unit.dimension


def _alike(said: Unit, unit: Unit) -> bool:
    return (said.dimension, said.size) == (unit.dimension, unit.size)


def typed_behind(paragraph: Paragraph, where: str, units: Mapping[str, Unit]) -> Iterator[Finding]:
    """A unit that is typed right behind a number and is another than the figure's: {{ revenue | amount }}亿元."""
    for run, after in pairwise(paragraph):
        if run.print is None or after.print is not None:
            continue
        found = unit_behind(after.text, units)
        for figure, text in _amounts((run.print,)) if found is not None else ():
            name, unit = found or ("", NUMBER)
            if _differs(unit, figure.unit):
                what = f"{text}{name} is not what {figure.told} says: it is printed in {figure.unit.name}."
                hint = "Write {{ ... | amount }}{{ unit }} with unit: at the block, or yi, wan or in_unit."
                yield Finding(CONTRADICTED_UNIT, where, what, hint, figure.typed_cells)


def _differs(typed: Unit, unit: Unit) -> bool:
    """Whether a typed unit is another of the same kind; a step alone (万) says how many of anything."""
    if typed.dimension == "count" and typed.name != "个":
        return typed.size != unit.size
    return _kind(typed) == _kind(unit) and not _alike(typed, unit)
