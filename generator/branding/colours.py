"""A foreign theme's colours in the parts that a look has: ink, brand, accent, panels ..., each with enough contrast."""

from __future__ import annotations

import colorsys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..page.contrast import LEAST, channels, contrast
from ..page.looks import painted
from ..pptx_deck.colours import Theme as Colours

_ACCENTS = tuple(f"accent{number}" for number in range(1, 7))
_CHROMATIC = 0.18
_APART = 12 / 360
_LEAST_SERIES, _LEAST_TINT = 2.0, 1.15
"""How far a series stands out from the ground, and its paler columns."""


@dataclass(frozen=True)
class Shade:
    """A colour as DrawingML writes it, and what it comes to."""

    xml: str
    hexed: str

    @property
    def saturation(self) -> float:
        red, green, blue = (channel / 255 for channel in channels(self.hexed))
        return colorsys.rgb_to_hls(red, green, blue)[2] if max(red, green, blue) - min(red, green, blue) > 0.06 else 0.0

    @property
    def hue(self) -> float:
        red, green, blue = (channel / 255 for channel in channels(self.hexed))
        return colorsys.rgb_to_hls(red, green, blue)[0]


@dataclass(frozen=True)
class Own:
    """What a master says itself: the colours of its title and body as XML, its ground's, and those of its drawings."""

    title: str
    body: str
    ground: str
    drawn: tuple[str, ...] = ()


