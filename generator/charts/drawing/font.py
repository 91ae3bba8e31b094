"""The fonts of charts, read by path: outlines of text, and how wide it is.

Latin letters and digits are Arimo's, as wide as the Arial of the text beside charts, with a bold of its own; all else
is Noto Sans SC. That is found without importing the package that brings it, whose import changes matplotlib's settings.
Outlines are scaled from the unhinted font, so that a text has the same shape and width on every machine.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np
from matplotlib import cbook
from matplotlib.ft2font import FT2Font, LoadFlags
from matplotlib.path import Path as Outline
from numpy.typing import NDArray

from ...language.beside import closed_up, set_apart

_PACKAGE, _FILE = "zhplot", "NotoSansSC-Regular.ttf"
_LATIN = Path(__file__).parents[1] / "fonts"
_UNITS = 1000
_BOLD_TRACKING = 0.02
BOLD_STROKE = 0.035
"""Width of the stroke that makes a text bold, in ems, where its font has the regular weight only."""

BESIDE = 0.125
"""The gap between a Chinese letter and a Latin one, in ems."""

DESCENT = 0.12
"""How far below the baseline the body of a Han character reaches, in ems; it ends one em above that."""


class _Glyph(NamedTuple):
    """A glyph in ems; `stroked` says that a stroke makes it bold."""

    vertices: NDArray[np.float64]
    codes: NDArray[np.uint8]
    advance: float
    stroked: bool = False


class Piece(NamedTuple):
    """Part of a text's outline: what is filled, and whether a stroke is to make it bold."""

    outline: Outline
    stroked: bool


def font_path() -> Path:
    """The file of the Chinese font.

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
def _latin(bold: bool) -> FT2Font:
    return _sized(_LATIN / f"Arimo-{'Bold' if bold else 'Regular'}.ttf")


@cache
def _others() -> tuple[FT2Font, FT2Font]:
    """The Chinese font, and matplotlib's own for what that lacks (✔): no package more for a few signs."""
    return _sized(font_path()), _sized(cbook._get_data_path("fonts/ttf/DejaVuSans.ttf"))


def _sized(path: Path) -> FT2Font:
    font = FT2Font(str(path))
    font.set_size(_UNITS, 72)
    return font


@cache
def _font_with(character: str, bold: bool = False) -> FT2Font | None:
    """The first font that has a character; None where no font can draw it."""
    if unicodedata.name(character, "").startswith(_SHAPED):
        return None
    return next((font for font in (_latin(bold), *_others()) if font.get_char_index(ord(character))), None)


def family_of(character: str) -> str:
    """The name of the font that draws a character; nothing where none does."""
    font = _font_with(character)
    return font.family_name if font is not None else ""


def unknown_in(text: str) -> str:
    """The characters of a text that no font of charts can draw, each once: readers see a box in their place."""
    seen = dict.fromkeys(character for character in text if not character.isspace())
    return "".join(character for character in seen if not _is_unseen(character) and _font_with(character) is None)


def _is_unseen(character: str) -> bool:
    """Marks that only say how others are set: joiners, variation selectors."""
    return unicodedata.category(character) == "Cf" or "VARIATION SELECTOR" in unicodedata.name(character, "")


_NOTHING = _Glyph(np.empty((0, 2)), np.empty(0, dtype=np.uint8), 0.0)


@cache
def _glyph(character: str, bold: bool) -> _Glyph:
    if character.isspace() and character != " ":
        return _glyph(" ", bold)
    if _is_unseen(character):
        return _NOTHING
    # What no font has a glyph for (an emoji in a name) is seen to be missing; loading it would be an error.
    font, known = _font_with(character, bold), character
    if font is None:
        font, known = _others()[0], _UNKNOWN
    loaded = font.load_char(ord(known), flags=LoadFlags.NO_HINTING)
    vertices, codes = font.get_path()
    stroked = bold and font is not _latin(bold)
    # 16.16 fixed point: the advance before any rounding to pixels.
    advance = loaded.linearHoriAdvance / 65536 / _UNITS + (_BOLD_TRACKING if stroked else 0.0)
    return _Glyph(np.asarray(vertices, dtype=float) / _UNITS, np.asarray(codes, dtype=np.uint8), advance, stroked)


def text_width(text: str, size: float, bold: bool = False) -> float:
    """The width of one line of text, in points."""
    return sum(advance for _, advance in _set(text, bold)) * size


@lru_cache(maxsize=1024)
def _set(text: str, bold: bool) -> tuple[tuple[_Glyph, float], ...]:
    """The glyphs of a line, each with how far it is to the next, in ems: between Chinese and Latin a thin space."""
    text = closed_up(text)
    gaps = [BESIDE * set_apart(*pair) for pair in pairwise(text)]
    glyphs = [_glyph(character, bold) for character in text]
    return tuple((glyph, glyph.advance + gap) for glyph, gap in zip(glyphs, [*gaps, 0.0], strict=False))


def outlines(text: str, x: float, baseline: float, size: float, bold: bool = False) -> Iterator[Piece]:
    """The outline of one line of text that begins at x: what is bold by itself, and what a stroke makes bold."""
    for stroked in (False, True):
        pieces, codes, at = [], [], x
        for glyph, advance in _set(text, bold):
            if len(glyph.vertices) and glyph.stroked == stroked:
                shift = _BOLD_TRACKING / 2 * size if stroked else 0.0
                pieces.append(glyph.vertices * size + (at + shift, baseline))
                codes.append(glyph.codes)
            at += advance * size
        if pieces:
            yield Piece(Outline(np.concatenate(pieces), np.concatenate(codes)), stroked)
