"""A deck's look, as its master says it: theme colours, fonts, and text styles by name. Knows nothing of contents."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Literal, get_args

from ..errors import Problem, TemplateError, nearest

ColourName = Literal[
    "dk1", "lt1", "dk2", "lt2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink"
]
"""A colour by its slot in the theme."""

STYLES_LAYOUT = "text-styles"
"""The layout whose placeholders are samples of the text styles: first level the style, second the least size."""

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


_ON_DARK: dict[ColourName, ColourName] = {
    INK: WHITE, BRAND: WHITE, ACCENT: TINT, GREY: TINT, SLATE: TINT, PALE: BRAND, HAIRLINE: ACCENT,
}  # fmt: skip


def on_dark(colour: ColourName) -> ColourName:
    """What stands for a colour on a dark ground."""
    return _ON_DARK.get(colour, colour)


@dataclass(frozen=True, slots=True)
class TextStyle:
    """A text style of the master: sizes in points, weight, theme colour, alignment (l, ctr, r)."""

    size: float
    bold: bool = False
    colour: ColourName = INK
    least: float = 9
    align: str = "l"
    most: float = 0.0
    """The size to which it may grow where there is room; none where it is no larger than the size."""

    def grown(self, share: float) -> TextStyle:
        """The style larger by a share of its range, to half a point."""
        if self.most <= self.size:
            return self
        return replace(self, size=round((self.size + (self.most - self.size) * share) * 2) / 2)


@dataclass(frozen=True)
class Theme:
    """Theme colours as six hex digits by slot name, the two font families, and text styles by name."""

    colours: Mapping[str, str]
    latin: str
    east_asian: str
    styles: Mapping[str, TextStyle]

    def style(
        self, name: str, where: str = "", *,
        colour: ColourName | None = None, align: str | None = None, bold: bool | None = None,
    ) -> TextStyle:  # fmt: skip
        """The style of that name, with changes; `where` is the file and line that ask for it.

        Raises:
            TemplateError: the master has no such style.
        """
        found = self.styles.get(name)
        if found is None:
            raise TemplateError(self._no_style(name, where))
        return replace(
            found,
            colour=found.colour if colour is None else colour,
            align=found.align if align is None else align,
            bold=found.bold if bold is None else bold,
        )

    def _no_style(self, name: str, where: str) -> Problem:
        """A slip in a template file, or a master without a style that the program itself needs."""
        if where:
            return Problem(where, f'no text style "{name[:60]}" in master.pptx.', nearest(name, self.styles))
        hint = f'Give its layout "{STYLES_LAYOUT}" a placeholder of that name. {nearest(name, self.styles)}'
        return Problem("master.pptx", f'no text style "{name}".', hint.strip())

    def __reduce__(self) -> tuple[type[Theme], tuple[dict[str, str], str, str, dict[str, TextStyle]]]:
        return Theme, (dict(self.colours), self.latin, self.east_asian, dict(self.styles))

    def __post_init__(self) -> None:
        object.__setattr__(self, "colours", MappingProxyType(dict(self.colours)))
        object.__setattr__(self, "styles", MappingProxyType(dict(self.styles)))


def colour_named(name: str, where: str = "") -> ColourName:
    """The colour of that name.

    Raises:
        TemplateError: the theme has no such slot; `where` says who asked for it.
    """
    for known in get_args(ColourName):
        if name == known:
            colour: ColourName = known
            return colour
    raise TemplateError(Problem(where, f'no theme colour "{name}".', nearest(name, get_args(ColourName))))
