"""The second period is as good as the first: what is filled in, restated, carried along, and never printed false."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path

import pytest
from pptx import Presentation

from generator import BuildResult, build, check
from generator.finance.period import period_named
from generator.workbook.editing.edit import PackageEdit, SheetEdit
from generator.workbook.reading.read import read_workbook
from generator.workbook.rolling.roll import roll
from tests.deck.conftest import ROOT, WORKBOOK, YEAR, make_project
from tests.deck.editing import address_of, set_cell
from tests.once import made_once


def texts(deck: Path) -> Iterator[tuple[int, str]]:
    """All paragraphs of a deck, tables and alt texts included, with their slide."""
    for number, slide in enumerate(Presentation(str(deck)).slides, 1):
        for shape in slide.shapes:
            yield number, shape._element.xpath(".//p:cNvPr/@descr")[0] if shape._element.xpath(".//p:cNvPr/@descr") else ""
            for paragraph in shape._element.xpath(".//a:p"):
                yield number, "".join(paragraph.xpath(".//a:t/text()"))


def kinds(findings) -> set[str]:  # type: ignore[no-untyped-def]
    return {one.kind for one in findings}


def test_the_full_year_builds_with_every_claim_true_and_nothing_empty(built_year: BuildResult) -> None:
    assert built_year.summary.tied == built_year.summary.figures > 400
    assert not kinds(built_year.findings) & {"claim", "missing", "overflow", "reconciliation"}


def test_the_full_year_speaks_of_the_year_and_the_interim_of_the_half(built: BuildResult, built_year: BuildResult) -> None:
    """Halves of a year stand in the legend of slide 6, and dates of the past in tables; no title or sentence is off."""
    decks = {WORKBOOK: built.deck, YEAR: built_year.deck}
    words = {name: [text for _, text in texts(deck) if text] for name, deck in decks.items() if deck}
    for wrong in ("2024年上半年", "24年上半年", "2024中期", "2023年上半年", "23年上半年", "2024.08.27"):
        assert any(wrong in text for text in words[WORKBOOK])
        assert not [text for text in words[YEAR] if wrong in text]
    for wrong in ("全年业绩", "2024年度", "2025"):
        assert any(wrong in text for text in words[YEAR])
        assert not [text for text in words[WORKBOOK] if wrong in text and "2023-2028" not in text and "2025：" not in text]


@pytest.fixture
def rolled_deck(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The deck of a workbook that was rolled to a period and not filled, built once."""

    def made(folder: Path, period: str) -> Path | None:
        project = make_project(folder / "project")
        rolled = roll(project / "inputs" / WORKBOOK, period_named(period), project / "inputs" / f"{period}.xlsx")
        return build(rolled.path, project=project).deck

    def deck(period: str) -> Path:
        found = made_once(tmp_path_factory, f"rolled-{period}", lambda folder: made(folder, period))
        assert found is not None
        return found

    return deck


@pytest.mark.parametrize(
    ("period", "cover", "title", "part"),
    [
        ("2024Q3", "2024年第三季度业绩简报", "2024年第三季度业绩亮点", "第三季度核心亮点"),
        ("2024M9", "2024年前三季度业绩简报", "2024年前三季度业绩亮点", "前三季度核心亮点"),
        ("2025H1", "2025中期业绩简报", "2025年上半年业绩亮点", "上半年核心亮点"),
        ("2024H2", "2024年下半年业绩简报", "2024年下半年业绩亮点", "下半年核心亮点"),
    ],
)
def test_the_same_templates_speak_of_any_period(
    rolled_deck: Callable[[str], Path], period: str, cover: str, title: str, part: str
) -> None:
    said = [(number, re.sub("《.*?》", "", text)) for number, text in texts(rolled_deck(period)) if text]  # titles of reports apart
    assert (1, cover) in said and (3, title) in said and (8, part) in said
    # Where halves of a year stand as such: slide 6. Elsewhere only the reporting period's own name has one.
    others = {"上半年", "下半年", "全年", "中期"} - {word for word in ("上半年", "下半年", "中期") if word in cover + title}
    comparatives = "24年上半年" if period == "2025H1" else "2024.06"
    wrong = [(n, text) for n, text in said if n != 6 and comparatives not in text for word in others if word in text and "去年全年" not in text]
    assert wrong == [], wrong


def test_balances_of_a_quarters_end_stand_after_those_of_the_halves(rolled_deck: Callable[[str], Path]) -> None:
    """Days and cash of September are typed under 2024-09 or 2024Q3, and the charts of slides 21 and 22 wait for them."""
    alts = [text for number, text in texts(rolled_deck("2024Q3")) if number in (21, 22) and "2024.06" in text]
    assert len(alts) == 4 and all("2024.09\n【待填】" in text for text in alts)


