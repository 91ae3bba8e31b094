"""Many decks: the bytes that each would have by itself, whatever becomes of those beside it."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import signal
from concurrent.futures import BrokenExecutor, Executor, Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from generator import Outcome, build, build_many, roll
from generator.commands import laid_out
from generator.errors import UsageError
from generator.workbook.writing.write import write_workbook
from tests.small_project import content, make_small_project

CHART = """layout: chart-and-highlights
title: 营业收入
chart:
  kind: column
  series: [revenue]
  periods: {every: same-span, last: 2}
"""


def books_of(project: Path, count: int) -> list[Path]:
    """营业收入 of 1,200, 1,201, ... in workbooks 0.xlsx, 1.xlsx, ..."""
    books = [project / "inputs" / f"{number}.xlsx" for number in range(count)]
    for number, book in enumerate(books):
        write_workbook(content(str(1200 + number)), book)
    return books


def one_by_one(book: Path, project: Path, output: Path) -> tuple[bytes, bytes]:
    result = build(book, output / f"{book.stem}.pptx", project=project)
    assert result.deck is not None and result.sidecar is not None
    return result.deck.read_bytes(), result.sidecar.read_bytes()


def files_of(outcome: Outcome) -> tuple[bytes, bytes]:
    assert outcome.result is not None, (outcome.problems, outcome.fault)
    assert outcome.result.deck is not None and outcome.result.sidecar is not None
    return outcome.result.deck.read_bytes(), outcome.result.sidecar.read_bytes()


def test_many_have_the_bytes_that_each_has_by_itself_and_a_broken_one_among_them_stops_none(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The last is rolled from the first, which it asks for; all is named as whoever asked named it."""
    monkeypatch.chdir(small)
    books = [book.relative_to(small) for book in books_of(small, 3)]
    books[1].write_bytes(b"PK and no more")
    books.append(roll(books[0], "2024FY", project=small).rolled.path)
    told: list[Outcome] = []
    with ThreadPoolExecutor(2) as executor:
        outcomes = build_many(books, executor=executor, ended=told.append)
    assert [one.workbook for one in outcomes] == books
    assert sorted(map(str, told)) == sorted(map(str, outcomes))
    assert [one.result is None for one in outcomes] == [False, True, False, False]
    assert [str(one) for one in outcomes[1].problems] == [
        "inputs/1.xlsx: is damaged: it breaks off, for it was not saved or copied to its end. "
        "Take a copy that opens, or close Excel and save the workbook again."
    ]
    for outcome in (outcomes[0], outcomes[2], outcomes[3]):
        assert files_of(outcome) == one_by_one(outcome.workbook, Path(), tmp_path / "alone")
    assert b'"against": "inputs/0.xlsx"' in files_of(outcomes[3])[1]
    with ThreadPoolExecutor(1) as executor:
        again = build_many(books, executor=executor)
    assert [one.result is not None and one.result.unchanged for one in again] == [True, False, True, True]


def test_an_edited_deck_is_kept_in_a_batch_too(small: Path) -> None:
    book = small / "inputs" / "2024H1.xlsx"
    (small / "output").mkdir()
    (small / "output" / "2024H1.pptx").write_bytes(b"the board's own")
    with ThreadPoolExecutor(1) as executor:
        (outcome,) = build_many([book], executor=executor)
    assert outcome.result is not None and outcome.result.kept == small / "output" / "2024H1.kept.pptx"
    assert outcome.result.kept.read_bytes() == b"the board's own"


def test_two_workbooks_whose_decks_would_have_one_name_are_refused_before_anything_is_written(small: Path) -> None:
    (small / "inputs" / "copy").mkdir()
    shutil.copy(small / "inputs" / "2024H1.xlsx", small / "inputs" / "copy" / "2024H1.xlsx")
    with pytest.raises(UsageError, match="as another workbook would") as refused:
        build_many([small / "inputs" / "2024H1.xlsx", small / "inputs" / "copy" / "2024H1.xlsx"])
    assert len(refused.value.problems) == 2
    assert not (small / "output").exists()


