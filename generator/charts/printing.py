"""The words of one chart: names, labels with as many decimals as their use has, the print behind each, its alt text."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from ..errors import TemplateError
from ..finance import figures
from ..finance.figures import Figure
from ..finance.period import Period
from ..language import wording
from ..language.chosen import PERIOD_FORMS, WORDS
from ..lineage.chart_print import ChartPrint
from ..spec.scalars import Text
from ..text.marks import Print
from ..text.render import Renderer, place
from ..text.session import Use
from .data import ChartData, Point, Series
from .periods import Reading
from .spec import ChartSpec, SeriesSpec
from .unit_line import unit_line


class Printing:
    """What a chart says, gathered while it is resolved. `use` is what its labels are printed for."""

    def __init__(
        self, spec: ChartSpec, renderer: Renderer, names: Mapping[str, object], note_mark: Callable[[str], str]
    ) -> None:
        self.spec, self.renderer, self.note_mark = spec, renderer, note_mark
        self.unit_line = unit_line(spec, renderer, names)
        self.names = self.unit_line.names
        unit = self.unit_line.unit
        self.reading = Reading(renderer, self.names, {unit.dimension: unit} if unit is not None else {})
        self.use = "chart"
        self.prints: list[ChartPrint] = []
        self._where = place(spec.series[0].figure)

    def mark_of(self, note: Text) -> str:
        """The raised mark of a footnote, or a slip where the chart names it."""
        try:
            return self.note_mark(note)
        except TemplateError as error:
            raise TemplateError(one._replace(where=note.where or one.where) for one in error.problems) from error

    def own_places(self, figure: Figure) -> int:
        """How many decimals a figure has among the labels of this chart."""
        return self._places(figure) if self.spec.places is None else self.spec.places

    def rate_places(self, rate: Figure, use: Use = "chart") -> int:
        """The decimals of a share or a growth: `places` are meant for values. A sentence has its own."""
        return self._places(rate, use) if self.spec.places is None or use == "text" else 1

    def _places(self, figure: Figure, use: Use = "chart", wanted: int | None = None) -> int:
        return self.renderer.session.own_places(figure, wanted, use)

    def beside(self, figure: Figure, expression: str, wanted: int | None) -> Print:
        """The print of a figure that stands beside the chart, with decimals of its own."""
        text = self.renderer.session.rate(figure, wording.paren, self._places(figure, wanted=wanted))
        return Print(text, figure, "chart", place(expression))

    def label(self, text: str, figure: Figure, series: str, category: str) -> str:
        """A text that is drawn in the chart; its print is noted."""
        self.prints.append(ChartPrint(series, category, Print(text, figure, self.use, self._where)))
        return text

    def words(self, source: str, series: str) -> str:
        """A template text that is drawn in the chart; its prints are noted."""
        text, prints = self.renderer.prints(source, "text", self.names)
        self.prints.extend(ChartPrint(series, "", one) for one in prints)
        return text

    def name(self, spec: SeriesSpec, row: Sequence[Figure | None]) -> str:
        """A series' own name, else the label of its metric."""
        if spec.name is not None:
            return self.renderer.plain(spec.name, "chart", self.names)
        return next((figure.label for figure in row if figure is not None), "") or self._label_of(spec.figure)

    def period_name(self, category: str, period: Period) -> str:
        """A period as a chart's `category` has it: in one of the forms, or as a template says it."""
        if category in PERIOD_FORMS:
            return PERIOD_FORMS[category](period)
        return self.renderer.plain(category, "chart", self.reading.names_in(period))

    def _label_of(self, expression: str) -> str:
        """The label of the metric that an expression begins with, where it has no value to be named by."""
        metric = self.reading.metric(expression)
        return metric.label if metric is not None else ""

    def point(
        self, figure: Figure | None, whole: Figure | None, series: str, category: str, places: int | None
    ) -> Point:
        """A value with its labels; `places` are the decimals that make parts beside their total add up."""
        if figure is None or figure.value is None:
            return Point(None)
        labels = []
        for kind in self.spec.label:
            if kind == "value":
                decimals = self.own_places(figure) if places is None else places
                text = self.renderer.session.rate(figure, wording.paren, decimals)
                labels.append(self.label(text, figure, series, category))
            elif whole is not None:
                part = figures.share(figure, whole, f"{figure.name}.share_of({whole.name})")
                text = wording.pct(part, self.rate_places(part))
                labels.append(self.label(text, part, series, category))
        return Point(figure.value, tuple(labels))

    def description(self, data: ChartData) -> str:
        """What a reader who cannot see the chart is told: title, unit, and every label drawn."""
        beside = WORDS.gap.join(self.renderer.plain(text, "chart", self.names) for text in self.unit_line.sources)
        title = self.renderer.plain(self.spec.title, "chart", self.names) if self.spec.title else ""
        heads = [text for text in (title, beside) if text]
        head = WORDS.comma.join(heads)
        lines = [guide.label for guide in data.guides]
        told = [*_values_told(data), *_growth_told(data), *_notes_told(data), *lines, *data.centre[:1]]
        body = WORDS.semicolon.join(told)
        return f"{head}{WORDS.full_stop}{body}" if head else body


def _values_told(data: ChartData) -> list[str]:
    told = []
    for index, category in enumerate(data.categories):
        values = [_value_told(series, index, len(data.series) > 1) for series in data.series]
        extra = [labels[index] for labels in (data.totals, data.insets) if labels and labels[index]]
        told.append(category.name + WORDS.colon + WORDS.comma.join([value for value in values if value] + extra))
    return told


def _value_told(series: Series, index: int, several: bool) -> str:
    text = " ".join(series.points[index].labels)
    return f"{series.name} {text}".strip() if several and text else text


def _growth_told(data: ChartData) -> list[str]:
    names = [category.name for category in data.categories]
    return [f"{WORDS.from_to.format(names[pill.start], names[pill.end])} {pill.text}" for pill in data.pills]


def _notes_told(data: ChartData) -> list[str]:
    return [f"{series.name} {series.note}" for series in data.series if series.note]
