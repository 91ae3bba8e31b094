"""Examples of masters that no slides can be set on, and of words that cannot be read on them."""

from __future__ import annotations

from pathlib import Path

from generator import brand
from generator.finance.findings import Finding
from generator.page.geometry import Area
from generator.page.legible import Legible
from tests.branding.masters import PLAIN, without_room, without_titles

from .acts import Example


def _no_presentation(folder: Path) -> object:
    (folder / "company.txt").write_text("甲", encoding="utf-8")
    return brand(folder / "company.txt", folder / "t")


def _no_folder(folder: Path) -> object:
    (folder / "t").write_text("甲", encoding="utf-8")
    return brand(PLAIN, folder / "t")


def _under_a_file(folder: Path) -> object:
    (folder / "t").write_text("甲", encoding="utf-8")
    return brand(PLAIN, folder / "t" / "company")


def _hard_to_read(_: Path) -> list[Finding]:
    slide = Legible()
    slide.text("footer", Area(0, 0, 100, 20), "898989", 12, False, "FFFFFF")
    return list(slide.findings(2))


EXAMPLES: dict[str, Example] = {
    "a master that is not there": lambda folder: brand(folder / "company.potx", folder / "t"),
    "a master that is a text": _no_presentation,
    "a template folder that is a file": _no_folder,
    "a template folder within a file": _under_a_file,
    "a master without titles": lambda folder: brand(without_titles(folder), folder / "t"),
    "a master without room": lambda folder: brand(without_room(folder), folder / "t"),
    "words in the colour of their ground": _hard_to_read,
}
