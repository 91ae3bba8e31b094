"""Labels of a chart's points: what is shown, where and how, and what they read where somebody typed over them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from .chart_looks import Looks, child, children, local, value
from .chart_points import Cells
from .chart_words import LABEL_PARTS
from .charts import CHART, Fact, Facts

if TYPE_CHECKING:
    from lxml.etree import _Element

_READ = {
    *LABEL_PARTS, "idx", "delete", "numFmt", "spPr", "txPr", "dLblPos", "separator", "tx", "layout", "dLbl", "extLst",
    "showLeaderLines", "leaderLines",
}  # fmt: skip
# The fields' own table repeats what the labels' texts say.
_READ_IN_EXTENSIONS = ("showLeaderLines", "showDataLabelsRange", "layout", "uniqueId", "xForSave", "dlblFieldTable")
_POSITIONS = {
    "ctr": "centre", "inEnd": "inside end", "inBase": "inside base", "outEnd": "outside end", "t": "above",
    "b": "below", "l": "left", "r": "right", "bestFit": "best fit",
}  # fmt: skip


class Label(NamedTuple):
    """One point's label; `text` None where the chart makes it of the point's value."""

    text: str | None
    facts: Facts


class Labels:
    """The labels of one series: its own, or those of the group that it is drawn with."""

    def __init__(self, series: _Element, group: _Element | None, looks: Looks) -> None:
        own = child(series, "dLbls")
        self._element = own if own is not None else child(group, "dLbls")
        self._looks = looks
        self._round = group is not None and local(group) in ("pieChart", "pie3DChart", "ofPieChart", "doughnutChart")
        self._usual_position = _usual_position(group)
        self._shown = _shown(self._element)
        self.range = _range(series)
        self._cells = self.range.texts()
        self._of_all = tuple(self._facts())

    def facts(self) -> Facts:
        """What is said of all labels of the series."""
        return self._of_all

    def _facts(self) -> Iterator[Fact]:
        if self._shown != "none":
            yield Fact("labels", self._shown, CHART)
        if self._element is None:
            return
        points = list(children(self._element, "dLbl"))
        if self._shown == "none" and not points:
            # Labels that are off have looks all the same: nobody sees them.
            return
        yield from self._looks_of(self._element)
        yield from self._leader_lines(self._element)
        self._unread(self._element)

    def _leader_lines(self, element: _Element) -> Iterator[Fact]:
        """Lines to labels that were moved; of round charts to all that stand outside."""
        moved = any(child(point, "layout", "manualLayout") is not None for point in children(element, "dLbl"))
        said = [*element, *_extensions(element)]
        if (self._round or moved) and any(local(each) == "showLeaderLines" and value(each) == "1" for each in said):
            yield Fact("label leader lines", "yes")

    def of_points(self) -> dict[int, Label]:
        """Labels that differ from the others of the series, by index of their points."""
        found = {}
        if "cells" in self._shown:
            found = {index: Label(text, ()) for index, text in self._cells.items()}
        for element in children(self._element, "dLbl"):
            index = value(child(element, "idx"), "0")
            if index.isdigit():
                found[int(index)] = self._of_point(element, int(index))
        return found

    def _of_point(self, element: _Element, index: int) -> Label:
        rich = child(element, "tx", "rich")
        shown = _shown(element)
        facts = [*self._looks_of(element), *self._looks.text(rich, "label")]
        facts += self._looks.place(child(element, "layout"), "label")
        self._unread(element)
        text = None if rich is None or shown == "none" else self._typed(rich, index)
        if text is None and "cells" in shown:
            text = self._cells.get(index)
        if text is None and shown != self._shown:
            facts.append(Fact("label", shown, CHART))
        elif text is not None and "legend key" in shown:
            facts.append(Fact("label legend key", "yes"))
        if text is None and shown == self._shown == "none":
            return Label(None, ())
        return Label(text, tuple(fact for fact in facts if fact not in self._of_all))

    def _typed(self, rich: _Element, index: int) -> str | None:
        """What a label reads; None where it is a field of the point's value only."""
        parts, typed = [], False
        for each in rich.iter():
            if local(each) in ("r", "fld"):
                kind, word = str(each.get("type", "")), child(each, "t")
                text = "" if word is None else word.text or ""
                typed = typed or kind not in ("VALUE", "YVALUE")
                parts.append(self._cells.get(index, text) if kind == "CELLRANGE" else text)
            elif local(each) == "br" or (local(each) == "p" and parts):
                parts.append(" ")
        return "".join(parts).strip() if typed else None

    def _looks_of(self, element: _Element) -> Iterator[Fact]:
        yield from number_format(child(element, "numFmt"), "label number format")
        position = child(element, "dLblPos")
        if position is not None and value(position) != self._usual_position:
            yield Fact("label position", _POSITIONS.get(value(position), value(position)))
        separator = child(element, "separator")
        if separator is not None and ", " in _shown(element):
            yield Fact("label separator", repr(separator.text or ""))
        shape = self._looks.shape(child(element, "spPr"), "label")
        yield from (fact for fact in shape if fact not in (Fact("label fill", "none"), Fact("label line", "none")))
        yield from self._looks.text(child(element, "txPr"), "label")

    def _unread(self, element: _Element) -> None:
        for each in element:
            if local(each) and local(each) not in _READ:
                self._looks.unread(each, "labels")
        for each in _extensions(element):
            if local(each) not in _READ_IN_EXTENSIONS:
                self._looks.unread(each, "labels")


def _usual_position(group: _Element | None) -> str:
    """Where labels stand unless somebody moved them."""
    if group is None:
        return ""
    if local(group) in ("barChart", "bar3DChart"):
        return "outEnd" if value(child(group, "grouping"), "clustered") == "clustered" else "ctr"
    return {"pieChart": "bestFit", "lineChart": "r", "scatterChart": "r", "bubbleChart": "r"}.get(local(group), "")


def _shown(element: _Element | None) -> str:
    """The parts of a label: value, percent; none."""
    if element is None or value(child(element, "delete"), "0") == "1":
        return "none"
    said: Mapping[str, str] = {local(each): value(each) for each in (*element, *_extensions(element)) if local(each)}
    return ", ".join(word for name, word in LABEL_PARTS.items() if said.get(name) == "1") or "none"


def _extensions(element: _Element | None) -> Iterator[_Element]:
    for extension in children(child(element, "extLst"), "ext"):
        yield from (each for each in extension if local(each))


def _range(series: _Element) -> Cells:
    """The cells that labels are taken from."""
    found = next((each for each in _extensions(series) if local(each) == "datalabelsRange"), None)
    return Cells(found)


def number_format(element: _Element | None, name: str) -> Iterator[Fact]:
    """A format of its own; one that follows the cells is told as theirs."""
    if element is not None and value_of(element, "sourceLinked") != "1":
        code = str(element.get("formatCode", ""))
        if code not in ("", "General"):
            yield Fact(name, code, CHART)


def value_of(element: _Element, name: str) -> str:
    said = str(element.get(name, "0"))
    return {"true": "1", "false": "0"}.get(said, said)
