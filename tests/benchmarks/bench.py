"""Times builds against a handwritten script, in turn in one run, and prints ratios and peak memory.

usage: python -m tests.benchmarks.bench [--rounds N]

Clocks on shared machines are noisy: each round runs (a) the script, (b) a cold build with an empty cache, (c) a rebuild
with one number changed, (d) an unchanged rebuild; medians over rounds are compared. Memory is the highest sum over a
command's processes, sampled, of their proportional set size, in which shared pages count once (resident size where the
system does not tell it, which counts them for each process).
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import psutil

from tests.deck.editing import address_of, set_cell

ROOT = Path(__file__).resolve().parents[2]
TARGETS = {"b": 0.50, "c": 0.30, "d": 0.10}
MEMORY_TARGET = 1.25
NAMES = {"a": "handwritten script", "b": "cold build", "c": "one number changed", "d": "unchanged"}


class Run(NamedTuple):
    seconds: float
    megabytes: float


def run(
    command: Sequence[str], environment: Mapping[str, str], folder: Path, codes: Sequence[int] = (0,)
) -> Run:
    """One whole process, start-up included, and the highest memory of it and its children."""
    started = time.perf_counter()
    process = subprocess.Popen(command, env=environment, cwd=folder, stdout=subprocess.DEVNULL)
    peak = [0]
    watcher = threading.Thread(target=_watch, args=(process.pid, peak), daemon=True)
    watcher.start()
    code = process.wait()
    seconds = time.perf_counter() - started
    watcher.join()
    if code not in codes:
        raise SystemExit(f"{' '.join(command)} ended with {code}")
    return Run(seconds, peak[0] / 2**20)


def _watch(pid: int, peak: list[int]) -> None:
    try:
        process = psutil.Process(pid)
        while process.is_running() and process.status() != psutil.STATUS_ZOMBIE:
            peak[0] = max(peak[0], sum(map(_memory, (process, *process.children()))))
            time.sleep(0.02)
    except psutil.Error:
        return


def _memory(process: psutil.Process) -> int:
    try:
        sizes = process.memory_full_info()
        return int(getattr(sizes, "pss", 0)) or int(sizes.rss)
    except psutil.NoSuchProcess:
        return 0


def one_round(folder: Path, number: int) -> dict[str, Run]:
    """All four in turn, on a project folder and a cache of their own."""
    project = folder / f"project{number}"
    shutil.copytree(ROOT / "templates", project / "templates")
    shutil.copytree(ROOT / "inputs", project / "inputs")
    workbook = project / "inputs" / "2024H1.xlsx"
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "JIANBAO_CACHE": str(folder / f"cache{number}")}
    # As users have it: modules are compiled once, not at each start.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    script = [sys.executable, str(ROOT / "tests/benchmarks/handwritten.py"), str(workbook), str(folder / "hand.pptx")]
    build = [sys.executable, "-m", "generator", "build", str(workbook)]
    found = {"a": run(script, environment, project), "b": run(build, environment, project)}
    set_cell(workbook, "财务", address_of(workbook, "财务", "revenue", "2024H1"), 1740 + number)
    found["c"] = run(build, environment, project)
    found["d"] = run(build, environment, project)
    return found


def told(rounds: Sequence[Mapping[str, Run]]) -> str:
    """The table: seconds (least and median), ratio to the script, its target, memory and its ratio."""
    base = statistics.median(one["a"].seconds for one in rounds)
    memory = max(one["a"].megabytes for one in rounds)
    lines = [f"{'':22}{'least s':>9}{'median s':>10}{'ratio':>8}{'target':>8}{'MB':>7}{'ratio':>8}{'target':>8}"]
    for key, name in NAMES.items():
        seconds = [one[key].seconds for one in rounds]
        median, megabytes = statistics.median(seconds), max(one[key].megabytes for one in rounds)
        target = f"{TARGETS[key]:.2f}" if key in TARGETS else ""
        limit = f"{MEMORY_TARGET:.2f}" if key in TARGETS else ""
        lines.append(
            f"({key}) {name:18}{min(seconds):9.2f}{median:10.2f}{median / base:8.2f}{target:>8}"
            f"{megabytes:7.0f}{megabytes / memory:8.2f}{limit:>8}"
        )
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory(prefix="jianbao-bench-") as folder:
        # The first of all runs compiles modules and warms the file cache: it is not counted.
        one_round(Path(folder), 0)
        print(told([one_round(Path(folder), number) for number in range(1, rounds + 1)]))


if __name__ == "__main__":
    main()
