"""A deck's look, as its master says it: theme colours, fonts, and text styles by name. Knows nothing of contents."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Literal, get_args

from ..errors import Problem, TemplateError, nearest

ColourName = Literal[
    "dk1", "lt1", "dk2", "lt2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink",
    "series1", "series2", "series3", "series4", "series5", "series6", "tint1", "tint2", "tint3", "inherited",
]  # fmt: skip
"""A colour by its part in the look, which is its slot in a theme made for it.

Any other master says by samples which of its colours takes the part (`Theme.paint`). `inherited` is whatever a
placeholder of its own gives its text.
"""

STYLES_LAYOUT = "text-styles"
"""The layout whose placeholders are samples of the text styles: first level the style, second the least size.

Its shapes named `colour ink`, `colour brand` ... are samples of the colours, where they are not the theme's slots.
"""

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

SERIES: tuple[ColourName, ...] = ("series1", "series2", "series3", "series4", "series5", "series6")
"""A series' colour by its number: in current columns, lines, names, and the keys of a legend."""

TINTS: tuple[ColourName, ...] = ("tint1", "tint2", "tint3")
"""A series' paler colour in comparative columns: each the tint of the colour above it, and no other series' colour.

A theme has three such pairs. Of four series and more each has its one colour in all columns.
"""

ROLES: Mapping[str, ColourName] = MappingProxyType({
    "ink": INK, "ground": WHITE, "brand": BRAND, "panel": PANEL, "accent": ACCENT, "tint": TINT, "slate": SLATE,
    "hairline": HAIRLINE, "pale": PALE, "grey": GREY,
    **{f"series {number}": name for number, name in enumerate(SERIES, 1)},
    **{f"tint {number}": name for number, name in enumerate(TINTS, 1)},
})  # fmt: skip
"""The colours of the look by what samples of them are called."""

_UNLESS_SAMPLED: Mapping[ColourName, ColourName] = MappingProxyType({
    **dict(zip(SERIES, (ACCENT, BRAND, GREY, SLATE, TINT, HAIRLINE), strict=True)),
    **dict(zip(TINTS, (TINT, SLATE, HAIRLINE), strict=True)),
})  # fmt: skip
"""The parts that have no slot of their own in a theme."""

WRITTEN: Mapping[ColourName, str] = MappingProxyType({"dk1": "tx1", "lt1": "bg1", "dk2": "tx2", "lt2": "bg2"})
"""Slots that shapes name by what the master's map calls them."""

_NAMED_COLOUR = re.compile(r'<a:schemeClr val="(\w+)"/>')


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
    """Colours as six hex digits by name, the two font families, and text styles by name."""

    colours: Mapping[str, str]
    latin: str
    east_asian: str
    styles: Mapping[str, TextStyle]
    paint: Mapping[str, str] = field(default_factory=dict)
    """What a shape's XML says in place of a colour's name: the master's own colour, with its shade."""

    def colour(self, name: ColourName) -> str:
        """A colour as six hex digits."""
        found = self.colours.get(name)
        return self.colours[_UNLESS_SAMPLED.get(name, name)] if found is None else found

    def painted(self, xml: str) -> str:
        """A shape's XML in this master's colours."""
        return _NAMED_COLOUR.sub(self._own_colour, xml)

    def _own_colour(self, match: re.Match[str]) -> str:
        name = match[1]
        if name in self.paint:
            return self.paint[name]
        slot = next((slot for part, slot in _UNLESS_SAMPLED.items() if part == name), None)
        return match[0] if slot is None else f'<a:schemeClr val="{WRITTEN.get(slot, slot)}"/>'

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

    def __reduce__(
        self,
    ) -> tuple[type[Theme], tuple[dict[str, str], str, str, dict[str, TextStyle], dict[str, str]]]:
        return Theme, (dict(self.colours), self.latin, self.east_asian, dict(self.styles), dict(self.paint))

    def __post_init__(self) -> None:
        object.__setattr__(self, "colours", MappingProxyType(dict(self.colours)))
        object.__setattr__(self, "styles", MappingProxyType(dict(self.styles)))
        object.__setattr__(self, "paint", MappingProxyType(dict(self.paint)))


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