def test_smart_auto_falls_and_its_sentences_turn_by_themselves(built_year: BuildResult) -> None:
    """256.3 after 383.7 is 33.2% less: no 翻倍, no 高速增长."""
    assert built_year.deck is not None
    found = [text for _, text in texts(built_year.deck)]
    assert "其他两大业务版块中，视觉AI收入同比下降40%，智能汽车收入同比下降33%" in found
    assert not [text for text in found if "翻倍" in text or "高速增长" in text]


def test_each_sentence_that_turned_is_told_with_both_wordings_and_the_figures(built: BuildResult, built_year: BuildResult) -> None:
    found = [one for one in built_year.findings if one.kind == "turned"]
    told = next(one for one in found if one.slide == 5 and "翻倍" in one.what)
    assert told.what == (
        '"其他两大业务版块中，视觉AI收入同比下降 40%，智能汽车收入同比下降 33%" stands for "其他两大业务版块围绕集团整体战略顺利推进，智能汽车收入同比翻倍": '
        "auto_revenue.yoy >= 0.95 does not hold (auto_revenue.yoy -33.203%)."
    )
    assert not told.stops_final
    assert not [one for one in built.findings if one.kind == "turned"]


def test_a_renamed_segment_has_its_new_name_everywhere(built_year: BuildResult) -> None:
    assert built_year.deck is not None
    found = " ".join(text for _, text in texts(built_year.deck))
    assert "视觉AI" in found and "传统AI" not in found


def test_a_fresh_rolled_workbook_lists_every_needed_cell_once(project: Path) -> None:
    made = roll(project / "inputs" / WORKBOOK, period_named("2024FY"), project / "inputs" / "next.xlsx")
    found = [one for one in check(made.path, project=project).findings if one.kind == "missing"]
    assert len({(one.where, one.what) for one in found}) == len(found) > 30
    revenue = next(one for one in found if "(revenue)" in one.what)
    assert revenue.where.endswith("财务!Q5")
    assert revenue.hint == "Type the value. It feeds slides 3, 5, 19, 21."
    # What only formulas and charts read: turnover days rest on balances, cash is a sum of four.
    told = {one.what.partition(" (")[0] for one in found}
    assert {"贸易应收款净额", "存货", "贸易应付款", "现金和现金等价物", "研发费用中的SBC"} <= told
    assert all(len(one.cells) == 1 and str(one.cells[0]) in one.where for one in found if "Type the value" in one.hint)


def test_an_empty_period_keeps_its_place_in_the_charts(rolled_deck: Callable[[str], Path]) -> None:
    """2025H1 rolled and not filled: no chart ends with 2024 as if it were complete."""
    alts = {number: text for number, text in texts(rolled_deck("2025H1")) if "2024.06" in text}
    assert "2024.12\n【待填】" in alts[21] and "2025.06\n【待填】" in alts[21]
    assert "2025.06\n【待填】" in alts[22]


def test_figures_that_are_the_latest_there_are_are_told_when_they_were_so_last_time(project: Path) -> None:
    """54,000 GPUs of August 2024, printed on slides 7 and 15 of the next deck too, unless someone types newer ones."""
    made = roll(project / "inputs" / WORKBOOK, period_named("2025H1"), project / "inputs" / "next.xlsx")
    found = {one.what for one in check(made.path, project=project).findings if one.kind == "stale"}
    told = "运营GPU总数 of 2024-08 is the latest there is, as in the deck of 2024H1; printed on slides 7, 15."
    assert told in found
    assert not [what for what in found if "营业收入" in what]  # it waits for a value, and is told as that
    set_cell(made.path, "业务", address_of(made.path, "业务", "gpus", "2025-06"), 60000)
    assert told not in {one.what for one in check(made.path, project=project).findings}


