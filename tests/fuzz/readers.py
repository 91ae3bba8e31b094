"""What is tried with damaged files: each reader takes any bytes, and answers or refuses in words of ours."""

from __future__ import annotations

import io
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from generator.errors import JianbaoError

SECONDS, MEGABYTES = 20.0, 1024
EXAMPLES = int(os.environ.get("FUZZ", "50"))
"""As many of each target: 50, or what FUZZ says (`make fuzz`: 3,000)."""


class Target(NamedTuple):
    """A reader, the sound files that are damaged for it, and how."""

    name: str
    read: Callable[[bytes], object]
    sound: Sequence[bytes]
    damage: Callable[[bytes, int], bytes]


@dataclass
class Outcome:
    """What happened to the examples of a target."""

    name: str
    counts: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    slowest: float = 0.0


def tried(target: Target, examples: int = EXAMPLES) -> Outcome:
    """All examples through a reader; `wrong` names those that ended in anything but an answer or an error of ours."""
    outcome = Outcome(target.name)
    for number in range(examples):
        content = target.damage(target.sound[number % len(target.sound)], number)
        started = time.perf_counter()
        try:
            target.read(content)
            outcome.counts["read"] += 1
        except JianbaoError as error:
            outcome.counts["refused"] += 1
            if len(str(error).splitlines()) > len(error.problems):
                outcome.wrong.append(f"example {number}: {str(error)!r} is not one line")
        except Exception as error:
            outcome.wrong.append(f"example {number}: {error!r}")
        seconds = time.perf_counter() - started
        outcome.slowest = max(outcome.slowest, seconds)
        if seconds > SECONDS:
            outcome.wrong.append(f"example {number}: {seconds:.0f} s")
    return outcome


def peak_megabytes() -> int:
    """The most memory that this process had; 0 where the system does not say."""
    if sys.platform == "win32":
        return 0
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak // (2**20 if sys.platform == "darwin" else 1024)


def targets() -> Iterator[Target]:
    """Decks through the reader of diff, trace and text, and through inspect; pictures on their way into a deck; what a project keeps."""
    from generator.inspection.inspect import inspect
    from generator.pptx_deck.read import read_deck

    from . import of_projects
    from .mutations import damaged_bytes, mutated

    decks = _decks()
    yield Target("read_deck", _from_file("deck.pptx", read_deck), decks, mutated)
    yield Target("inspect", _from_file("deck.pptx", inspect), decks, mutated)
    yield Target("safe_picture", _picture, _pictures(), damaged_bytes)
    yield Target("read_workbook", _from_file(*of_projects.READERS["workbook"]), of_projects.workbooks(), mutated)
    for name, sound in (("lineage", of_projects.lineage()), ("history", of_projects.histories())):
        yield Target(name, _from_file(*of_projects.READERS[name]), sound, of_projects.damaged_json)


def _from_file(name: str, read: Callable[[Path], object]) -> Callable[[bytes], object]:
    def call(content: bytes) -> object:
        with tempfile.TemporaryDirectory(prefix="jianbao-fuzz-") as folder:
            file = Path(folder) / name
            file.write_bytes(content)
            return read(file)

    return call


def _picture(content: bytes) -> object:
    from generator.office.pictures import safe_picture

    return safe_picture(content, "picture")


def _decks() -> list[bytes]:
    """A deck with everything a reader knows, one with comments and notes, and every tenth time the shipped master."""
    from tests.differ.decks import make_deck
    from tests.inspection.test_inspect import _AUTHORS, _OLD, _comments, _modern
    from tests.office.hostile import packed

    with tempfile.TemporaryDirectory(prefix="jianbao-fuzz-") as folder:
        rich = make_deck(Path(folder) / "rich.pptx", ("集团收入", "海外市场")).read_bytes()
    commented = [packed(_comments(_modern(), _AUTHORS, _OLD)), packed(_modern())]
    return [rich, *commented, rich, commented[0], rich, rich, *commented, _master()]


def _master() -> bytes:
    root = Path(__file__).resolve().parents[2]
    return next(root.glob("templates/*/master.pptx")).read_bytes()


def _pictures() -> list[bytes]:
    from PIL import Image

    exif = Image.Exif()
    exif[0x013B], exif[0x0112] = "author", 6
    image = Image.linear_gradient("L").convert("RGB").resize((60, 40))
    kinds = [("JPEG", {"exif": exif}), ("PNG", {}), ("JPEG", {"progressive": True}), ("PNG", {"exif": exif})]
    made = []
    for form, more in kinds:
        content = io.BytesIO()
        image.save(content, form, **more)
        made.append(content.getvalue())
    return made
