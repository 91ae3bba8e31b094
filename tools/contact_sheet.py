"""Slides of a deck on one picture, four in a row: all of them, or those whose numbers are given.

usage: python -m tools.contact_sheet DECK.pptx OUT.png [NUMBER ...]
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from PIL import Image

from generator.office.preview import preview

COLUMNS, WIDTH, GAP = 4, 480, 10
_GROUND = "#D9DAE6"


def contact_sheet(pages: Sequence[Path]) -> Image.Image:
    """The pages in reading order, each as wide as the others."""
    images = [Image.open(page).convert("RGB") for page in pages]
    height = round(images[0].height * WIDTH / images[0].width)
    rows, beside = -(-len(images) // COLUMNS), min(COLUMNS, len(images))
    sheet = Image.new("RGB", (beside * (WIDTH + GAP) + GAP, rows * (height + GAP) + GAP), _GROUND)
    for number, image in enumerate(images):
        place = (GAP + number % COLUMNS * (WIDTH + GAP), GAP + number // COLUMNS * (height + GAP))
        sheet.paste(image.resize((WIDTH, height), Image.Resampling.LANCZOS), place)
    return sheet


def main(deck: str, target: str, *numbers: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        pages = preview(deck, folder, pdf=False, dpi=72).pages
        sheet = contact_sheet([pages[int(number) - 1] for number in numbers] or pages)
        sheet.quantize(128, dither=Image.Dither.NONE).save(target, optimize=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
