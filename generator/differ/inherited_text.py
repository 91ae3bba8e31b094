"""The looks of a chart's texts where only one side says them: the other has them from the whole chart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ..pptx_deck.charts import Chart, Fact, Facts

_TEXT = re.compile(r"(?P<of>(?:.* )?(?:text|label)) (?P<what>size|colour|font|east asian font|bold|italic)")
_TITLES_GROW = 1.2


class Inherited(NamedTuple):
    """How all text of two charts looks that says nothing of its own."""

    old: Mapping[str, str]
    new: Mapping[str, str]

    def shared(self, part: str, old: Facts, new: Facts) -> tuple[Facts, Facts]:
        """The facts of a part, what only one of them says of a text said by both."""
        names = {fact.name for fact in old}, {fact.name for fact in new}
        more_old = _more(part, [fact for fact in new if fact.name not in names[0]], self.old)
        more_new = _more(part, [fact for fact in old if fact.name not in names[1]], self.new)
        return (*old, *more_old), (*new, *more_new)


def inherited(old: Chart, new: Chart) -> Inherited:
    return Inherited(_of_all(old), _of_all(new))


def _of_all(chart: Chart) -> dict[str, str]:
    facts = (fact for part in chart.parts if part.name == "chart" for fact in part.facts)
    return {fact.name.removeprefix("text "): fact.value for fact in facts if fact.name.startswith("text ")}


def _more(part: str, lacking: list[Fact], of_all: Mapping[str, str]) -> Iterator[Fact]:
    for fact in lacking:
        found = _TEXT.fullmatch(fact.name)
        value = _value(part, found["of"], found["what"], of_all) if found is not None else None
        if value is not None:
            yield fact._replace(value=value)


def _value(part: str, of: str, what: str, of_all: Mapping[str, str]) -> str | None:
    """Titles are bold by themselves, the chart's own is larger than other text."""
    is_title = part == "title" or of.startswith("title")
    if what == "bold" and is_title:
        return "yes"
    value = of_all.get(what)
    if what == "size" and part == "title" and value is not None:
        return f"{float(value.removesuffix(' pt')) * _TITLES_GROW:g} pt"
    return value


def seen_of_all(name: str, old: Chart, new: Chart) -> bool:
    """Whether a look of all text is that of any: of an axis, a legend, a title or labels that say nothing of it."""
    what = name.removeprefix("text ")
    said = list(_bearers(old, what)), list(_bearers(new, what))
    both = {bearer for bearer, _ in said[0]} & {bearer for bearer, _ in said[1]}
    silent = [{bearer for bearer, says in side if not says} for side in said]
    return not both or bool(both & silent[0] & silent[1])


def _bearers(chart: Chart, what: str) -> Iterator[tuple[str, bool]]:
    """Whatever bears text, and whether it says this of its own."""
    for part in chart.parts:
        names = {fact.name for fact in part.facts}
        hidden = Fact("shown", "no", "chart") in part.facts
        if ("axis" in part.name and not hidden) or (part.name in ("legend", "data table") and part.facts):
            yield part.name, f"text {what}" in names
        if part.title:
            yield f"title of {part.name}", f"title text {what}" in names
    if chart.title:
        names = {fact.name for part in chart.parts if part.name == "title" for fact in part.facts}
        yield "title", f"text {what}" in names
    for number, series in enumerate(chart.series):
        names = {fact.name for fact in series.facts}
        if "labels" in names:
            yield f"labels {number}", f"label {what}" in names
