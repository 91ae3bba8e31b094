"""Decks in all the formats that PowerPoint writes are read as what they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.office.strict_deck import transitional_part
from generator.pptx_deck.read import read_deck
from tests.differ.decks import make_deck

from .formats import CONTENT_TYPES, as_strict, saved_as

_DRAWINGML = b"http://purl.oclc.org/ooxml/drawingml/main"


@pytest.fixture(scope="module")
def deck(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_deck(tmp_path_factory.mktemp("formats") / "deck.pptx", ("集团收入", "海外市场"))


@pytest.mark.parametrize("suffix", CONTENT_TYPES)
def test_templates_shows_and_decks_with_macros_are_read_like_decks(deck: Path, suffix: str) -> None:
    assert read_deck(saved_as(deck, suffix)) == read_deck(deck)


def test_a_strict_deck_is_read_as_the_same_deck(deck: Path) -> None:
    strict = as_strict(deck)
    assert read_deck(strict) == read_deck(deck)
    assert read_deck(strict).slides[0].shapes[3].picture == read_deck(deck).slides[0].shapes[3].picture


def test_shares_of_strict_parts_are_thousandths_and_those_of_charts_whole() -> None:
    part = b'<a:x xmlns:a="%s" name="60%%"><a:lumMod val="62.5%%"/><c:gapWidth val="150%%"/></a:x>' % _DRAWINGML
    told = transitional_part(part)
    assert b'lumMod val="62500"' in told and b'gapWidth val="150"' in told and b'name="60%"' in told
    assert b"http://schemas.openxmlformats.org/drawingml/2006/main" in told


def test_a_part_that_is_not_strict_stays_as_it_is() -> None:
    part = b'<a:lumMod val="62.5%"/>'
    assert transitional_part(part) is part
