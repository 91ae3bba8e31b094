"""Colours as they come out: theme names through the master's map, shades and tints applied, as RRGGBB."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING

from .colour_changes import changed_colour, of_hsl, of_light
from .traits import whole

if TYPE_CHECKING:
    from lxml.etree import _Element

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_MAPPED = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}
_TOLD = {
    "dk1": "dark colour 1", "lt1": "light colour 1", "dk2": "dark colour 2", "lt2": "light colour 2",
    **{f"accent{number}": f"accent colour {number}" for number in range(1, 7)},
    "hlink": "colour of links", "folHlink": "colour of links that were followed",
}  # fmt: skip
_SHORT = {"dk": "dark", "lt": "light", "med": "medium"}


class Theme:
    """A master's colours and fonts by name.

    `scheme` is the theme's `a:clrScheme`, `fonts` its `a:fontScheme`, `names` the master's `p:clrMap`, `formats` the
    theme's `a:fmtScheme`.
    """

    def __init__(
        self, scheme: _Element | None, fonts: _Element | None, names: Mapping[str, str], formats: _Element | None = None
    ) -> None:
        self.formats = formats
        self._scheme, self._font_scheme, self._own_names = scheme, fonts, dict(names)
        self._names = {**_MAPPED, **names}
        self._colours: dict[str, str | None] = (
            {_local(entry): _base(entry[0]) for entry in scheme} if scheme is not None else {}
        )
        self._fonts = _theme_fonts(fonts) if fonts is not None else {}

    def mapped(self, names: Mapping[str, str]) -> Theme:
        """The same with other names for its colours, as a slide may map them for itself."""
        return Theme(self._scheme, self._font_scheme, {**self._own_names, **names}, self.formats)

    def line_width(self, reference: _Element) -> int:
        """The width of the theme's line that an `a:lnRef` names, in EMU."""
        line = self._format("lnStyleLst", reference)
        return int(line.get("w", 9525)) if line is not None else 9525

    def effects(self, reference: _Element | None) -> _Element | None:
        """The effects of the theme that an `a:effectRef` names."""
        style = self._format("effectStyleLst", reference) if reference is not None else None
        return style.find(f"{A}effectLst") if style is not None else None

    def _format(self, kind: str, reference: _Element) -> _Element | None:
        listed = self.formats.find(f"{A}{kind}") if self.formats is not None else None
        index = reference.get("idx", "0")
        place = int(index) if index.isdigit() else 0
        return listed[place - 1] if listed is not None and 0 < place <= len(listed) else None

    def told(self) -> tuple[tuple[str, str], ...]:
        """Colours and fonts by name, as a theme is compared."""
        colours = [(_TOLD.get(name, name), colour or "") for name, colour in self._colours.items()]
        return (*colours, *sorted(self._fonts.items()))

    def colour(self, holder: Iterable[_Element]) -> str | None:
        """The colour in an element such as `a:solidFill`; None where it holds none."""
        for child in holder:
            base = self._named(child.get("val", "")) if child.tag == f"{A}schemeClr" else _base(child)
            if base is not None:
                return changed_colour(base, child) if len(child) else base
        return None

    def _named(self, name: str) -> str | None:
        return self._colours.get(self._names.get(name, name)) or f"theme {name}"

    def by_name(self, name: str) -> str | None:
        """The colour that the theme has under a name such as `accent1` or `tx1`; None where there is none."""
        return self._colours.get(self._names.get(name, name))

    def font(self, name: str) -> str:
        """A typeface, `+mn-lt` and its kin replaced by what the theme says."""
        return self._fonts.get(name, name)


def mapped_otherwise(names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Names that a master maps to other colours of its theme than usual, and to which."""
    for name, known in sorted(names.items()):
        if _MAPPED.get(name, name) != known:
            yield name, _TOLD.get(known, known)


def _theme_fonts(fonts: _Element) -> dict[str, str]:
    found = {}
    for short, kind in (("mj", "majorFont"), ("mn", "minorFont")):
        for script, tag in (("lt", "latin"), ("ea", "ea"), ("cs", "cs")):
            element = fonts.find(f"{A}{kind}/{A}{tag}")
            found[f"+{short}-{script}"] = "" if element is None else element.get("typeface", "")
    return found


def _local(element: _Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _base(element: _Element) -> str | None:
    kind = _local(element)
    if kind == "srgbClr":
        return str(element.get("val", "")).upper()
    if kind == "sysClr":
        return str(element.get("lastClr", "000000")).upper()
    if kind == "prstClr":
        return _preset(str(element.get("val", "")))
    if kind == "scrgbClr":
        return of_light(*_shares(element, "r", "g", "b"))
    if kind == "hslClr":
        return of_hsl(whole(element.get("hue")) / 60_000, *_shares(element, "sat", "lum"))
    return None


def _shares(element: _Element, *names: str) -> list[float]:
    return [whole(element.get(name)) / 100_000 for name in names]


@cache
def _preset(name: str) -> str:
    """A colour by its name, the web's names, of which some are written short: dkBlue, ltGray, medOrchid."""
    from PIL.ImageColor import colormap

    known = re.sub("^(dk|lt|med)(?=[A-Z])", lambda short: _SHORT[short[1]], name).lower()
    found = colormap.get(known)
    return found.lstrip("#").upper() if isinstance(found, str) else name
