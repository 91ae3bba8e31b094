"""Several workbooks on the command line: a line each, a table, one exit code, and a clean end by Ctrl-C."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest
from click.testing import CliRunner, Result

from generator.cli import commands
from generator.commands.trace import Wanted, trace
from generator.workbook.writing.write import write_workbook
from tests.small_project import ROOT, content


def run(*arguments: object) -> Result:
    return CliRunner().invoke(commands, ["build", *map(str, arguments)], standalone_mode=False)


@pytest.fixture(scope="module")
def batch(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Result]:
    """A folder of three workbooks, one of them broken, built by two processes."""
    from tests.small_project import make_small_project

    project = make_small_project(tmp_path_factory.mktemp("batch") / "small")
    write_workbook(content("1300"), project / "inputs" / "2024H1-b.xlsx")
    (project / "inputs" / "2024H1-a.xlsx").write_bytes(b"PK")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JIANBAO_CACHE", str(project.parent / "cache"))
        return project, run(project / "inputs", "--jobs", 2)


def test_a_folder_is_all_workbooks_in_it_each_with_its_line_as_it_ends(batch: tuple[Path, Result]) -> None:
    project, result = batch
    ended = [line.partition(" in ")[0] for line in result.output.splitlines()]
    for name in ("2024H1", "2024H1-b"):
        assert f"{project}/output/{name}.pptx  built" in ended
    assert f"{project}/inputs/2024H1-a.xlsx  not built\n  {project}/inputs/2024H1-a.xlsx: is damaged" in result.output


def test_the_table_at_the_end_has_a_row_a_workbook_and_a_count(batch: tuple[Path, Result]) -> None:
    project, result = batch
    table = result.output.split("slides charts", 1)[1].splitlines()[1:]
    assert {line.split()[-1]: line.split()[:-1] for line in table[:3]} == {
        f"{project}/inputs/2024H1.xlsx": ["built", "2", "0", "6", "0", "0"],
        f"{project}/inputs/2024H1-a.xlsx": ["not", "built", "–", "–", "–", "–", "–"],
        f"{project}/inputs/2024H1-b.xlsx": ["built", "2", "0", "6", "0", "0"],
    }
    assert table[-1] == "2 built, 1 not built"


def test_one_that_could_not_be_built_is_2(batch: tuple[Path, Result]) -> None:
    assert batch[1].return_value == 2


def test_findings_that_matter_are_1_and_a_clean_batch_0(small: Path) -> None:
    """毛利 600 is more than a 收入 of 500: a rule of 勾稽 that does not hold."""
    write_workbook(content("500"), small / "inputs" / "less.xlsx")
    clean = run(small / "inputs" / "2024H1.xlsx", small / "inputs", "--jobs", 1, "--json")
    decks = json.loads(clean.output)["decks"]
    assert [(Path(one["workbook"]).name, len(one["result"]["findings"]) > 0) for one in decks] == [
        ("2024H1.xlsx", False), ("less.xlsx", True),
    ]  # fmt: skip
    assert clean.return_value == 1
    (small / "inputs" / "less.xlsx").unlink()
    shutil.copy(small / "inputs" / "2024H1.xlsx", small / "inputs" / "same.xlsx")
    assert run(small / "inputs", "-o", small / "elsewhere").return_value == 0
    assert sorted(path.name for path in (small / "elsewhere").glob("*.pptx")) == ["2024H1.pptx", "same.pptx"]


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["-o", "all.pptx"], "--output: names one file, all.pptx, and there are several decks."),
        (["--against", "old.xlsx"], "--against: names the last period's workbook of one"),
    ],
)
def test_what_is_of_one_workbook_is_refused_for_many(small: Path, options: list[str], told: str) -> None:
    result = run(small / "inputs", *options)
    assert told in str(result.exception)
    assert not (small / "output").exists()


def test_jobs_mean_nothing_for_one_workbook_and_an_empty_folder_is_told(small: Path) -> None:
    assert "--jobs: is of many decks" in str(run(small / "inputs" / "2024H1.xlsx", "--jobs", 2).exception)
    assert "has no workbook in it" in str(run(small / "templates").exception)


@pytest.fixture
def twelve(small: Path) -> tuple[subprocess.Popen[str], Path]:
    """A batch of twelve under way in a session of its own."""
    books = [shutil.copy(small / "inputs" / "2024H1.xlsx", small / "inputs" / f"{number}.xlsx") for number in range(12)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-m", "generator", "build", "--jobs", "2", "--project", str(small), *map(str, books)]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, env=environment, start_new_session=True), small


def interrupted(running: subprocess.Popen[str]) -> tuple[str, str]:
    """Ctrl-C, which a terminal sends to all of them: what was printed then; no process of theirs is left."""
    workers = psutil.Process(running.pid).children(recursive=True)
    os.killpg(running.pid, signal.SIGINT)
    rest, told = running.communicate(timeout=60)
    assert running.returncode == 130, told
    assert psutil.wait_procs(workers, timeout=10)[1] == []
    return rest, told.strip()


def test_ctrl_c_leaves_whole_decks_no_halves_and_no_process_and_says_what_was_done(
    twelve: tuple[subprocess.Popen[str], Path]
) -> None:
    running, small = twelve
    assert running.stdout is not None
    first = running.stdout.readline()
    rest, told = interrupted(running)
    built = [line for line in [first, *rest.splitlines()] if "  built in " in line]
    assert told == f"stopped: {len(built)} of 12 decks are built, whole; nothing else was touched."
    decks = sorted((small / "output").glob("*.pptx"))
    assert len(built) <= len(decks) <= len(built) + 1 < 12
    for deck in decks:
        assert trace(deck, Wanted(), None, small)[0].record.intact
    assert [path.name for path in small.rglob("*") if path.name.startswith(".jianbao") and path.suffix == ".part"] == []


def test_ctrl_c_while_the_processes_still_start_ends_them_without_a_word_of_theirs(
    twelve: tuple[subprocess.Popen[str], Path]
) -> None:
    running, small = twelve
    while not psutil.Process(running.pid).children():
        time.sleep(0.01)
    assert interrupted(running) == ("", "stopped: 0 of 12 decks are built, whole; nothing else was touched.")
    assert not (small / "output").exists() or not list((small / "output").glob("*.pptx"))
