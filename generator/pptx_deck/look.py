"""Fill, outline and geometry of a shape as a few words, whatever inherited from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ..lineage.shapes import digest
from ..office.emu import EMU_PER_POINT
from .colours import A, Theme
from .styles import R

if TYPE_CHECKING:
    from lxml.etree import _Element

    from .parts import Part

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_FILLS = {f"{A}{name}" for name in ("noFill", "solidFill", "gradFill", "blipFill", "pattFill", "grpFill")}
# What boxes and rules are anyway; programs write a rule as a line or as a connector.
_PLAIN = ("rect", "line", "straightConnector1", "", None)


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
        words = (self._fill(known, style), self._line(known, style), *_geometry(known), *_effects(known))
        return tuple(word for word in words if word)

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
            return f"fill picture {self._picture(element)}"
        stops = [self._theme.colour(stop) or "" for stop in element.iter(f"{A}gs", f"{A}fgClr", f"{A}bgClr")]
        return " ".join(["fill", kind.removesuffix("Fill"), *stops])

    def _picture(self, element: _Element) -> str:
        blip = element.find(f"{A}blip")
        part = related(self._part, None if blip is None else blip.get(f"{R}embed"))
        return digest(part.blob) if part is not None else "missing"

    def _line(self, holders: Sequence[_Element], style: _Element | None) -> str:
        lines = [line for holder in holders if (line := holder.find(f"{A}ln")) is not None]
        for line in lines:
            if line.find(f"{A}noFill") is not None:
                return ""
            fill = line.find(f"{A}solidFill")
            if fill is not None:
                width = next((int(wide) for each in lines if (wide := each.get("w"))), 9525)
                return f"line {self._theme.colour(fill)} {width / EMU_PER_POINT:g} pt"
        return self._from_theme(style, "lnRef", "line")

    def _from_theme(self, style: _Element | None, reference: str, word: str) -> str:
        element = style.find(f"{A}{reference}") if style is not None else None
        if element is None or element.get("idx", "0") == "0":
            return ""
        return f"{word} {self._theme.colour(element)}"

    def background(self, holders: Sequence[_Element]) -> str:
        """The background that a slide shows: its own, its layout's or its master's."""
        for holder in holders:
            background = holder.find(f"{P}cSld/{P}bg")
            if background is None:
                continue
            reference = background.find(f"{P}bgRef")
            if reference is not None:
                return f"fill {self._theme.colour(reference)}"
            fill = next((child for child in background.iterfind(f"{P}bgPr/*") if child.tag in _FILLS), None)
            return self.fill(fill) if fill is not None else ""
        return ""


def _geometry(holders: Sequence[_Element]) -> Iterator[str]:
    for holder in holders:
        if holder.find(f"{A}custGeom") is not None:
            yield "drawn freely"
            return
        preset = holder.find(f"{A}prstGeom")
        if preset is not None:
            if preset.get("prst") not in _PLAIN:
                yield str(preset.get("prst"))
            return


def _effects(holders: Sequence[_Element]) -> Iterator[str]:
    effects = next((each for holder in holders if (each := holder.find(f"{A}effectLst")) is not None), ())
    for effect in effects:
        yield f"effect {effect.tag.removeprefix(A)}"


def related(part: Part, relation: str | None) -> Part | None:
    """The part a relation leads to; None where it leads nowhere or out of the file."""
    found = part.rels.get(relation) if relation else None
    return None if found is None or found.is_external else found.target_part
