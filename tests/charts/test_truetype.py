"""The reader of fonts, against the package that reads whole fonts: the same outlines and advances, glyph by glyph."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from fontTools.pens.boundsPen import ControlBoundsPen
from fontTools.ttLib import TTFont

from generator.charts.drawing import font
from generator.charts.drawing.truetype import TrueType

LATIN = Path(font.__file__).parents[1] / "fonts"
FILES = {
    "latin": LATIN / "Arimo-Regular.ttf", "bold": LATIN / "Arimo-Bold.ttf", "chinese": font.font_path(),
    "signs": font.font_path(*font._SIGNS),
}  # fmt: skip


@cache
def fonts(name: str) -> tuple[TrueType, TTFont]:
    return TrueType(FILES[name]), TTFont(FILES[name], lazy=True)


def bounds(path: str) -> tuple[float, float, float, float]:
    """Of all points of an outline, those that pull too."""
    numbers = [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", path)]
    return min(numbers[::2]), min(numbers[1::2]), max(numbers[::2]), max(numbers[1::2])


# é and Ő are made of two glyphs each.
@pytest.mark.parametrize(
    ("name", "characters"),
    [("latin", "0a%,éŐ"), ("bold", "0a%,éŐ"), ("chinese", "营业收入鑫（）〇é"), ("signs", "✔aé∞")],
)
def test_outlines_and_advances_are_those_that_fonttools_reads(name: str, characters: str) -> None:
    own, whole = fonts(name)
    names, glyphs = whole.getBestCmap(), whole.getGlyphSet()
    for character in characters:
        known = names[ord(character)]
        pen = ControlBoundsPen(glyphs)
        glyphs[known].draw(pen)
        number = own.glyph(character)
        assert (number, own.advance(number)) == (whole.getGlyphID(known), glyphs[known].width)
        assert bounds(own.path(number)) == pytest.approx(pen.bounds)


def test_a_character_that_a_font_lacks_has_no_glyph_and_a_space_no_outline() -> None:
    own, _ = fonts("latin")
    assert own.glyph("营") == 0
    assert own.path(own.glyph(" ")) == ""
