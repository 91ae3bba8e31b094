"""Times jianbao's commands against a handwritten script, in turn in one run, and prints each beside what is wanted.

usage: python -m tests.benchmarks.bench [--rounds N]

Clocks on shared machines are noisy: each round runs (a) the script, (b) a cold build with an empty cache, (c) a rebuild
with one number changed, (d) an unchanged rebuild, then check, roll, trace and diff; medians over rounds are compared, by
the clock and, less noisy, by the processor's time of all processes. Memory is the highest sum over a command's
processes, sampled, of their proportional set size, in which shared pages count once (resident size where the system
does not tell it, which counts them for each process). Last, what is installed, and how long --help takes.
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
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import psutil

from tests.deck.editing import address_of, set_cell

ROOT = Path(__file__).resolve().parents[2]
MEMORY_TARGET = 1.25
HELP_SECONDS = 0.06
SCRIPT = "handwritten script"
WANTED = {
    SCRIPT: 0.0, "cold build": 0.50, "one number changed": 0.30, "unchanged": 0.05, "check": 0.25, "roll": 0.40,
    "trace": 0.12, "diff": 0.22,
}  # fmt: skip
"""The commands in the order in which they are run, and the share of the script's time that each may take."""


class Run(NamedTuple):
    """A whole command: seconds by the clock and of the processor, and the most memory at any time."""

    seconds: float
    processor: float
    megabytes: float


def run(
    command: Sequence[str], environment: Mapping[str, str], folder: Path, codes: Sequence[int] = (0,)
) -> Run:
    """One whole process, start-up included, and the highest memory of it and its children."""
    started, before = time.perf_counter(), os.times()
    process = subprocess.Popen(command, env=environment, cwd=folder, stdout=subprocess.DEVNULL)
    peak = [0]
    watcher = threading.Thread(target=_watch, args=(process.pid, peak), daemon=True)
    watcher.start()
    code = process.wait()
    seconds, after = time.perf_counter() - started, os.times()
    watcher.join()
    if code not in codes:
        raise SystemExit(f"{' '.join(command)} ended with {code}")
    processor = after.children_user + after.children_system - before.children_user - before.children_system
    return Run(seconds, processor, peak[0] / 2**20)


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
    """All commands in turn, on a project folder and a cache of their own."""
    project = folder / f"project{number}"
    shutil.copytree(ROOT / "templates", project / "templates")
    shutil.copytree(ROOT / "inputs", project / "inputs")
    workbook, deck, old = project / "inputs" / "2024H1.xlsx", project / "output" / "2024H1.pptx", folder / "old.pptx"
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "JIANBAO_CACHE": str(folder / f"cache{number}")}
    # As users have it: modules are compiled once, not at each start.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)

    def jianbao(*arguments: str) -> Run:
        return run([sys.executable, "-m", "generator", *arguments], environment, project, codes=(0, 1))

    script = [sys.executable, str(ROOT / "tests/benchmarks/handwritten.py"), str(workbook), str(folder / "hand.pptx")]
    found = {SCRIPT: run(script, environment, project), "cold build": jianbao("build", str(workbook))}
    shutil.copy(deck, old)
    set_cell(workbook, "财务", address_of(workbook, "财务", "revenue", "2024H1"), 1740 + number)
    return {
        **found,
        "one number changed": jianbao("build", str(workbook)),
        "unchanged": jianbao("build", str(workbook)),
        "check": jianbao("check", str(workbook)),
        "roll": jianbao("roll", str(project / "inputs" / "2024FY.xlsx"), "2025H1"),
        "trace": jianbao("trace", str(deck)),
        "diff": jianbao("diff", str(old), str(deck)),
    }


def told(rounds: Sequence[Mapping[str, Run]]) -> str:
    """The table: seconds (least and median), share of the script's and what is wanted; the same of processor and MB."""
    heads = ("least s", "median s", "ratio", "wanted", "CPU s", "ratio", "MB", "ratio", "wanted")
    lines = [f"{'':20}" + "".join(f"{head:>10}" for head in heads)]
    script = _medians([one[SCRIPT] for one in rounds])
    for name, wanted in WANTED.items():
        runs = [one[name] for one in rounds]
        seconds, processor, megabytes = _medians(runs)
        shown = (
            f"{min(one.seconds for one in runs):.2f}", f"{seconds:.2f}", f"{seconds / script.seconds:.2f}",
            f"{wanted:.2f}" if wanted else "", f"{processor:.2f}", f"{processor / script.processor:.2f}",
            f"{megabytes:.0f}", f"{megabytes / script.megabytes:.2f}", f"{MEMORY_TARGET:.2f}" if wanted else "",
        )  # fmt: skip
        lines.append(f"{name:20}" + "".join(f"{each:>10}" for each in shown))
    return "\n".join(lines)


def _medians(runs: Sequence[Run]) -> Run:
    """Medians of times, and the most memory that any run took."""
    seconds, processor, megabytes = zip(*runs, strict=True)
    return Run(statistics.median(seconds), statistics.median(processor), max(megabytes))


def told_of_the_package(folder: Path, rounds: int) -> str:
    """The wheel's size, packed and unpacked, and how long --help takes with nothing else loaded."""
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(folder), str(ROOT)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    run(command, environment, folder)
    wheel = next(folder.glob("jianbao-*.whl"))
    with zipfile.ZipFile(wheel) as package:
        unpacked = sum(member.file_size for member in package.infolist())
    asked = [run([sys.executable, "-m", "generator", "--help"], environment, folder) for _ in range(rounds + 1)][1:]
    return (
        f"installed package: {unpacked / 2**20:.1f} MB, its wheel {wheel.stat().st_size / 2**20:.1f} MB\n"
        f"--help: {statistics.median(one.seconds for one in asked):.3f} s, wanted {HELP_SECONDS:.3f}; "
        f"of the processor {statistics.median(one.processor for one in asked):.3f} s"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory(prefix="jianbao-bench-") as folder:
        # The first of all runs compiles modules and warms the file cache: it is not counted.
        one_round(Path(folder), 0)
        print(told([one_round(Path(folder), number) for number in range(1, rounds + 1)]))
        print(f"\n{told_of_the_package(Path(folder), rounds)}")


if __name__ == "__main__":
    main()
