"""Fixtures of whole-deck tests: the real deck is built once a run, and asked many questions."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import BuildResult, build
from generator.office import find_office

ROOT = Path(__file__).resolve().parents[2]
WORKBOOK = "2024H1.xlsx"


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


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> BuildResult:
    """The shipped deck, built once; tests read it and change nothing."""
    folder = make_project(tmp_path_factory.mktemp("built") / "project")
    return build(folder / "inputs" / WORKBOOK, project=folder)


@pytest.fixture(scope="session")
def office() -> str:
    """LibreOffice, or a skip with the reason; under CI its absence is a failure."""
    program = find_office()
    if program is None:
        if os.environ.get("JIANBAO_RENDER") == "required":
            pytest.fail("LibreOffice is required here and not installed")
        pytest.skip("LibreOffice is not installed")
    return program


# The readers' fonts by their metric twins; without this LibreOffice takes Japanese shapes for Chinese text.
_ALIASES = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include>
{}
</fontconfig>"""
_ALIAS = """<match target="pattern"><test name="family"><string>{}</string></test>
<edit name="family" mode="assign" binding="strong"><string>{}</string></edit></match>"""
TWINS = {"微软雅黑": "Noto Sans CJK SC", "Arial": "Liberation Sans"}


@pytest.fixture(scope="session")
def to_pdf(office: str, tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], Path]:
    """Renders a deck with the fonts' twins; returns the PDF's path."""
    folder = tmp_path_factory.mktemp("render")
    config = folder / "fonts.conf"
    config.write_text(_ALIASES.format("".join(_ALIAS.format(*pair) for pair in TWINS.items())), encoding="utf-8")

    def render(deck: Path) -> Path:
        command = [office, "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--convert-to", "pdf",
                   "--outdir", str(folder), str(deck)]  # fmt: skip
        environment = {**os.environ, "FONTCONFIG_FILE": str(config)}
        subprocess.run(command, check=True, capture_output=True, timeout=240, env=environment)
        return folder / f"{deck.stem}.pdf"

    return render


@pytest.fixture(scope="session")
def pdf(built: BuildResult, to_pdf: Callable[[Path], Path]) -> Path:
    """The shipped deck as PDF, rendered once."""
    assert built.deck is not None
    return to_pdf(built.deck)