def test_filling_in_the_same_figures_reads_as_flat(project: Path) -> None:
    """2025H1 with all figures of 2024H1: growth is 持平 in words and 0% in numbers."""
    made = roll(project / "inputs" / WORKBOOK, period_named("2025H1"), project / "inputs" / "next.xlsx")
    old = read_workbook(project / "inputs" / WORKBOOK)
    package = PackageEdit(made.path)
    for key, metric in old.metrics.items():
        figure = metric.figures.get(period_named("2024H1"))
        if figure is not None and figure.cell is not None and figure.value is not None:
            ref = address_of(made.path, figure.cell.sheet, key, "2025H1")
            row, column = int(re.sub(r"\D", "", ref)), _column(ref)
            package.sheet(figure.cell.sheet).set_number(row, column, str(figure.value))
    settings_sheet = package.sheet("报告期")
    settings_sheet.set_text(8, 3, "2025-08-27")
    package.save(made.path)
    result = build(made.path, project=project)
    assert result.deck is not None
    found = [text for _, text in texts(result.deck)]
    assert "总收入持平" in found
    assert "其他两大业务版块中，传统AI收入持平，智能汽车收入持平" in found
    assert "收入持平" in found
    assert not [text for text in found if re.search(r"同比(增长|下降|收窄|扩大) ?\d", text)]


def _column(ref: str) -> int:
    from openpyxl.utils import column_index_from_string

    return column_index_from_string(re.sub(r"\d", "", ref))


def restated_project(project: Path, value: float) -> Path:
    """The full year with another figure for traditional AI in the first half of 2024."""
    workbook = project / "inputs" / YEAR
    set_cell(workbook, "财务", address_of(workbook, "财务", "overseas_revenue", "2023H1"), value)
    return workbook


def test_a_restated_comparative_is_told_with_both_values(project: Path) -> None:
    workbook = restated_project(project, 231.0)
    found = [one for one in check(workbook, project=project).findings if one.kind == "restated"]
    assert [one.what for one in found] == ["overseas_revenue 2023H1: 229.3 → 231, restated; printed nowhere."]
    assert "重列" in found[0].hint


def test_a_restated_figure_on_a_slide_is_noted_there(project: Path) -> None:
    workbook = project / "inputs" / WORKBOOK
    old = project / "inputs" / "published.xlsx"
    old.write_bytes(workbook.read_bytes())
    set_cell(old, "财务", address_of(old, "财务", "genai_revenue", "2023H1"), 290.9)
    result = build(workbook, project=project, against=old)
    told = next(one for one in result.findings if "290.9 → 295.5" in one.what)
    assert "printed on slides 3, 5" in told.what
    # Its comment says 后经重列: that is the reason, and no final deck is stopped by it.
    assert told.kind == "warning"
    assert result.deck is not None
    assert "生成式AI2023年上半年经重列" in [text for number, text in texts(result.deck) if number == 5]


@contextmanager
def later_edition(project: Path, key: str, period: str) -> Iterator[tuple[SheetEdit, int, int]]:
    """The example, edited after it was published: the sheet, row and column of a figure that is to change."""
    workbook, old = project / "inputs" / WORKBOOK, project / "inputs" / "published.xlsx"
    old.write_bytes(workbook.read_bytes())
    cell = read_workbook(old).metrics[key].figures[period_named(period)].cell
    assert cell is not None
    package = PackageEdit(workbook)
    yield package.sheet(cell.sheet), int(re.sub(r"\D", "", cell.ref)), _column(cell.ref)
    package.save(workbook)


def restated(project: Path) -> list[str]:
    found = check(project / "inputs" / WORKBOOK, project=project, against=project / "inputs" / "published.xlsx").findings
    return [one.what for one in found if one.kind == "restated"]


def test_a_comparative_that_is_a_formula_is_told_when_its_value_changed(project: Path) -> None:
    """The margin of 2023H1 was 648.7 / 1,433.1 = 45.27%; over another cost it is another one."""
    with later_edition(project, "gross_margin", "2023H1") as (sheet, row, column):
        sheet.set_formula(row, column, sheet.formula(row, column), "0.46")
    found = restated(project)
    assert [what.partition(", ")[0] for what in found] == ["gross_margin 2023H1: 45.2655083385667% → 46%"]
    assert "printed on slide 19" in found[0]


def test_a_published_figure_that_was_cleared_is_told(project: Path) -> None:
    with later_edition(project, "overseas_revenue", "2023H1") as (sheet, row, column):
        sheet.clear(row, column)
    assert restated(project) == ["海外收入 2023H1: 229.3 → empty."]


def test_words_of_the_row_are_no_reason_and_a_row_that_is_gone_is_told(project: Path) -> None:
    """来源 says 未重列 of the whole row; the figure's own comment would be its reason."""
    workbook, old = project / "inputs" / WORKBOOK, project / "inputs" / "published.xlsx"
    old.write_bytes(workbook.read_bytes())
    package = PackageEdit(workbook)
    source = address_of(workbook, "财务", "capex", "来源")
    package.sheet("财务").set_text(int(re.sub(r"\D", "", source)), _column(source), "公司公告（未重列）")
    value = address_of(workbook, "财务", "capex", "2023H1")
    package.sheet("财务").set_number(int(re.sub(r"\D", "", value)), _column(value), "570")
    operating = address_of(workbook, "财务", "operating_loss", "键")
    package.sheet("财务").set_text(int(re.sub(r"\D", "", operating)), _column(operating), "operating_deficit")
    package.save(workbook)
    found = check(workbook, project=project, against=old).findings
    assert [one.what.partition(",")[0] for one in found if one.kind == "restated"] == ["capex 2023H1: 568.9 → 570"]
    assert any("(operating_loss) of 2024H1 has no row any more" in one.what for one in found)


