"""`python -m tests.fuzz.figures`: the figures of docs/security.md, each reader in a process of its own.

With the name of one it runs that alone, and prints what came out as JSON.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from .readers import EXAMPLES, Outcome, peak_megabytes, targets, tried

_HOSTILE = ("hostile decks, read_deck", "hostile decks, inspect", "hostile drawings")


def main() -> None:
    """A table of all; exit 1 if anything ended in something else than an answer or a line of ours."""
    names = [*_HOSTILE, *(target.name for target in targets())]
    print("| what | tried | answered | refused | anything else | slowest | most memory |\n|---|---|---|---|---|---|---|")
    wrong = 0
    for name in names:
        told = subprocess.run([sys.executable, "-m", __spec__.name, name], capture_output=True, text=True, check=True)
        found = json.loads(told.stdout)
        wrong += len(found["wrong"])
        print(_row(found), flush=True)
        print("\n".join(found["wrong"][:10]), end="\n" if found["wrong"] else "", file=sys.stderr)
    sys.exit(1 if wrong else 0)


def _row(found: dict[str, object]) -> str:
    kept = ("name", "tried", "read", "refused", "failed", "slowest", "peak")
    return "| " + " | ".join(str(found[each]) for each in kept) + " |"


def one(name: str) -> None:
    fuzzed = next((target for target in targets() if target.name == name), None)
    outcome = tried(fuzzed) if fuzzed is not None else _hostile(name)
    record = {
        "name": name if fuzzed is None else f"{name}, mutated files",
        "tried": EXAMPLES if fuzzed is not None else outcome.counts.total() + len(outcome.wrong),
        "read": outcome.counts["read"],
        "refused": outcome.counts["refused"],
        "failed": len(outcome.wrong),
        "wrong": outcome.wrong,
        "slowest": f"{outcome.slowest:.1f} s",
        "peak": f"{peak_megabytes()} MB",
    }
    print(json.dumps(record, ensure_ascii=False))


def _hostile(name: str) -> Outcome:
    from tests.office.test_pictures import _HOSTILE as DRAWINGS

    from .readers import Target, _picture

    if name == _HOSTILE[2]:
        drawings = list(DRAWINGS.values())
        return tried(Target(name, _picture, drawings, lambda content, _: content), len(drawings))
    return _hostile_decks(name)


def _hostile_decks(name: str) -> Outcome:
    """Made one by one and in another process's memory: making some of them takes more than reading them may."""
    from generator.errors import JianbaoError
    from generator.inspection.inspect import inspect
    from generator.pptx_deck.read import read_deck
    from tests.office.hostile import HOSTILE

    outcome = Outcome(name)
    with tempfile.TemporaryDirectory(prefix="jianbao-hostile-") as folder:
        make = "import sys; from pathlib import Path; from tests.office.hostile import write_all; write_all(Path(sys.argv[1]))"
        subprocess.run([sys.executable, "-c", make, folder], check=True)
        for number, each in enumerate(HOSTILE):
            started = time.perf_counter()
            try:
                (inspect if "inspect" in name else read_deck)(Path(folder) / f"{number}.pptx")
                outcome.counts["read"] += 1
            except JianbaoError:
                outcome.counts["refused"] += 1
            except Exception as error:
                outcome.wrong.append(f"{each}: {error!r}")
            outcome.slowest = max(outcome.slowest, time.perf_counter() - started)
    return outcome


if __name__ == "__main__":
    one(sys.argv[1]) if len(sys.argv) > 1 else main()
