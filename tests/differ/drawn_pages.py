"""What LibreOffice draws of decks, page by page, many decks in one start of it."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

Pages = tuple[bytes, ...]
_DPI = 50
_AT_ONCE = 20
_SECONDS = 600


def drawn_pages(decks: Sequence[Path], office: str, folder: Path) -> dict[Path, Pages]:
    """The pixels of each deck's pages; none of a deck that LibreOffice cannot open."""
    found: dict[Path, Pages] = {}
    for start in range(0, len(decks), _AT_ONCE):
        some = decks[start : start + _AT_ONCE]
        printed = folder / f"printed-{start}"
        printed.mkdir()
        _print(some, office, printed, folder / "profile")
        found.update({deck: _pixels(printed / f"{deck.stem}.pdf") for deck in some})
        shutil.rmtree(printed)
    return found


def _print(decks: Sequence[Path], office: str, folder: Path, profile: Path) -> None:
    command = [office, "--headless", "--norestore", f"-env:UserInstallation={profile.resolve().as_uri()}"]
    command += ["--convert-to", "pdf", "--outdir", str(folder), *map(str, decks)]
    subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False, stdin=subprocess.DEVNULL)


def _pixels(pdf: Path) -> Pages:
    if not pdf.is_file():
        return ()
    pages = pdf.with_suffix("")
    subprocess.run(["pdftoppm", "-r", str(_DPI), str(pdf), str(pages)], check=True, timeout=_SECONDS)
    return tuple(page.read_bytes() for page in sorted(pdf.parent.glob(f"{pages.name}-*.ppm")))
