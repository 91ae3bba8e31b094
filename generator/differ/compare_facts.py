"""What is said of a chart's parts compared: looks of a part in one change, what misleads or matters in its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ..pptx_deck.chart_words import usual_value
from ..pptx_deck.charts import STYLE, Fact, Facts
from .compare_text import TextChange

_FEW = 4
_UPRIGHT = re.compile(r"\b(value|y) axis\b")


class FactPair(NamedTuple):
    """One thing said on both sides; what is not said is what it usually is."""

    name: str
    old: str
    new: str
    kind: str


def differing(old: Facts, new: Facts) -> tuple[FactPair, ...]:
    """Facts that differ, in the order of the new side; what came or went as a whole without what is said within it."""
    before, after = _by_name(old), _by_name(new)
    names = [name for name in dict.fromkeys([*after, *before]) if _value(before, name) != _value(after, name)]
    whole = [name for name in names if (name in before) != (name in after)]
    there = [name for name in whole if name == "labels" or (after.get(name) or before[name]).value == "yes"]
    told = [name for name in names if not any(_is_within(name, holder) for holder in there)]
    return tuple(_pair(name, before.get(name), after.get(name)) for name in told)


def _by_name(facts: Facts) -> dict[str, Fact]:
    """Facts by name, the second of a name by its turn: a series may have two trend lines."""
    found: dict[str, Fact] = {}
    for fact in facts:
        name, turn = fact.name, 2
        while name in found:
            name, turn = f"{fact.name} ({turn})", turn + 1
        found[name] = fact._replace(name=name)
    return found


def _value(facts: Mapping[str, Fact], name: str) -> str | None:
    return facts[name].value if name in facts else None


def _is_within(name: str, holder: str) -> bool:
    """Whether something is said of another thing that is said: gridlines and their width, labels and their format."""
    return name != holder and (holder == "shown" or name.startswith("label " if holder == "labels" else f"{holder} "))


def _pair(name: str, old: Fact | None, new: Fact | None) -> FactPair:
    known = new or old
    assert known is not None  # the name is one of the old or of the new facts
    nothing = _nothing(known)
    return FactPair(name, old.value if old else nothing, new.value if new else nothing, known.kind)


def _nothing(fact: Fact) -> str:
    if fact.value == "yes":
        return "no"
    if fact.name == "labels":
        return "none"
    return {"no": "yes"}.get(fact.value) or usual_value(fact.name)


def fact_changes(owner: str, pairs: Sequence[FactPair]) -> Iterator[TextChange]:
    """The looks of one owner as one `style`, whatever else is said of it one by one."""
    for pair in pairs:
        if pair.kind != STYLE:
            yield TextChange(pair.kind, _where(owner, pair), pair.old, pair.new)
    looks = [pair for pair in pairs if pair.kind == STYLE]
    if looks:
        names = ", ".join(pair.name for pair in looks)
        yield TextChange(STYLE, f"{owner}: {names}", ", ".join(p.old for p in looks), ", ".join(p.new for p in looks))


def _where(owner: str, pair: FactPair) -> str:
    where = f"{owner} {pair.name}"
    if pair.name == "minimum" and _UPRIGHT.search(owner) and _is_above_zero(pair.new):
        return f"{where} (begins above zero)"
    return where


def _is_above_zero(text: str) -> bool:
    try:
        return float(text) > 0
    except ValueError:
        return False


def grouped(word: str, told: Sequence[tuple[str, tuple[FactPair, ...]]], everything: int) -> Iterator[TextChange]:
    """What differs alike in several series or points, told once for all of them."""
    alike: dict[FactPair, list[str]] = {}
    for name, pairs in told:
        for pair in pairs:
            alike.setdefault(pair, []).append(name)
    owners: dict[tuple[str, ...], list[FactPair]] = {}
    for pair, names in alike.items():
        owners.setdefault(tuple(names), []).append(pair)
    for owner, of_owner in owners.items():
        yield from fact_changes(_named(word, owner, everything), of_owner)


def _named(word: str, names: Sequence[str], everything: int) -> str:
    if len(names) == 1:
        return f"{word} {names[0]}".strip()
    plural = word if word.endswith("s") else f"{word}s"
    if len(names) == everything:
        return f"all {plural}"
    more = f" and {len(names) - _FEW} more" if len(names) > _FEW else ""
    return f"{plural} {', '.join(names[:_FEW])}{more}"
