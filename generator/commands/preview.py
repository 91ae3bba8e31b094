"""preview: PDF and page images of a deck, both unless only one is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..errors import Problem, UsageError
from ..office.preview import DPI, Preview
from ..office.preview import preview as rendered


def preview(
    deck: str | Path,
    output: str | Path | None = None,
    *,
    pdf: bool = False,
    png: bool = False,
    slides: Sequence[int] = (),
    dpi: int | None = None,
) -> Preview:
    """Render a deck beside itself, or into the folder `output`; `slides` and `dpi` are of page images.

    Raises:
        UsageError: no such slide, a resolution nobody can mean, or either of a PDF alone.
        PackageError: the deck is missing or damaged.
        OfficeError: LibreOffice or poppler is missing, or cannot render the deck.
    """
    if pdf and not png:
        named = ["--slide"] * bool(slides) + ["--dpi"] * (dpi is not None)
        if named:
            hint = "Leave it out, or ask for --png too."
            raise UsageError(Problem(" and ".join(named), "is of page images, and --pdf writes none.", hint))
    both = pdf is png
    return rendered(deck, output, pdf=pdf or both, png=png or both, slides=slides, dpi=DPI if dpi is None else dpi)
