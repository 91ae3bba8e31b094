"""Cell formats in words that are the same for the same look, whatever their numbers in the file."""

from __future__ import annotations

import colorsys
from collections.abc import Sequence

from ...office.elements import Element
from ...office.number_formats import BUILTIN
from .model import Look
from .parts import Parts, canonical, local

_SCHEME_ORDER = (
    "lt1",
    "dk1",
    "lt2",
    "dk2",
    "accent1",
    "accent2",
    "accent3",
    "accent4",
    "accent5",
    "accent6",
    "hlink",
    "folHlink",
)
"""A theme colour's number in a workbook counts the light one first."""
_SIDES = ("left", "right", "top", "bottom", "start", "end")
_EMPHASIS = {"b": "bold", "i": "italic", "strike": "struck through", "outline": "outline", "shadow": "shadow"}
_AUTOMATIC = ("64", "65", "81")


class Styles:
    """styles.xml, with the theme's colours put in."""

    def __init__(self, parts: Parts) -> None:
        self._theme = _theme(parts)
        part = next(parts.related(parts.main, "styles"), None)
        self._tables = {local(child): child for child in parts.element(part)} if part else {}
        self._formats = {each.get("numFmtId", ""): each.get("formatCode", "") for each in self._all("numFmts")}

    def _all(self, table: str) -> Sequence[Element]:
        found = self._tables.get(table)
        return [] if found is None else [child for child in found if local(child)]

    def looks(self) -> tuple[Look, ...]:
        """The looks of cells by their number; a workbook without any has one."""
        fonts = [self.font_parts(each) for each in self._all("fonts")]
        fills = [self.fill(each) for each in self._all("fills")]
        borders = [self.border(each) for each in self._all("borders")]

        def look(xf: Element) -> Look:
            number = int(xf.get("fontId", "0"))
            return Look(
                self._format(xf.get("numFmtId", "0")), *(fonts[number] if number < len(fonts) else ("", "", "", "")),
                _at(fills, xf.get("fillId")) or "none", _at(borders, xf.get("borderId")) or "none",
                _alignment(_child(xf, "alignment")), _locked(xf),
            )  # fmt: skip

        return tuple(map(look, self._all("cellXfs"))) or (Look(),)

    def under_conditions(self) -> list[str]:
        """The looks that conditions give, by their number."""
        return [self._conditional(each) for each in self._all("dxfs")]

    def rest(self) -> str:
        """What else stands in the styles and may be seen: styles of tables of one's own."""
        found = self._tables.get("tableStyles")
        return "" if found is None or not len(found) else canonical(found)

    def _conditional(self, dxf: Element) -> str:
        said = []
        for child in dxf:
            match local(child):
                case "font":
                    said.append(f"font {self.font(child)}")
                case "fill":
                    said.append(f"fill {self.fill(child, conditional=True)}")
                case "border":
                    said.append(f"border {self.border(child)}")
                case "numFmt":
                    said.append(f"format {_code(child.get('formatCode', ''))}")
                case "alignment":
                    said.append(f"alignment {_alignment(child)}")
        return ", ".join(one for one in said if not one.endswith((" none", " ")))

    def _format(self, number: str) -> str:
        known = self._formats.get(number)
        return _code(known if known is not None else BUILTIN.get(int(number), f"built-in {number}"))

    def font(self, font: Element) -> str:
        """微软雅黑 10 bold 1F4FD8: what is usual is left out."""
        said = (word for word in self.font_parts(font) if word not in ("", "plain", "000000"))
        return " ".join(said)

    def font_parts(self, font: Element) -> tuple[str, str, str, str]:
        """A font's name, size, style and colour."""
        values = {local(child): child for child in font}
        name = _value(values.get("name", values.get("rFont")))
        styles = [word for tag, word in _EMPHASIS.items() if tag in values and _yes(values[tag].get("val", "1"))]
        underline = values["u"].get("val", "single") if "u" in values else "none"
        styles += [] if underline == "none" else [f"{underline} underline"]
        raised = _value(values.get("vertAlign"))
        styles += [] if raised in ("", "baseline") else [raised]
        style = " ".join(styles) or "plain"
        return name, _size(_value(values.get("sz"))), style, self.colour(values.get("color"), "000000")

    def fill(self, fill: Element, conditional: bool = False) -> str:
        inner = next((child for child in fill if local(child)), None)
        if inner is None:
            return "none"
        if local(inner) == "gradientFill":
            stops = (self.colour(colour, "") for colour in inner.iter("{*}color"))
            return f"gradient {canonical(inner)[:60]} {' '.join(stops)}"
        front, back = (self.colour(_child(inner, name), "") for name in ("fgColor", "bgColor"))
        pattern = inner.get("patternType", "solid" if conditional else "none")
        if pattern == "solid":
            # A fill under a condition keeps its colour as the back one.
            return (back or front if conditional else front) or "solid"
        return pattern if pattern == "none" else f"{pattern} {front} {back}".strip()

    def border(self, border: Element) -> str:
        said = []
        for side in border:
            name = {"start": "left", "end": "right"}.get(local(side), local(side))
            style = side.get("style", "none")
            if style != "none" and (local(side) in _SIDES or _diagonal(border)):
                said.append(f"{name} {style} {self.colour(_child(side, 'color'), '')}".strip())
        return ", ".join([*sorted(said), *_diagonal(border)] if said else []) or "none"

    def colour(self, colour: Element | None, automatic: str) -> str:
        """RRGGBB, through theme, palette and tint."""
        if colour is None or colour.get("auto") in ("1", "true"):
            return automatic
        tint = float(colour.get("tint", "0"))
        if (rgb := colour.get("rgb")) is not None:
            return _tinted(rgb[-6:].upper(), tint)
        if (theme := colour.get("theme")) is not None:
            return _tinted(self._theme[int(theme)] if int(theme) < len(self._theme) else f"theme {theme}", tint)
        number = colour.get("indexed", "64")
        return automatic if number in _AUTOMATIC else _tinted(self._palette(int(number)), tint)

    def _palette(self, number: int) -> str:
        from openpyxl.styles.colors import COLOR_INDEX

        own = [
            each.get("rgb", "")[-6:]
            for child in self._all("colors")
            if local(child) == "indexedColors"
            for each in child
        ]
        colours = own or [each[-6:] for each in COLOR_INDEX]
        return colours[number].upper() if number < len(colours) else f"colour {number}"


