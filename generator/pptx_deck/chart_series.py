"""One series of a chart: its points, colours as they come out, labels, and what its workbook's cells are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from .chart_labels import Label, Labels
from .chart_looks import Looks, child, children, local, value
from .chart_points import Cells
from .chart_settings import settings
from .charts import CHART, Fact, Facts, Point, Series, Source

if TYPE_CHECKING:
    from lxml.etree import _Element

_APART = ("tx", "dPt", "dLbls", "cat", "val", "xVal", "yVal", "bubbleSize", "datalabelsRange")
_FILLED = (
    "barChart", "bar3DChart", "areaChart", "area3DChart", "pieChart", "pie3DChart", "doughnutChart", "ofPieChart",
    "bubbleChart",
)  # fmt: skip
_LINES = ("lineChart", "line3DChart", "scatterChart", "radarChart")


class Group(NamedTuple):
    """Series that are drawn alike, and what is needed to tell their colours."""

    element: _Element
    against: str
    """The axis that its values stand against, where it is not the first."""
    plain_style: bool
    """Whether colours nobody chose are the theme's accents."""

    @property
    def kind(self) -> str:
        return local(self.element)

    def series(self) -> list[_Element]:
        """The elements in the order in which they are drawn."""
        found = list(children(self.element, "ser"))
        return sorted(found, key=lambda each: _number(child(each, "order"), found.index(each)))

    @property
    def varied(self) -> bool:
        """Whether each point has a colour of its own."""
        only = sum(1 for _ in children(self.element, "ser")) == 1
        several = self.kind in ("pieChart", "pie3DChart", "doughnutChart", "ofPieChart")
        return (only or several) and value(child(self.element, "varyColors"), "0") == "1"


class SeriesRead(NamedTuple):
    series: Series
    sources: tuple[Source, ...]


def read_series(element: _Element, group: Group, looks: Looks) -> SeriesRead:
    labels = Labels(element, group.element, looks)
    name, categories = Cells(child(element, "tx")), Cells(_first(element, "cat", "xVal"))
    values, sizes = Cells(_first(element, "val", "yVal")), Cells(child(element, "bubbleSize"))
    facts = (*_own_facts(element, group, looks), *_formats(categories, values), *labels.facts())
    points = _points(categories, values, sizes, labels.of_points(), _points_facts(element, group, looks, facts))
    told = Series(name.text(), tuple(points), facts, group.kind)
    sources = [source for cells in (name, categories, values, sizes, labels.range) for source in cells.sources()]
    return SeriesRead(told, tuple(sources))


def _first(element: _Element, *names: str) -> _Element | None:
    return next(children(element, *names), None)


def _number(element: _Element | None, otherwise: int) -> int:
    said = value(element)
    return int(said) if said.isdigit() else otherwise


def _formats(categories: Cells, values: Cells) -> Iterator[Fact]:
    for name, cells in (("number format of the categories", categories), ("number format of the values", values)):
        if cells.number_format not in ("", "General", "general"):
            yield Fact(name, cells.number_format, CHART)


def _own_facts(element: _Element, group: Group, looks: Looks) -> Iterator[Fact]:
    facts = _seen(settings(element, looks, skip=_APART), group)
    names = {fact.name for fact in facts}
    yield from (fact for fact in facts if not (group.varied and fact.name == "fill"))
    colour = _colour(group, looks, _number(child(element, "idx"), 0))
    if group.kind in _FILLED and "fill" not in names and not group.varied:
        yield Fact("fill", colour)
    elif group.kind in _LINES and "line" not in names:
        yield Fact("line", colour)
    if group.against:
        yield Fact("drawn against", group.against, CHART)


def _seen(facts: Iterable[Fact], group: Group) -> list[Fact]:
    """Without what is as it is anyway: filled shapes have no outline unless one is drawn."""
    plain = (Fact("line", "none"),) if group.kind in _FILLED else ()
    # A line has nothing to fill, though programs say with what.
    if group.kind in ("lineChart", "scatterChart"):
        facts = [fact for fact in facts if fact.name != "fill"]
    if group.kind in _LINES and group.plain_style:
        plain = (Fact("line width", "2.25 pt"),)
    return [fact for fact in facts if fact not in plain]


def _colour(group: Group, looks: Looks, index: int) -> str:
    """The colour of what nobody coloured."""
    accent = looks.theme.by_name(f"accent{index + 1}") if group.plain_style else None
    return accent or f"automatic {index + 1}"


def _points_facts(element: _Element, group: Group, looks: Looks, of_series: Facts) -> dict[int, Facts]:
    """What points say of themselves, unless their series says the same."""
    found: dict[int, Facts] = {}
    for each in children(element, "dPt"):
        facts = _seen(settings(each, looks), group)
        found[_number(child(each, "idx"), 0)] = tuple(fact for fact in facts if fact not in of_series)
    if group.varied and group.kind in _FILLED:
        own_looks = Looks(looks.theme, looks.related).shape(child(element, "spPr"), "")
        of_all = [fact for fact in own_looks if fact.name == "fill"]
        for index in Cells(_first(element, "val", "yVal")).texts():
            own = found.get(index, ())
            if all(fact.name != "fill" for fact in own):
                found[index] = (*own, *(of_all or [Fact("fill", _colour(group, looks, index))]))
    return found


def _points(
    categories: Cells, values: Cells, sizes: Cells, labels: dict[int, Label], facts: dict[int, Facts]
) -> Iterator[Point]:  # fmt: skip
    named, valued, sized = categories.texts(), values.texts(), sizes.texts()
    # Places are left free for points that were counted and are not there.
    for index in range(max([*(index + 1 for index in (*named, *valued)), categories.count, values.count])):
        label = labels.get(index, Label(None, ()))
        own = (*facts.get(index, ()), *label.facts)
        category = named.get(index, "") if named else str(index + 1)
        yield Point(category, valued.get(index, ""), sized.get(index, ""), label.text, own)
