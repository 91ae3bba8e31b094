"""A chart's categories, values and names, from what it keeps of its workbook's cells."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .chart_looks import child, children, local, value
from .charts import Source

if TYPE_CHECKING:
    from lxml.etree import _Element

_HOLDERS = ("numRef", "strRef", "multiLvlStrRef", "numLit", "strLit")
_CACHES = ("numCache", "strCache", "multiLvlStrCache", "numLit", "strLit", "dlblRangeCache")
MOST_POINTS = 100_000
"""More points than anybody draws: an index beyond is not followed."""
MOST_FREE = 10_000
"""More places than anybody leaves free behind the last point: each costs a tenth of a millisecond."""


class Cells:
    """One `cat`, `val`, `tx` or the like: its texts by index, number format and cells."""

    def __init__(self, element: _Element | None) -> None:
        self._holder = next(children(element, *_HOLDERS), element)
        known = next(children(self._holder, *_CACHES), None)
        self._cache = known if known is not None else self._holder
        self.formula = "" if (f := child(self._holder, "f")) is None else (f.text or "").strip()
        code = child(self._cache, "formatCode")
        self.number_format = "" if code is None else code.text or ""
        counted = value(child(self._cache, "ptCount"), "0")
        self.count = min(int(counted), MOST_FREE) if counted.isdigit() else 0
        self.levels = [dict(_points(level)) for level in children(self._cache, "lvl")]

    def texts(self) -> dict[int, str]:
        """Texts by index; of several levels joined, the outermost first, each standing until the next of its level."""
        return _joined(self.levels) if self.levels else dict(_points(self._cache))

    def text(self) -> str:
        """All that is said, as a name: of one cell, of several, or typed."""
        texts = self.texts()
        if texts:
            return " ".join(texts[index] for index in sorted(texts))
        typed = child(self._holder, "v")
        return "" if typed is None else typed.text or ""

    def sources(self) -> Iterator[Source]:
        if not self.formula:
            return
        for number, level in enumerate(self.levels or [self.texts()]):
            yield Source(self.formula, tuple(sorted(level.items())), number, len(self.levels) or 1)


def _points(holder: _Element | None) -> Iterator[tuple[int, str]]:
    for point in children(holder, "pt"):
        index, text = str(point.get("idx", "0")), child(point, "v")
        if index.isdigit() and int(index) < MOST_POINTS:
            yield int(index), plain("" if text is None else text.text or "")


def _joined(levels: list[dict[int, str]]) -> dict[int, str]:
    last = max((index for level in levels for index in level), default=-1)
    standing = [""] * len(levels)
    joined = {}
    for index in range(last + 1):
        for number, level in enumerate(levels):
            # A cell of the innermost level stands for itself only.
            standing[number] = level.get(index, standing[number] if number else "")
        joined[index] = " ".join(text for text in reversed(standing) if text)
    return joined


def plain(text: str) -> str:
    """A number without the digits that binary fractions leave behind."""
    try:
        return f"{float(text):.12g}"
    except ValueError:
        return text


def rich_text(element: _Element | None) -> str:
    """The words of a `rich`, a space for each break."""
    lines = ["".join(each.text or "" for each in line.iter() if local(each) == "t") for line in children(element, "p")]
    return " ".join(lines).strip()
