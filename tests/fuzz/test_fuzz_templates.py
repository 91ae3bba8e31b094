"""Slide files of the shipped template with random mutations: built, or refused in our own words, and never for long.

FUZZ=3000 tries as many; 50 without it. An example that fails is printed with its seed, which makes it again.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import time
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path

import pytest

from generator.errors import JianbaoError
from generator.text.render import Renderer
from tests.samples import metric, workbook

ROOT = Path(__file__).resolve().parents[2]
SLIDES = ROOT / "templates" / "interim-results" / "slides"
EXAMPLES = int(os.environ.get("FUZZ", "50"))
MOST_SECONDS = 20
MOST_MEMORY = 2**30

_SPLICES = (
    "{{", "}}", "{%", "%}", "{#", "**", "[^", "]", "\\", '"', "'", ": ", "- ", " #", "&a ", "*a", "!!str ", "<<: *a",
    "|", ">", "?", "\t", "\n", "\r\n", "\0", "\x1b", "\ue000", "\ue002", "\u202e", "\ufeff", "\u2028", "💡", "甲" * 300,
    "9" * 400, "1e999", "-1", "nan", "inf", " | pct", " | yi(99)", " | default('')", ".yoy", ".latest", ".at('2024H1')",
    " and ", " not ", " in ", " for row in 产品", "(", ")", "[", "{", "revenue", "loop.index", "~", "==", "null",
)  # fmt: skip


@cache
def _sources() -> tuple[tuple[str, str], ...]:
    return tuple((path.stem, path.read_text(encoding="utf-8")) for path in sorted(SLIDES.glob("*.yaml")))


def mutated(text: str, chance: random.Random) -> str:
    """A few cuts, repeats, exchanges and splices of a text."""
    for _ in range(chance.choice((1, 1, 1, 2, 6))):
        start = chance.randrange(len(text) + 1)
        end = min(len(text), start + chance.choice((0, 1, 2, 5, 20, 80)))
        piece = text[start:end]
        act = chance.randrange(5)
        if act == 0:
            piece = ""
        elif act == 1:
            piece *= chance.choice((2, 3, 40))
        elif act == 2:
            piece = piece[::-1]
        else:
            piece = chance.choice(_SPLICES) * chance.choice((1, 1, 1, 3, 200))
        text = text[:start] + piece + text[end:]
    return text


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("fuzz") / "project"
    shutil.copytree(ROOT / "templates", folder / "templates")
    shutil.copytree(ROOT / "inputs", folder / "inputs")
    os.environ["JIANBAO_CACHE"] = str(folder / "cache")
    return folder


@pytest.fixture
def little_memory():  # type: ignore[no-untyped-def]
    """No example may take a gigabyte more than there is in use."""
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_AS)
    pages = int(Path("/proc/self/statm").read_text().split()[0]) if Path("/proc/self/statm").exists() else 0
    limit = pages * resource.getpagesize() + MOST_MEMORY
    resource.setrlimit(resource.RLIMIT_AS, (limit, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_AS, before)


def is_refused(act: Callable[[], object], which: str, most_seconds: float) -> bool:
    """Whether an act is refused in our own words; anything else that it raises is a failure, and so is taking long."""
    started, said = time.process_time(), None
    try:
        act()
    except JianbaoError as error:
        said = str(error)
    except Exception as error:
        raise AssertionError(f"{which}: {error!r}") from error
    assert time.process_time() - started < most_seconds, f"{which} is slow"
    assert said is None or said.strip(), f"{which}: an empty message"
    return said is not None


def test_a_mutated_slide_file_is_built_or_refused(project: Path, little_memory: None) -> None:
    from generator import check

    template = project / "templates" / "interim-results"
    deck = (template / "deck.yaml").read_text(encoding="utf-8")
    refused = 0
    for seed in range(EXAMPLES):
        chance = random.Random(seed)
        name, source = chance.choice(_sources())
        (template / "deck.yaml").write_text(_with_one_slide(deck, name), encoding="utf-8")
        with (template / "slides" / f"{name}.yaml").open("w", encoding="utf-8", newline="") as file:
            file.write(mutated(source, chance))
        act = partial(check, project / "inputs" / "2024H1.xlsx", project=project)
        refused += is_refused(act, f"seed {seed} ({name})", MOST_SECONDS)
        (template / "slides" / f"{name}.yaml").write_text(source, encoding="utf-8")
    assert refused > 0
    assert refused < EXAMPLES or EXAMPLES < 50  # some build


def _with_one_slide(deck: str, name: str) -> str:
    """deck.yaml with no other slide, and no appendix."""
    without = re.sub(r"^slides:.*?(?=^\S)", "", deck, flags=re.MULTILINE | re.DOTALL)
    return re.sub(r"^appendix:.*\n", "", without, flags=re.MULTILINE) + f'\nslides: ["{name}"]\n'


def test_a_mutated_template_string_is_rendered_or_refused(little_memory: None) -> None:
    strings = [
        found for _, source in _sources() for found in re.findall(r'"([^"\n]*\{[{%][^"\n]*)"', source)
    ]  # fmt: skip
    keys = sorted({key for one in strings for key in re.findall(r"[a-z]+(?:_[a-z]+)*", one)})
    values = {"2023H1": "10", "2023FY": "24", "2024H1": "12.5"}
    book = workbook(*(metric(key, values) for key in keys), tables={"产品": [{"名称": "甲"}, {"名称": "乙"}]})
    renderer = Renderer(book)
    for seed in range(EXAMPLES * 10):
        chance = random.Random(seed)
        source = mutated(chance.choice(strings), chance)
        is_refused(partial(renderer.text, source), f"seed {seed} ({source!r})", 2)
