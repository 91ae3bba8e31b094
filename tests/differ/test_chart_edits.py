"""Edits of native charts whose changes are known: each is told once, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pptx
import pytest

from generator.differ.compare import compare_decks
from generator.differ.reports.as_text import change_lines
from generator.pptx_deck.read import read_deck

from .edits import Edit
from .edits_charts import EDITS, make_chart_deck


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_chart_deck(tmp_path_factory.mktemp("charts") / "old.pptx")


@pytest.mark.parametrize("edit", EDITS, ids=[edit.name for edit in EDITS])
def test_an_edit_of_a_chart_is_told_once_and_nothing_else(edit: Edit, original: Path, tmp_path: Path) -> None:
    deck = pptx.Presentation(str(original))
    edit.edit(deck)
    deck.save(str(tmp_path / "new.pptx"))
    found = compare_decks(read_deck(original), read_deck(tmp_path / "new.pptx"))
    lines = change_lines(found)
    assert len(lines) == 1 and edit.told in lines[0], lines
    assert [change.kind for change in found.changes] == [edit.kind]
