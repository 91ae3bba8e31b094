"""Each starter is a worked example: its demo builds clean, is of no real company, and rolls with nothing left behind."""

from __future__ import annotations

import re
import shutil
import zipfile
from pathlib import Path

import pytest
from pptx import Presentation

from generator import build, check, new_project, roll
from generator.commands.results import BuildResult
from generator.finance.findings import OVERFLOW, UNSETTLED
from tests.small_project import ROOT

STARTERS = ROOT / "starters"
DEMOS = {"quarterly": ("2024Q3", 10), "annual": ("2024FY", 15), "one-page": ("2024H1", 1), "interim-results": ("2024H1", 24)}
"""The period of each demo and how many slides it has."""

COMPANY = re.compile(
    r"商汤|SenseCore|SenseTime|sensetime|日日新|绝影|秒画|小浣熊|UniAD|FlexInterface|AgentFlow|IDC|idc_|百度|腾讯|火山|阿里|"
    r"英伟达|特斯拉|小米|吉利|GPT|Claude|Gemini|OpenCompass|沙特|阿布扎比|AIDC|率先|首家"
)
"""Words of the first deck's company, of others that it names, and of what it claims."""


@pytest.fixture(scope="module", params=DEMOS)
def demo(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, BuildResult]:
    """A starter as it lies there, built with its demo."""
    name = request.param
    folder = tmp_path_factory.mktemp(name) / name
    shutil.copytree(STARTERS / name, folder)
    return name, build(folder / "inputs" / f"{DEMOS[name][0]}.xlsx", project=folder)


def test_a_demo_builds_with_nothing_found_but_that_it_is_a_demo(demo: tuple[str, BuildResult]) -> None:
    name, result = demo
    assert result.summary.slides == DEMOS[name][1]
    assert {one.kind for one in result.findings if one.stops_final} == {UNSETTLED}


def test_every_number_of_a_demo_leads_to_a_cell(demo: tuple[str, BuildResult]) -> None:
    _, result = demo
    assert result.summary.tied == result.summary.figures > 20


def test_nothing_waits_and_nothing_is_to_be_changed(demo: tuple[str, BuildResult]) -> None:
    _, result = demo
    assert result.deck is not None
    words = "".join("".join(slide._element.itertext()) for slide in Presentation(str(result.deck)).slides)
    assert "【" not in words


@pytest.mark.parametrize("file", sorted(STARTERS.rglob("*.yaml")), ids=lambda path: path.relative_to(STARTERS).as_posix())
def test_no_word_of_a_real_company_stands_in_a_starter(file: Path) -> None:
    assert COMPANY.findall(file.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("name", DEMOS)
def test_no_word_of_a_real_company_stands_in_a_demo(name: str) -> None:
    with zipfile.ZipFile(STARTERS / name / "inputs" / f"{DEMOS[name][0]}.xlsx") as package:
        parts = [package.read(part).decode("utf-8") for part in package.namelist() if part.endswith(".xml")]
    assert COMPANY.findall("".join(parts)) == []


def test_nothing_in_the_program_knows_the_first_company() -> None:
    files = (ROOT / "generator").rglob("*.py")
    said = {file.name: COMPANY.findall(file.read_text(encoding="utf-8")) for file in files}
    assert {name: found for name, found in said.items() if found} == {}


@pytest.mark.parametrize("starter", DEMOS)
def test_an_empty_project_builds_and_shows_what_will_stand_there(starter: str, tmp_path: Path) -> None:
    workbook = new_project(tmp_path / "own", DEMOS[starter][0], "甲公司", starter)
    result = build(workbook, project=tmp_path / "own")
    assert result.deck is not None and result.summary.slides == DEMOS[starter][1]
    assert [one for one in result.findings if one.kind == OVERFLOW] == []
    shapes = [shape.name for slide in Presentation(str(result.deck)).slides for shape in slide.shapes]
    assert sum(name.startswith("sample") for name in shapes) >= 5


def test_the_quarterly_demo_rolls_to_the_next_quarter_and_the_next_year_with_nothing_left_behind(tmp_path: Path) -> None:
    """Every chart and table that ended with the third quarter waits for the fourth; none still ends with the third."""
    shutil.copytree(STARTERS / "quarterly", tmp_path / "own")
    workbook = tmp_path / "own" / "inputs" / "2024Q3.xlsx"
    for period in ("2024Q4", "2025Q1"):
        workbook = roll(workbook, period, project=tmp_path / "own").rolled.path
        result = check(workbook, project=tmp_path / "own")
        waited = {cell.sheet for one in result.findings if one.kind == "missing" for cell in one.cells}
        assert waited >= {"财务", "现金", "运营"}
        assert not [one for one in result.findings if one.kind in ("overflow", "claim")]
