"""Charts of the newer kind (waterfall, funnel, treemap, histogram, map …), whose parts are written otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..lineage.shapes import digest
from ..office.deck_package import parse
from .chart_labels import number_format
from .chart_looks import Looks, child, children, local
from .chart_points import MOST_POINTS, plain, rich_text
from .charts import CHART, STYLE, Book, Chart, Fact, Part, Point, Series, Source
from .colours import Theme
from .look import related
from .styles import R

if TYPE_CHECKING:
    from lxml.etree import _Element

    from .parts import Part as PackagePart

_OF_NO_EFFECT = ("uniqueId", "formatIdx", "axisId", "dataId", "id", "printSettings", "extLst")
_SAID_AS_ELSEWHERE = {"val scaling min": "minimum", "val scaling max": "maximum", "cat scaling gap width": "gap"}
_HOLDERS = ("catScaling", "valScaling", "layoutPr", "subtotals")
"""What says nothing by being there."""
_VALUES = ("val", "size", "y", "colorVal")


def read_newer_chart(part: PackagePart, theme: Theme) -> Chart:
    """A chart by its part; `theme` is that of the slide it stands on."""
    return _NewerChart(part, theme).chart()


class _NewerChart:
    def __init__(self, part: PackagePart, theme: Theme) -> None:
        self._part = part
        self._root = parse(part.blob)
        self._looks = Looks(theme, self._content)
        self._chart = child(self._root, "chart")
        self._area = child(self._chart, "plotArea")
        self._read = {str(each.get("id")): _Columns(each) for each in children(child(self._root, "chartData"), "data")}

    def chart(self) -> Chart:
        elements = list(children(child(self._area, "plotAreaRegion"), "series"))
        series = tuple(self._series(each) for each in elements)
        kinds = tuple(dict.fromkeys(str(each.get("layoutId", "")) for each in elements))
        parts = tuple(part for part in self._parts() if part.facts or part.title)
        self._unread()
        rest = tuple(sorted(self._looks.rest))
        return Chart(kinds, _words(child(self._chart, "title")), series, parts, (), self._book(), rest)

    def _content(self, relation: str) -> str:
        part = related(self._part, relation)
        return digest(part.blob) if part is not None else ""

    def _series(self, element: _Element) -> Series:
        name = _words(element)
        key = child(element, "dataId")
        columns = self._read.get("" if key is None else str(key.get("val")))
        facts = [*_attributes(element, "", ("layoutId", "uniqueId", "formatIdx", "ownerIdx")), *self._labels(element)]
        facts += self._said(element, "", ("tx", "dataId", "dataPt", "dataLabels", "axisId"))
        found = {int(each.get("idx", 0)): tuple(self._said(each, "")) for each in children(element, "dataPt")}
        points, code = ([], "") if columns is None else (columns.points(), columns.number_format())
        facts += [Fact("number format of the values", code, CHART)] if code not in ("", "General") else []
        told = tuple(point._replace(facts=found.get(index, ())) for index, point in enumerate(points))
        return Series(name, told, tuple(facts), str(element.get("layoutId", "")))

    def _labels(self, element: _Element) -> Iterator[Fact]:
        labels = child(element, "dataLabels")
        if labels is None:
            return
        shown = child(labels, "visibility")
        names = [] if shown is None else [str(name) for name, said in shown.attrib.items() if said in ("1", "true")]
        yield Fact("labels", ", ".join(names) or "none", CHART)
        if labels.get("pos"):
            yield Fact("label position", str(labels.get("pos")))
        yield from self._said(labels, "label", ("visibility",))

    def _parts(self) -> Iterator[Part]:
        title, legend = child(self._chart, "title"), child(self._chart, "legend")
        yield Part("chart", tuple(self._looks.shape(child(self._root, "spPr"), "background")))
        yield Part("title", tuple(self._part_facts(title)) if title is not None else ())
        shown = (Fact("shown", "yes", CHART), *self._part_facts(legend)) if legend is not None else ()
        yield Part("legend", tuple(shown))
        for number, axis in enumerate(children(self._area, "axis")):
            facts = (*self._part_facts(axis, ("title",)), *self._titled(axis))
            name = _axis_name(axis) + (f" {number + 1}" if number > 1 else "")
            yield Part(name, facts, _words(child(axis, "title")))

    def _titled(self, axis: _Element) -> Iterator[Fact]:
        title = child(axis, "title")
        yield from self._said(title, "title", ("tx",)) if title is not None else ()

    def _part_facts(self, element: _Element, skip: tuple[str, ...] = ()) -> Iterator[Fact]:
        yield from _attributes(element, "", ("id",))
        yield from self._said(element, "", ("tx", *skip))

    def _said(self, element: _Element, where: str, skip: tuple[str, ...] = ()) -> Iterator[Fact]:
        """All that an element says by its children: their attributes by name, looks as everywhere in charts."""
        for each in element:
            name = local(each)
            if name == "spPr":
                yield from self._looks.shape(each, where)
            elif name == "txPr":
                yield from self._looks.text(each, f"{where} text".strip())
            elif name == "numFmt":
                yield from number_format(each, f"{where} number format".strip())
            elif name and name not in skip and name not in _OF_NO_EFFECT:
                inner = f"{where} {_spaced(name)}".strip()
                told = list(_attributes(each, inner, ()))
                bare = not (told or len(each) or name in _HOLDERS)
                yield from [Fact(inner, (each.text or "yes").strip(), _kind(inner))] if bare else told
                yield from self._said(each, inner)

    def _unread(self) -> None:
        """What stands beside that which was read."""
        for holder, known in (
            (self._root, ("chartData", "chart", "spPr", "txPr", "fmtOvrs", "printSettings", "clrMapOvr")),
            (self._chart, ("title", "plotArea", "legend")), (self._area, ("plotAreaRegion", "axis")),
        ):  # fmt: skip
            for each in holder if holder is not None else ():
                if local(each) and local(each) not in known and local(each) not in _OF_NO_EFFECT:
                    self._looks.unread(each, "chart")
        for each in children(self._root, "txPr", "fmtOvrs", "clrMapOvr"):
            self._looks.unread(each, "chart")
        for each in children(child(self._area, "plotAreaRegion"), "plotSurface"):
            self._looks.unread(each, "plot")

    def _book(self) -> Book:
        element = child(self._root, "chartData", "externalData")
        part = related(self._part, element.get(f"{R}id")) if element is not None else None
        sources = tuple(source for columns in self._read.values() for source in columns.sources())
        return Book(part.blob if part is not None else b"", "", sources)


class _Columns:
    """The figures that a series is drawn from."""

    def __init__(self, element: _Element) -> None:
        self._dimensions = [(each, list(children(each, "lvl"))) for each in children(element, "strDim", "numDim")]

    def _levels(self, *types: str) -> list[dict[int, str]]:
        for dimension, levels in self._dimensions:
            if dimension.get("type") in types:
                return [_texts(level) for level in levels]
        return []

    def number_format(self) -> str:
        """How the cells of its values are shown."""
        levels = [level for each, found in self._dimensions if each.get("type") in _VALUES for level in found]
        return str(levels[0].get("formatCode", "")) if levels else ""

    def points(self) -> list[Point]:
        levels, values = self._levels("cat", "entityId", "x"), self._levels(*_VALUES)
        valued = values[0] if values else {}
        last = max((index for level in (*levels, valued) for index in level), default=-1)
        return [Point(_joined(levels, index) or str(index + 1), valued.get(index, "")) for index in range(last + 1)]

    def sources(self) -> Iterator[Source]:
        for dimension, levels in self._dimensions:
            formula = child(dimension, "f")
            for number, level in enumerate(levels):
                if formula is not None and formula.text:
                    yield Source(formula.text, tuple(sorted(_texts(level).items())), number, len(levels))


def _joined(levels: list[dict[int, str]], index: int) -> str:
    return " ".join(text for level in reversed(levels) if (text := level.get(index)))


def _texts(level: _Element) -> dict[int, str]:
    points = ((str(each.get("idx", "0")), plain(each.text or "")) for each in children(level, "pt"))
    return {int(index): text for index, text in points if index.isdigit() and int(index) < MOST_POINTS}


def _words(holder: _Element | None) -> str:
    """What a title or a series is called."""
    words = child(holder, "tx")
    said = child(words, "txData", "v")
    return (said.text or "") if said is not None else rich_text(child(words, "rich"))


def _attributes(element: _Element, where: str, skip: tuple[str, ...]) -> Iterator[Fact]:
    for name, said in sorted(element.attrib.items()):
        if name not in skip and not str(name).startswith("{"):
            told = f"{where} {_spaced(str(name))}".strip().removesuffix(" val")
            told = _SAID_AS_ELSEWHERE.get(told, told)
            yield Fact(told, str(said), _kind(told))


def _kind(name: str) -> str:
    return CHART if name.startswith(("minimum", "maximum", "hidden", "layout pr")) else STYLE


def _spaced(name: str) -> str:
    """`valScaling` is val scaling."""
    return "".join(f" {char.lower()}" if char.isupper() else char for char in name)


def _axis_name(axis: _Element) -> str:
    return "value axis" if child(axis, "valScaling") is not None else "category axis"
