"""Times how long it takes to calculate a workbook's formulas again and compare them with what is stored.

usage: python -m tests.benchmarks.bench_formulas [WORKBOOK ...] [--rounds N]

The first round of a workbook counts too: a build calculates once. Reading the workbook and starting Python do not; the
import of the room is told by itself.
"""

from __future__ import annotations

import argparse
import statistics
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = (ROOT / "inputs/2024H1.xlsx", ROOT / "inputs/2024FY.xlsx")
TARGET = 70


def milliseconds(since: float) -> float:
    return (time.perf_counter() - since) * 1000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("workbooks", nargs="*", type=Path, default=EXAMPLES)
    parser.add_argument("--rounds", type=int, default=9)
    asked = parser.parse_args()
    from generator.workbook.reading.grid import read_grid

    grids = [read_grid(path) for path in asked.workbooks]
    started = time.perf_counter()
    from generator.workbook.calculation.of_grid import formula_findings

    print(f"import {milliseconds(started):.0f} ms; target {TARGET} ms for a workbook")
    print(f"{'workbook':24}{'formulas':>9}{'first ms':>10}{'median ms':>11}{'findings':>10}")
    for grid in grids:
        count = sum(bool(cell.formula) for sheet in grid.sheets.values() for cell in sheet.cells.values())
        spent = []
        for _ in range(asked.rounds):
            started = time.perf_counter()
            findings = formula_findings(grid, grid.path.name)
            spent.append(milliseconds(started))
        print(f"{grid.path.name:24}{count:9}{spent[0]:10.1f}{statistics.median(spent):11.1f}{len(findings):10}")


if __name__ == "__main__":
    main()
