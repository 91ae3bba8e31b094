"""From a chart's spec and the workbook to plain data, with the print behind every label. Draws nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from .. import figures, wording
from ..additions import additions
from ..errors import Problem, TemplateError
from ..figures import Figure
from ..page import ChartPrint
from ..period import FORMS, Period
from ..text.marks import Print
from ..text.render import Renderer, place
from ..text.session import PLACEHOLDER
from ..text.terms import Missing, MissingFigure, Term
from . import sums
from .data import Category, ChartData, Pill, Point, Role, Series
from .spec import ChartSpec, SeriesSpec

MOST_PLACES = 3


@dataclass(frozen=True)
class RatioCell:
    """A figure of a ratio row: its print, and where it stands, in categories (0.5 is between the first two)."""

    print: Print
    position: float


@dataclass(frozen=True)
class ResolvedChart:
    """A chart ready to be drawn, the prints drawn in it, its rows of native text, and what alt text says of it."""

    data: ChartData
    prints: tuple[ChartPrint, ...]
    ratio_rows: tuple[tuple[RatioCell, ...], ...]
    description: str
    does_not_add_up: bool = False
    rounding: Decimal = Decimal(0)
    """By how much parts as printed differ from their total as printed, at the most."""
    shares: Decimal = Decimal(0)
    """By how many percentage points shares as printed differ from 100%, at the most."""
    missing: Decimal = Decimal(0)
    """By how much the exact parts miss their total, where rounding alone cannot explain it."""


def resolve(
    spec: ChartSpec, renderer: Renderer, names: Mapping[str, Any], note_mark: Callable[[str], str] = str
) -> ResolvedChart:
    """The chart's data; `note_mark` gives the raised mark of a footnote by its name.

    Raises:
        TemplateError: an expression names what does not exist.
        MissingFigure: no period has a value.
    """
    return _Resolver(spec, renderer, names, note_mark).resolved()


class _Resolver:
    def __init__(
        self, spec: ChartSpec, renderer: Renderer, names: Mapping[str, Any], note_mark: Callable[[str], str]
    ) -> None:
        self.spec, self.renderer, self.names, self.note_mark = spec, renderer, names, note_mark
        self.prints: list[ChartPrint] = []
        self.waiting: set[Period] = set()
        self.where = place(spec.series[0].figure)

    def resolved(self) -> ResolvedChart:
        return self._doughnut() if self.spec.kind == "doughnut" else self._over_periods()

    # Charts whose categories are periods

    def _over_periods(self) -> ResolvedChart:
        periods = self._periods()
        rows = [[self._figure(series.figure, period) for period in periods] for series in self.spec.series]
        totals = self._totals(periods, rows)
        categories = tuple(self._category(period) for period in periods)
        names = [self._name(series, row) for series, row in zip(self.spec.series, rows, strict=True)]
        places, add_up = self._places(rows, totals)
        alone = sums.alone(rows, totals)
        series = tuple(
            self._series(spec, name, row, totals, categories, places, alone)
            for spec, name, row in zip(self.spec.series, names, rows, strict=True)
        )
        data = ChartData(
            kind=str(self.spec.kind),
            categories=categories,
            series=series,
            totals=self._total_labels(totals, categories, places),
            insets=self._insets(periods, categories),
            pills=self._pills(rows[0] if totals is None else totals, periods, categories),
            naming="direct" if self.spec.naming == "direct" else "none",
            arrow=self.spec.arrow,
            bracket=self.spec.bracket,
        )
        ratios = tuple(self._ratio_row(row, periods) for row in self.spec.ratios)
        missing, rounding = sums.missing(rows, totals, places), sums.rounding(rows, totals, places)
        shares = self._shares_apart(rows, totals) if "share" in self.spec.label else Decimal(0)
        told = self._described(data)
        beside = self._sums_apart(rows)
        apart = not add_up or bool(beside)
        return ResolvedChart(data, tuple(self.prints), ratios, told, apart, rounding or beside, shares, missing)

    def _sums_apart(self, rows: Sequence[Sequence[Figure | None]]) -> Decimal:
        """By how much series that add up to another one differ from it as printed, at the most."""
        gaps = [Decimal(0)]
        for column in zip(*rows, strict=True) if self.spec.total is None else ():
            known = {one.name: one for one in column if one is not None and one.value is not None}
            printed = {
                key: wording.rounded(one.defined(), self._own_places(one))
                for key, one in known.items()
                if one.unit.dimension != "ratio"
            }
            gaps += [one.gap(printed) or Decimal(0) for one in additions(self.renderer.workbook)]
        return max(gaps, key=abs)

    def _shares_apart(self, rows: Sequence[Sequence[Figure | None]], totals: Sequence[Figure | None] | None) -> Decimal:
        columns = zip(zip(*rows, strict=True), totals or (), strict=False)
        places = self._own_places(figures.constant(Decimal(0))) if self.spec.places is None else 1
        gaps = [
            sums.apart_from_whole([figures.share(part, whole) for part in parts if part is not None], places)
            for parts, whole in columns
            if whole is not None and None not in parts
        ]
        return max(gaps, key=abs, default=Decimal(0))

    def _periods(self) -> list[Period]:
        """The categories. What a reader expects there and is to be filled in stands among them, empty."""
        choice, current = self.spec.periods, self.renderer.workbook.current
        if choice.every == "filled":
            found = self._filled()
        else:
            spans = list(_counted_back(choice.every, choice.last or 3, current, choice.to_current_year))
            found = [period for period in spans if self._has_value(period)]
            self._note_waiting(spans)
            found = sorted({*found, *self.waiting}) if found else found
        found = found[choice.skip :]
        if choice.every == "filled" and choice.last:
            found = found[-choice.last :]
        if not found:
            raise MissingFigure(self._nothing())
        then = [current if which == "current" else current.comparative for which in choice.then]
        added = [period for period in then if period not in found]
        for series in self.spec.series:
            for period in added:
                self._need(series.figure, period)
        return found + added

    def _note_waiting(self, spans: Sequence[Period]) -> None:
        """Note what is to be filled in: the reporting period, its comparative, and gaps.

        Where a series has begun it goes on: a chart that ends a year ago, or leaves one out, would look complete.
        """
        current = self.renderer.workbook.current
        expected = (current.comparative, current) if self.spec.periods.every == "same-span" and len(spans) > 1 else ()
        for series in self.spec.series:
            began = False
            for period in spans:
                if self._figure(series.figure, period) is not None:
                    began = True
                elif (began or period in expected) and self._is_due(series.figure, period):
                    self._need(series.figure, period)

    def _is_due(self, expression: str, period: Period) -> bool:
        """Whether the reporting period is over that span: the second half of a year that is under way is not due."""
        term = self.renderer.existing(expression, self._names_in(period))
        end = term.period.end if isinstance(term, Term) and term.metric is not None else period.end
        return end <= self.renderer.workbook.current.end

    def _need(self, expression: str, period: Period) -> None:
        if self._figure(expression, period) is None:
            self.waiting.add(period)
            self.renderer.need(expression, self._names_in(period))

    def _nothing(self) -> Problem:
        """Where to type what an empty chart waits for."""
        from ..workbook.metric_sheet import problem_of_missing

        key = re.match(r"\w+", self.spec.series[0].figure)
        metric = self.renderer.workbook.metrics.get(key[0]) if key else None
        if metric is not None:
            return problem_of_missing(metric, self.renderer.workbook.current)
        return Problem(self.where, "no period has a value for this chart.", "Type one in the workbook.")

    def _filled(self) -> list[Period]:
        """The periods in which the metric that the first series begins with has a value."""
        source = self.spec.series[0].figure
        key = re.match(r"\w+", source)
        metric = self.renderer.workbook.metrics.get(key[0]) if key else None
        if metric is None:
            raise TemplateError(Problem(place(source), "filled periods need a metric.", "Begin the series with one."))
        return [figure.period for figure in metric.filled() if figure.period]

    def _names_in(self, period: Period | None) -> dict[str, Any]:
        return {**(self.renderer.names_in(period) if period else {}), **self.names}

    def _has_value(self, period: Period) -> bool:
        return any(self._figure(series.figure, period) is not None for series in self.spec.series)

    def _figure(self, expression: str, period: Period) -> Figure | None:
        """The figure of an expression read in a period; None where the workbook has none."""
        term = self.renderer.existing(expression, self._names_in(period))
        if term is None:
            return None
        if not isinstance(term, Term):
            raise TemplateError(Problem(place(expression), f'"{expression}" is no figure.', "Name a metric."))
        return term.figure if term.exists else None

    def _category(self, period: Period) -> Category:
        form = str(self.spec.category)
        if form in FORMS:
            name = FORMS[form](period)
        else:
            name = self.renderer.plain(self.spec.category, "chart", self._names_in(period))
        waits = period in self.waiting and PLACEHOLDER not in name
        return Category(f"{name}\n{PLACEHOLDER}" if waits else name, self._role(period))

    def _role(self, period: Period) -> Role:
        if period.forecast:
            return "forecast"
        return "current" if period.end >= self.renderer.workbook.current.end else "comparative"

    def _name(self, spec: SeriesSpec, row: Sequence[Figure | None]) -> str:
        if spec.name is not None:
            return self.renderer.plain(spec.name, "chart", self.names)
        return next((figure.label for figure in row if figure is not None), "")

    def _totals(self, periods: Sequence[Period], rows: Sequence[Sequence[Figure | None]]) -> list[Figure | None] | None:
        if self.spec.total is None:
            return None
        if str(self.spec.total) == "sum":
            columns = ([figure for figure in column if figure is not None] for column in zip(*rows, strict=True))
            return [figures.total(column, "total") if column else None for column in columns]
        return [self._figure(self.spec.total, period) for period in periods]

    def _own_places(self, figure: Figure) -> int:
        if self.spec.places is not None:
            return self.spec.places
        self.renderer.session.use = "chart"
        return self.renderer.session.own_places(figure)

    def _places(
        self, rows: Sequence[Sequence[Figure | None]], totals: Sequence[Figure | None] | None
    ) -> tuple[int | None, bool]:
        """As many decimals as make parts printed beside their total add up; whether any number of them does."""
        first = next((figure for row in rows for figure in row if figure is not None), None)
        if first is None or totals is None:
            return None, True
        least = self._own_places(first)
        columns = list(zip(zip(*rows, strict=True), totals, strict=True))
        for places in range(least, MOST_PLACES + 1):
            if all(sums.adds_up(parts, whole, places) for parts, whole in columns):
                return places, True
        return least, False

    def _series(
        self, spec: SeriesSpec, name: str, row: Sequence[Figure | None], totals: Sequence[Figure | None] | None,
        categories: Sequence[Category], places: int | None, alone: Collection[int],
    ) -> Series:  # fmt: skip
        points = []
        for index, figure in enumerate(row):
            if figure is not None and index in alone:
                points.append(Point(figure.value))  # its total over it says the same
                continue
            whole = totals[index] if totals is not None else None
            points.append(self._point(figure, whole, name, categories[index].name, places))
        note = self._drawn_text(spec.note, name) if spec.note is not None else ""
        return Series(name, tuple(points), note)

    def _point(
        self, figure: Figure | None, whole: Figure | None, series: str, category: str, places: int | None
    ) -> Point:
        if figure is None or figure.value is None:
            return Point(None)
        labels = []
        for kind in self.spec.label:
            if kind == "value":
                text = wording.paren(figure, self._own_places(figure) if places is None else places)
                labels.append(self._drawn(text, figure, series, category))
            elif whole is not None:
                part = figures.share(figure, whole, f"{figure.name}.share_of({whole.name})")
                text = wording.pct(part, self._own_places(part) if self.spec.places is None else 1)
                labels.append(self._drawn(text, part, series, category))
        return Point(figure.value, tuple(labels))

    @property
    def _use(self) -> str:
        """Parts beside their total have as many decimals as make them add up: a use of its own."""
        return "chart" if self.spec.total is None else "parts"

    def _drawn(self, text: str, figure: Figure, series: str, category: str) -> str:
        """Note the print of a label that is drawn in the picture."""
        self.prints.append(ChartPrint(series, category, Print(text, figure, self._use, self.where)))
        return text

    def _drawn_text(self, source: str, series: str) -> str:
        text, prints = self.renderer.prints(source, "text", self.names)
        self.prints.extend(ChartPrint(series, "", one) for one in prints)
        return text

    def _total_labels(
        self, totals: Sequence[Figure | None] | None, categories: Sequence[Category], places: int | None
    ) -> tuple[str, ...]:
        if totals is None:
            return ()
        return tuple(
            "" if figure is None else self._drawn(wording.paren(figure, places or 0), figure, "", category.name)
            for figure, category in zip(totals, categories, strict=True)
        )

    def _insets(self, periods: Sequence[Period], categories: Sequence[Category]) -> tuple[str, ...]:
        if self.spec.inset is None:
            return ()
        found = [self._figure(self.spec.inset, period) for period in periods]
        return tuple(
            ""
            if figure is None
            else self._drawn(wording.plain(figure, self._own_places(figure)), figure, "", category.name)
            for figure, category in zip(found, categories, strict=True)
        )

    def _pills(
        self, row: Sequence[Figure | None], periods: Sequence[Period], categories: Sequence[Category]
    ) -> tuple[Pill, ...]:
        """Growth between neighbours that are one span in consecutive years, or over the bracket from first to last."""
        if not self.spec.growth:
            return ()
        pairs = [(0, len(periods) - 1)] if self.spec.bracket else [(i, i + 1) for i in range(len(periods) - 1)]
        pills = []
        for start, end in pairs:
            before, current = row[start], row[end]
            if before is None or current is None or not _comparable(periods[start], periods[end]):
                continue
            rate = figures.growth(current, before, f"{current.name}.yoy")
            words = self._growth_words(rate, current, before)
            text = self._drawn(words, rate, "", f"{categories[start].name}–{categories[end].name}")
            marked = self.spec.growth_mark if rate.value is not None and current.is_loss else None
            pills.append(Pill(start, end, text, self.note_mark(marked) if marked else ""))
        return tuple(pills)

    def _growth_words(self, rate: Figure, current: Figure, before: Figure) -> str:
        """A rate, or the words where there is none: 扭亏为盈."""
        if rate.value is None:
            return wording.direction(current, before).words
        places = self.renderer.session.places("%") if self.spec.places is None else 1
        text = wording.paren(rate, places)
        return f"+{text}" if self.spec.bracket and rate.value > 0 else text

    def _ratio_row(self, row: Any, periods: Sequence[Period]) -> tuple[RatioCell, ...]:
        cells = []
        for index, period in enumerate(periods[1:] if row.between else periods):
            figure = self._figure(row.figure, period)
            if figure is None:
                continue
            self.renderer.session.use = "chart"
            places = self.renderer.session.own_places(figure, row.places)
            origin = Print(wording.paren(figure, places), figure, "chart", place(row.figure))
            cells.append(RatioCell(origin, index + 0.5 if row.between else float(index)))
        return tuple(cells)

    # Doughnuts, whose categories are metrics

    def _doughnut(self) -> ResolvedChart:
        period = self._at()
        slices = [self._figure(series.figure, period) for series in self.spec.series]
        names = [self._name(spec, [figure]) for spec, figure in zip(self.spec.series, slices, strict=True)]
        marked = str(self.spec.mark or "")
        categories, points = [], []
        for spec, name, figure in zip(self.spec.series, names, slices, strict=True):
            if figure is None:
                continue
            categories.append(Category(name, "current" if str(spec.figure) == marked else "comparative"))
            points.append(self._point(figure, None, name, name, None))
        data = ChartData("doughnut", tuple(categories), (Series("", tuple(points)),))
        known = [figure for figure in slices if figure is not None]
        apart = sums.apart_from_whole(known, self._own_places(known[0])) if known else Decimal(0)
        return ResolvedChart(data, tuple(self.prints), (), self._described(data), shares=apart)

    def _at(self) -> Period:
        if not self.spec.at:
            return self.renderer.workbook.current
        found = self.renderer.value(self.spec.at, self.names)
        if isinstance(found, Missing):
            raise MissingFigure(found.problem)
        return found.period  # type: ignore[no-any-return]

    def _described(self, data: ChartData) -> str:
        """What a reader who cannot see the picture is told: title, unit, and every label drawn."""
        heads = [self.renderer.plain(text, "chart", self.names) for text in (self.spec.title, self.spec.unit) if text]
        head = "，".join(heads)
        parts = []
        for index, category in enumerate(data.categories):
            values = [_value_said(series, index, len(data.series) > 1) for series in data.series]
            extra = [labels[index] for labels in (data.totals, data.insets) if labels and labels[index]]
            parts.append(f"{category.name}：{'，'.join([v for v in values if v] + extra)}")
        growth = [f"{data.categories[p.start].name}至{data.categories[p.end].name} {p.text}" for p in data.pills]
        notes = [f"{series.name} {series.note}" for series in data.series if series.note]
        body = "；".join([*parts, *growth, *notes])
        return f"{head}。{body}" if head else body


def _value_said(series: Series, index: int, several: bool) -> str:
    text = " ".join(series.points[index].labels)
    return f"{series.name} {text}" if several and text else text


def _comparable(before: Period, current: Period) -> bool:
    """Two spans of one kind in order: consecutive years, or one span in two years."""
    same_length = before.months == current.months
    return same_length and current.end > before.end and (current.start - before.start) % 12 == 0


def _counted_back(every: str, last: int, current: Period, to_current_year: bool) -> Iterator[Period]:
    """The last few spans of a kind up to the current period, oldest first."""
    if every == "same-span":
        yield from (current.shifted(-back) for back in reversed(range(last)))
        return
    months = {"half": 6, "quarter": 3, "year": 12}[every]
    # The last half or quarter that is complete: nine months end within a half.
    end = current.end - (current.end + 1) % months
    if every == "year":
        complete = current.month == 12 or to_current_year
        year = current.end // 12 if complete else current.end // 12 - 1
        end = year * 12 + 11
    spans = [Period(end - months + 1, months)]
    under_way = every != "year" and end < current.end
    while len(spans) < last - under_way:
        spans.append(spans[-1].previous)
    yield from reversed(spans)
    if under_way:
        yield current  # a balance of nine months' end stands after those of the halves
