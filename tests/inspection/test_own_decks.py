"""What jianbao builds has nothing for a reader to find; what somebody puts into it is found before a final deck."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from generator import BuildResult, build
from generator.finance.findings import WARNING
from generator.inspection.inspect import LEFTOVER, inspect, leftovers_of_our_deck
from tests.deck.conftest import _own_cache, built, project
from tests.office.hostile import members, packed

from .decks import SLIDE, image, related

__all__ = ["_own_cache", "built", "project"]


@pytest.fixture
def deck(built: BuildResult) -> Path:
    assert built.deck is not None
    return built.deck


def test_the_shipped_deck_has_nothing_to_be_found(deck: Path) -> None:
    assert leftovers_of_our_deck(deck.read_bytes(), notes_asked=False) == []
    assert {one.kind for one in inspect(deck).harmless} <= {"figures in alt text", "embedded workbook"}


def test_the_deck_of_the_other_example_has_nothing_to_be_found(project: Path) -> None:
    result = build(project / "inputs" / "2024FY.xlsx", project=project)
    assert result.deck is not None
    assert leftovers_of_our_deck(result.deck.read_bytes(), notes_asked=False) == []


def test_its_properties_name_jianbao_and_no_system(deck: Path) -> None:
    with zipfile.ZipFile(deck) as package:
        properties = package.read("docProps/app.xml").decode()
    assert "<Application>jianbao</Application>" in properties
    assert "Macintosh" not in properties


def test_notes_are_found_unless_they_were_asked_for(project: Path) -> None:
    result = build(project / "inputs" / "2024H1.xlsx", project=project, notes=True)
    assert result.deck is not None
    content = result.deck.read_bytes()
    assert leftovers_of_our_deck(content, notes_asked=True) == []
    assert {one.kind for one in leftovers_of_our_deck(content, notes_asked=False)} == {LEFTOVER}


def test_what_a_master_brings_along_stops_a_final_deck(deck: Path) -> None:
    parts = related(members(deck.read_bytes()), "ppt/presentation.xml", "printerSettings", "printerSettings/p.bin")
    (finding,) = leftovers_of_our_deck(packed({**parts, "ppt/printerSettings/p.bin": b"HP LaserJet"}), notes_asked=False)
    assert (finding.kind, finding.stops_final) == (LEFTOVER, True)


def test_a_link_to_the_web_is_told_and_stops_nothing(deck: Path) -> None:
    parts = related(members(deck.read_bytes()), SLIDE, "hyperlink", "https://example.com/", external=True)
    (finding,) = leftovers_of_our_deck(packed(parts), notes_asked=False)
    assert (finding.kind, finding.slide, finding.stops_final) == (WARNING, 1, False)


def test_a_photograph_put_into_the_folder_leaves_its_author_outside(project: Path) -> None:
    from PIL import Image

    exif = Image.Exif()
    exif[0x013B] = "ZhangSanSecret"
    exif.get_ifd(0x8825)[1] = "N"
    (project / "inputs" / "pictures" / "一镜到底.jpg").write_bytes(image((800, 200), exif=exif))
    result = build(project / "inputs" / "2024H1.xlsx", project=project)
    assert result.deck is not None
    told = leftovers_of_our_deck(result.deck.read_bytes(), notes_asked=False)
    assert [(one.kind, one.slide, "cut off" in one.what) for one in told] == [(WARNING, 16, True)]
    assert not any(b"ZhangSanSecret" in part for part in members(result.deck.read_bytes()).values())
