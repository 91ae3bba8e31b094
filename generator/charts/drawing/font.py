"""The fonts of charts, read by path: outlines of text, and how wide it is.

Latin letters and digits are Arimo's, as wide as the Arial of the text beside charts, with a bold of its own; all else
is Noto Sans SC, whose file is found without importing the package that brings it.
Outlines are scaled from the font as it was designed, so that a text has the same shape and width on every machine.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from .truetype import TrueType

_CHINESE = ("zhplot", "fonts/NotoSansSC-Regular.ttf")
_SIGNS = ("matplotlib", "mpl-data/fonts/ttf/DejaVuSans.ttf")
_LATIN = Path(__file__).parents[1] / "fonts"
_BOLD_TRACKING = 0.02
_BOLD_STROKE = 0.035
"""Width of the stroke that makes a text bold, in ems, where its font has the regular weight only."""

DESCENT = 0.12
"""How far below the baseline the body of a Han character reaches, in ems; it ends one em above that."""


class Font(NamedTuple):
    """A font by its name, and its glyphs."""

    name: str
    glyphs: TrueType


class _Glyph(NamedTuple):
    """A glyph's outline in units of its font, `em` of which are one em, and its advance in ems; `stroked` says that a
    stroke makes it bold."""

    path: str
    em: int
    advance: float
    stroked: bool = False


class Outline(NamedTuple):
    """One character's outline as the data of an SVG path, upwards, to be scaled and put at x."""

    path: str
    x: float
    scale: float
    stroke: float = 0.0
    """The width of the stroke that makes it bold, in units of its font; 0 where the font has a bold of its own."""


def font_path(package: str = _CHINESE[0], file: str = _CHINESE[1]) -> Path:
    """A font's file in a package that is not imported for it; the Chinese one's.

    Raises:
        FileNotFoundError: the package that brings it is not installed.
    """
    spec = find_spec(package)
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        path = Path(folder) / file
        if path.is_file():
            return path
    raise FileNotFoundError(f"{file} is not there: install the package {package}")


_UNKNOWN = "□"
# Letters of these scripts change beside each other, or run from right to left: drawn one by one they are wrong.
_SHAPED = ("ARABIC", "HEBREW", "SYRIAC", "THAI", "LAO", "KHMER", "MYANMAR", "TIBETAN", "DEVANAGARI", "BENGALI", "TAMIL")


@cache
def _latin(bold: bool) -> Font:
    return Font("Arimo", TrueType(_LATIN / f"Arimo-{'Bold' if bold else 'Regular'}.ttf"))


@cache
def _chinese() -> Font:
    return Font("Noto Sans SC", TrueType(font_path()))


@cache
def _signs() -> Font:
    """matplotlib's own font, for what the Chinese one lacks (✔): no package more for a few signs."""
    return Font("DejaVu Sans", TrueType(font_path(*_SIGNS)))


def _fonts(bold: bool) -> Iterator[Font]:
    yield _latin(bold)
    yield _chinese()
    yield _signs()


@cache
def _font_with(character: str, bold: bool = False) -> Font | None:
    """The first font that has a character; None where no font can draw it."""
    if unicodedata.name(character, "").startswith(_SHAPED):
        return None
    return next((font for font in _fonts(bold) if font.glyphs.glyph(character)), None)


def family_of(character: str) -> str:
    """The name of the font that draws a character; nothing where none does."""
    font = _font_with(character)
    return font.name if font is not None else ""


def unknown_in(text: str) -> str:
    """The characters of a text that no font of charts can draw, each once: readers see a box in their place."""
    seen = dict.fromkeys(character for character in text if not character.isspace())
    return "".join(character for character in seen if not _is_unseen(character) and _font_with(character) is None)


def _is_unseen(character: str) -> bool:
    """Marks that only say how others are set: joiners, variation selectors."""
    return unicodedata.category(character) == "Cf" or "VARIATION SELECTOR" in unicodedata.name(character, "")


_NOTHING = _Glyph("", 1, 0.0)


@cache
def _glyph(character: str, bold: bool) -> _Glyph:
    if character.isspace() and character != " ":
        return _glyph(" ", bold)
    if _is_unseen(character):
        return _NOTHING
    # What no font has a glyph for (an emoji in a name) is seen to be missing.
    font, known = _font_with(character, bold), character
    if font is None:
        font, known = _chinese(), _UNKNOWN
    glyphs, number = font.glyphs, font.glyphs.glyph(known)
    stroked = bold and font is not _latin(bold)
    advance = glyphs.advance(number) / glyphs.em + (_BOLD_TRACKING if stroked else 0.0)
    return _Glyph(glyphs.path(number), glyphs.em, advance, stroked)


def text_width(text: str, size: float, bold: bool = False) -> float:
    """The width of one line of text, in points."""
    return sum(_glyph(character, bold).advance for character in text) * size


def outlines(text: str, x: float, size: float, bold: bool = False) -> Iterator[Outline]:
    """The characters of one line of text that begins at x, but for blanks."""
    for character in text:
        glyph = _glyph(character, bold)
        if glyph.path:
            shift = _BOLD_TRACKING / 2 * size if glyph.stroked else 0.0
            yield Outline(glyph.path, x + shift, size / glyph.em, _BOLD_STROKE * glyph.em if glyph.stroked else 0.0)
        x += glyph.advance * size