def _theme(parts: Parts) -> list[str]:
    part = next(parts.related(parts.main, "theme"), None)
    if part is None:
        return [
            "FFFFFF",
            "000000",
            "EEECE1",
            "1F497D",
            "4F81BD",
            "C0504D",
            "9BBB59",
            "8064A2",
            "4BACC6",
            "F79646",
            "0000FF",
            "800080",
        ]
    scheme = next(parts.element(part).iter("{*}clrScheme"), None)
    colours = {} if scheme is None else {local(each): next(iter(each), None) for each in scheme}
    return [_scheme_colour(colours.get(name)) for name in _SCHEME_ORDER]


def _scheme_colour(colour: Element | None) -> str:
    return "" if colour is None else (colour.get("lastClr") or colour.get("val") or "")[-6:].upper()


def _tinted(rgb: str, tint: float) -> str:
    if not tint or len(rgb) != 6:
        return rgb
    red, green, blue = (int(rgb[at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, light, strength = colorsys.rgb_to_hls(red, green, blue)
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    return "".join(f"{round(255 * part):02X}" for part in colorsys.hls_to_rgb(hue, min(max(light, 0), 1), strength))


def _at(known: Sequence[str], number: str | None) -> str:
    index = int(number or 0)
    return known[index] if 0 <= index < len(known) else ""


def _child(element: Element, name: str) -> Element | None:
    return next((child for child in element if local(child) == name), None)


def _value(element: Element | None) -> str:
    return "" if element is None else element.get("val", "")


def _size(size: str) -> str:
    return f"{float(size):g}" if size else ""


def _code(code: str) -> str:
    """A format code without the marks that say only that a letter is a letter, which programs set as they like."""
    return "General" if code.lower() in ("general", "") else code.replace("\\-", "-").replace("\\ ", " ")


_ALIGNED = {"horizontal": "general", "vertical": "bottom", "textRotation": "0", "indent": "0", "readingOrder": "0"}


def _alignment(alignment: Element | None) -> str:
    if alignment is None:
        return "none"
    said = [f"{name} {alignment.get(name)}" for name, usual in _ALIGNED.items() if alignment.get(name, usual) != usual]
    said += [
        word for name, word in (("wrapText", "wrapped"), ("shrinkToFit", "shrunk to fit")) if _yes(alignment.get(name))
    ]
    return ", ".join(said) or "none"


def _diagonal(border: Element) -> list[str]:
    return [name for name in ("diagonalUp", "diagonalDown") if _yes(border.get(name))]


def _locked(xf: Element) -> str:
    protection = _child(xf, "protection")
    said = protection is not None and not _yes(protection.get("locked", "1"))
    hidden = protection is not None and _yes(protection.get("hidden"))
    return ("unlocked" if said else "locked") + (", formula hidden" if hidden else "")


def _yes(value: str | None) -> bool:
    return value in ("1", "true")
