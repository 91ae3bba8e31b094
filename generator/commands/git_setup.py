"""Tells a git repository to show decks and workbooks as text in `git diff` and `git log -p`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from ..differ.run import WORKBOOKS
from ..errors import Problem, UsageError
from ..files.write import write_beside

DECKS = (".pptx", ".pptm", ".potx", ".potm", ".ppsx", ".ppsm")
ATTRIBUTES = tuple(f"*{suffix} diff=jianbao" for suffix in (*DECKS, *WORKBOOKS))


def git_setup(folder: Path) -> list[Path]:
    """Write the attributes and the text conversion into the repository that holds `folder`; the files written.

    Raises:
        UsageError: git is missing, or there is no repository.
    """
    root = Path(_git(folder, "rev-parse", "--show-toplevel"))
    attributes = root / ".gitattributes"
    known = attributes.read_text(encoding="utf-8") if attributes.is_file() else ""
    missing = [line for line in ATTRIBUTES if line not in known.splitlines()]
    if missing:
        start = known if not known or known.endswith("\n") else f"{known}\n"
        write_beside(attributes, (start + "\n".join(missing) + "\n").encode())
    # By its full path: git runs it from anywhere, in an environment that is not active.
    program = Path(sys.executable).as_posix()
    _git(root, "config", "diff.jianbao.textconv", f'"{program}" -m generator text')
    _git(root, "config", "diff.jianbao.cachetextconv", "true")
    return [attributes, Path(_git(root, "rev-parse", "--absolute-git-dir")) / "config"]


def _git(folder: Path, *arguments: str) -> str:
    try:
        told = subprocess.run(
            ["git", *arguments], cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False
        )
    except FileNotFoundError as error:
        raise UsageError(Problem(str(folder), "git is not installed, or there is no such folder.", "")) from error
    if told.returncode:
        said = told.stderr.strip().splitlines()
        raise UsageError(Problem(str(folder), said[-1] if said else "git failed.", "Run git init first."))
    return told.stdout.strip()
