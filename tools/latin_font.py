"""The Latin face of charts: Arimo's two weights, cut down to Latin letters, digits and signs.

usage: python -m tools.latin_font "Arimo[wght].ttf"

The file is the one of the package fontpkg-arimo 1.341 (OFL 1.1, no reserved name). What is made of it is checked in
under generator/charts/fonts, with the licence.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools import subset  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from fontTools.varLib import instancer  # type: ignore[import-untyped]

FOLDER = Path(__file__).resolve().parents[1] / "generator/charts/fonts"
_WEIGHTS = {"Regular": 400, "Bold": 700}
# The middle dot stands between Chinese characters more often than between Latin ones, and is theirs.
_LETTERS = (*range(0x20, 0x7F), *range(0xA0, 0xB7), *range(0xB8, 0x180), 0x192, *range(0x218, 0x21C))
_SIGNS = (0x2013, 0x2014, 0x2030, 0x20AC, 0x2122, 0x2212)
_STYLE, _UNIQUE, _FULL, _POSTSCRIPT = 2, 3, 4, 6


def make(source: Path, weight: str) -> TTFont:
    """One weight, without what outlines do not need: hinting, kerning, alternatives."""
    font = instancer.instantiateVariableFont(TTFont(source), {"wght": _WEIGHTS[weight]})
    options = subset.Options()
    options.hinting, options.layout_features = False, []
    options.drop_tables += ["STAT", "GSUB", "GPOS", "GDEF", "meta", "DSIG"]
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    cut = subset.Subsetter(options)
    cut.populate(unicodes=[*_LETTERS, *_SIGNS])
    cut.subset(font)
    called = {_STYLE: weight, _UNIQUE: f"Arimo-{weight}, Latin", _FULL: f"Arimo {weight}",
              _POSTSCRIPT: f"Arimo-{weight}"}  # fmt: skip
    for record in font["name"].names:
        record.string = called.get(record.nameID, record.toUnicode())
    return font


def main() -> None:
    for weight in _WEIGHTS:
        make(Path(sys.argv[1]), weight).save(FOLDER / f"Arimo-{weight}.ttf")


if __name__ == "__main__":
    main()
