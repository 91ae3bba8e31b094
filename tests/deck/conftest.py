"""Fixtures of whole-deck tests: the real decks are built once a run, and asked many questions."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import BuildResult, build
from generator.office.libreoffice import find_office
from generator.office.preview import Preview, preview
from generator.office.preview import to_pdf as render
from tests.once import made_once

ROOT = Path(__file__).resolve().parents[2]
WORKBOOK, YEAR = "2024H1.xlsx", "2024FY.xlsx"


@pytest.fixture(autouse=True, scope="session")
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    """No test reads or fills the user's own cache."""
    os.environ["JIANBAO_CACHE"] = str(tmp_path_factory.getbasetemp().parent / "chart-cache")


def make_project(folder: Path) -> Path:
    """A project folder of its own, with the shipped template and workbook."""
    shutil.copytree(ROOT / "templates", folder / "templates")
    shutil.copytree(ROOT / "inputs", folder / "inputs")
    return folder


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return make_project(tmp_path / "project")


def _built_in(folder: Path, workbook: str) -> BuildResult:
    project = make_project(folder / "project")
    return build(project / "inputs" / workbook, project=project)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> BuildResult:
    """The shipped deck, built once; tests read it and change nothing."""
    return made_once(tmp_path_factory, "built", lambda folder: _built_in(folder, WORKBOOK))


@pytest.fixture(scope="session")
def built_year(tmp_path_factory: pytest.TempPathFactory) -> BuildResult:
    """The deck of the full year, built once; tests read it and change nothing."""
    return made_once(tmp_path_factory, "built-year", lambda folder: _built_in(folder, YEAR))


@pytest.fixture(scope="session")
def office() -> str:
    """LibreOffice, or a skip with the reason; under CI its absence is a failure."""
    program = find_office()
    if program is None:
        if os.environ.get("JIANBAO_RENDER") == "required":
            pytest.fail("LibreOffice is required here and not installed")
        pytest.skip("LibreOffice is not installed")
    return program


@pytest.fixture(scope="session")
def to_pdf(office: str, tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], Path]:
    """Renders a deck with the fonts' twins; returns the PDF's path."""
    # Each in a folder of its own: decks of two tests have the same name.
    return lambda deck: render(deck, tmp_path_factory.mktemp("render"))


@pytest.fixture(scope="session")
def previewed(built: BuildResult, office: str, tmp_path_factory: pytest.TempPathFactory) -> Preview:
    """The shipped deck as PDF and two of its pages as images, rendered once."""
    deck = built.deck
    assert deck is not None
    return made_once(tmp_path_factory, "previewed", lambda folder: preview(deck, folder, slides=[3, 5], dpi=60))


@pytest.fixture(scope="session")
def pdf(previewed: Preview) -> Path:
    """The shipped deck as PDF."""
    assert previewed.pdf is not None
    return previewed.pdf
