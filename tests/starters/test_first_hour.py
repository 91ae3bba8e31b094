"""The commands of docs/first-hour.md, run one after another in an empty folder, with the edits that it tells of."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from pptx import Presentation
from pptx.slide import Slide

from generator.cli import main
from generator.workbook.editing.edit import PackageEdit
from generator.workbook.reading.grid import read_grid
from tests.small_project import ROOT

GUIDES = {name: (ROOT / "docs" / name).read_text(encoding="utf-8") for name in ("first-hour.md", "first-hour.zh.md")}
BOOK = "inputs/2024Q3.xlsx"
SLIDES = Path("templates/quarterly/slides")


def blocks(language: str, guide: str = "first-hour.md") -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", GUIDES[guide], re.S)


def commands() -> Iterator[list[str]]:
    """The commands of each block in turn."""
    for block in blocks("sh"):
        yield block.splitlines()


def run(command: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(shlex.split(command.removeprefix("jianbao ")))
    return int(ended.value.code or 0)


def test_both_languages_have_the_same_commands_and_the_same_files() -> None:
    for language in ("sh", "yaml"):
        assert blocks(language) == blocks(language, "first-hour.zh.md")


def test_the_first_hour_goes_as_it_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    made, explained, looked, branded, rolled, checked = commands()
    assert [run(made[0]), run(made[1])] == [0, 0]
    monkeypatch.chdir(tmp_path / "report")
    assert run(made[3]) == 0
    add_metric()
    row, slide, order = blocks("yaml")
    put(SLIDES / "08-operations.yaml", "    - {figure: customers, indent: 1}\n", row)
    assert [run(command) for command in explained] == [0, 0, 0, 0]
    (SLIDES / "05b-rd.yaml").write_text(slide, encoding="utf-8")
    put(SLIDES.parent / "deck.yaml", "  - 05-margins-and-expenses\n", order.splitlines()[1] + "\n")
    assert run(looked[0]) == 0
    (shown,) = Presentation("output/2024Q3.slides-6.pptx").slides
    assert "研发费用同比增长14.2%" in texts(shown)
    assert branded == ["jianbao brand company.potx -o templates/ours"]
    assert run(f"jianbao build {BOOK}") == 0
    whole = Presentation("output/2024Q3.pptx")
    assert len(whole.slides) == 11
    assert "128" in cells(whole.slides[8])
    assert [run(rolled[0]), run(rolled[1])] == [0, 1]
    assert [run(command) for command in checked] == [0, 0, 1]


def add_metric() -> None:
    """门店数, in the first empty row of 运营."""
    sheet = read_grid(Path(BOOK)).sheets["运营"]
    header = next(row for row in sheet.rows_below(0) if any(cell.value == "键" for _, cell in sheet.row(row)))
    columns = {str(cell.value): column for column, cell in sheet.row(header)}
    row = max(sheet.rows_below(header)) + 1
    package = PackageEdit(Path(BOOK))
    edit = package.sheet("运营")
    for heading, text in (("名称", "门店数"), ("单位", "家"), ("键", "stores"), ("类型", "存量")):
        edit.set_text(row, columns[heading], text)
    edit.set_number(row, columns["2024Q3"], "128")
    package.save(Path(BOOK))


def put(file: Path, after: str, line: str) -> None:
    written = file.read_text(encoding="utf-8")
    assert after in written
    file.write_text(written.replace(after, after + line), encoding="utf-8")


def texts(slide: Slide) -> str:
    return "".join(slide._element.itertext())


def cells(slide: Slide) -> list[str]:
    return [cell.text for shape in slide.shapes if shape.has_table for cell in shape.table.iter_cells()]
