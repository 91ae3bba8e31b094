"""Fill, outline and geometry of a shape as a few words, whatever inherited from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ..lineage.shapes import digest
from ..office.emu import EMU_PER_POINT
from .colours import A, Theme
from .effects import effects
from .geometry import geometry
from .outlines import outline_words
from .styles import R
from .traits import Trait, degrees, percent

if TYPE_CHECKING:
    from lxml.etree import _Element

    from .parts import Part

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_FILL_WORDS = {"gradFill": "gradient", "pattFill": "pattern", "grpFill": "of its group"}
_FILLS = {f"{A}{name}" for name in ("noFill", "solidFill", "gradFill", "blipFill", "pattFill", "grpFill")}


class Look:
    """Reads looks; `theme` names colours, `part` finds the pictures that fill a shape."""

    def __init__(self, theme: Theme, part: Part) -> None:
        self._theme = theme
        self._part = part

    def of(self, shape: _Element, inherited: Sequence[_Element]) -> tuple[str, ...]:
        """What is said of a shape's looks: by itself, by the placeholders it is made from, by its theme style."""
        holders = [each.find(f"{P}spPr") for each in (shape, *inherited)]
        known = [each for each in holders if each is not None]
        style = shape.find(f"{P}style")
        line = self._line(known, style)
        more = self._outline(known) if line else ()
        words = (self._fill(known, style), line, *more, *geometry(known))
        return tuple(word for word in words if word)

    def effects(self, shape: _Element, inherited: Sequence[_Element]) -> Iterator[Trait]:
        """Shadows and the like, by itself, by the placeholders it is made from, by its theme style."""
        holders = [each.find(f"{P}spPr") for each in (shape, *inherited)]
        return effects([each for each in holders if each is not None], self._theme, shape.find(f"{P}style"))

    def _fill(self, holders: Sequence[_Element], style: _Element | None) -> str:
        for holder in holders:
            for child in holder:
                if child.tag in _FILLS:
                    return self.fill(child)
        return self._from_theme(style, "fillRef", "fill")

    def fill(self, element: _Element) -> str:
        """A fill element in words; empty for none at all."""
        kind = element.tag.removeprefix(A)
        if kind == "noFill":
            return ""
        if kind == "solidFill":
            return f"fill {self._theme.colour(element)}"
        if kind == "blipFill":
            tiled = " tiled" if element.find(f"{A}tile") is not None else ""
            return f"fill picture {self._picture(element)}{tiled}"
        return " ".join(["fill", _FILL_WORDS.get(kind, kind), *self._stops(element)])

    def _stops(self, element: _Element) -> Iterator[str]:
        """The colours of a gradient with their places and its direction; a pattern with its two colours."""
        if element.get("prst"):
            yield str(element.get("prst"))
        for stop in element.iter(f"{A}gs", f"{A}fgClr", f"{A}bgClr"):
            place = stop.get("pos")
            yield (self._theme.colour(stop) or "") + (f" at {percent(place)}" if place else "")
        line, path = element.find(f"{A}lin"), element.find(f"{A}path")
        if line is not None:
            yield f"to {degrees(line.get('ang'))}"
        if path is not None:
            yield f"from the {'middle' if path.get('path') == 'circle' else path.get('path', 'shape')}"

    def _picture(self, element: _Element) -> str:
        blip = element.find(f"{A}blip")
        part = related(self._part, None if blip is None else blip.get(f"{R}embed"))
        return digest(part.blob) if part is not None else "missing"

    def _line(self, holders: Sequence[_Element], style: _Element | None) -> str:
        lines = [line for holder in holders if (line := holder.find(f"{A}ln")) is not None]
        return self._line_of(lines, style)

    def line(self, element: _Element) -> str:
        """An outline that nothing stands above, such as a cell's border; empty for none."""
        return self._line_of([element], None).removeprefix("line ")

    def _line_of(self, lines: Sequence[_Element], style: _Element | None) -> str:
        for line in lines:
            if line.find(f"{A}noFill") is not None:
                return ""
            fill = line.find(f"{A}solidFill")
            if fill is not None:
                return f"line {self._theme.colour(fill)} {self._width(lines, style)}"
            other = next((each for each in line if each.tag in _FILLS), None)
            if other is not None:
                return f"line {self.fill(other).removeprefix('fill ')} {self._width(lines, style)}"
        words = self._from_theme(style, "lnRef", "line")
        return f"{words} {self._width(lines, style)}" if words else ""

    def _width(self, lines: Sequence[_Element], style: _Element | None) -> str:
        reference = style.find(f"{A}lnRef") if style is not None else None
        usual = self._theme.line_width(reference) if reference is not None else 9525
        width = next((int(wide) for each in lines if (wide := each.get("w"))), usual)
        return f"{round(width / EMU_PER_POINT, 1):g} pt"

    def _outline(self, holders: Sequence[_Element]) -> Iterator[str]:
        return outline_words(line for holder in holders if (line := holder.find(f"{A}ln")) is not None)

    def _from_theme(self, style: _Element | None, reference: str, word: str) -> str:
        element = style.find(f"{A}{reference}") if style is not None else None
        if element is None or element.get("idx", "0") == "0":
            return ""
        return f"{word} {self._theme.colour(element)}"

    def background(self, holder: _Element) -> str | None:
        """The background that a slide, layout or master has of its own; None where it has none."""
        background = holder.find(f"{P}cSld/{P}bg")
        if background is None:
            return None
        reference = background.find(f"{P}bgRef")
        if reference is not None:
            return f"fill {self._theme.colour(reference)}"
        fill = next((child for child in background.iterfind(f"{P}bgPr/*") if child.tag in _FILLS), None)
        return self.fill(fill) if fill is not None else ""


def related(part: Part, relation: str | None) -> Part | None:
    """The part a relation leads to; None where it leads nowhere or out of the file."""
    found = part.rels.get(relation) if relation else None
    return None if found is None or found.is_external else found.target_part
