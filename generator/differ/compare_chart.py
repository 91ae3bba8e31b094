"""Native charts: their figures, what is written on them, their looks, their workbook, and what nobody can read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ..pptx_deck.charts import BY_ITSELF, Chart, Facts
from .chart_workbooks import book_changes
from .compare_facts import FactPair, differing, fact_changes, grouped
from .compare_points import DataComparison, SeriesPair
from .compare_text import TextChange
from .embedded_books import ComparedBooks
from .inherited_text import inherited, seen_of_all

_VARIED, _STYLE_NUMBER = "a colour for each point", "chart style"


def compare_charts(old: Chart, new: Chart, books: ComparedBooks | None = None) -> Iterator[TextChange]:
    """All that differs between two charts, each thing once; what is found in their workbooks is kept in `books`."""
    if old == new:
        return
    if old.kinds != new.kinds:
        yield TextChange("chart", "kind", ", ".join(old.kinds), ", ".join(new.kinds))
    yield from _titles(old, new)
    figures = DataComparison(old, new)
    told = list(figures.changes())
    yield from told
    labels_told = any(change.where.startswith("label") for change in told)
    yield from _Looks(old, new, figures, labels_told).changes()
    if old.texts != new.texts:
        yield TextChange("chart", "words over the chart", "; ".join(old.texts) or None, "; ".join(new.texts) or None)
    yield from book_changes(old, new, bool(told), books or ComparedBooks())
    yield from _rest(old, new)


def _titles(old: Chart, new: Chart) -> Iterator[TextChange]:
    by_itself = [any(BY_ITSELF in part.facts for part in chart.parts) for chart in (old, new)]
    if old.title != new.title and not (all(by_itself) or _is_left_alone(old, new, by_itself)):
        yield TextChange("chart", "title", old.title or None, new.title or None)
    before, after = dict(old.titles()), dict(new.titles())
    axes = {part.name for part in old.parts} & {part.name for part in new.parts}
    for name in dict.fromkeys([*after, *before]):
        if before.get(name) != after.get(name) and (name in axes or old.kinds == new.kinds):
            yield TextChange("chart", f"title of the {name}", before.get(name), after.get(name))


def _is_left_alone(old: Chart, new: Chart, by_itself: list[bool]) -> bool:
    """Of a series that is left alone the name is the title: that it is alone is told."""
    return any(by_itself) and len(old.series) != len(new.series)


class _Looks:
    """What is said of series, points, axes, legend and the whole."""

    def __init__(self, old: Chart, new: Chart, figures: DataComparison, labels_told: bool) -> None:
        self._old, self._new, self._figures, self._labels_told = old, new, figures, labels_told
        self._inherited = inherited(old, new)
        self._same_kinds = old.kinds == new.kinds
        self._parts = {part.name: part for part in old.parts}, {part.name: part for part in new.parts}
        said = [pair.name for name in self._names() for pair in self._of_part(name)]
        # Where colours come from is told itself: not also the colours that follow from it.
        self._colours_follow = {name for name in said if name in (_VARIED, _STYLE_NUMBER)}

    def changes(self) -> Iterator[TextChange]:
        series = [(pair.name, self._of_series(pair)) for pair in self._figures.series]
        yield from grouped("series", series, len(series) if len(series) > 1 else 0)
        points = [(pair.name, self._chosen(pair.old.facts, pair.new.facts)) for pair in self._figures.points]
        yield from grouped("point", points, len(points) if len(points) > 1 else 0)
        for name in self._names():
            yield from fact_changes(name, self._of_part(name))

    def _names(self) -> list[str]:
        return list(dict.fromkeys([*self._parts[1], *self._parts[0]]))

    def _of_part(self, name: str) -> tuple[FactPair, ...]:
        old, new = (parts.get(name) for parts in self._parts)
        if (old is None or new is None) and not self._same_kinds and self._goes_with_kind(name):
            return ()
        facts = old.facts if old else (), new.facts if new else ()
        found = differing(*(facts if name == "chart" else self._inherited.shared(name, *facts)))
        if bool(old and old.title) != bool(new and new.title):
            found = tuple(pair for pair in found if not pair.name.startswith("title "))
        if name == "title" and bool(self._old.title) != bool(self._new.title):
            return ()
        return tuple(pair for pair in found if pair.name != BY_ITSELF.name and not self._is_said_by_all(name, pair))

    def _is_said_by_all(self, name: str, pair: FactPair) -> bool:
        """A look of the whole chart's text that no text has from it."""
        return name == "chart" and pair.name.startswith("text ") and not seen_of_all(pair.name, self._old, self._new)

    def _goes_with_kind(self, name: str) -> bool:
        return "axis" in name or name in (*self._old.kinds, *self._new.kinds)

    def _of_series(self, pair: SeriesPair) -> tuple[FactPair, ...]:
        old, new = pair.old.facts, pair.new.facts
        if pair.old.kind != pair.new.kind:
            # Another kind has other things to say: only what is said of both is compared.
            shared = {fact.name for fact in old} & {fact.name for fact in new}
            old, new = (tuple(fact for fact in facts if fact.name in shared) for facts in (old, new))
        found = self._chosen(old, new)
        return tuple(pair for pair in found if not (self._labels_told and _reads_cells(pair)))

    def _chosen(self, old: Facts, new: Facts) -> tuple[FactPair, ...]:
        found = differing(*self._inherited.shared("series", old, new))
        return found if not self._colours_follow else tuple(pair for pair in found if not _follows(pair))


def _reads_cells(pair: FactPair) -> bool:
    """Labels that were taken from cells are told by what they read."""
    return pair.name == "labels" and ("cells" in pair.old) != ("cells" in pair.new)


def _follows(pair: FactPair) -> bool:
    """Whether a colour came from elsewhere than from the one that coloured the series."""
    return pair.name in ("fill", "line") and any(word.startswith("automatic") for word in (pair.old, pair.new))


def _rest(old: Chart, new: Chart) -> Iterator[TextChange]:
    """What the reading does not understand, counted: never called equal."""
    before, after = Counter(old.rest), Counter(new.rest)
    gone, come = before - after, after - before
    if gone or come:
        names = ", ".join(sorted({name for name, _ in (*gone, *come)}))
        count = max(gone.total(), come.total())
        yield TextChange("chart", f"formatting that diff does not read ({count}): {names}", "as before", "otherwise")


