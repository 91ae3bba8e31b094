"""A native chart's part read: groups of series, axes, legend, titles, and the workbook behind it."""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..lineage.shapes import digest
from ..office.deck_package import parse
from .chart_looks import Looks, canonical, child, children, local, value
from .chart_points import Cells, rich_text
from .chart_series import Group, SeriesRead, read_series
from .chart_settings import settings
from .charts import BY_ITSELF, CHART, Book, Chart, Fact, Part, Source
from .colours import A, Theme
from .look import related
from .styles import R

if TYPE_CHECKING:
    from lxml.etree import _Element

    from .parts import Part as PackagePart

_AXES = {"catAx": "category axis", "dateAx": "category axis", "valAx": "value axis", "serAx": "series axis"}
# What axes and gridlines are drawn like unless somebody chose; LibreOffice writes it out.
_USUAL_OF_AXES = [
    Fact(f"{where}{name}", word)
    for where in ("", "major gridlines ", "minor gridlines ")
    for name, word in (("line", "878787"), ("line", "868686"), ("line width", "0.75 pt"))
] + [Fact("title text rotation", "-90°")]
_OF_CHART = ("title", "plotArea", "legend", "autoTitleDeleted")


def read_chart(part: PackagePart, theme: Theme) -> Chart:
    """A chart by its part; `theme` is that of the slide it stands on."""
    return _ChartPart(part, theme).chart()


