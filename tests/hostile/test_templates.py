"""Templates as hostile data: each ends in one line with its place, within two seconds and 200 MB, never in a traceback.

The attacks run in a process of their own, which may be killed; one that hangs is the first that has no result.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from .attacks import FILES, HARMLESS, HARMLESS_FILES, HARMLESS_SLIDES, SLIDES, TEMPLATES

ROOT = Path(__file__).resolve().parents[2]
MOST_SECONDS = 600


Results = Callable[[str], dict[str, dict[str, object]]]
"""What came of each attack of a kind, by name."""


def _attempted(wanted: str) -> bytes:
    command = [sys.executable, "-m", "tests.hostile.attempt", wanted]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    try:
        done = subprocess.run(
            command, cwd=ROOT, capture_output=True, timeout=MOST_SECONDS, check=False, env=environment
        )
    except subprocess.TimeoutExpired as late:
        return late.stdout or b""
    return done.stdout


@pytest.fixture(scope="session")
def results(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Results:
    """The attacks of a kind are tried once, also where several workers share the tests: the others wait for the first."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if hasattr(request.config, "workerinput") else base

    @cache
    def came_of(wanted: str) -> dict[str, dict[str, object]]:
        done, part = shared / f"hostile-{wanted}.jsonl", shared / f"hostile-{wanted}.part"
        try:
            (shared / f"hostile-{wanted}.begun").touch(exist_ok=False)
        except FileExistsError:
            until = time.monotonic() + MOST_SECONDS
            while not done.exists() and time.monotonic() < until:
                time.sleep(0.1)
        else:
            part.write_bytes(_attempted(wanted))
            part.rename(done)
        return {result["name"]: result for result in map(json.loads, done.read_bytes().splitlines())}

    return came_of


def check(result: dict[str, object], harmless: bool) -> None:
    error = str(result["error"])
    assert result["told"], error
    assert float(str(result["seconds"])) < 2
    assert float(str(result["megabytes"])) < 200
    assert bool(error) is not harmless, error
    if error:
        assert error.startswith("slides/05.yaml")
        assert error.isprintable()
        assert len(error) < 400


@pytest.mark.parametrize("attack", TEMPLATES)
def test_a_template_ends_in_a_line_with_its_place(results: Results, attack: str) -> None:
    result = results("templates")[attack]
    check(result, attack in HARMLESS)
    assert not result["error"] or str(result["error"]).startswith("slides/05.yaml:7: ")


@pytest.mark.parametrize("attack", FILES)
def test_a_slide_file_ends_in_a_line_with_its_place(results: Results, attack: str) -> None:
    check(results("files")[attack], attack in HARMLESS_FILES)


@pytest.mark.parametrize("attack", SLIDES)
def test_a_deck_of_one_slide_is_built_or_refused_in_lines_with_their_place(results: Results, attack: str) -> None:
    result = results("slides")[attack]
    assert result["told"], result["error"]
    assert float(str(result["seconds"])) < 2
    assert float(str(result["megabytes"])) < 200
    lines = str(result["error"]).splitlines()
    assert bool(lines) is (attack not in HARMLESS_SLIDES), result["error"]
    for line in lines:
        assert line.startswith(("templates/plain/slides/05.yaml:", "slide 1: "))
        assert line.isprintable()
        assert len(line) < 800  # lists of what there is are whole