class Palette:
    """Chooses the parts of one master."""

    def __init__(self, colours: Colours, own: Own) -> None:
        self._colours, self._own = colours, own
        self.light = contrast("#000000", own.ground) >= contrast("#FFFFFF", own.ground)
        self.ink = self._ink()
        self.ground = self._ground()

    def parts(self) -> dict[str, Shade]:
        """Every part by its name as samples are called."""
        accents = self._accents()
        panel = self._panel(accents[0])
        pale = self._pale(accents[0], panel)
        grounds = [self._own.ground, panel.hexed, pale.hexed]
        brand = self._brand(accents, grounds)
        found = {
            "ink": self.ink, "ground": self.ground, "brand": brand, "panel": panel,
            "accent": self._first(accents, grounds), "tint": self._tint(accents[0], brand),
            "slate": self._standing(self._toned(accents[0], 0.6), 1.6), "hairline": self._hairline(), "pale": pale,
            "grey": self._grey(grounds),
        }  # fmt: skip
        series = self._series(accents)
        found |= {f"series {number}": one for number, one in enumerate(series, 1)}
        paler = (self._standing(self._toned(one, 0.4), _LEAST_TINT) for one in series[:3])
        return found | {f"tint {number}": one for number, one in enumerate(paler, 1)}

    # Single colours

    def shade(self, base: str, *changes: tuple[str, float]) -> Shade:
        """A colour by its name in the theme, or as six hex digits, with changes: ("lumMod", 0.75)."""
        tag = "srgbClr" if len(base) == 6 and not base.startswith("accent") else "schemeClr"
        inner = "".join(f'<a:{name} val="{round(value * 100_000)}"/>' for name, value in changes)
        end = f">{inner}</a:{tag}>" if inner else "/>"
        return self._of(f'<a:{tag} val="{base}"{end}')

    def _of(self, xml: str) -> Shade:
        found = painted(xml, self._colours) or "000000"
        return Shade(xml, f"#{found[:6]}" if set(found[:6].lower()) <= set("0123456789abcdef") else "#000000")

    def _changed(self, shade: Shade, *changes: tuple[str, float]) -> Shade:
        """A shade with further changes of its lightness."""
        inner = "".join(f'<a:{name} val="{round(value * 100_000)}"/>' for name, value in changes)
        if shade.xml.endswith("/>") and "><" not in shade.xml:
            tag = shade.xml[1 : shade.xml.index(" ")]
            return self._of(f"{shade.xml[:-2]}>{inner}</{tag}>")
        start = shade.xml.rindex("</")
        return self._of(shade.xml[:start] + inner + shade.xml[start:])

    def _toned(self, shade: Shade, share: float) -> Iterator[Shade]:
        """The colour ever nearer to the ground, beginning with that share of it left."""
        for step in range(6):
            left = share * (1 + 0.25 * step)
            if left < 1:
                yield self._changed(shade, ("lumMod", left), *((("lumOff", 1 - left),) if self.light else ()))
        yield shade

    def _stronger(self, shade: Shade) -> Iterator[Shade]:
        """The colour itself, then ever further from the ground."""
        yield shade
        for left in (0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3):
            yield self._changed(shade, ("lumMod", left), *(() if self.light else (("lumOff", 1 - left),)))

    def _readable(self, shades: Iterable[Shade], grounds: Sequence[str]) -> Shade | None:
        return next((one for one in shades if all(contrast(one.hexed, each) >= LEAST for each in grounds)), None)

    def _standing(self, shades: Iterable[Shade], least: float) -> Shade:
        """The first that stands out so far from the ground, else the one that does most."""
        known = list(shades)
        far = (one for one in known if contrast(one.hexed, self._own.ground) >= least)
        return next(far, max(known, key=lambda one: contrast(one.hexed, self._own.ground)))

    # The parts

    def _ink(self) -> Shade:
        own = self._of(self._own.body)
        plain = [self.shade("tx1"), self.shade("bg1"), self.shade("000000"), self.shade("FFFFFF")]
        wanted = [own] if own.saturation < 0.5 else []
        found = self._readable([*wanted, *plain[:2]], [self._own.ground])
        return found or max(plain, key=lambda one: contrast(one.hexed, self._own.ground))

    def _ground(self) -> Shade:
        """The page's own colour, for what lies on it in its colour, and for words on the brand's."""
        named = [self.shade("bg1"), self.shade("tx1"), self.shade("bg2"), self.shade("tx2")]
        near = [one for one in named if contrast(one.hexed, self._own.ground) < 1.06]
        exact = self.shade(self._own.ground.lstrip("#"))
        good = (one for one in (*near, exact) if contrast(one.hexed, self.ink.hexed) >= LEAST)
        extreme = "FFFFFF" if self.light else "000000"
        return next(good, self.shade(extreme))

    def _accents(self) -> list[Shade]:
        """The six accents; of a master that draws in no colour of its theme, first those it draws in."""
        theme = [self.shade(name) for name in _ACCENTS]
        drawn: list[Shade] = []
        for one in (self.shade(colour) for colour in self._own.drawn):
            far = all(abs(one.hue - other.hue) > _APART for other in drawn)
            if one.saturation >= _CHROMATIC and far and contrast(one.hexed, self._own.ground) > 1.3:
                drawn.append(one)
        return [*drawn, *theme][:6]

    def _first(self, accents: Sequence[Shade], grounds: Sequence[str]) -> Shade:
        """The accent that words are set in."""
        return self._readable(self._stronger(accents[0]), grounds) or self.ink

    def _brand(self, accents: Sequence[Shade], grounds: Sequence[str]) -> Shade:
        """A strong colour of the brand's, read on every ground, and words in the ground's colour on it."""
        theme = [] if self._own.drawn else [self.shade("tx2")]
        wanted = [self._of(self._own.title), *theme, *accents]
        strong = [one for one in wanted if one.saturation >= _CHROMATIC]
        needed = [*grounds, self.ground.hexed]
        as_it_is = self._readable(strong, needed)
        darker = (self._readable(self._stronger(one), needed) for one in strong)
        return as_it_is or next((one for one in darker if one is not None), self.ink)

    def _panel(self, accent: Shade) -> Shade:
        """A quiet ground: the theme's second one where it is quiet, else a trace of the accent, or of the ink."""
        faint = (0.1, 0.06) if self.light else (0.2, 0.15)
        own = [self.shade("bg2"), *(next(self._toned(accent, share)) for share in faint)]
        step = (("lumMod", 0.95),) if self.light else (("lumMod", 0.85), ("lumOff", 0.15))
        darker = self._changed(self.ground, ("lumMod", 0.75))
        plain = [self._changed(self.ground, *step), darker, self.ground, self.shade(self._own.ground.lstrip("#"))]
        quiet = (one for one in own if self._is_quiet(one))
        read = (one for one in plain if contrast(one.hexed, self.ink.hexed) >= LEAST)
        return next(quiet, None) or next(read, plain[-1])

    def _is_quiet(self, shade: Shade) -> bool:
        apart = contrast(shade.hexed, self._own.ground)
        return 1.03 < apart < 1.5 and contrast(shade.hexed, self.ink.hexed) >= 7

    def _pale(self, accent: Shade, panel: Shade) -> Shade:
        shades = [next(self._toned(accent, share)) for share in (0.2, 0.15, 0.25, 0.1)]
        quiet = (one for one in shades if contrast(one.hexed, self.ink.hexed) >= 7)
        return next(quiet, panel)

    def _tint(self, accent: Shade, brand: Shade) -> Shade:
        """Read on the brand's colour, and the brand's colour on it."""
        shades = [next(self._toned(accent, share)) for share in (0.4, 0.3, 0.2, 0.1)]
        return self._readable(shades, [brand.hexed]) or self.ground

    def _hairline(self) -> Shade:
        if self.light:
            return self._changed(self.ground, ("lumMod", 0.85))
        return self._changed(self.ground, ("lumMod", 0.7), ("lumOff", 0.3))

    def _grey(self, grounds: Sequence[str]) -> Shade:
        """Ink on its way to the ground, as far as it is still read."""
        if self.light:
            shares = (0.65, 0.75, 0.85, 0.95)
            steps = [self._changed(self.ink, ("lumMod", left), ("lumOff", 1 - left)) for left in shares]
        else:
            steps = [self._changed(self.ink, ("lumMod", left)) for left in (0.75, 0.85, 0.95)]
        return self._readable(steps, grounds) or self.ink

    def _series(self, accents: Sequence[Shade]) -> list[Shade]:
        """Six colours that stand out from the ground, no two the same."""
        found: list[Shade] = []
        for one in accents:
            shades = [*self._stronger(one)]
            apart = [each for each in shades if all(contrast(each.hexed, other.hexed) > 1.02 or
                     abs(each.hue - other.hue) > _APART for other in found)]  # fmt: skip
            found.append(self._standing(apart or shades, _LEAST_SERIES))
        return found


def drawn_colours(parts: Iterable[str]) -> Mapping[str, int]:
    """How often each colour is written out in some parts' XML, as six hex digits."""
    import re

    found: dict[str, int] = {}
    for xml in parts:
        for colour in re.findall(r'srgbClr val="([0-9A-Fa-f]{6})"', xml):
            found[colour.upper()] = found.get(colour.upper(), 0) + 1
    return found
