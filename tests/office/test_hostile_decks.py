"""Decks made to harm: each is read or refused in a line of ours, in time and in little memory."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from generator.differ.run import diff
from generator.errors import JianbaoError, PackageError
from generator.office.preview import preview
from generator.pptx_deck.read import read_deck

from .hostile import HOSTILE, SLIDE, Members, packed, sound

SECONDS = 20
_HARMLESS = (
    "no theme", "relations of a slide that go in circles", "a picture with a wrong checksum", "a picture that is none",
    "a workbook that is none", "a workbook that is this deck", "two hundred nested groups", "names that lead upwards",
    "absolute names", "names of another system", "a table with more columns in a row than in its grid",
)  # fmt: skip


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> Members:
    return sound(tmp_path_factory.mktemp("sound"))


def said(call: object, *arguments: object) -> str:
    try:
        call(*arguments)  # type: ignore[operator]
    except JianbaoError as error:
        return str(error)
    return ""


@pytest.mark.parametrize("name", [name for name in HOSTILE if name not in _HARMLESS])
def test_a_hostile_deck_is_refused_in_one_line_with_its_name(name: str, parts: Members, tmp_path: Path) -> None:
    deck = tmp_path / "hostile.pptx"
    deck.write_bytes(HOSTILE[name](parts))
    started = time.perf_counter()
    line = said(read_deck, deck)
    assert line.startswith(str(deck))
    assert "\n" not in line
    assert "object has no attribute" not in line
    assert time.perf_counter() - started < SECONDS


@pytest.mark.parametrize("name", _HARMLESS)
def test_what_is_odd_and_does_no_harm_is_read(name: str, parts: Members, tmp_path: Path) -> None:
    deck = tmp_path / "odd.pptx"
    deck.write_bytes(HOSTILE[name](parts))
    assert len(read_deck(deck).slides) == 2


def test_nothing_is_ever_written_where_a_members_name_leads(parts: Members, tmp_path: Path) -> None:
    for name in ("names that lead upwards", "absolute names"):
        deck = tmp_path / "odd.pptx"
        deck.write_bytes(HOSTILE[name](parts))
        read_deck(deck)
    assert not Path("/tmp/jianbao-was-here").exists()


def test_a_diff_with_a_damaged_picture_is_a_diff(parts: Members, tmp_path: Path) -> None:
    old, new = tmp_path / "old.pptx", tmp_path / "new.pptx"
    old.write_bytes(packed(parts))
    new.write_bytes(HOSTILE["a picture with a wrong checksum"](parts))
    assert diff(old, new).differs


def test_a_preview_of_a_hostile_deck_is_refused_before_libreoffice_sees_it(parts: Members, tmp_path: Path) -> None:
    deck = tmp_path / "hostile.pptx"
    deck.write_bytes(HOSTILE["a slide list that leads nowhere"](parts))
    with pytest.raises(PackageError, match="slide 1 of its list leads nowhere"):
        preview(deck)


def test_a_slide_under_another_ending_counts_too(parts: Members, tmp_path: Path) -> None:
    renamed = {name.replace("slide1.xml", "slide1.dat"): part for name, part in parts.items()}
    heavy = renamed["ppt/slides/slide1.dat"].replace(b"</p:spTree>", b"<a:x/>" * 4_000_000 + b"</p:spTree>")
    deck = tmp_path / "heavy.pptx"
    deck.write_bytes(packed({**renamed, "ppt/slides/slide1.dat": heavy}))
    assert SLIDE not in renamed
    assert "4 million elements" in said(read_deck, deck)


def test_more_shapes_than_any_deck_has_are_refused_before_they_are_read(parts: Members, tmp_path: Path) -> None:
    many = parts[SLIDE].replace(b"</p:spTree>", b"<p:sp/>" * 100_001 + b"</p:spTree>")
    deck = tmp_path / "many.pptx"
    deck.write_bytes(packed({**parts, SLIDE: many}))
    assert "shapes, paragraphs and runs" in said(read_deck, deck)