class _ChartPart:
    def __init__(self, part: PackagePart, theme: Theme) -> None:
        self._part = part
        self._root = parse(part.blob)
        self._looks = Looks(_overridden(part, theme), self._content)
        self._area = child(self._root, "chart", "plotArea")
        elements = [each for each in (self._area if self._area is not None else ()) if local(each).endswith("Chart")]
        self._axes = self._named_axes(elements)
        whole = list(settings(self._root, self._looks, skip=("chart", "spPr", "txPr")))
        plain_style = all(fact.name != "chart style" for fact in whole)
        self._groups = [Group(each, self._against(each, elements[0]), plain_style) for each in elements]
        self._whole = whole

    def chart(self) -> Chart:
        read = [read_series(each, group, self._looks) for group in self._groups for each in group.series()]
        kinds = tuple(group.kind for group in self._groups)
        title = self._title_text(read)
        parts = tuple(part for part in self._parts(read) if part.facts or part.title)
        texts = tuple(self._drawn_over())
        rest = tuple(sorted(self._looks.rest))
        return Chart(kinds, title, tuple(one.series for one in read), parts, texts, self._book(read), rest)

    def _content(self, relation: str) -> str:
        part = related(self._part, relation)
        return digest(part.blob) if part is not None else self._target(relation)

    def _target(self, relation: str) -> str:
        """Where a relation leads out of the file."""
        found = self._part.rels.get(relation) if relation else None
        return str(found.target_ref) if found is not None and found.is_external else ""

    def _title_text(self, read: list[SeriesRead]) -> str:
        title = child(self._root, "chart", "title")
        if title is None:
            return read[0].series.name if self._has_title_by_itself(read) else ""
        # One without words says the only series' name.
        return _words(title) or (read[0].series.name if len(read) == 1 else "")

    def _has_title_by_itself(self, read: list[SeriesRead]) -> bool:
        """Whether the only series' name stands over the chart, though no title was written."""
        chart = child(self._root, "chart")
        deleted = value(child(chart, "autoTitleDeleted"), "0") == "1"
        return len(read) == 1 and not deleted and child(chart, "title") is None

    def _parts(self, read: list[SeriesRead]) -> Iterator[Part]:
        chart, looks = child(self._root, "chart"), self._looks
        own = [*self._whole, *settings(chart, looks, skip=_OF_CHART)]
        own += self._text_of_all()
        if not any(child(axis, "scaling", "max") is not None for axis, _ in self._axes):
            own = [fact for fact in own if fact.name != "labels over the maximum"]
        if self._has_title_by_itself(read):
            own.append(BY_ITSELF)
        yield Part("chart", (*own, *_filled(looks.shape(child(self._root, "spPr"), "background"))))
        yield Part("title", (*_filled(self._looks_of_title(child(chart, "title"), "")),))
        yield Part("plot", (*_filled(settings(_only(self._area, "layout", "spPr", "extLst"), looks)),))
        yield Part("legend", (*_filled(self._legend(child(chart, "legend"))),))
        yield Part("data table", tuple(settings(_only(self._area, "dTable"), looks)))
        counts: Counter[str] = Counter()
        for group in self._groups:
            counts[group.kind] += 1
            facts = tuple(self._of_group(group.element))
            yield Part(_numbered(group.kind, counts[group.kind]), facts)
        for element, name in self._axes:
            yield self._axis(element, name)
        self._others()

    def _text_of_all(self) -> list[Fact]:
        """How all text of the chart looks that says nothing else: of ten points in the theme's font, by itself."""
        own = list(self._looks.text(child(self._root, "txPr"), "text"))
        usual = {
            "text size": "10 pt", "text colour": self._looks.theme.by_name("tx1") or "",
            "text font": self._looks.theme.font("+mn-lt"),
        }  # fmt: skip
        said = {fact.name for fact in own}
        return [*own, *(Fact(name, word) for name, word in usual.items() if word and name not in said)]

    def _others(self) -> None:
        known = ("layout", "spPr", "extLst", "dTable", *_AXES)
        for each in self._area if self._area is not None else ():
            if local(each) and local(each) not in known and not local(each).endswith("Chart"):
                self._looks.unread(each, "plot")

    def _of_group(self, element: _Element) -> Iterator[Fact]:
        if local(element).endswith("3DChart"):
            yield Fact("arrangement", value(child(element, "grouping"), "standard"), CHART)
        yield from settings(element, self._looks, skip=("ser", "dLbls"))

    def _legend(self, element: _Element | None) -> Iterator[Fact]:
        if element is None:
            return
        yield Fact("shown", "yes", CHART)
        for entry in children(element, "legendEntry"):
            name = f"entry {int(value(child(entry, 'idx'), '0')) + 1}"
            if value(child(entry, "delete"), "0") == "1":
                yield Fact(name, "left out", CHART)
            yield from settings(entry, self._looks, name, skip=("delete",))
        yield from settings(element, self._looks, skip=("legendEntry",))

    def _looks_of_title(self, element: _Element | None, where: str) -> Iterator[Fact]:
        yield from self._looks.text(child(element, "tx", "rich"), f"{where} text".strip())
        yield from settings(element, self._looks, where, skip=("tx",))

    def _axis(self, element: _Element, name: str) -> Part:
        title = child(element, "title")
        facts = [fact for fact in settings(element, self._looks, skip=("title",)) if fact not in _USUAL_OF_AXES]
        facts += (fact for fact in _filled(self._looks_of_title(title, "title")) if fact not in _USUAL_OF_AXES)
        return Part(name, tuple(facts), _words(title) if title is not None else "")

    def _named_axes(self, groups: list[_Element]) -> list[tuple[_Element, str]]:
        """Axes by name, in the order in which groups of series use them; a chart of pairs has an x and a y axis."""
        by_id = {value(child(each, "axId")): each for each in children(self._area, *_AXES)}
        used = dict.fromkeys(value(each) for group in groups for each in children(group, "axId"))
        counts: Counter[str] = Counter()
        named = []
        for key in [*(one for one in used if one in by_id), *(one for one in by_id if one not in used)]:
            axis = by_id[key]
            name = _AXES[local(axis)]
            if groups and local(groups[0]) in ("scatterChart", "bubbleChart"):
                name = "x axis" if value(child(axis, "axPos")) in ("b", "t") else "y axis"
            counts[name] += 1
            named.append((axis, f"second {name}" if counts[name] == 2 else _numbered(name, counts[name])))
        return named

    def _against(self, group: _Element, first: _Element) -> str:
        ids = [value(each) for each in children(group, "axId")]
        if ids == [value(each) for each in children(first, "axId")]:
            return ""
        own = [name for element, name in self._axes if value(child(element, "axId")) in ids and "value" in name]
        return ", ".join(own)

    def _drawn_over(self) -> Iterator[str]:
        """Words of the shapes that lie on the chart; the shapes themselves are known by their writing."""
        element = child(self._root, "userShapes")
        part = related(self._part, element.get(f"{R}id")) if element is not None else None
        if part is None:
            return
        root = copy.deepcopy(parse(part.blob))
        for paragraph in [each for each in root.iter() if local(each) == "p"]:
            texts = [each for each in paragraph.iter() if local(each) == "t"]
            if words := "".join(each.text or "" for each in texts):
                yield words
            for each in texts:
                each.text = ""
        self._looks.rest += [("shape over the chart", canonical(each, self._content)) for each in root]

    def _book(self, read: list[SeriesRead]) -> Book:
        element = child(self._root, "externalData")
        relation = "" if element is None else str(element.get(f"{R}id", ""))
        part = related(self._part, relation)
        sources: tuple[Source, ...] = tuple(dict.fromkeys(source for one in read for source in one.sources))
        return Book(part.blob if part is not None else b"", self._target(relation), sources)


def _numbered(name: str, count: int) -> str:
    return f"{name} {count}" if count > 1 else name


def _words(title: _Element) -> str:
    words = child(title, "tx")
    rich = child(words, "rich")
    return rich_text(rich) if rich is not None else Cells(words).text()


def _filled(facts: Iterator[Fact]) -> Iterator[Fact]:
    """Without grounds that are none, which programs write or leave out."""
    return (fact for fact in facts if not (fact.value == "none" and fact.name.endswith(("fill", "line"))))


def _only(element: _Element | None, *names: str) -> list[_Element]:
    return list(children(element, *names))


def _overridden(part: PackagePart, theme: Theme) -> Theme:
    """The chart's own theme, where it was pasted with one."""
    found = (each for each in part.rels.values() if each.reltype.endswith("/themeOverride") and not each.is_external)
    own = next(found, None)
    if own is None:
        return theme
    root = parse(own.target_part.blob)
    scheme, fonts = (next(root.iter(f"{A}{tag}"), None) for tag in ("clrScheme", "fontScheme"))
    return Theme(scheme, fonts, {})


