"""The plain settings of a chart's elements as facts, whatever they stand in."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING

from .chart_labels import number_format
from .chart_looks import Looks, child, local, value
from .chart_points import Cells, plain, rich_text
from .chart_words import OF_NO_EFFECT, SETTINGS, THERE, WITHIN
from .charts import CHART, STYLE, Fact

if TYPE_CHECKING:
    from lxml.etree import _Element

_OF_THE_FIGURES = ("errBars", "trendline", "dTable", "upDownBars", "dispUnits")


def settings(
    elements: Iterable[_Element] | None, looks: Looks, where: str = "", skip: Collection[str] = ()
) -> Iterator[Fact]:
    """All that an element says of itself by its children, but for those to `skip`; `where` stands before each name."""
    for each in elements if elements is not None else ():
        name = local(each)
        if name and name not in OF_NO_EFFECT and name not in skip:
            yield from _setting(each, name, where, looks, skip)


def _setting(element: _Element, name: str, where: str, looks: Looks, skip: Collection[str]) -> Iterator[Fact]:
    if name == "spPr":
        yield from looks.shape(element, where)
    elif name == "txPr":
        yield from looks.text(element, f"{where} text".strip())
    elif name == "layout":
        yield from looks.place(element, where)
    elif name == "numFmt":
        yield from number_format(element, f"{where} number format".strip())
    elif name in SETTINGS and set(element.attrib) <= {"val"} and not len(element) and not _holds(element):
        yield from _plain_setting(element, name, where)
    elif name in THERE:
        inner = f"{where} {THERE[name]}".strip()
        yield Fact(inner, "yes", CHART if name in _OF_THE_FIGURES else STYLE)
        yield from settings(element, looks, inner)
    elif name in WITHIN:
        yield from settings(element, looks, f"{where} {WITHIN[name]}".strip(), skip)
    else:
        yield from _written(element, name, where, looks)


def _holds(element: _Element) -> bool:
    """Whether it is a series' marker; of lines, an element of that name says whether there are any."""
    return local(element) == "marker" and "val" not in element.attrib


def _plain_setting(element: _Element, name: str, where: str) -> Iterator[Fact]:
    setting, written = SETTINGS[name], value(element)
    if written == setting.usual:
        return
    said = plain(written)
    if name == "style" and said.isdigit() and int(said) > 100:
        said = str(int(said) - 100)  # as Office 2010 counts them
    if setting.word(said) != setting.word(setting.usual):
        yield Fact(f"{where} {setting.name}".strip(), setting.word(said), setting.kind)


def _written(element: _Element, name: str, where: str, looks: Looks) -> Iterator[Fact]:
    if name in ("plus", "minus"):
        texts = Cells(element).texts()
        yield Fact(f"{where} {name}".strip(), " ".join(texts[index] for index in sorted(texts)), CHART)
    elif name == "name":
        yield Fact(f"{where} name".strip(), element.text or "", CHART)
    elif name == "tx":
        rich = child(element, "rich")
        yield Fact(f"{where} words".strip(), rich_text(rich) if rich is not None else Cells(element).text(), CHART)
        yield from looks.text(rich, f"{where} text".strip())
    else:
        looks.unread(element, where)
