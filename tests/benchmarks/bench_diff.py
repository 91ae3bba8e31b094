"""Times diffs against a process in which python-pptx opens both decks and walks all shapes, and prints ratios.

usage: python -m tests.benchmarks.bench_diff [--rounds N]

Start-up is part of all times; rounds go in turn in one run, and medians are compared. Then decks of 125, 250 and 500
slides: if time grows with slides, twice the slides take about twice the time above start-up.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
from pathlib import Path

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
    print(f"\n{'every slide edited':34}{'s':>10}{'ms/slide':>10}")
    for slides in (125, 250, 500):
        old, new = large_pair(folder, slides)
        command = [sys.executable, "-m", "generator", "diff", str(old), str(new)]
        seconds = min(run(command, environment, folder, codes=(0, 1)).seconds for _ in range(2))
        print(f"two decks of {slides:<21}{seconds:10.2f}{seconds / slides * 1000:10.1f}")


if __name__ == "__main__":
    main()
