"""Charts whose categories are periods: figures by series and period, their totals, growth and ratios, as plain data."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal

from ..finance import figures
from ..finance.figures import Figure
from ..finance.period import Period
from ..language import wording
from ..language.chosen import PERIOD_FORMS, WORDS
from ..text.marks import Print
from ..text.render import place
from ..text.session import PLACEHOLDER
from ..workbook.sums import additions
from . import data as plain
from . import sums
from .axis import check_axis
from .data import Category, ChartData, Point, Role, Series
from .groups import grouped
from .growing import Grid, Grown, grown
from .guides import guides
from .options import Across, Arrow, Bracket, Insets, Mixed, Naming, OfAWhole, Totals
from .periods import periods_of
from .printing import Printing
from .resolved import RatioCell, ResolvedChart, TextRow
from .shares import as_shares, without_shares
from .shares import told as told_of
from .spec import ChartSpec, InPeriods, NotedSeries, OverPeriods, RatioRow, SeriesSpec

MOST_PLACES = 3

Rows = Sequence[Sequence[Figure | None]]
"""Figures by series, each in all periods."""

Row = Sequence[Figure | None]

_BETWEEN = " "


def over_periods(spec: ChartSpec, printing: Printing) -> ResolvedChart:
    """The chart's data, with a place for each period that a reader expects.

    Raises:
        TemplateError: an expression names what does not exist.
        MissingFigure: no period has a value.
    """
    assert isinstance(spec, InPeriods)
    return _Resolver(spec, printing).resolved()


class _Resolver:
    def __init__(self, spec: InPeriods, printing: Printing) -> None:
        self.spec, self.printing = spec, printing
        self.workbook = printing.renderer.workbook
        self.waiting: set[Period] = set()
        self.total = spec.total if isinstance(spec, Totals) else None
        self.none: dict[int, Figure] = {}
        self.unknown: set[int] = set()
        self.grown = Grown()
        # Parts beside their total have as many decimals as make them add up: a use of its own.
        self.printing.use = "chart" if self.total is None else "parts"

    def resolved(self) -> ResolvedChart:
        chooser = periods_of(self.spec, self.printing.reading)
        periods = chooser.chosen()
        self.waiting = chooser.waiting
        rows = [[self._figure(series.figure, period) for period in periods] for series in self.spec.series]
        expressions = [series.figure for series in self.spec.series]
        check_axis(zip(expressions, rows, strict=True), self.printing.unit_line, summed=isinstance(self.spec, Totals))
        totals = self._totals(periods, rows)
        if totals is not None:
            whole = (expressions[0] if str(self.total) == "sum" else self.total or "", totals)
            check_axis([whole, *zip(expressions, rows, strict=True)], self.printing.unit_line, summed=True)
        if isinstance(self.spec, OfAWhole) and totals is not None:
            self.none = without_shares(rows, totals)
            self.unknown = {index for index, period in enumerate(periods) if period in self.waiting}
        places, add_up = self._places(rows, totals)
        data = self._data(periods, rows, totals, places)
        ratios = tuple(self._ratio_row(row, periods) for row in self._ratios())
        missing, rounding = sums.missing(rows, totals, places), sums.rounding(rows, totals, places)
        shares = self._shares_apart(rows, totals) if "share" in self.spec.label else Decimal(0)
        told = self.printing.description(data)
        beside = self._sums_apart(rows)
        apart = not add_up or bool(beside)
        return ResolvedChart(
            data, tuple(self.printing.prints), ratios, told, apart, rounding or beside, shares, missing,
            (*told_of(self._without_shares(), place(expressions[0])), *self.grown.findings),
            (*self._table(data, rows, totals), *self.grown.rows), self.grown.says_over_period, tuple(periods),
        )  # fmt: skip

    def _data(self, periods: Sequence[Period], rows: Rows, totals: Row | None, places: int | None) -> ChartData:
        columns = zip(*rows, strict=True)
        named = [self._category(period, column) for period, column in zip(periods, columns, strict=True)]
        categories, headings = grouped(named)
        names = [self.printing.name(series, row) for series, row in zip(self.spec.series, rows, strict=True)]
        alone = {*self.none, *self.unknown} if isinstance(self.spec, OfAWhole) else sums.alone(rows, totals)
        series = tuple(
            self._series(spec, name, row, totals, categories, places, alone)
            for spec, name, row in zip(self.spec.series, names, rows, strict=True)
        )
        labels, insets = self._total_labels(totals, categories, places), self._insets(periods, categories)
        self.grown = grown(self.spec, self.printing, Grid(rows, totals, periods, categories))
        data = ChartData(
            kind=self.spec.kind,
            categories=categories,
            series=series,
            totals=labels,
            insets=insets,
            pills=self.grown.pills,
            headings=headings,
            naming=self._naming(),
            arrow=self.spec.arrow if isinstance(self.spec, Arrow) else False,
            bracket=isinstance(self.spec, Bracket) and self.spec.bracket,
            columns=self.spec.columns if isinstance(self.spec, Mixed) else 0,
            stacked=isinstance(self.spec, Mixed) and self.spec.stacked,
            tabled=isinstance(self.spec, OverPeriods) and self.spec.values_below,
            guides=guides(self.spec, self.printing, rows[0] if totals is None else totals, places),
            across=isinstance(self.spec, Across) and self.spec.lies,
        )
        return as_shares(data, totals, self._without_shares()) if isinstance(self.spec, OfAWhole) and totals else data

    def _without_shares(self) -> dict[int, Figure]:
        """The columns that have no shares though all of their parts are known, each with the reason."""
        return {index: figure for index, figure in self.none.items() if index not in self.unknown}

    def _ratios(self) -> tuple[RatioRow, ...]:
        return self.spec.ratios if isinstance(self.spec, OverPeriods) else ()

    def _naming(self) -> plain.Naming:
        """A legend is native text outside the chart; a table under it names its series itself."""
        tabled = isinstance(self.spec, OverPeriods) and self.spec.values_below
        return "direct" if isinstance(self.spec, Naming) and self.spec.is_direct and not tabled else "none"

    def _figure(self, expression: str, period: Period) -> Figure | None:
        return self.printing.reading.figure(expression, period)

    def _category(self, period: Period, column: Row) -> tuple[Category, Period]:
        """A category, and the period that it is of: half of a year of which there is no more."""
        form, span = str(self.spec.category), period
        if form in PERIOD_FORMS:
            name = PERIOD_FORMS[form](period)
        else:
            name, span = self._category_in_words(period, column)
        waits = period in self.waiting and PLACEHOLDER not in name
        lacks = period in self.waiting
        return Category(f"{name}\n{PLACEHOLDER}" if waits else name, self._role(period), waits=lacks), span

    def _category_in_words(self, period: Period, column: Row) -> tuple[str, Period]:
        """What the template calls a category; a name of another period than its values' is none for them."""
        renderer = self.printing.renderer
        said = renderer.session.said_periods
        said.clear()
        name = renderer.plain(self.spec.category, "chart", self.printing.reading.names_in(period))
        parts = [each for each in said if each.months and each != period and period.start <= each.start <= period.end]
        spans = [figure.period for figure in column if figure is not None and figure.period is not None]
        if any(span.start < part.start or span.end > part.end for part in parts for span in spans if span.months):
            self._need_all_of(period, column)
            return PERIOD_FORMS["long"](period), period
        return name, parts[0] if len(parts) == 1 else period

    def _need_all_of(self, period: Period, column: Row) -> None:
        """Note what a category lacks: its second half alone would be taken for all of it."""
        self.waiting.add(period)
        for series, figure in zip(self.spec.series, column, strict=True):
            if figure is None:
                self.printing.reading.need(series.figure, period)

    def _role(self, period: Period) -> Role:
        if period.forecast:
            return "forecast"
        return "current" if period.end >= self.workbook.current.end else "comparative"

    def _series(
        self, spec: SeriesSpec, name: str, row: Row, totals: Row | None, categories: Sequence[Category],
        places: int | None, alone: Collection[int],
    ) -> Series:  # fmt: skip
        points = []
        for index, figure in enumerate(row):
            if figure is not None and index in alone:
                # Its total over it says the same; what is no share of a known whole is not drawn.
                points.append(Point(None if isinstance(self.spec, OfAWhole) else figure.value))
                continue
            whole = totals[index] if totals is not None else None
            points.append(self.printing.point(figure, whole, name, categories[index].name, places))
        noted = spec.note if isinstance(spec, NotedSeries) else None
        note = self.printing.words(noted, name) if noted is not None else ""
        return Series(name, tuple(points), note)

    # Totals, and whether what is printed adds up to them

    def _totals(self, periods: Sequence[Period], rows: Rows) -> list[Figure | None] | None:
        if self.total is None:
            return None
        if str(self.total) == "sum":
            columns = ([figure for figure in column if figure is not None] for column in zip(*rows, strict=True))
            return [figures.total(column, "total") if column else None for column in columns]
        return [self._figure(self.total, period) for period in periods]

    def _places(self, rows: Rows, totals: Row | None) -> tuple[int | None, bool]:
        """As many decimals as make parts printed beside their total add up; whether any number of them does."""
        first = next((figure for row in rows for figure in row if figure is not None), None)
        if first is None or totals is None:
            return None, True
        least = self.printing.own_places(first)
        columns = list(zip(zip(*rows, strict=True), totals, strict=True))
        for places in range(least, MOST_PLACES + 1):
            if all(sums.adds_up(parts, whole, places) for parts, whole in columns):
                return places, True
        return least, False

    def _total_labels(
        self, totals: Row | None, categories: Sequence[Category], places: int | None
    ) -> tuple[str, ...]:  # fmt: skip
        if isinstance(self.spec, OfAWhole) and not self.spec.shows_total:
            return ()
        return tuple(
            "" if figure is None or (category.waits and isinstance(self.spec, OfAWhole))
            else self.printing.label(wording.paren(figure, places or 0), figure, "", category.name)
            for figure, category in zip(totals or (), categories, strict=totals is not None)
        )  # fmt: skip

    def _sums_apart(self, rows: Rows) -> Decimal:
        """By how much series that add up to another one differ from it as printed, at the most."""
        gaps = [Decimal(0)]
        for column in zip(*rows, strict=True) if self.total is None else ():
            known = {one.name: one for one in column if one is not None and one.value is not None}
            printed = {
                key: wording.rounded(one.defined(), self.printing.own_places(one))
                for key, one in known.items()
                if one.unit.dimension != "ratio"
            }
            gaps += [one.gap(printed) or Decimal(0) for one in additions(self.workbook)]
        return max(gaps, key=abs)

    def _shares_apart(self, rows: Rows, totals: Row | None) -> Decimal:
        columns = zip(zip(*rows, strict=True), totals or (), strict=False)
        places = self.printing.rate_places(figures.constant(Decimal(0)))
        gaps = [
            sums.apart_from_whole([figures.share(part, whole) for part in parts if part is not None], places)
            for parts, whole in columns
            if whole is not None and None not in parts
        ]
        return max(gaps, key=abs, default=Decimal(0))

    # Ratios and rows of text

    def _insets(self, periods: Sequence[Period], categories: Sequence[Category]) -> tuple[str, ...]:
        inset = self.spec.inset if isinstance(self.spec, Insets) else None
        if inset is None:
            return ()
        found = [self._figure(inset, period) for period in periods]
        return tuple(
            "" if figure is None else self.printing.label(self._inset_text(figure), figure, "", category.name)
            for figure, category in zip(found, categories, strict=True)
        )

    def _inset_text(self, figure: Figure) -> str:
        return wording.plain(figure, self.printing.own_places(figure))

    def _table(self, data: ChartData, rows: Rows, totals: Row | None) -> Iterator[TextRow]:
        """A row of text for each series, with its values under the categories."""
        for series, row in zip(data.series, rows, strict=True) if data.tabled else ():
            cells = []
            for index, (figure, point) in enumerate(zip(row, series.points, strict=True)):
                text = _BETWEEN.join(point.labels)
                if figure is not None and text:
                    printed = Print(text, figure, self.printing.use, place(self.spec.series[0].figure))
                    cells.append(RatioCell(printed, float(index)))
            yield TextRow(series.name, tuple(cells))
        if data.tabled and totals is not None and any(data.totals):
            known = zip(data.totals, totals, strict=True)
            yield TextRow(WORDS.total, tuple(
                RatioCell(Print(text, figure, self.printing.use, place(self.spec.series[0].figure)), float(index))
                for index, (text, figure) in enumerate(known) if figure is not None and text
            ), keyed=False)  # fmt: skip

    def _ratio_row(self, row: RatioRow, periods: Sequence[Period]) -> tuple[RatioCell, ...]:
        cells = []
        for index, period in enumerate(periods[1:] if row.between else periods):
            figure = self._figure(row.figure, period)
            if figure is not None:
                printed = self.printing.beside(figure, row.figure, row.places)
                cells.append(RatioCell(printed, index + 0.5 if row.between else float(index)))
        return tuple(cells)
