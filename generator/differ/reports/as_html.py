"""A comparison as one HTML file that works offline: what comes from a deck is escaped, own scripts run by hash."""

from __future__ import annotations

import base64
import hashlib
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ...alike.words import Piece, redline
from ...pptx_deck.model import Place
from ..changes import Comparison
from . import said
from .rest import rest_lines

_HERE = Path(__file__).parent
_DPI = 80


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
    comparison: Comparison, pages_old: Pages | None = None, pages_new: Pages | None = None, *, everything: bool = False
) -> str:
    """The page; with pictures of slides where they are given, by slide number."""
    from jinja2 import Environment
    from markupsafe import Markup

    style, script = (_own(name) for name in ("report.css", "report.js"))
    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(_own("report.html.jinja")).render(
        comparison=comparison, pages_old=pages_old or {}, pages_new=pages_new or {},
        style=Markup(style), script=Markup(script), style_hash=_hash(style), script_hash=_hash(script),
        headline=said.headline(comparison), heading=said.slide_heading, by_slide=said.by_slide, where=said.where,
        grew=said.grew, reached=said.reached, counted=said.counted, unread=said.unread, told_pairs=said.told_pairs,
        redlined=_redlined, rest=rest_lines(comparison, everything),
    )  # fmt: skip


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

    from ...office.preview import preview
    from ...pptx_deck.read import read_deck

    known = read_deck(deck)
    # LibreOffice prints no hidden slide: its pages count the others only.
    shown = [slide.number for slide in known.slides if not slide.hidden]
    with tempfile.TemporaryDirectory(prefix="jianbao-diff-") as folder:
        pages = {}
        for number, path in zip(shown, preview(deck, folder, pdf=False, dpi=_DPI).pages, strict=False):
            with Image.open(path) as image:
                width, height = image.size
            address = "data:image/png;base64," + base64.b64encode(path.read_bytes()).decode()
            pages[number] = Page(address, width, height, known.size[0] / width)
    return pages
