"""Every command that reads a deck reads it in all the formats that PowerPoint writes, Strict ones too."""

from __future__ import annotations

from pathlib import Path

import pytest
from pptx import Presentation

from generator import build
from generator.commands.diff import diff
from generator.commands.git_setup import ATTRIBUTES, DECKS
from generator.commands.inspect import inspect
from generator.commands.preview import preview
from generator.commands.text import outline
from generator.commands.tie_out import tie_out
from generator.commands.trace import Wanted, trace
from generator.office.libreoffice import find_office
from tests.differ.decks import make_deck, shape
from tests.pptx_deck.formats import CONTENT_TYPES, as_strict, saved_as
from tests.small_project import BOOK


@pytest.fixture(scope="module")
def deck(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_deck(tmp_path_factory.mktemp("formats") / "deck.pptx", ("集团收入", "海外市场"))


@pytest.mark.parametrize("suffix", CONTENT_TYPES)
def test_text_inspect_and_git_take_each_format(deck: Path, suffix: str) -> None:
    other = saved_as(deck, suffix)
    assert outline(other) == outline(deck)
    assert inspect(other).leftovers == inspect(deck).leftovers
    assert f"*{suffix} diff=jianbao" in ATTRIBUTES
    assert suffix in DECKS


@pytest.mark.parametrize("suffix", CONTENT_TYPES)
def test_an_edit_in_each_format_is_told_once(deck: Path, suffix: str, tmp_path: Path) -> None:
    presentation = Presentation(str(deck))
    shape(presentation.slides[0], "facts").text_frame.paragraphs[1].runs[0].text = "集团收入下半年回落"
    presentation.save(str(tmp_path / "edited.pptx"))
    found = diff(saved_as(deck, suffix), saved_as(tmp_path / "edited.pptx", suffix), project=tmp_path)
    assert [(one.kind, one.slide_new, one.new) for one in found.changes] == [("text", 1, "集团收入下半年回落")]
    assert found.unread == ()


def test_a_strict_deck_is_the_same_to_text_diff_inspect_and_preview(deck: Path, tmp_path: Path) -> None:
    strict = as_strict(deck)
    assert outline(strict) == outline(deck)
    assert inspect(strict).leftovers == inspect(deck).leftovers
    found = diff(deck, strict, project=tmp_path)
    assert (found.changes, found.unread) == ((), ())
    if find_office() is not None:
        assert len(preview(strict, tmp_path, slides=(2,), dpi=20).pages) == 1


def test_a_deck_of_ours_saved_as_strict_is_traced_and_tied_out_as_it_was(small: Path) -> None:
    deck = build(small / "inputs" / BOOK, project=small).deck
    assert deck is not None
    before = [(one.text, one.status) for one in trace(deck, Wanted(), project=small).chosen]
    numbers = tie_out(deck, project=small).found.numbers
    as_strict(deck).replace(deck)
    assert before
    assert [(one.text, one.status) for one in trace(deck, Wanted(), project=small).chosen] == before
    assert tie_out(deck, project=small).found.numbers == numbers
