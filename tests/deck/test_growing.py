"""What is done once stays done once, however large a deck is: counted, not timed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.blocks import table
from generator.commands import steps
from generator.commands.chosen import chosen_template
from generator.commands.request import build_request
from generator.deck import checks
from tests.benchmarks.growing import make_project, table_slide, text_and_chart


def counted(monkeypatch: pytest.MonkeyPatch, owner: object, name: str) -> list[object]:
    """A list with an entry for each call of a function."""
    calls: list[object] = []
    known: Callable[..., object] = getattr(owner, name)

    def called(*arguments: object) -> object:
        calls.append(arguments)
        return known(*arguments)

    monkeypatch.setattr(owner, name, called)
    return calls


def assembled(project: Path, workbook: Path) -> None:
    request = build_request(workbook, project=project)
    steps.waiting(request, chosen_template(request))


@pytest.mark.parametrize("rows", [30, 90])
def test_a_table_over_several_slides_makes_each_of_its_cells_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rows: int
) -> None:
    cells = counted(monkeypatch, table, "_cell")
    assembled(tmp_path, make_project(tmp_path, [table_slide()], rows=rows))
    assert len(cells) == 2 * rows  # of two columns


def test_empty_cells_are_named_once_a_deck_and_not_once_a_print(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    named = counted(monkeypatch, checks, "_empty_cells")
    assembled(tmp_path, make_project(tmp_path, [text_and_chart(number, 10) for number in range(6)]))
    assert len(named) == 1
