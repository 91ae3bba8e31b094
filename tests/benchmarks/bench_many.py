"""Many decks and the working day, against the handwritten script: what a warm process takes for one deck more.

usage: python -m tests.benchmarks.bench_many [--rounds N] [--decks N]

Prints, each as a share of the script's seconds in the same run: CPU a deck in one warm process, where every value
differs and all charts are drawn anew, and where charts are shared; from a quiet workbook to the new deck in a watch,
with no chart changed and with three. Then decks a second by number of processes, memory over many decks in one
process, and the size of the package as it is installed.
"""

from __future__ import annotations

import argparse
import os
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import psutil

from generator import build_many
from generator.commands.ready import settle
from generator.commands.request import build_request
from generator.commands.watch import QUIET, Step, watched
from generator.workbook.model import Workbook
from generator.workbook.reading.read import read_workbook
from tests.benchmarks.installed import measured
from tests.deck.editing import _member, address_of, rewrite, set_cell

ROOT = Path(__file__).resolve().parents[2]
BOOK = "2024H1.xlsx"
TARGETS = {
    "a deck more, all charts anew": 0.50,
    "a deck more, charts shared": 0.20,
    "watch, no chart changed": 0.12,
    "watch, three charts changed": 0.20,
}
NO_CHART, THREE_CHARTS = ("overseas_revenue",), ("genai_revenue", "auto_revenue")
"""Metrics whose values of the reporting period stand in no chart, and in three."""


class Spent(NamedTuple):
    """Seconds by the clock and of the processor."""

    wall: float
    cpu: float


