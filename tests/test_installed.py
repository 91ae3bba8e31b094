"""The package as people install it: a wheel in a folder of its own, used where no checkout is."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from tests.benchmarks.installed import install

HELP = (
    "import sys; import generator.cli as cli\n"
    "try: cli.main(['--help'])\n"
    "except SystemExit: pass\n"
    "heavy = {'matplotlib', 'numpy', 'openpyxl', 'pptx', 'pydantic', 'jinja2', 'lxml', 'multiprocessing', 'watchfiles'}\n"
    "print(cli.__file__, sorted(heavy & set(sys.modules)))"
)


def test_a_wheel_makes_a_project_and_its_deck_and_writes_nothing_where_it_is_installed(tmp_path: Path) -> None:
    """Templates, the master and fonts are in it, and `--help` imports nothing heavy there."""
    folder = install(tmp_path).folder
    before = _files(folder)
    said = _run(tmp_path, folder, "-c", HELP).splitlines()[-1]
    assert said == f"{folder / 'generator' / 'cli' / '__init__.py'} []"
    _run(tmp_path, folder, "-m", "generator", "new", "ours", "--period", "2024Q3", "--company", "甲公司")
    (book,) = (tmp_path / "ours" / "inputs").glob("*.xlsx")
    told = _run(tmp_path, folder, "-m", "generator", "build", str(book), codes=(0, 1))
    assert (tmp_path / "ours" / "output" / f"{book.stem}.pptx").is_file(), told
    assert _files(folder) == before


def _files(folder: Path) -> Mapping[Path, int]:
    return {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}


def _run(home: Path, folder: Path, *arguments: str, codes: tuple[int, ...] = (0,)) -> str:
    environment = {**os.environ, "PYTHONPATH": str(folder), "JIANBAO_CACHE": str(home / "cache")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, *arguments]
    run = subprocess.run(command, cwd=home, env=environment, capture_output=True, text=True, check=False)
    assert run.returncode in codes, run.stdout + run.stderr
    return run.stdout
