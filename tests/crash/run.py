"""Each case with each fault at each operation, or a sample of them; prints how many, and stops at the first loss.

A command runs in a process that is forked from one which has imported everything, on a copy of the project.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import repeat
from pathlib import Path
from typing import NamedTuple

from generator.errors import JianbaoError

from .cases import CASES, Before, Case, check_after, copied, files_of, made_ready
from .faults import KILLED, KINDS, POWER, Disk, Fault, Faults
from .warm import warm

DONE, REFUSED, INTERRUPTED, TRACEBACK = 0, 3, 4, 5
POWERED = ("cold build", "one number changed", "onto an edited deck", "words")


class Outcome(NamedTuple):
    """How a stopped command ended, what it said, and how many operations it had come to."""

    code: int
    said: str
    operations: int


def run(case: Case, project: Path, fault: Fault) -> Outcome:
    """The command in a process of its own."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _command(case, project, fault, writing)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as pipe:
        said = pipe.read()
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    count, _, words = said.partition("\n")
    return Outcome(code, words, int(count or 0))


def _command(case: Case, project: Path, fault: Fault, pipe: int) -> None:
    faults = Faults(fault, Disk() if fault.kind in POWER else None)
    faults.install()
    code, words = DONE, ""
    try:
        case.act(project)
    except (JianbaoError, OSError) as error:
        code, words = REFUSED, str(error)
    except KeyboardInterrupt:
        code = INTERRUPTED
    except BaseException:
        code, words = TRACEBACK, traceback.format_exc()
    with os.fdopen(pipe, "w", encoding="utf-8") as stream:
        stream.write(f"{faults.count}\n{words}")
    os._exit(code)


def faults_of(case: Case, operations: int, every: int, first: int) -> Iterator[Fault]:
    kinds = (*KINDS, *(POWER if case.name in POWERED else ()))
    all_of_them = [Fault(kind, at) for at in range(1, operations + 1) for kind in kinds]
    yield from all_of_them[first % every :: every]


def run_case(case: Case, folder: Path, every: int = 1, first: int = 0) -> Counter[str]:
    """All faults of a case, or every so many; what was counted.

    Raises:
        AssertionError: something was lost or said falsely; says at which operation.
    """
    counted: Counter[str] = Counter()
    # Always under one name: what a command writes names the folder it was given.
    project = folder / "project"
    model = folder / "model"
    made_ready(case, project)
    project.rename(model)
    files = files_of(model)
    case.act(copied(model, project))  # what is read and set once is at hand from here on, also in forked processes
    _remove(project)
    clean = run(case, copied(model, project), Fault())
    assert clean.code == DONE, clean.said
    before = Before(files, files_of(project))
    for fault in faults_of(case, clean.operations, every, first):
        _remove(project)
        told = run(case, copied(model, project), fault)
        try:
            _ended_as_it_may(told, fault)
            check_after(case, project, before)
        except BaseException as error:
            error.add_note(f"{case.name}, {fault.kind} at operation {fault.at} of {clean.operations}: {told.said}")
            raise
        counted[fault.kind] += 1
    counted["operations"] = clean.operations
    _remove(project)
    _remove(model)
    return counted


def _ended_as_it_may(told: Outcome, fault: Fault) -> None:
    assert told.code != TRACEBACK, told.said
    wanted = KILLED if fault.kind in ("killed", *POWER) else None
    assert wanted is None or told.code == wanted
    if told.code == REFUSED:
        assert "(" in told.said or "[Errno" in told.said
        assert ".part" not in told.said, "a temporary name is told"


def _remove(folder: Path) -> None:
    import shutil

    shutil.rmtree(folder, ignore_errors=True)


def _counted(number: int, every: int) -> Counter[str]:
    """A case in a process and in folders of its own."""
    with tempfile.TemporaryDirectory() as folder:
        own = Path(folder)
        os.environ["JIANBAO_CACHE"] = str(own / "cache")
        (own / "tmp").mkdir()
        tempfile.tempdir = str(own / "tmp")
        warm(setattr)
        return run_case(CASES[number], own, every)


def main() -> None:
    """All of it, with the figures that stand in docs/reliability.md."""
    every = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    started, total = time.perf_counter(), Counter[str]()
    kinds = (*KINDS, *POWER)
    print("| command | operations | " + " | ".join(kinds) + " |")
    print("|---|" + "---:|" * (len(kinds) + 1))
    with ProcessPoolExecutor(len(CASES), multiprocessing.get_context("fork")) as processes:
        for case, counted in zip(CASES, processes.map(_counted, range(len(CASES)), repeat(every)), strict=True):
            total += counted
            print(f"| {case.name} | {counted['operations']} | " + " | ".join(str(counted[kind]) for kind in kinds) + " |", flush=True)
    print(f"| all | {total['operations']} | " + " | ".join(str(total[kind]) for kind in kinds) + " |")
    stopped = sum(total[kind] for kind in kinds)
    print(f"\n{stopped} times stopped or failed in {time.perf_counter() - started:.0f} s: nothing lost, nothing false, nothing stray.")


if __name__ == "__main__":
    main()