def test_each_workbook_is_built_in_the_project_that_it_lies_in(tmp_path: Path) -> None:
    """Subsidiaries have a folder each."""
    homes = [make_small_project(tmp_path / name) for name in ("甲", "乙")]
    with ThreadPoolExecutor(1) as executor:
        outcomes = build_many([home / "inputs" / "2024H1.xlsx" for home in homes], executor=executor)
    assert [one.result and one.result.deck for one in outcomes] == [home / "output" / "2024H1.pptx" for home in homes]


def test_a_process_that_is_killed_costs_no_deck(small: Path) -> None:
    killed: list[int] = []

    def kill_one(_: Outcome) -> None:
        workers = [one for one in multiprocessing.active_children() if one.pid is not None]
        if not killed and workers:
            killed.append(workers[0].pid or 0)
            os.kill(killed[0], signal.SIGKILL)

    outcomes = build_many(books_of(small, 4), jobs=2, ended=kill_one)
    assert killed
    assert [one.result and one.result.summary.slides for one in outcomes] == [2] * 4
    assert multiprocessing.active_children() == []


class Dying(Executor):
    """Loses whatever process is to build one of the workbooks."""

    def __init__(self, name: str) -> None:
        self.name, self.died = name, 0

    def submit(self, work: Any, parcel: Any) -> Future[Any]:  # type: ignore[override]
        future: Future[Any] = Future()
        if parcel.workbook.endswith(self.name):
            self.died += 1
            future.set_exception(BrokenExecutor())
        else:
            future.set_result(work(parcel))
        return future


def test_a_workbook_that_ends_its_process_three_times_is_given_up_and_told(small: Path) -> None:
    executor = Dying("1.xlsx")
    outcomes = build_many(books_of(small, 3), executor=executor)
    assert executor.died == 3
    assert [one.result is None for one in outcomes] == [False, True, False]
    assert outcomes[1].problems[0].what == "the process that is to build it ended, 3 times."


def test_a_worker_with_another_program_is_refused(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(laid_out, "program_parts", lambda: ("jianbao 9",))
    with ThreadPoolExecutor(1) as executor:
        (outcome,) = build_many([small / "inputs" / "2024H1.xlsx"], executor=executor)
    assert "another version of jianbao" in outcome.problems[0].what


def test_a_fault_of_the_program_is_that_workbooks_alone(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = laid_out.make

    def make(request: Any, *others: Any) -> Any:
        return 1 / 0 if request.workbook.name == "0.xlsx" else real(request, *others)  # type: ignore[arg-type]

    monkeypatch.setattr(laid_out, "make", make)
    with ThreadPoolExecutor(1) as executor:
        outcomes = build_many(books_of(small, 2), executor=executor)
    assert outcomes[0].fault is not None and "ZeroDivisionError" in outcomes[0].fault.traceback
    assert outcomes[1].result is not None


def test_charts_of_a_family_that_look_the_same_are_drawn_once(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Three workbooks, of which two show the same revenue: two drawings."""
    from generator.charts import draw

    (small / "templates" / "plain" / "slides" / "02-revenue.yaml").write_text(CHART, encoding="utf-8")
    drawn: list[object] = []
    real = draw.draw
    monkeypatch.setattr(draw, "draw", lambda *request: drawn.append(request) or real(*request))
    books = books_of(small, 2)
    books.append(shutil.copy(books[0], small / "inputs" / "2.xlsx"))
    with ThreadPoolExecutor(2) as executor:
        outcomes = build_many(books, executor=executor)
    assert [one.problems for one in outcomes] == [()] * 3
    assert [one.result and one.result.summary.charts for one in outcomes] == [1, 1, 1]
    assert len(drawn) == 2
