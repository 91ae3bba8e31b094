"""Which project a command works in: the one that is named, else the one that the workbook lies in."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.cli.options import HERE, project_of
from generator.files.project import project_above


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """A workbook in the inputs of one project, which lies in another."""
    for folder in ("outer/templates", "outer/inner/templates", "outer/inner/inputs/2024", "elsewhere"):
        (tmp_path / folder).mkdir(parents=True)
    file = tmp_path / "outer" / "inner" / "inputs" / "2024" / "h1.xlsx"
    file.write_bytes(b"PK")
    return file


def test_the_nearest_folder_with_templates_above_a_workbook_is_its_project(workbook: Path, tmp_path: Path) -> None:
    assert project_above(workbook) == (tmp_path / "outer" / "inner").resolve()
    assert project_above(tmp_path / "elsewhere" / "a.xlsx") is None


def test_a_build_from_another_folder_finds_the_workbooks_project(
    workbook: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert project_of(HERE, workbook) == (tmp_path / "outer" / "inner").resolve()
    assert project_of(Path(), workbook) == Path()  # `--project .` names one
    monkeypatch.chdir(tmp_path / "outer" / "inner")
    assert project_of(HERE, Path("inputs/2024/h1.xlsx")) is HERE
    assert project_of(HERE, Path("no.xlsx")) is HERE
