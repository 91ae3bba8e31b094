"""The one font of charts, read by path: outlines of text, and how wide it is.

The file is found without importing the package that brings it, whose import changes matplotlib's settings. Outlines are
scaled from the unhinted font, so that a text has the same shape and width on every machine.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import numpy as np
from matplotlib.ft2font import FT2Font, LoadFlags
from matplotlib.path import Path as Outline
from numpy.typing import NDArray

_PACKAGE, _FILE = "zhplot", "NotoSansSC-Regular.ttf"
_UNITS = 1000
_SUBPIXEL = 64
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


@cache
def _font() -> FT2Font:
    font = FT2Font(str(font_path()))
    font.set_size(_UNITS, 72)
    return font


@cache
def _glyph(character: str) -> _Glyph:
    font = _font()
    if character.isspace() and character != " ":
        return _glyph(" ")
    # What the font has no glyph for (an emoji in a name) is seen to be missing; loading it would be an error.
    known = character if font.get_char_index(ord(character)) else _UNKNOWN
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
