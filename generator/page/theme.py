"""A deck's look, as its master says it: theme colours, fonts, and text styles by name. Knows nothing of contents."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any, Literal

from ..errors import Problem, TemplateError, nearest

ColourName = Literal["dk1", "lt1", "dk2", "lt2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6"]

INK: ColourName = "dk1"
WHITE: ColourName = "lt1"
BRAND: ColourName = "dk2"
PANEL: ColourName = "lt2"
ACCENT: ColourName = "accent1"
TINT: ColourName = "accent2"
SLATE: ColourName = "accent3"
HAIRLINE: ColourName = "accent4"
PALE: ColourName = "accent5"
GREY: ColourName = "accent6"


@dataclass(frozen=True, slots=True)
class TextStyle:
    """A text style of the master: size and least size in points, weight, theme colour, alignment (l, ctr, r)."""

    size: float
    bold: bool = False
    colour: ColourName = INK
    least: float = 9
    align: str = "l"


@dataclass(frozen=True)
class Theme:
    """Theme colours as six hex digits by slot name, the two font families, and text styles by name."""

    colours: Mapping[str, str]
    latin: str
    east_asian: str
    styles: Mapping[str, TextStyle]

    def style(self, name: str, **changes: Any) -> TextStyle:
        """The style of that name, with changes."""
        if name not in self.styles:
            raise TemplateError(Problem("", f'no text style "{name[:60]}" in master.pptx.', nearest(name, self.styles)))
        return replace(self.styles[name], **changes)

    def __reduce__(self) -> tuple[type[Theme], tuple[dict[str, str], str, str, dict[str, TextStyle]]]:
        return Theme, (dict(self.colours), self.latin, self.east_asian, dict(self.styles))

    def __post_init__(self) -> None:
        object.__setattr__(self, "colours", MappingProxyType(dict(self.colours)))
        object.__setattr__(self, "styles", MappingProxyType(dict(self.styles)))
