"""A comparison as one HTML file that works offline: what comes from a deck is escaped, own scripts run by hash."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ...alike.words import Piece, redline
from ...pptx_deck.model import Place
from ..changes import Cause, Comparison
from . import page_words, said
from .repeated import parted
from .rest import rest_lines

_HERE = Path(__file__).parent
_DPI = 80
_BIGGEST = 10
_LOOKS = ("moved", "resized", "style", "effect")
"""Kinds that say how a thing looks, and not what it says: folded on their slide."""


class Page(NamedTuple):
    """A slide's picture: its address as data, its size in pixels, EMU a pixel."""

    address: str
    width: int
    height: int
    emu: float

    def frame(self, place: Place) -> tuple[int, int, int, int]:
        """A place on the picture, with a little room about it."""
        x, y, width, height = (round(length / self.emu) for length in place[:4])
        return x - 4, y - 4, width + 8, height + 8


Pages = Mapping[int, Page]


def as_html(
    comparison: Comparison, pages_old: Pages | None = None, pages_new: Pages | None = None, *,
    everything: bool = False, language: str | None = None,
) -> str:  # fmt: skip
    """The page; with pictures of slides where they are given, by slide number.

    `language` is en or zh; without it the page is in both, and shows the one that the browser is set to.
    """
    from jinja2 import Environment
    from markupsafe import Markup

    style, script = (_own(name) for name in ("report.css", "report.js"))
    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    repeated, own = parted(comparison.changes)
    causes = caused(comparison)
    return environment.from_string(_own("report.html.jinja")).render(
        comparison=comparison, pages_old=pages_old or {}, pages_new=pages_new or {}, causes=causes,
        style=Markup(style), script=Markup(script), style_hash=_hash(style), script_hash=_hash(script),
        language=language, say=_speaker(language), words=page_words, said=said, repeated=repeated,
        slides=said.by_slide(own), looks=_LOOKS, redlined=_redlined, rest=rest_lines(comparison, everything),
    )  # fmt: skip


class Causes(NamedTuple):
    """Inputs by what they led to: the biggest, the others, those that show nowhere."""

    biggest: list[Cause]
    others: list[Cause]
    nowhere: list[Cause]


def caused(comparison: Comparison) -> Causes:
    shown = sorted((cause for cause in comparison.causes if cause.changes), key=lambda cause: -len(cause.changes))
    return Causes(shown[:_BIGGEST], shown[_BIGGEST:], [cause for cause in comparison.causes if not cause.changes])


def _speaker(language: str | None) -> Callable[[page_words.Both], str]:
    """Says a thing in one language, or in both for the page to choose."""
    from markupsafe import Markup, escape

    def say(both: page_words.Both) -> str:
        if both.en == both.zh or language is not None:
            return escape(both.zh if language == "zh" else both.en)
        spoken = Markup('<span class="said" lang="{}">{}</span>')
        return spoken.format("en", both.en) + spoken.format("zh", both.zh)

    return say


@cache
def _own(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _redlined(old: str | None, new: str | None) -> list[Piece]:
    return redline(old or "", new or "")


def rendered(deck: Path) -> Pages:
    """Pictures of all slides that are not hidden, through LibreOffice.

    Raises:
        OfficeError: LibreOffice or poppler is missing, or cannot render the deck.
    """
    from PIL import Image

    from ...files.temporary import private_folder
    from ...office.preview import preview
    from ...pptx_deck.read import read_deck

    known = read_deck(deck)
    # LibreOffice prints no hidden slide: its pages count the others only.
    shown = [slide.number for slide in known.slides if not slide.hidden]
    with private_folder() as folder:
        pages = {}
        for number, path in zip(shown, preview(deck, folder, pdf=False, dpi=_DPI).pages, strict=False):
            with Image.open(path) as image:
                width, height = image.size
            address = "data:image/png;base64," + base64.b64encode(path.read_bytes()).decode()
            pages[number] = Page(address, width, height, known.size[0] / width)
    return pages
