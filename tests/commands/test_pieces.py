"""The pieces that build and check are made of: the drawing process, hand edits, and what results say."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import build
from generator.charts import render
from generator.commands import drawing, lean
from generator.commands.drawing import drawing_charts
from generator.commands.hand_edits import hand_edits
from generator.commands.results import BuildResult, CheckResult, Summary
from generator.files.project import Project
from generator.finance.findings import FALSE_CLAIM, MISSING, UNSETTLED, WARNING, Finding
from tests.small_project import BOOK


def test_the_drawing_process_ends_also_when_a_build_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    helpers = []

    def warm():  # type: ignore[no-untyped-def]
        helpers.append(render.warm())
        return helpers[-1]

    monkeypatch.setattr(drawing, "warm", warm)
    with pytest.raises(ZeroDivisionError), drawing_charts():
        raise ZeroDivisionError
    assert [helper is None or helper._process.poll() is not None for helper in helpers] == [True]


def test_charts_are_drawn_without_a_second_process_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing, "warm", lambda: None)
    with drawing_charts(use_cache=False) as charts:
        assert charts.finish() == {}


def test_where_openpyxl_is_loaded_already_nothing_is_hidden() -> None:
    import sys

    import openpyxl  # noqa: F401

    before = sys.modules.get("numpy")
    lean.import_openpyxl_without_numpy()
    assert sys.modules.get("numpy") is before


def test_hand_edits_of_what_is_no_deck_or_was_never_built_cannot_be_told(small: Path, tmp_path: Path) -> None:
    (tmp_path / "a.pptx").write_bytes(b"no deck")
    assert hand_edits(tmp_path / "a.pptx", Project(small)) is None
    deck = build(small / "inputs" / BOOK, project=small).deck
    assert deck is not None
    told = hand_edits(deck, Project(small))
    assert told is not None
    assert not told.differs
    assert hand_edits(deck, Project(tmp_path)) is None


def test_a_check_stops_for_false_claims_and_for_unsettled_figures_only_when_final() -> None:
    found = tuple(Finding(kind, "", "x") for kind in (UNSETTLED, WARNING, FALSE_CLAIM, MISSING))
    result = CheckResult(Summary(), found)
    assert [one.kind for one in result.stopping(final=False)] == [FALSE_CLAIM, MISSING]
    assert [one.kind for one in result.stopping(final=True)] == [UNSETTLED, FALSE_CLAIM, MISSING]
    assert result.to_fill == 1


def test_a_build_without_a_deck_was_refused() -> None:
    assert BuildResult(None, None, "id", Summary()).refused
    assert not BuildResult(Path("a.pptx"), Path("a.lineage.json"), "id", Summary()).refused
