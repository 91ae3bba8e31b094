"""A watch: one build for each save, however it is made, by the same function as any other."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from generator import build
from generator.commands.request import build_request
from generator.commands.watch import Step, watched, what_changed
from generator.workbook.writing.write import write_workbook
from tests.small_project import BOOK, content


def save(project: Path, revenue: str) -> None:
    """As Excel saves: into a file of another name beside it, which then takes the workbook's."""
    beside = project / "inputs" / "5C1F2A00"
    write_workbook(content(revenue), beside)
    beside.replace(project / "inputs" / BOOK)


@pytest.fixture
def steps(small: Path) -> Iterator[Iterator[Step]]:
    """A watch that has built for the first time."""
    request = build_request(small / "inputs" / BOOK, project=small)
    with closing(watched(request)) as watch:  # type: ignore[type-var]
        first = next(watch)
        assert first.result is not None and not first.result.unchanged and first.before is None
        yield watch


def test_a_save_by_rename_gives_the_bytes_of_any_other_build_and_two_lines_of_what_changed(
    small: Path, steps: Iterator[Step], tmp_path: Path
) -> None:
    """A lock file of Excel's beside it is no obstacle: the workbook stays open between two saves."""
    (small / "inputs" / f"~${BOOK}").write_bytes(b"")
    save(small, "1300")
    step = next(steps)
    assert step.result is not None and step.result.deck is not None and step.result.sidecar is not None
    alone = build(small / "inputs" / BOOK, tmp_path / "alone" / "2024H1.pptx", project=small)
    assert alone.deck is not None and alone.sidecar is not None
    assert step.result.deck.read_bytes() == alone.deck.read_bytes()
    assert step.result.sidecar.read_bytes() == alone.sidecar.read_bytes()
    counted, why = what_changed(step, small)
    assert counted == "3 changes on 1 slide: 3 number"
    assert why == "财务!H4 营业收入 2024H1: 1,200 → 1,300 百万元  3 places on slide 2"


def test_five_saves_in_a_second_give_one_build_of_the_last(small: Path, steps: Iterator[Step]) -> None:
    ready = [small / f"{number}.xlsx" for number in range(5)]
    for number, book in enumerate(ready):
        write_workbook(content(str(1301 + number)), book)

    def five() -> None:
        for book in ready:
            book.replace(small / "inputs" / BOOK)
            time.sleep(0.1)

    saving = threading.Thread(target=five)
    saving.start()
    time.sleep(0.05)
    step = next(steps)
    saving.join()
    assert step.result is not None
    assert "→ 1,305 百万元" in what_changed(step, small)[1]
    assert len(list((small / "output" / "history").glob("*.pptx"))) == 2  # the first build, and this one


def test_a_broken_save_is_told_and_the_next_good_one_built(small: Path, steps: Iterator[Step]) -> None:
    deck = (small / "output" / "2024H1.pptx").read_bytes()
    (small / "inputs" / BOOK).write_bytes(b"\xd0\xcf\x11\xe0 an old .xls")
    broken = next(steps)
    assert broken.result is None
    assert [problem.what for problem in broken.problems] == ["is a workbook of the old binary format (.xls)."]
    assert (small / "output" / "2024H1.pptx").read_bytes() == deck
    save(small, "1400")
    good = next(steps)
    assert good.result is not None and (small / "output" / "2024H1.pptx").read_bytes() != deck


def test_a_workbook_that_is_half_written_is_waited_for(small: Path, steps: Iterator[Step]) -> None:
    book = small / "inputs" / BOOK
    save(small, "1500")
    whole = book.read_bytes()
    book.write_bytes(whole[: len(whole) // 2])

    def finish() -> None:
        time.sleep(0.6)  # longer than a quiet file is waited for
        with book.open("ab") as stream:
            stream.write(whole[len(whole) // 2 :])

    writing = threading.Thread(target=finish)
    writing.start()
    step = next(steps)
    writing.join()
    assert step.problems == () and "→ 1,500 百万元" in what_changed(step, small)[1]


def test_a_template_is_watched_too_and_a_slip_in_it_told_with_its_line(small: Path, steps: Iterator[Step]) -> None:
    cover = small / "templates" / "plain" / "slides" / "01-cover.yaml"
    cover.write_text('layout: question\ntitle: "{{ compny }}"\n', encoding="utf-8")
    slip = next(steps)
    assert [problem.where for problem in slip.problems] == ["templates/plain/slides/01-cover.yaml:2"]
    cover.write_text('layout: question\ntitle: "{{ company }}业绩"\n', encoding="utf-8")
    step = next(steps)
    assert step.result is not None
    assert "text" in what_changed(step, small)[0]


def test_what_was_touched_and_not_changed_is_no_step(small: Path, steps: Iterator[Step]) -> None:
    os.utime(small / "inputs" / BOOK)
    threading.Timer(0.6, save, (small, "1600")).start()
    step = next(steps)
    assert step.result is not None and "→ 1,600 百万元" in what_changed(step, small)[1]


def test_a_drive_that_tells_of_no_changes_is_looked_at(small: Path) -> None:
    with closing(watched(build_request(small / "inputs" / BOOK, project=small), poll=True)) as watch:  # type: ignore[type-var]
        next(watch)
        threading.Timer(0.3, save, (small, "1700")).start()
        assert next(watch).result is not None
