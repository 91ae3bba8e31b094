"""How time and memory grow with a deck, each dimension at three sizes, with the exponent between the two largest.

usage: python -m tests.benchmarks.growth [--only NAME] [--plots FOLDER]

Times are of the processor, summed over a command's processes; what the least size takes is start-up and is taken off
before the exponent is: 1.0 is in proportion, n log n between such sizes about 1.1 to 1.2. Memory is of the process that
took the most. With --plots each dimension is drawn into a small PNG.
"""

from __future__ import annotations

import argparse
import math
import os
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.bench import ROOT
from tests.benchmarks.growing import (
    CHARTS_A_SLIDE,
    HALVES,
    four_charts,
    make_project,
    table_slide,
    text_and_chart,
    write_content,
)

WANTED = 1.25
"""n log n over the factor of five or ten between two sizes."""

COMMANDS = ("build", "one number changed", "check", "diff", "trace")


class Spent(NamedTuple):
    """Seconds of the processor and megabytes."""

    seconds: float
    megabytes: float


class Shape(NamedTuple):
    """A project of some size: its slides, and what stands in its workbook."""

    slides: Sequence[str]
    metrics: int = 10
    periods: Sequence[str] = HALVES
    rows: int = 1


class Dimension(NamedTuple):
    """Sizes, the least one first, which is start-up only, and the project of each."""

    sizes: tuple[int, ...]
    shape: Callable[[int], Shape]


def _halves(count: int) -> tuple[str, ...]:
    """So many periods up to 2024H1, halves one after another."""
    return tuple(f"{2024 - back // 2}H{1 if back % 2 == 0 else 2}" for back in reversed(range(count)))


def _charts(count: int, metric: Callable[[int], int], metrics: int) -> Shape:
    return Shape([four_charts(number, metric) for number in range(max(count // CHARTS_A_SLIDE, 1))], metrics)


def _slides(count: int) -> Sequence[str]:
    return [text_and_chart(number, 10) for number in range(count)]


DIMENSIONS: Mapping[str, Dimension] = {
    "slides": Dimension((2, 24, 100, 500), lambda n: Shape(_slides(n))),
    "metrics": Dimension((10, 100, 1_000, 10_000), lambda n: Shape(_slides(2), metrics=n)),
    "periods": Dimension((2, 10, 40, 120), lambda n: Shape(_slides(2), metrics=100, periods=_halves(n))),
    "table rows": Dimension((10, 100, 1_000, 5_000), lambda n: Shape([table_slide()], rows=n)),
    "charts alike": Dimension((4, 20, 100, 400), lambda n: _charts(n, lambda _: 0, 10)),
    "charts all different": Dimension((4, 20, 100, 400), lambda n: _charts(n, lambda at: at, max(n, 10))),
}


def spent(command: Sequence[str], environment: Mapping[str, str], folder: Path) -> Spent:
    """A whole command, with all its processes."""
    process = os.posix_spawn(
        command[0], list(command), dict(environment),
        file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)],
    )  # fmt: skip
    _, status, usage = os.wait4(process, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        raise SystemExit(f"{' '.join(command)} in {folder} ended with {os.waitstatus_to_exitcode(status)}")
    return Spent(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def measured(folder: Path, shape: Shape) -> dict[str, Spent]:
    """All commands on a project of its own with an empty cache."""
    workbook = make_project(folder, shape.slides, metrics=shape.metrics, periods=shape.periods, rows=shape.rows)
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "JIANBAO_CACHE": str(folder / "cache")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    deck, old = folder / "output" / f"{workbook.stem}.pptx", folder / "output" / "old.pptx"

    def run(*arguments: str) -> Spent:
        command = [sys.executable, "-m", "generator", "--project", str(folder), *arguments]
        return spent(command, environment, folder)

    found = {"build": run("build", str(workbook))}
    old.write_bytes(deck.read_bytes())
    write_content(workbook, shape.metrics, shape.periods, shape.rows, first=1234)
    found["one number changed"] = run("build", str(workbook))
    found["check"] = run("check", str(workbook))
    found["diff"] = run("diff", str(old), str(deck))
    found["trace"] = run("trace", str(deck))
    return found


def exponent(sizes: Sequence[int], values: Sequence[float]) -> float:
    """How a value grows between the two largest sizes, above what the least one takes; 0 where that is nothing."""
    least, *_, before, last = values
    if before - least <= 0 or last - least <= 0:
        return 0.0
    return math.log((last - least) / (before - least)) / math.log(sizes[-1] / sizes[-2])


def told(name: str, sizes: Sequence[int], found: Sequence[Mapping[str, Spent]]) -> str:
    heads = "".join(f"{size:>12,}" for size in sizes)
    lines = [f"\n{name:20}{heads}{'exponent':>10}{'wanted':>8}   processor s, MB"]
    for command in COMMANDS:
        spans = [one[command] for one in found]
        cells = "".join(f"{span.seconds:7.2f}{span.megabytes:5.0f}" for span in spans)
        grown = exponent(sizes, [span.seconds for span in spans])
        memory = exponent(sizes, [span.megabytes for span in spans])
        lines.append(f"{command:20}{cells}{grown:10.2f}{WANTED:8.2f}   memory {memory:.2f}")
    return "\n".join(lines)


def plot(name: str, sizes: Sequence[int], found: Sequence[Mapping[str, Spent]], folder: Path) -> None:
    """A small picture: seconds over size, both by powers of ten, with a line in proportion."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure((3.6, 2.7), 100, layout="constrained")
    axes = figure.subplots()
    for command in COMMANDS:
        axes.loglog(sizes, [one[command].seconds for one in found], marker="o", markersize=3, label=command)
    first = found[-1]["build"].seconds
    axes.loglog(sizes[1:], [first * size / sizes[-1] for size in sizes[1:]], "--", color="#999999", label="in proportion")
    axes.set_title(name, fontsize=9)
    axes.set_ylabel("processor s", fontsize=7)
    axes.tick_params(labelsize=7)
    axes.legend(fontsize=6, frameon=False)
    FigureCanvasAgg(figure).print_png(str(folder / f"growth-{name.replace(' ', '-')}.png"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", choices=DIMENSIONS, action="append")
    parser.add_argument("--plots", type=Path)
    asked = parser.parse_args()
    for name in asked.only or DIMENSIONS:
        dimension = DIMENSIONS[name]
        found = []
        for size in dimension.sizes:
            with tempfile.TemporaryDirectory(prefix="jianbao-growth-") as folder:
                found.append(measured(Path(folder), dimension.shape(size)))
        print(told(name, dimension.sizes, found), flush=True)
        if asked.plots is not None:
            plot(name, dimension.sizes, found, asked.plots)


if __name__ == "__main__":
    main()