def test_it_is_told_when_nothing_could_be_compared(project: Path) -> None:
    (project / "inputs" / WORKBOOK).rename(project / "inputs" / "other.xlsx")
    found = [one.what for one in check(project / "inputs" / YEAR, project=project).findings if one.kind == "warning"]
    assert any("2024H1.xlsx is not there: restated figures and carried words were not looked for." in what for what in found)


def test_words_that_speak_of_time_and_are_as_before_are_listed(project: Path) -> None:
    workbook = project / "inputs" / YEAR
    found = [one for one in check(workbook, project=project).findings if one.kind == "stale"]
    said = [one.what for one in found]
    assert any("日日新 5.5" in what for what in said)
    assert any("GPT-4 Turbo" in what for what in said)
    assert not any("全年业绩亮点" in what for what in said)


def test_a_row_that_was_touched_is_no_longer_carried(project: Path) -> None:
    workbook = project / "inputs" / YEAR
    package = PackageEdit(workbook)
    package.sheet("里程碑").set_text(4, 3, "首个全连接千卡集群建成")
    package.save(workbook)
    rows = [one.where for one in check(workbook, project=project).findings if one.kind == "stale" and "里程碑!" in one.where]
    assert [where.rpartition("!")[2] for where in rows] == ["5", "6", "7"]


def own_project(folder: Path) -> Path:
    """A project of one's own with the 24 slides of a half-year; its workbook."""
    from generator.commands.new_project import new_project

    return new_project(folder, "2025H1", "甲公司", "interim-results")


def test_a_project_of_ones_own_builds_at_once_with_visible_placeholders(tmp_path: Path) -> None:
    workbook = own_project(tmp_path / "own")
    result = build(workbook, project=tmp_path / "own")
    assert result.deck is not None
    assert result.summary.slides == 24
    said = [(number, text) for number, text in texts(result.deck)]
    assert sum("【待填】" in text for _, text in said) > 60
    # An empty table is seen too.
    listed = ((4, "行业"), (4, "交付方式"), (8, "里程碑"), (10, "产品发布"), (12, "产品"), (14, "海外进展"), (17, "合作项目"))
    for number, table in (*listed, (11, "产品评测"), (15, "产品线")):
        assert any(text.startswith(f"{table} 【待填】") for slide, text in said if slide == number), table
    assert not [text for _, text in said if "【待改】" in text or "《》" in text]
    assert workbook.name == "2025H1.xlsx"
    told = [one for one in result.findings if one.kind in ("overflow", "warning") and " is wanted" not in one.what]
    assert told == []
    own, demo = read_workbook(workbook), read_workbook(ROOT / "starters" / "interim-results" / "inputs" / WORKBOOK)
    assert not [metric for metric in own.metrics.values() if metric.figures]
    assert own.metrics.keys() == demo.metrics.keys()


def test_a_project_of_ones_own_keeps_the_formulas_and_they_wait_for_values(tmp_path: Path) -> None:
    """毛利率 = 毛利 / 营业收入, empty until typed; then LibreOffice has 0.4 of 400 and 700 + 200 + 100."""
    from generator.workbook.reading.recalculate import recalculated

    workbook = own_project(tmp_path / "own")
    margin = address_of(workbook, "财务", "gross_margin", "2025H1")
    package = PackageEdit(workbook)
    at = int(re.sub(r"\D", "", margin)), _column(margin)
    assert package.sheet("财务").formula(*at).startswith("IF(COUNT(")
    for key, value in (("segment_one", "700"), ("segment_two", "200"), ("segment_three", "100"), ("gross_profit", "400")):
        ref = address_of(workbook, "财务", key, "2025H1")
        package.sheet("财务").set_number(int(re.sub(r"\D", "", ref)), _column(ref), value)
    package.save(workbook)
    with recalculated(workbook) as calculated:
        figures = read_workbook(calculated).metrics["gross_margin"].figures
    assert [(str(period), figure.value) for period, figure in figures.items()] == [("2025H1", Decimal("0.4"))]
