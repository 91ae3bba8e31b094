"""build and check on a project of two slides: what is read, how often, and what is told."""

from __future__ import annotations

import dataclasses
import json
import subprocess
import sys
from pathlib import Path

import pytest

from generator.commands import reading, steps
from generator.commands.build import build
from generator.commands.check import check
from generator.commands.chosen import chosen_template
from generator.commands.request import build_request
from generator.commands.unchanged import id_of, unchanged
from generator.errors import PackageError, TemplateError, WorkbookError
from generator.finance.findings import MISSING, UNSETTLED
from generator.finance.period import period_named
from generator.lineage.build_id import template_parts
from generator.workbook.rolling.roll import roll
from tests.small_project import BOOK, ROOT, add_template, make_small_project


def book(project: Path) -> Path:
    return project / "inputs" / BOOK


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The workbooks that are read, in order."""
    told: list[str] = []
    real = reading.read_workbook

    def counted(path: Path, shown: str = "", *, verify: bool = False) -> object:
        told.append(Path(path).name)
        return real(path, shown=shown, verify=verify)

    for module in (reading, steps):
        monkeypatch.setattr(module, "read_workbook", counted)
    return told


def test_a_build_writes_a_deck_with_its_lineage_and_tells_what_it_holds(small: Path) -> None:
    result = build(book(small), project=small)
    assert result.deck == small / "output" / "2024H1.pptx"
    assert result.sidecar == small / "output" / "2024H1.lineage.json"
    # 1,200, 同比增长 20.0% and 50.0%, and the company's name as title and in two footers.
    assert (result.summary.slides, result.summary.charts, result.summary.figures) == (2, 0, 6)
    assert result.findings == ()
    assert (result.unchanged, result.refused, result.kept) == (False, False, None)


def test_a_build_tells_where_it_is_in_order(small: Path) -> None:
    stages: list[str] = []
    build(book(small), project=small, progress=stages.append)
    assert stages == ["reading", "setting slides", "drawing charts", "writing"]


def test_the_second_build_is_unchanged_and_reads_nothing(small: Path, reads: list[str]) -> None:
    first = build(book(small), project=small)
    stages: list[str] = []
    second = build(book(small), project=small, progress=stages.append)
    assert (second.unchanged, second.build, second.summary) == (True, first.build, first.summary)
    assert stages == []
    assert reads == [BOOK]


def test_an_unchanged_build_imports_nothing_heavy(small: Path) -> None:
    build(book(small), project=small)
    program = (
        "import sys; from generator import build; "
        f"told = build({str(book(small))!r}, project={str(small)!r}); "
        "heavy = {'openpyxl', 'pptx', 'pydantic', 'lxml', 'jinja2', 'matplotlib', 'numpy', 'PIL'} & set(sys.modules); "
        "print(told.unchanged, sorted(heavy))"
    )
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT)
    assert told.stdout.split(maxsplit=1) == ["True", "[]\n"]


def test_a_workbook_is_read_once_also_where_it_names_one_of_several_templates(small: Path, reads: list[str]) -> None:
    add_template(small, "other")
    result = build(book(small), project=small)
    assert reads == [BOOK]
    assert json.loads(result.sidecar.read_text(encoding="utf-8"))["template"] == "plain"  # type: ignore[union-attr]


def test_calculating_starts_once_also_in_a_project_of_several_templates(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import contextlib

    add_template(small, "other")
    calls: list[Path] = []

    @contextlib.contextmanager
    def calculated(path: Path):  # type: ignore[no-untyped-def]
        calls.append(path)
        yield path

    monkeypatch.setattr(reading, "recalculated", calculated)
    build(book(small), project=small, recalculate=True)
    assert calls == [book(small)]


def test_a_rolled_workbook_and_the_one_before_are_each_read_once(small: Path, reads: list[str]) -> None:
    add_template(small, "other")
    rolled = roll(book(small), period_named("2024FY")).path
    build(rolled, project=small)
    assert reads == ["2024FY.xlsx", BOOK]


def test_check_reads_once_finds_what_build_finds_and_writes_nothing(small: Path, reads: list[str]) -> None:
    add_template(small, "other")
    told = check(book(small), project=small)
    assert reads == [BOOK]
    assert not (small / "output").exists()
    built = build(book(small), project=small)
    assert (told.summary, told.findings) == (built.summary, built.findings)
    assert (told.period, told.to_fill) == ("2024H1", 0)
    assert told.filled > 0


def test_an_empty_cell_is_a_finding_with_the_figure_and_the_slides_that_wait(tmp_path: Path) -> None:
    project = make_small_project(tmp_path / "p", revenue=None)
    told = check(book(project), project=project)
    waiting = {one.label: one.feeds for one in told.findings if one.kind == MISSING and one.label}
    assert waiting["营业收入 (revenue) of 2024H1"] == (2,)
    one = next(one for one in told.findings if one.label == "营业收入 (revenue) of 2024H1")
    assert (one.what, one.hint) == ("营业收入 (revenue) of 2024H1 is needed and empty.", "Type the value. It feeds slide 2.")


def test_a_final_deck_with_an_unsettled_figure_is_refused_and_writes_nothing(tmp_path: Path) -> None:
    project = make_small_project(tmp_path / "p", status="示例")
    result = build(book(project), project=project, final=True)
    assert result.refused
    assert {one.label for one in result.findings if one.kind == UNSETTLED} == {"营业收入 2024H1", "营业收入 2023H1"}
    assert not (project / "output").exists()
    assert not check(book(project), project=project).stopping(final=False)
    assert check(book(project), project=project).stopping(final=True)


def test_a_deck_edited_by_hand_is_kept_with_what_was_edited(small: Path) -> None:
    from pptx import Presentation

    deck = build(book(small), project=small).deck
    assert deck is not None
    opened = Presentation(str(deck))
    opened.slides[0].shapes.title.text_frame.text = "乙公司"
    opened.save(str(deck))
    result = build(book(small), project=small)
    assert result.kept == small / "output" / "2024H1.edited.pptx"
    assert result.edits is not None
    assert [(one.old, one.new) for one in result.edits.changes if one.kind == "text"] == [("甲公司", "乙公司")]


def test_each_option_makes_a_build_of_its_own(small: Path) -> None:
    parts = template_parts(small / "templates" / "plain", small / "inputs" / "pictures")
    plain = build_request(book(small), project=small)
    ids = [
        id_of(dataclasses.replace(plain, **change), parts, None)
        for change in ({}, {"final": True}, {"notes": True}, {"recalculate": True})
    ]
    ids += [id_of(plain, parts, book(small)), id_of(dataclasses.replace(plain, compare_words=True), parts, book(small))]
    assert len(set(ids)) == 6
    assert id_of(dataclasses.replace(plain, use_cache=False), parts, None) == ids[0]
    assert unchanged(plain, parts) is None


def test_a_request_is_never_changed(small: Path) -> None:
    request = build_request(book(small), project=small)
    with pytest.raises(dataclasses.FrozenInstanceError):
        request.final = True  # type: ignore[misc]
    assert request.target == small / "output" / "2024H1.pptx"
    assert chosen_template(request).workbook is None


def test_what_cannot_be_used_is_told(small: Path) -> None:
    with pytest.raises(PackageError, match="Name the last period's workbook"):
        build(book(small), project=small, against=small / "none.xlsx")
    with pytest.raises(PackageError, match="there is no such file"):
        check(small / "inputs" / "none.xlsx", project=small)
    with pytest.raises(TemplateError, match='no template "plain"'):
        build(book(small), project=small / "inputs")
    (small / "templates" / "plain").rename(small / "templates" / "other")
    with pytest.raises(TemplateError, match='no template "plain", which 报告期 names'):
        build(book(small), project=small)
    assert not (small / "output").exists()


def test_a_workbook_without_a_period_is_refused(small: Path) -> None:
    from generator.workbook.editing.edit import PackageEdit

    package = PackageEdit(book(small))
    package.sheet("报告期").set_text(5, 3, "someday")
    package.save(book(small))
    with pytest.raises(WorkbookError, match='"someday" is no reporting period'):
        build(book(small), project=small)
