"""A small project for commands, and a cache of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.small_project import make_small_project


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or fills the user's own cache."""
    monkeypatch.setenv("JIANBAO_CACHE", str(tmp_path / "cache"))


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A project of two slides."""
    return make_small_project(tmp_path / "small")
