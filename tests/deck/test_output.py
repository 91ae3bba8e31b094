"""Where decks go: drafts and final ones, hand-edited ones, open ones, and the history."""

from __future__ import annotations

import errno
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from generator import BuildResult, build, check
from generator.errors import TemplateError
from generator.finance.findings import FAILED_RECONCILIATION, FALSE_CLAIM, UNSETTLED, WARNING
from generator.lineage.history import read_history
from generator.workbook.writing.write import write_workbook
from tests.command_line import run_here
from tests.small_project import content, make_small_project

from .conftest import ROOT, WORKBOOK
from .editing import address_of, edit, set_cell


def book(project: Path) -> Path:
    return project / "inputs" / WORKBOOK


def put(project: Path, sheet: str, key: str, heading: str, value: float) -> None:
    set_cell(book(project), sheet, address_of(book(project), sheet, key, heading), value)


def texts(deck: Path, number: int) -> str:
    slide = Presentation(str(deck)).slides[number - 1]
    return "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


def kinds(result: Any) -> set[str]:
    return {finding.kind for finding in result.findings}


def test_a_final_deck_with_unsettled_figures_is_refused_and_nothing_is_written(project: Path) -> None:
    result = build(book(project), project=project, final=True)
    assert result.refused
    cells = {str(cell) for finding in result.findings for cell in finding.cells if finding.kind == UNSETTLED}
    assert cells
    assert not list((project / "output").glob("**/*.pptx"))


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A project of two slides, for what does not hang on the slides of a deck."""
    return make_small_project(tmp_path / "small")


def put_revenue(project: Path, value: str) -> None:
    write_workbook(content(value), book(project))


def test_the_command_line_exits_with_1_for_a_refused_final_deck_and_lists_the_cells(project: Path) -> None:
    command = [sys.executable, "-m", "generator", "build", "--final", f"inputs/{WORKBOOK}"]
    told = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False, env=_environment())
    assert told.returncode == 1
    assert "示例" in told.stdout
    assert "财务!" in told.stdout


def _environment() -> dict[str, str]:
    import os

    return {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}


def test_a_failed_reconciliation_is_a_warning_of_a_draft_and_names_its_cells(project: Path) -> None:
    put(project, "财务", "auto_revenue", "2024H1", 178.1)
    result = build(book(project), project=project)
    assert not result.refused
    found = [finding for finding in result.findings if finding.kind == FAILED_RECONCILIATION]
    ref = address_of(book(project), "财务", "auto_revenue", "2024H1")
    assert any(f"财务!{ref}" in {str(cell) for cell in finding.cells} for finding in found)
    assert any("10.0" in finding.what for finding in found)


def test_a_claim_that_does_not_hold_is_printed_with_a_mark_and_listed(project: Path) -> None:
    put(project, "业务", "qps_multiple", "2024H1", 1.0)
    result = build(book(project), project=project)
    assert result.deck is not None
    assert "QPS提升1倍【待改】" in texts(result.deck, 8)  # once as much as before is no rise
    claims = [finding for finding in result.findings if finding.kind == FALSE_CLAIM]
    assert any("qps_multiple > 1 does not hold (qps_multiple 1)" in one.what and "08-computing-power.yaml:" in one.where for one in claims)


def test_a_round_number_that_is_not_true_is_replaced_by_the_plain_figure(project: Path) -> None:
    put(project, "业务", "gpus", "2024-08", 49_000)
    result = build(book(project), project=project)
    assert result.deck is not None
    assert "4.9万" in texts(result.deck, 7)
    assert "突破" not in texts(result.deck, 7)
    assert "4.9万块GPU" in texts(result.deck, 15)
    assert any(finding.kind == FALSE_CLAIM and "突破5万" in finding.what for finding in result.findings)


def test_a_loss_that_widens_turns_its_label(project: Path) -> None:
    put(project, "财务", "net_profit", "2024H1", -3500.0)
    result = build(book(project), project=project)
    assert result.deck is not None
    assert "同比扩大" in texts(result.deck, 3)


def test_a_profit_after_a_loss_prints_words_and_no_rate(project: Path) -> None:
    put(project, "财务", "net_profit", "2024H1", 500.0)
    result = build(book(project), project=project)
    assert result.deck is not None and result.sidecar is not None
    assert "扭亏为盈" in texts(result.deck, 3)
    prints = json.loads(result.sidecar.read_text(encoding="utf-8"))["prints"]
    drawn = [p["print"] for p in prints if p["slide"] == 19 and p["shape"].startswith("chart 净利润")]
    assert "扭亏为盈" in drawn


def test_check_finds_what_build_finds_and_writes_nothing(project: Path, built: BuildResult) -> None:
    result = check(book(project), project=project)
    assert {str(f) for f in result.findings} == {str(f) for f in built.findings}
    assert result.summary == built.summary
    assert not (project / "output").exists()


def test_check_exits_with_1_for_a_false_claim_and_0_for_figures_that_a_draft_may_show(project: Path) -> None:
    def code() -> int:
        told = run_here("check", f"inputs/{WORKBOOK}", "--json", cwd=project)
        assert json.loads(told.stdout)["summary"]["slides"] == 24
        return told.returncode

    assert code() == 0
    put(project, "财务", "auto_revenue", "2024H1", 100.0)
    assert code() == 1


def test_a_deck_edited_by_hand_is_kept_beside_the_new_one(small: Path) -> None:
    first = build(book(small), project=small)
    assert first.deck is not None
    for name in ("2024H1.edited.pptx", "2024H1.edited-2.pptx"):
        deck = Presentation(str(first.deck))
        deck.slides[0].shapes.title.text_frame.text = name
        deck.save(str(first.deck))
        edited = first.deck.read_bytes()
        result = build(book(small), project=small)
        assert result.kept == first.deck.with_name(name)
        assert result.kept.read_bytes() == edited
        assert result.deck is not None
        assert result.deck.read_bytes() != edited


def test_a_deck_that_is_open_elsewhere_is_left_and_the_new_one_stands_beside_it(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = build(book(small), project=small)
    assert first.deck is not None
    old = first.deck.read_bytes()
    real = Path.replace

    def locked(self: Path, target: Path | str) -> Path:
        if Path(target).name == "2024H1.pptx":
            raise PermissionError(errno.EACCES, "in use", str(target))
        return real(self, target)

    monkeypatch.setattr(Path, "replace", locked)
    put_revenue(small, "1300")
    result = build(book(small), project=small)
    assert result.deck == first.deck.with_name("2024H1.new.pptx")
    assert not result.replaced
    assert first.deck.read_bytes() == old


def test_an_open_workbook_is_a_warning(small: Path) -> None:
    (small / "inputs" / f"~${WORKBOOK}").write_bytes(b"")
    result = build(book(small), project=small)
    assert any(finding.kind == WARNING and "open in Excel" in finding.what for finding in result.findings)


def test_the_last_ten_builds_stay_in_the_history_with_their_lineage(small: Path) -> None:
    ids = []
    for number in range(12):
        put_revenue(small, str(2000 + number))
        ids.append(build(book(small), project=small).build)
    history = small / "output" / "history"
    assert [entry.build for entry in read_history(history)] == ids[-10:]
    assert {path.stem for path in history.glob("*.pptx")} == set(ids[-10:])
    assert {path.name.split(".")[0] for path in history.glob("*.lineage.json")} == set(ids[-10:])


def test_an_output_elsewhere_has_its_sidecar_beside_it(small: Path, tmp_path: Path) -> None:
    result = build(book(small), tmp_path / "sent" / "deck.pptx", project=small)
    assert result.deck == tmp_path / "sent" / "deck.pptx"
    assert (tmp_path / "sent" / "deck.lineage.json").is_file()


def test_another_figure_on_a_slide_is_one_row_and_one_line(project: Path) -> None:
    edit(
        project / "templates/interim-results/slides/05-revenue.yaml",
        "  bullets:\n",
        '  bullets:\n    - "毛利率 {{ gross_margin | pct(1) }}"\n',
    )
    result = build(book(project), project=project)
    assert result.deck is not None
    assert "毛利率44.1%" in texts(result.deck, 5)


def test_a_picture_put_into_the_folder_takes_the_place_of_its_frame(project: Path) -> None:
    from PIL import Image

    Image.new("RGB", (800, 200), "#336699").save(project / "inputs" / "pictures" / "一镜到底.png")
    result = build(book(project), project=project)
    assert result.deck is not None
    slide = Presentation(str(result.deck)).slides[15]
    picture = next(shape for shape in slide.shapes if shape.shape_type == 13)
    assert picture.name == "一镜到底"
    assert picture.crop_left == pytest.approx(picture.crop_right)
    assert picture.crop_left > 0
    assert not any(shape.name.startswith("frame") for shape in slide.shapes)


def test_a_slide_whose_condition_does_not_hold_is_left_out(project: Path) -> None:
    edit(project / "templates/interim-results/slides/16-driving.yaml", "layout:", "when: revenue.yoy < 0\nlayout:")
    result = build(book(project), project=project)
    assert result.summary.slides == 23


def test_a_slide_for_each_row_of_a_table(project: Path) -> None:
    file = project / "templates/interim-results/slides/16-driving.yaml"
    edit(file, "layout:", "for: row in 语言模型\nlayout:")
    edit(file, "\ncaption: UniAD 一镜到底实录（图为示意）", '\ncaption: "{{ row.语言 }}"')
    result = build(book(project), project=project)
    assert result.deck is not None
    assert result.summary.slides == 25
    assert "泰语大模型" in texts(result.deck, 16)
    assert "粤语大模型" in texts(result.deck, 17)


def test_an_svg_picture_has_a_png_beside_it_and_one_with_entities_is_refused(project: Path) -> None:
    svg = project / "inputs" / "pictures" / "智算中心.svg"
    square = '<svg xmlns="http://www.w3.org/2000/svg" width="100" height="100"><rect width="100" height="100"/></svg>'
    svg.write_text(square)
    result = build(book(project), project=project)
    assert result.deck is not None
    slide = Presentation(str(result.deck)).slides[6]
    picture = next(shape for shape in slide.shapes if shape.shape_type == 13)
    kinds = {slide.part.related_part(one).content_type for one in picture._element.xpath(".//@r:embed")}
    assert kinds == {"image/png", "image/svg+xml"}
    svg.write_text('<!DOCTYPE svg [<!ENTITY a "b">]>' + square)
    with pytest.raises(TemplateError, match="declares entities"):
        build(book(project), project=project)
