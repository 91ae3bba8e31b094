"""From a chart's spec and the workbook to plain data, with the print behind every label. Draws nothing."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from ..errors import Problem, TemplateError, nearest
from ..finance import figures
from ..finance.figures import Figure
from ..finance.period import FORMS, Period
from ..language import wording
from ..page.page import ChartPrint
from ..text.marks import Print
from ..text.render import Renderer, place
from ..text.session import PLACEHOLDER
from ..text.terms import Missing, MissingFigure
from ..workbook.sums import additions
from . import sums
from .data import Category, ChartData, Pill, Point, Role, Series
from .kinds.registry import KINDS
from .periods import Periods, Reading, are_comparable
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
    if str(spec.kind) not in KINDS:
        raise TemplateError(Problem(place(spec.kind), f'no chart kind "{spec.kind}".', nearest(str(spec.kind), KINDS)))
    return _Resolver(spec, renderer, names, note_mark).resolved()


class _Resolver:
    def __init__(
        self, spec: ChartSpec, renderer: Renderer, names: Mapping[str, Any], note_mark: Callable[[str], str]
    ) -> None:
        self.spec, self.renderer, self.names, self.note_mark = spec, renderer, names, note_mark
        self.prints: list[ChartPrint] = []
        self.reading = Reading(renderer, names)
        self.periods = Periods(spec, self.reading)
        self.where = place(spec.series[0].figure)

    def resolved(self) -> ResolvedChart:
        return self._doughnut() if self.spec.kind == "doughnut" else self._over_periods()

    # Charts whose categories are periods

    def _over_periods(self) -> ResolvedChart:
        periods = self.periods.chosen()
        rows = [[self._figure(series.figure, period) for period in periods] for series in self.spec.series]
        totals = self._totals(periods, rows)
        columns = zip(*rows, strict=True)
        categories = tuple(self._category(period, column) for period, column in zip(periods, columns, strict=True))
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

    def _figure(self, expression: str, period: Period) -> Figure | None:
        return self.reading.figure(expression, period)

    def _category(self, period: Period, column: Sequence[Figure | None]) -> Category:
        form = str(self.spec.category)
        name = FORMS[form](period) if form in FORMS else self._category_said(period, column)
        waits = period in self.periods.waiting and PLACEHOLDER not in name
        return Category(f"{name}\n{PLACEHOLDER}" if waits else name, self._role(period))

    def _category_said(self, period: Period, column: Sequence[Figure | None]) -> str:
        """What the template calls a category; a name of another period than its values' is none for them."""
        said = self.renderer.session.said_periods
        said.clear()
        name = self.renderer.plain(self.spec.category, "chart", self.reading.names_in(period))
        parts = [each for each in said if each.months and each != period and period.start <= each.start <= period.end]
        spans = [figure.period for figure in column if figure is not None and figure.period is not None]
        if any(span.start < part.start or span.end > part.end for part in parts for span in spans if span.months):
            self._need_all_of(period, column)
            return FORMS["long"](period)
        return name

    def _need_all_of(self, period: Period, column: Sequence[Figure | None]) -> None:
        """Note what a category lacks: its second half alone would be taken for all of it."""
        self.periods.waiting.add(period)
        for series, figure in zip(self.spec.series, column, strict=True):
            if figure is None:
                self.renderer.need(series.figure, self.reading.names_in(period))

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
            if before is None or current is None or not are_comparable(periods[start], periods[end]):
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
        if self.spec.ratios:
            where = place(self.spec.ratios[0].figure)
            raise TemplateError(Problem(where, "a doughnut has no row of ratios.", "Take ratios: away."))
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
