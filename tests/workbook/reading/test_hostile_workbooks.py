"""Workbooks made to harm: each is read right, or refused in one line that says where; nothing runs on."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from generator.errors import JianbaoError
from generator.finance.period import find_period
from generator.workbook.reading.grid import read_grid
from generator.workbook.reading.read import read_workbook
from generator.workbook.rolling.roll import roll
from tests.office.hostile import Members

from .hostile import HOSTILE, sound

_READ = (
    "a cell in the last row", "a formatted cell in the last row of all sheets", "a value in the last row of all sheets",
    "a cell in the last column", "a formatted cell in the last column of the headings", "a heading in the last column",
    "a merge over a whole sheet below the headings", "ten thousand merges", "a dimension that lies", "all columns hidden",
    "a comment in the last cell", "formatted cells: a hundred thousand rows", "no comments part", "a drawing that is none",
    "a cell added to itself forty times over", "two cells of each other's sums, sixty deep", "60,000 defined names",
    "names that double, fifty deep", "a name of itself", "an external link", "a sum over the whole sheet", "-0",
    "names that lead upwards", "absolute names", "functions nested 2,000 deep", "a formula of a million letters",
)  # fmt: skip
_TOLD = {
    "a row beyond the sheet": "产品: cannot be read: row \"99999999999\"",
    "a merge that is no area": "财务: cannot be read: \"H4:garbage\"",
    "a style index out of range": "财务!G4: cannot be read: it names style 99999",
    "a text index out of range": "财务!A4: cannot be read: it names text 7",
    "a negative text index": "财务!A4: cannot be read: it names text -1",
    "not a number": "财务!H4: cannot be read: \"NaN\"",
    "1e999": "财务!H4: cannot be read: 1e999",
    "1e308": "财务!H4: 营业收入 of 2024H1 is larger than any amount",
    "a figure of itself": "财务!H4: the formula refers to itself",
    "a circle of 2,000 cells": "产品!Z10: the formula refers to itself",
    "a sheet that points nowhere": "财务: cannot be read: the workbook does not say",
    "a sheet without its part": "财务: cannot be read: its part xl/worksheets/sheet3.xml is not in the file",
    "damaged styles": "xl/styles.xml: cannot be read: it is damaged",
    "damaged comments": "xl/comments1.xml: cannot be read: it is damaged",
    "two sheets of one name": "财务: cannot be read: two sheets have this name",
    "an empty sheet name": "sheet 4 has no name",
    "two members of one name": "has two members named xl/worksheets/sheet3.xml",
    "members said to be encrypted": "is encrypted",
    "500,000 rows": "xl/worksheets/sheet4.xml: is too large: 500,004 rows",
    "six million cells": "xl/worksheets/sheet4.xml: is too large: 100,004 rows and 6,000,006 cells",
}


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> Members:
    return sound(tmp_path_factory.mktemp("sound"))


def _made(name: str, parts: Members, folder: Path) -> Path:
    path = folder / "2024H1.xlsx"
    path.write_bytes(HOSTILE[name](parts))
    return path


@pytest.mark.parametrize("name", _READ)
def test_what_does_no_harm_is_read_as_ever(name: str, parts: Members, tmp_path: Path) -> None:
    workbook = read_workbook(_made(name, parts, tmp_path), verify=True)
    assert [one.value for one in workbook.metrics["gross_profit"].figures.values()] == [400, 600]


@pytest.mark.parametrize("name", _TOLD)
def test_what_cannot_be_read_is_told_where_it_stands(name: str, parts: Members, tmp_path: Path) -> None:
    with pytest.raises(JianbaoError) as caught:
        read_workbook(_made(name, parts, tmp_path), verify=True)
    assert _TOLD[name] in str(caught.value)
    assert len(str(caught.value).splitlines()) == 1
    assert "HUGE" not in str(caught.value)


@pytest.mark.parametrize("name", [name for name in HOSTILE if name not in _TOLD and name not in _READ])
def test_all_others_are_read_or_refused_a_line_for_each_problem(name: str, parts: Members, tmp_path: Path) -> None:
    refused: list[JianbaoError] = []
    try:
        read_workbook(_made(name, parts, tmp_path), verify=True)
    except JianbaoError as error:
        refused.append(error)
    assert all(len(str(error).splitlines()) == len(error.problems) for error in refused)


def test_only_rows_that_are_there_are_gone_over(parts: Members, tmp_path: Path) -> None:
    sheet = read_grid(_made("a cell in the last row", parts, tmp_path)).sheets["产品"]
    assert list(sheet.rows_below(3)) == [4, 1_048_576]
    assert [column for column, _ in sheet.row(1_048_576)] == [1]


def test_a_workbook_with_a_stray_cell_in_its_last_row_is_rolled(parts: Members, tmp_path: Path) -> None:
    period = find_period("2024FY")
    assert period is not None
    rolled = roll(_made("a value in the last row of all sheets", parts, tmp_path), period)
    assert rolled.path.stat().st_size < 100_000


def test_a_chain_of_twenty_thousand_formulas_is_followed_in_bounded_time(parts: Members, tmp_path: Path) -> None:
    path = _made("a chain of 20,000 cells", parts, tmp_path)
    told = "import sys; from pathlib import Path; from generator.workbook.reading.read import read_workbook as r; print(len(list(r(Path(sys.argv[1])).metrics['revenue'].figures[max(r(Path(sys.argv[1])).metrics['revenue'].figures)].ancestry())))"
    found = subprocess.run([sys.executable, "-c", told, str(path)], capture_output=True, text=True, timeout=60, check=True)
    assert found.stdout.strip() == "20001"
