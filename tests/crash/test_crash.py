"""A spread sample of what `make crash` does in full: a command stopped, failed or without power at one operation."""

from __future__ import annotations

import os
import tempfile
from collections import Counter
from pathlib import Path

import pytest

from .cases import CASES, Case
from .faults import KINDS
from .run import run_case
from .warm import warm

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="commands are stopped in forked processes")
EVERY = 23


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    monkeypatch.setenv("JIANBAO_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("JIANBAO_SOFFICE", "")
    warm(monkeypatch.setattr)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_whenever_a_command_is_stopped_nothing_is_lost_nothing_false_is_said_and_nothing_is_left(
    case: Case, tmp_path: Path
) -> None:
    counted: Counter[str] = run_case(case, tmp_path, EVERY, first=2 * CASES.index(case))
    assert counted["operations"] >= 8
    assert sum(counted[kind] for kind in KINDS) >= 1
