"""Bad input: exit 2, clear lines with the place and what to do, no traceback, and the old deck as it was."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import build
from tests.command_line import run_here

from .conftest import ROOT, WORKBOOK
from .editing import address_of, edit, rewrite, set_cell, set_raw

_OLD_DECK = b"the deck of last night"
Spoil = Callable[[Path], object]
Run = Callable[..., subprocess.CompletedProcess[str]]


def told_by_a_build(project: Path, *arguments: str, run: Run = run_here) -> str:
    """What a build of the spoilt project tells; asserts all that every refusal has in common."""
    old = project / "output" / "2024H1.pptx"
    old.parent.mkdir(exist_ok=True)
    old.write_bytes(_OLD_DECK)
    told = run("build", f"inputs/{WORKBOOK}", *arguments, cwd=project)
    assert told.returncode == 2, told
    assert "Traceback" not in told.stderr + told.stdout
    assert told.stderr.strip()
    assert old.read_bytes() == _OLD_DECK
    assert sorted(path.name for path in old.parent.iterdir()) == ["2024H1.pptx"]
    return told.stderr


def _as_a_command(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """A process of its own, ended after a minute."""
    command = [sys.executable, "-m", "generator", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        command, cwd=cwd, capture_output=True, text=True, check=False, env=environment, timeout=60
    )


def book(project: Path) -> Path:
    return project / "inputs" / WORKBOOK


def slide(project: Path, name: str = "05-revenue") -> Path:
    return project / "templates" / "interim-results" / "slides" / f"{name}.yaml"


def truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def entity_bomb(project: Path) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    rewrite(book(project), "xl/workbook.xml", lambda xml: xml.replace("<workbook", bomb + "<workbook", 1))


def huge_member(project: Path) -> None:
    with (
        zipfile.ZipFile(book(project), "a", zipfile.ZIP_DEFLATED) as package,
        package.open("xl/media/x.bin", "w") as member,
    ):
        for _ in range(200):
            member.write(bytes(2**20))


def put(key: str, heading: str, value: str | float) -> Spoil:
    return lambda project: set_cell(book(project), "财务", address_of(book(project), "财务", key, heading), value)


def put_raw(key: str, heading: str, xml: str, kind: str) -> Spoil:
    return lambda project: set_raw(book(project), "财务", address_of(book(project), "财务", key, heading), xml, kind)


def rename_sheet(project: Path) -> None:
    rewrite(book(project), "xl/workbook.xml", lambda xml: xml.replace('name="报告期"', 'name="报告其"'))


def replaced(name: str, old: str, new: str) -> Spoil:
    return lambda project: edit(slide(project, name), old, new)


_BULLETS = "  bullets:\n"

CASES: dict[str, tuple[Spoil, tuple[str, ...]]] = {
    "a missing file": (lambda p: book(p).unlink(), ("2024H1.xlsx", "no such file")),
    "not a zip": (lambda p: book(p).write_text("revenue,1"), ("2024H1.xlsx", "not a zip")),
    "a truncated file": (lambda p: truncate(book(p)), ("2024H1.xlsx", "damaged")),
    "an entity bomb": (entity_bomb, ("2024H1.xlsx", "DTD")),
    "a huge member": (huge_member, ("2024H1.xlsx", "too large", "200 MB")),
    "text for a number": (put("revenue", "2024H1", "约一千七百"), ("财务!", "约一千七百", "number is needed")),
    "an Excel error value": (put_raw("revenue", "2024H1", "<v>#DIV/0!</v>", "e"), ("财务!", "#DIV/0!")),
    "a formula without a value": (
        put_raw("revenue", "2024H1", "<f>1+1</f>", ""),
        ("财务!", "without a calculated", "--recalculate"),
    ),
    "a missing sheet": (rename_sheet, ("报告期", "报告其")),
    "broken YAML": (replaced("05-revenue", "  kind:", "  : kind: ["), ("05-revenue.yaml:", "YAML")),
    "an unquoted comment": (
        replaced("08-computing-power", "  - 算力统计口径为非稀疏口径", "  - 排名 #2"),
        ("08-computing-power.yaml:", "quotes"),
    ),
    "unquoted braces": (
        replaced("01-cover", 'slogan: "{{ slogan }}"', "slogan: {{ slogan }}"),
        ("01-cover.yaml:", "quotes"),
    ),
    "an unquoted star": (replaced("23-questions", "title: Q & A", "title: *提问*"), ("23-questions.yaml:", "quote")),
    "an unknown metric": (
        replaced("05-revenue", "{{ revenue.yoy | pct }}", "{{ revenu.yoy | pct }}"),
        ("05-revenue.yaml:", 'no metric, setting or table "revenu"', 'Did you mean "revenue"?'),
    ),
    "an unknown filter": (
        replaced("05-revenue", "| pct }}", "| pcent }}"),
        ("05-revenue.yaml:", 'no filter "pcent"', "pct"),
    ),
    "an unknown attribute": (
        replaced("05-revenue", "revenue.yoy |", "revenue.yoi |"),
        ("05-revenue.yaml:", '"yoi"', "yoy"),
    ),
    "an unknown layout": (
        replaced("05-revenue", "layout: chart-and-highlights", "layout: chart-and-highlight"),
        ("05-revenue.yaml:2", 'no layout "chart-and-highlight"', "chart-and-highlights"),
    ),
    "an unknown region": (
        replaced("05-revenue", "\nhighlights:", "\nhighlight:"),
        ("05-revenue.yaml:", 'no region "highlight"', "highlights"),
    ),
    "an unknown key": (
        replaced("05-revenue", "  naming: direct", "  nameing: direct"),
        ("05-revenue.yaml:", '"nameing"', "naming"),
    ),
    "an unknown chart kind": (
        replaced("05-revenue", "stacked-column", "staked-column"),
        ("staked-column", "stacked-column"),
    ),
    "an unknown pictogram": (replaced("15-smart-auto", "icon: steering", "icon: steerin"), ("steerin", "steering")),
    "an unknown note": (
        replaced("20-expenses", "总运营支出[^total]", "总运营支出[^totl]"),
        ("20-expenses.yaml", '"totl"', "total"),
    ),
    "a key that stands twice": (
        replaced("05-revenue", "  total: revenue", "  total: revenue\n  total: revenue"),
        ("05-revenue.yaml:", "twice"),
    ),
    "a loop for ever": (
        replaced(
            "05-revenue",
            _BULLETS,
            _BULLETS + '    - "' + "{% for a in 模型评测 %}" * 6 + "x" + "{% endfor %}" * 6 + '"\n',
        ),
        ("05-revenue.yaml:", "more than 5 loops"),
    ),
    "a text multiplied": (
        replaced("05-revenue", _BULLETS, _BULLETS + "    - \"{{ 'a' * 1000000000 }}\"\n"),
        ("05-revenue.yaml:", "figures and numbers only"),
    ),
    "a reach for __class__": (
        replaced("05-revenue", _BULLETS, _BULLETS + "    - \"{{ ''.__class__.__mro__ }}\"\n"),
        ("05-revenue.yaml:", "__class__"),
    ),
    "a missing master": (
        lambda p: (p / "templates/interim-results/master.pptx").unlink(),
        ("templates/interim-results/master.pptx", "master"),
    ),
    "a damaged master": (
        lambda p: truncate(p / "templates/interim-results/master.pptx"),
        ("templates/interim-results/master.pptx", "damaged"),
    ),
    "a missing slide file": (lambda p: slide(p).unlink(), ("05-revenue.yaml", "no such file")),
}


_MIGHT_HANG = ("not a zip", "an entity bomb", "a huge member", "a loop for ever", "a text multiplied")
"""Started as commands, which are ended where they would run on; the first is one of all the others."""


@pytest.mark.parametrize("case", CASES)
def test_bad_input_is_told_with_its_place_and_what_to_do(case: str, project: Path) -> None:
    spoil, expected = CASES[case]
    spoil(project)
    told = told_by_a_build(project, run=_as_a_command if case in _MIGHT_HANG else run_here)
    for words in expected:
        assert words in told, told
    assert len(told.strip().splitlines()) <= 3, told


def _workbook_cell(project: Path, sheet: str, key: str, column: str) -> str:
    return address_of(book(project), sheet, key, column)


@pytest.mark.parametrize(
    ("column", "value", "expected"),
    [
        ("单位", "百万圆", ("no 单位", "百万")),
        ("单位", "米", ("no unit",)),
        ("键", "genai_revenue", ("stands twice",)),
        ("类型", "流动", ("no 类型", "流量")),
        ("状态", "公开", ("no 状态", "披露")),
    ],
)
def test_bad_words_in_a_metric_row_are_told_with_the_allowed_ones(
    column: str, value: str, expected: tuple[str, ...], project: Path
) -> None:
    set_cell(book(project), "财务", _workbook_cell(project, "财务", "revenue", column), value)
    told = told_by_a_build(project)
    assert "财务!" in told
    assert any(words in told for words in expected), told


def test_a_heading_that_is_no_period_is_told(project: Path) -> None:
    ref = address_of(book(project), "财务", "revenue", "2024H1")
    header = ref.rstrip("0123456789")
    from generator.workbook.reading.grid import read_grid

    row = next(r for (r, _), cell in read_grid(book(project)).sheets["财务"].cells.items() if cell.value == "键")
    set_cell(book(project), "财务", f"{header}{row}", "2024H3")
    told = told_by_a_build(project)
    assert f"财务!{header}{row}" in told
    assert '"2024H3" is no period' in told


def test_all_problems_of_a_workbook_are_told_together(project: Path) -> None:
    for key in ("revenue", "gross_profit", "net_profit"):
        put(key, "2024H1", "待补")(project)
    told = told_by_a_build(project).strip().splitlines()
    assert len(told) == 3
    assert all("财务!" in line and "待补" in line for line in told)


def test_all_slips_of_all_slide_files_are_told_together(project: Path) -> None:
    edit(slide(project, "05-revenue"), "  naming: direct", "  nameing: direct")
    edit(slide(project, "19-results"), "  panel: true", "  panl: true")
    told = told_by_a_build(project)
    assert "05-revenue.yaml" in told
    assert "19-results.yaml" in told


def test_a_failed_build_keeps_a_real_deck_and_its_lineage_byte_for_byte(project: Path) -> None:
    first = build(book(project), project=project)
    assert first.deck is not None and first.sidecar is not None
    before = (first.deck.read_bytes(), first.sidecar.read_bytes())
    put("revenue", "2024H1", "约一千七百")(project)
    with pytest.raises(Exception, match="约一千七百"):
        build(book(project), project=project)
    assert (first.deck.read_bytes(), first.sidecar.read_bytes()) == before


def test_numbers_typed_as_text_are_read_all_the_same(project: Path) -> None:
    put("revenue", "2024H1", "1,739.7")(project)
    put("net_profit", "2024H1", "(2,477.2)")(project)
    result = build(book(project), project=project)
    assert result.summary.slides == 24


def test_an_unknown_command_and_an_unknown_option_exit_with_2(project: Path) -> None:
    for arguments in (["biuld"], ["build", "--finally", "x.xlsx"], ["build"]):
        told = _as_a_command(*arguments, cwd=project)
        assert told.returncode == 2
        assert "Traceback" not in told.stderr


def test_a_picture_outside_the_project_is_never_read(project: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(b"secret")
    edit(slide(project, "16-driving"), "picture: 一镜到底", "picture: ../../secret")
    assert "no name of a picture" in told_by_a_build(project)
