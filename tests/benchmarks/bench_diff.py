"""Times diffs against a process in which python-pptx opens both decks and walks all shapes, and prints ratios.

usage: python -m tests.benchmarks.bench_diff [--rounds N]

Start-up is part of all times; rounds go in turn in one run, and medians are compared. Then decks of 125, 250 and 500
slides: if time grows with slides, twice the slides take about twice the time above start-up. Last, two workbooks of
200,000 cells against a process in which openpyxl opens both and walks all cells. Of what is timed once or twice, the
processor's time stands beside the clock's: on a shared machine it is less noisy.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from openpyxl import Workbook
from pptx import Presentation

from tests.benchmarks.bench import ROOT, run
from tests.deck.editing import address_of, set_cell
from tests.differ.decks import EDITS, make_deck, move_slide, remove_slide

TARGET = 1.0
WALK = """
import sys
from pptx import Presentation
def walk(shapes):
    for shape in shapes:
        shape.shape_type, shape.left, shape.top, shape.width, shape.height, shape.name
        if shape.has_text_frame:
            for paragraph in shape.text_frame.paragraphs:
                for run in paragraph.runs:
                    run.text, run.font.size, run.font.bold
        if getattr(shape, "has_table", False) and shape.has_table:
            for row in shape.table.rows:
                for cell in row.cells:
                    cell.text
        if shape.shape_type == 6:
            walk(shape.shapes)
for name in sys.argv[1:]:
    for slide in Presentation(name).slides:
        walk(slide.shapes)
"""

CELLS = """
import sys
from openpyxl import load_workbook
for name in sys.argv[1:]:
    for sheet in load_workbook(name, read_only=True):
        for row in sheet.iter_rows(values_only=True):
            for value in row:
                str(value)
"""


class Times(NamedTuple):
    """Seconds by the clock and of the processor."""

    clock: float
    processor: float


def two_builds(folder: Path) -> tuple[Path, Path]:
    """The shipped deck before and after one input changed, with their lineage."""
    import shutil

    from generator import build

    shutil.copytree(ROOT / "templates", folder / "templates")
    shutil.copytree(ROOT / "inputs", folder / "inputs")
    workbook = folder / "inputs" / "2024H1.xlsx"
    old = build(workbook, folder / "output" / "old.pptx", project=folder).deck
    set_cell(workbook, "财务", address_of(workbook, "财务", "revenue", "2024H1"), 1750)
    new = build(workbook, folder / "output" / "new.pptx", project=folder).deck
    assert old is not None and new is not None
    return old, new


def large_pair(folder: Path, slides: int) -> tuple[Path, Path]:
    """A deck of so many slides, and it with an edit on every slide, one slide moved and one removed."""
    old = make_deck(folder / f"old{slides}.pptx", tuple(f"主题{number}号" for number in range(slides)))
    deck = Presentation(str(old))
    edits = [edit for name, (edit, _) in EDITS.items() if name not in ("hide", "repaint")]
    for number, slide in enumerate(deck.slides):
        edits[number % len(edits)](slide)
    move_slide(deck, 10, slides // 2)
    remove_slide(deck, 20)
    deck.save(str(folder / f"new{slides}.pptx"))
    return old, folder / f"new{slides}.pptx"


def large_workbooks(folder: Path) -> tuple[Path, Path]:
    """A workbook of 20,000 rows and ten columns, and it with one number changed."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in range(1, 20_001):
        sheet.append([f"项目{row}", *(row * column % 997 + 0.25 for column in range(1, 9)), f"=B{row}+C{row}"])
    book.save(folder / "old.xlsx")
    sheet["D9000"] = 12345
    book.save(folder / "new.xlsx")
    return folder / "old.xlsx", folder / "new.xlsx"


def timed(command: Sequence[str], environment: Mapping[str, str], folder: Path) -> Times:
    """The faster of two runs, start-up included."""
    found = []
    for _ in range(2):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        clock = run(command, environment, folder, codes=(0, 1)).seconds
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        found.append(Times(clock, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime))
    return min(found, key=lambda each: each.processor)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=7)
    rounds = parser.parse_args().rounds
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory(prefix="jianbao-bench-") as name:
        folder = Path(name)
        _told_small(folder, two_builds(folder), rounds, environment)
        _told_large(folder, environment)
        _told_workbooks(folder, environment)


def _told_small(folder: Path, decks: tuple[Path, Path], rounds: int, environment: dict[str, str]) -> None:
    names = [str(deck) for deck in decks]
    commands = {
        "python-pptx opens both and walks": [sys.executable, "-c", WALK, *names],
        "diff, one input changed": [sys.executable, "-m", "generator", "diff", *names],
        "diff, nothing changed": [sys.executable, "-m", "generator", "diff", names[0], names[0]],
    }
    times: dict[str, list[float]] = {key: [] for key in commands}
    for number in range(rounds + 1):
        for key, command in commands.items():
            seconds = run(command, environment, folder, codes=(0, 1)).seconds
            if number:
                times[key].append(seconds)
    base = statistics.median(times["python-pptx opens both and walks"])
    print(f"\n{'two decks of 24 slides':34}{'median s':>10}{'ratio':>8}   target {TARGET:.2f}")
    for key, seconds in times.items():
        print(f"{key:34}{statistics.median(seconds):10.2f}{statistics.median(seconds) / base:8.2f}")


def _told_large(folder: Path, environment: dict[str, str]) -> None:
    print(f"\n{'every slide edited':34}{'s':>10}{'ms/slide':>10}{'CPU s':>10}{'CPU ms/slide':>14}   target 8.0 at 500")
    for slides in (125, 250, 500):
        old, new = large_pair(folder, slides)
        command = [sys.executable, "-m", "generator", "diff", str(old), str(new)]
        clock, processor = timed(command, environment, folder)
        each = f"{clock / slides * 1000:10.1f}{processor:10.2f}{processor / slides * 1000:14.1f}"
        print(f"two decks of {slides:<21}{clock:10.2f}{each}")


def _told_workbooks(folder: Path, environment: dict[str, str]) -> None:
    names = [str(book) for book in large_workbooks(folder)]
    base = timed([sys.executable, "-c", CELLS, *names], environment, folder)
    found = timed([sys.executable, "-m", "generator", "diff", *names], environment, folder)
    print(f"\n{'two workbooks of 200,000 cells':34}{'s':>10}{'CPU s':>10}{'ratio':>8}   target 3.0 CPU s")
    for name, times in (("openpyxl opens both and walks", base), ("diff, one number changed", found)):
        told = f"{times.clock:10.2f}{times.processor:10.2f}{times.processor / base.processor:8.2f}"
        print(f"{name:34}{told}")


if __name__ == "__main__":
    main()
