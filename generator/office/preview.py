"""PDF and page images of a deck, through LibreOffice and poppler where they are installed."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ..errors import Problem, UsageError, check_slides
from ..files.leftovers import swept
from ..files.refused import refused
from ..files.system import make_folder
from ..files.temporary import private_folder
from ..files.write import write_beside
from .deck_package import deck_members, slide_count
from .libreoffice import OfficeError, convert

# LibreOffice would print pictures as JPEG of ninety per cent: charts keep their edges only without loss.
_LOSSLESS = (
    'pdf:impress_pdf_Export:{"UseLosslessCompression":{"type":"boolean","value":"true"},'
    '"ReduceImageResolution":{"type":"boolean","value":"false"}}'
)
DPI, DPI_LIMITS = 110, (20, 600)


@dataclass(frozen=True)
class Preview:
    """What was written: the PDF, and the page images by slide."""

    pdf: Path | None
    pages: tuple[Path, ...] = ()
    mended: tuple[str, ...] = ()
    """What was put right that a command which was stopped had left behind."""

    @property
    def files(self) -> tuple[Path, ...]:
        return self.pages if self.pdf is None else (self.pdf, *self.pages)


def preview(
    deck: str | Path,
    folder: str | Path | None = None,
    *,
    pdf: bool = True,
    png: bool = True,
    slides: Sequence[int] = (),
    dpi: int = DPI,
) -> Preview:
    """Render a deck beside itself, or into `folder`: NAME.pdf and NAME-01.png, NAME-02.png, ...

    `slides` count from 1 and choose images only; all of them when left out. Two previews at once do not disturb each
    other: each has a LibreOffice profile and a working folder of its own.

    Raises:
        PackageError: the deck is missing or damaged.
        OfficeError: LibreOffice or poppler is missing, or cannot render the deck.
        UsageError: no such slide, or a resolution nobody can mean.
    """
    source = Path(deck)
    count = slide_count(deck_members(source))
    if not DPI_LIMITS[0] <= dpi <= DPI_LIMITS[1]:
        what, hint = f"{dpi} dots an inch is out of bounds.", "Give {} to {}.".format(*DPI_LIMITS)
        raise UsageError(Problem("--dpi", what, hint))
    check_slides(slides, count, f"{source.name} has {count} slides.")
    target = Path(folder) if folder is not None else source.parent
    make_folder(target)
    mended = swept(target)
    with private_folder() as work:
        printed = to_pdf(source, work)
        images = _page_images(printed, work, slides, dpi) if png else []
        written = target / f"{source.stem}.pdf"
        if pdf:
            _placed(printed, written, source)
        pages = tuple(_placed(image, _page(target, source, number), source) for number, image in images)
    return Preview(written if pdf else None, pages, mended)


def to_pdf(deck: Path, folder: Path) -> Path:
    """A deck as PDF in a folder; pictures in it are not compressed again."""
    return convert(deck, _LOSSLESS, folder)


def _page(folder: Path, deck: Path, number: int) -> Path:
    return folder / f"{deck.stem}-{number:02d}.png"


def _placed(made: Path, place: Path, deck: Path) -> Path:
    """What was made in its place, readable by those who may read the deck."""
    try:
        write_beside(place, made.read_bytes(), deck)
    except OSError as error:
        stands = "The one before is there as it was" if place.exists() else "None was there, and none is now"
        raise refused(error, place, f"{stands}; the deck is untouched.") from error
    return place


def _page_images(pdf: Path, folder: Path, slides: Sequence[int], dpi: int) -> list[tuple[int, Path]]:
    """Images of the pages wanted, with their numbers."""
    program = shutil.which("pdftoppm")
    if program is None:
        raise OfficeError(Problem(pdf.name, "pdftoppm (poppler) is not installed.", _install_hint()))
    ranges = [["-f", str(number), "-l", str(number)] for number in slides] or [[]]
    for choice in ranges:
        told = subprocess.run(
            [program, "-r", str(dpi), "-png", *choice, str(pdf), str(folder / "page")],
            capture_output=True, timeout=180, check=False, stdin=subprocess.DEVNULL,
        )  # fmt: skip
        if told.returncode:
            why = " ".join(told.stderr.decode(errors="replace").split())
            raise OfficeError(Problem(pdf.name, f"cannot be drawn ({why}).", ""))
    return sorted((int(image.stem.rpartition("-")[2]), image) for image in folder.glob("page-*.png"))


def _install_hint() -> str:
    lines = {"win32": "winget install oschwartz10612.Poppler", "darwin": "brew install poppler"}
    return "Install it: " + lines.get(sys.platform, "apt-get install poppler-utils")
