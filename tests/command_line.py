"""The command line, run in the tests' own process: a process of its own takes a second to import what is there already."""

from __future__ import annotations

import contextlib
import io
import subprocess
from pathlib import Path

from generator.cli import main


def run_here(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """A command in a folder, and what it printed. An error that a user would see as a traceback is raised."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.chdir(cwd), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            main(arguments)
        except SystemExit as ended:
            return subprocess.CompletedProcess(arguments, int(ended.code or 0), out.getvalue(), err.getvalue())
    raise AssertionError("a command ends with its exit code")
