"""A project of one's own: made of the example that comes with the templates, found by looking."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from generator import new_project
from generator.commands import new_project as room
from generator.commands.schema import slide_schema, write_schemas
from generator.errors import OutputError
from generator.finance.period import period_named
from generator.workbook.editing.edit import PackageEdit
from generator.workbook.reading.grid import read_grid
from generator.workbook.reading.read import read_workbook
from generator.workbook.rolling.roll import roll
from generator.workbook.writing.content import SettingRow
from generator.workbook.writing.write import write_workbook
from tests.small_project import BOOK, content


@pytest.fixture
def shipped(small: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small project stands for what comes with jianbao."""
    monkeypatch.setattr(room, "_shipped", lambda: small)
    return small


def test_a_project_has_templates_a_workbook_without_values_and_a_readme(shipped: Path, tmp_path: Path) -> None:
    workbook = new_project(tmp_path / "own")
    assert workbook == tmp_path / "own" / "inputs" / BOOK
    read = read_workbook(workbook)
    assert list(read.metrics) == ["revenue", "gross_profit", "gross_margin"]
    assert not [one for one in read.metrics.values() if one.figures]
    readme = (tmp_path / "own" / "README.md").read_text(encoding="utf-8")
    assert "`templates/plain/slides/`" in readme
    assert f"jianbao build inputs/{BOOK}" in readme
    assert (tmp_path / "own" / "templates" / "plain" / "master.pptx").is_file()


def test_of_the_settings_those_stay_that_are_nobodys_own_numbers_among_them(shipped: Path, tmp_path: Path) -> None:
    made = content()
    days = SettingRow("days_in_year", "天数", Decimal(365))
    write_workbook(replace(made, settings=(*made.settings, days)), shipped / "inputs" / BOOK)
    settings = read_workbook(new_project(tmp_path / "own")).settings
    assert settings["company"] is None
    assert settings["current_period"].text == "2024H1"  # type: ignore[union-attr]
    assert settings["template"].text == "plain"  # type: ignore[union-attr]
    assert settings["days_in_year"].value == Decimal(365)  # type: ignore[union-attr]


def test_formulas_stay_and_show_nothing_until_their_cells_are_filled(shipped: Path, tmp_path: Path) -> None:
    cell = read_grid(new_project(tmp_path / "own")).sheets["财务"].cells[6, 8]
    assert cell.formula == '=IF(COUNT(H5,H4)=2,H5/H4,"")'
    assert not cell.value


def test_a_row_that_templates_name_keeps_its_key_only(shipped: Path, tmp_path: Path) -> None:
    rows = read_workbook(new_project(tmp_path / "own")).tables["产品"].rows
    assert [{name: cell and cell.text for name, cell in row.cells.items()} for row in rows] == [{"键": "one", "名称": None}]  # type: ignore[union-attr]


def test_the_example_is_the_newest_that_was_not_rolled_from_another(shipped: Path, tmp_path: Path) -> None:
    roll(shipped / "inputs" / BOOK, period_named("2024FY"))
    assert new_project(tmp_path / "a").name == BOOK
    package = PackageEdit(shipped / "inputs" / BOOK)
    package.save(shipped / "inputs" / "2025H1.xlsx")
    assert new_project(tmp_path / "b").name == "2025H1.xlsx"


def test_a_sheet_of_notes_without_a_table_is_left_out(shipped: Path, tmp_path: Path) -> None:
    package = PackageEdit(shipped / "inputs" / BOOK)
    package.add_sheet("便条").set_text(1, 1, "记得核对")
    package.save(shipped / "inputs" / BOOK)
    assert "便条" not in read_grid(new_project(tmp_path / "own")).sheets


def test_a_folder_with_something_in_it_is_left_as_it_is(shipped: Path, tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "letter.txt").write_text("x")
    with pytest.raises(OutputError, match=r"is not empty\. Name a new folder\."):
        new_project(tmp_path / "own")
    assert [path.name for path in (tmp_path / "own").iterdir()] == ["letter.txt"]


def test_schemas_are_written_as_json_and_know_every_block(tmp_path: Path) -> None:
    files = list(write_schemas(tmp_path / "schema"))
    assert [file.name for file in files] == ["deck.json", "slide.json"]
    slide = json.loads(files[1].read_text(encoding="utf-8"))
    assert slide == slide_schema()
    assert slide["required"] == ["layout", "title"]
    assert slide["additionalProperties"] == {"$ref": "#/$defs/AnyBlock"}