def script(project: Path) -> Spent:
    """The handwritten script, a process of its own."""
    command = [sys.executable, str(ROOT / "tests/benchmarks/handwritten.py"), str(project / "inputs" / BOOK)]
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run([*command, str(project / "hand.pptx")], check=True, stderr=subprocess.DEVNULL)
    after, wall = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter() - started
    return Spent(wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def project_in(folder: Path) -> Path:
    """The example's templates and pictures, and a cache that nobody filled."""
    shutil.copytree(ROOT / "templates", folder / "templates")
    shutil.copytree(ROOT / "inputs", folder / "inputs")
    os.environ["JIANBAO_CACHE"] = str(folder / "cache")
    return folder


def others(project: Path, count: int, *, values: bool) -> Iterator[Path]:
    """Workbooks of a family: of another company each, or with every typed value of every metric another."""
    model = project / "inputs" / BOOK
    workbook = read_workbook(model)
    for number in range(1, count + 1):
        book = shutil.copy(model, project / "inputs" / f"{'v' if values else 'c'}{number:03}.xlsx")
        if values:
            _scale(book, workbook, 1 + Decimal(number) / 2000)
        else:
            set_cell(book, "报告期", workbook.setting_cells["company"].ref, f"子公司{number}")
        yield book


def _scale(book: Path, workbook: Workbook, factor: Decimal) -> None:
    typed = [one for metric in workbook.metrics.values() for one in metric.filled() if one.cell and not one.formula]
    for sheet in sorted({one.cell.sheet for one in typed if one.cell}):
        refs = {one.cell.ref for one in typed if one.cell and one.cell.sheet == sheet}
        rewrite(book, _member(book, sheet), lambda xml, refs=refs: _scaled(xml, refs, factor))


def _scaled(xml: str, refs: set[str], factor: Decimal) -> str:
    def cell(match: re.Match[str]) -> str:
        return match[0] if match[2] not in refs or ' t="s"' in match[1] else f"<c{match[1]}><v>{Decimal(match[3]) * factor}</v></c>"

    return re.sub(r'<c([^>]*\sr="([A-Z]+\d+)"[^>]*)><v>([-\d.eE]+)</v></c>', cell, xml)


def cpu_a_deck(books: Sequence[Path]) -> tuple[float, list[int]]:
    """Processor seconds a deck in this process, all that is written included, once it is warm; and its megabytes."""
    sizes, process = [], psutil.Process()
    started = 0.0
    with ThreadPoolExecutor(1) as executor:
        build_many(books[:2], executor=executor)
        settle()
        started = time.process_time()
        ended = lambda _: sizes.append(process.memory_info().rss // 2**20)  # noqa: E731
        outcomes = build_many(books[2:], executor=executor, ended=ended)
    spent = (time.process_time() - started) / len(outcomes)
    assert all(one.result is not None for one in outcomes), [one.problems for one in outcomes]
    return spent, sizes


def drawn(project: Path) -> int:
    """How many drawings are kept."""
    return len(list((project / "cache" / "charts").glob("*.chart")))


@contextmanager
def watching(project: Path) -> Iterator[Callable[[Sequence[str], int], tuple[float, int]]]:
    """A watch on the project's workbook: another value of some metrics is saved; seconds until the deck, and charts."""
    book = project / "inputs" / BOOK
    with closing(watched(build_request(book, project=project))) as steps:  # type: ignore[type-var]
        next(steps)
        settle()

        def save(keys: Sequence[str], number: int) -> tuple[float, int]:
            beside = Path(shutil.copy(book, project / "inputs" / "5C1F2A00"))
            for key in keys:
                set_cell(beside, "财务", address_of(beside, "财务", key, "2024H1"), 300 + number)
            kept, (before, saved) = drawn(project), (time.time(), beside.replace(book))
            step: Step = next(steps)
            assert step.result is not None and step.result.deck is not None, (step.problems, saved)
            return step.result.deck.stat().st_mtime - before - QUIET, drawn(project) - kept

        yield save


def decks_a_second(books: Sequence[Path], jobs: int, project: Path) -> float:
    shutil.rmtree(project / "output", ignore_errors=True)
    times: list[float] = []
    build_many(books, jobs=jobs, ended=lambda _: times.append(time.perf_counter()))
    return (len(times) - 1) / (times[-1] - times[0])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--decks", type=int, default=20)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="jianbao-bench-") as name:
        project = project_in(Path(name))
        scripts = [script(project) for _ in range(asked.rounds)]
        shared = list(others(project, asked.decks, values=False))
        anew = list(others(project, max(asked.decks // 2, 6), values=True))
        rates, sizes = {}, []
        rates["a deck more, charts shared"], sizes = cpu_a_deck(shared)
        kept = drawn(project)
        rates["a deck more, all charts anew"], _ = cpu_a_deck(anew)
        each = (drawn(project) - kept) / len(anew)
        waits: dict[str, list[float]] = {"watch, no chart changed": [], "watch, three charts changed": []}
        charts: dict[str, set[int]] = {one: set() for one in waits}
        with watching(project) as save:
            for number in range(asked.rounds):
                for kind, keys in zip(waits, (NO_CHART, THREE_CHARTS), strict=True):
                    seconds, count = save(keys, number)
                    waits[kind].append(seconds)
                    charts[kind].add(count)
                scripts.append(script(project))
        wall, cpu = (statistics.median(part) for part in zip(*scripts, strict=True))
        print(f"handwritten script: {wall:.2f} s, {cpu:.2f} s of the processor")
        for kind, spent in rates.items():
            told = f"{each:.0f} charts drawn" if "anew" in kind else ""
            print(f"{kind:30} {spent:6.2f} s CPU   {spent / cpu:5.2f}   target {TARGETS[kind]:.2f}  {told}")
        for kind, seconds in waits.items():
            median = statistics.median(seconds)
            told = f"{'–'.join(map(str, sorted(charts[kind])))} charts drawn"
            print(f"{kind:30} {median:6.2f} s       {median / wall:5.2f}   target {TARGETS[kind]:.2f}  {told}")
        print(f"memory over {len(sizes)} decks in one process: {sizes[0]} MB, {sizes[len(sizes) // 2]} MB, {sizes[-1]} MB")
        for jobs in (1, 2, 4):
            print(f"{jobs} processes: {decks_a_second(shared, jobs, project):5.2f} decks a second, charts shared")
    print(measured())


if __name__ == "__main__":
    main()
