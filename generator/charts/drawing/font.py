"""The font of charts, and the one that helps it out, read by path: outlines of text, and how wide it is.

The file is found without importing the package that brings it, whose import changes matplotlib's settings. Outlines are
scaled from the unhinted font, so that a text has the same shape and width on every machine.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import numpy as np
from matplotlib import cbook
from matplotlib.ft2font import FT2Font, LoadFlags
from matplotlib.path import Path as Outline
from numpy.typing import NDArray

_PACKAGE, _FILE = "zhplot", "NotoSansSC-Regular.ttf"
_UNITS = 1000
_BOLD_TRACKING = 0.02
BOLD_STROKE = 0.035
"""Width of the stroke that makes a text bold, in ems: the font has the regular weight only."""

DESCENT = 0.12
"""How far below the baseline the body of a Han character reaches, in ems; it ends one em above that."""


class _Glyph(NamedTuple):
    vertices: NDArray[np.float64]
    codes: NDArray[np.uint8]
    advance: float


def font_path() -> Path:
    """The font's file.

    Raises:
        FileNotFoundError: the package that brings it is not installed.
    """
    spec = find_spec(_PACKAGE)
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        path = Path(folder) / "fonts" / _FILE
        if path.is_file():
            return path
    raise FileNotFoundError(f"{_FILE} is not there: install the package {_PACKAGE}")


_UNKNOWN = "□"
# Letters of these scripts change beside each other, or run from right to left: drawn one by one they are wrong.
_SHAPED = ("ARABIC", "HEBREW", "SYRIAC", "THAI", "LAO", "KHMER", "MYANMAR", "TIBETAN", "DEVANAGARI", "BENGALI", "TAMIL")


@cache
def _fonts() -> tuple[FT2Font, FT2Font]:
    """The font of charts, and matplotlib's own for what that lacks (ł, ő, ş, ✔): no package more for a few letters."""
    own, other = FT2Font(str(font_path())), FT2Font(str(cbook._get_data_path("fonts/ttf/DejaVuSans.ttf")))
    for font in (own, other):
        font.set_size(_UNITS, 72)
    return own, other


@cache
def _font_with(character: str) -> FT2Font | None:
    """The first font that has a character; None where no font can draw it."""
    if unicodedata.name(character, "").startswith(_SHAPED):
        return None
    return next((font for font in _fonts() if font.get_char_index(ord(character))), None)


def unknown_in(text: str) -> str:
    """The characters of a text that no font of charts can draw, each once: readers see a box in their place."""
    seen = dict.fromkeys(character for character in text if not character.isspace())
    return "".join(character for character in seen if not _is_unseen(character) and _font_with(character) is None)


def _is_unseen(character: str) -> bool:
    """Marks that only say how others are set: joiners, variation selectors."""
    return unicodedata.category(character) == "Cf" or "VARIATION SELECTOR" in unicodedata.name(character, "")


_NOTHING = _Glyph(np.empty((0, 2)), np.empty(0, dtype=np.uint8), 0.0)


@cache
def _glyph(character: str) -> _Glyph:
    if character.isspace() and character != " ":
        return _glyph(" ")
    if _is_unseen(character):
        return _NOTHING
    # What no font has a glyph for (an emoji in a name) is seen to be missing; loading it would be an error.
    font, known = _font_with(character), character
    if font is None:
        font, known = _fonts()[0], _UNKNOWN
    loaded = font.load_char(ord(known), flags=LoadFlags.NO_HINTING)
    vertices, codes = font.get_path()
    # 16.16 fixed point: the advance before any rounding to pixels.
    advance = loaded.linearHoriAdvance / 65536 / _UNITS
    return _Glyph(np.asarray(vertices, dtype=float) / _UNITS, np.asarray(codes, dtype=np.uint8), advance)


def text_width(text: str, size: float, bold: bool = False) -> float:
    """The width of one line of text, in points."""
    tracking = _BOLD_TRACKING if bold else 0.0
    return sum(_glyph(character).advance + tracking for character in text) * size


def outline(text: str, x: float, baseline: float, size: float, bold: bool = False) -> Outline | None:
    """The outline of one line of text that begins at x; None where nothing is to be seen."""
    tracking = _BOLD_TRACKING if bold else 0.0
    pieces, codes, at = [], [], 0.0
    for character in text:
        glyph = _glyph(character)
        if len(glyph.vertices):
            pieces.append(glyph.vertices * size + (x + (at + tracking / 2) * size, baseline))
            codes.append(glyph.codes)
        at += glyph.advance + tracking
    return Outline(np.concatenate(pieces), np.concatenate(codes)) if pieces else None
