"""One figure, one print: roundings, decimals, names and sources that do not agree are told."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from generator import build, check
from generator.deck.consistency import inconsistencies
from generator.finance.figures import RATIO, Cell, Figure
from generator.lineage.printed import printed_number
from generator.lineage.recording import Lineage, Placed
from generator.text.marks import Print
from generator.workbook.editing.edit import PackageEdit
from generator.workbook.sums import Addition, additions
from tests.deck.conftest import WORKBOOK, _own_cache, project
from tests.deck.test_next_period import texts
from tests.samples import metric, money, workbook

__all__ = ["_own_cache", "project"]
BOOK = workbook(metric("revenue", {"2024H1": "1739.7"}))


def told(*prints: tuple[str, Figure, str]) -> list[str]:
    lineage = Lineage([Placed(n, 1, "box", text, Print(text, figure, use, f"slide{n}.yaml:1")) for n, (text, figure, use) in enumerate(prints, 1)])
    return [finding.what for finding in inconsistencies(lineage, BOOK)]


def growth(value: str) -> Figure:
    return Figure(Decimal(value), RATIO, "revenue.yoy", "营业收入", cell=Cell("财务", "H5"))


@pytest.mark.parametrize(
    ("text", "figure", "number"),
    [
        ("17.4亿元", money("1739.7"), (Decimal("17.4"), 1, Decimal(10) ** 8)),
        ("1,740", money("1739.7"), (Decimal(1740), 0, Decimal(10) ** 6)),
        ("21.4%", growth("0.214"), (Decimal("21.4"), 1, Decimal("0.01"))),
        ("突破5万", money("54000"), None),
        ("2024年上半年", money("1739.7"), None),
    ],
)
def test_a_print_is_read_back_as_a_number(text: str, figure: Figure, number: object) -> None:
    assert printed_number(Print(text, figure)) == number


def test_a_print_that_is_no_rounding_of_its_figure_is_told() -> None:
    """1,739.7 million is 17.4, never 17.3, 亿元; 18.46% is 18% at no decimals, and 19% only for who rounds twice."""
    assert told(("17.4亿元", money("1739.7"), "text"), ("18%", growth("0.1846"), "text")) == []
    assert [what.partition(" is not")[0] for what in told(("17.3亿元", money("1739.7"), "text"))] == ["17.3亿元"]
    assert [what.partition(" is not")[0] for what in told(("19%", growth("0.1846"), "text"))] == ["19%"]


def test_one_figure_in_one_use_has_one_number_of_decimals() -> None:
    figure = growth("0.2139")
    assert told(("21%", figure, "text"), ("21.4%", figure, "chart")) == []
    assert told(("21%", figure, "text"), ("21.4%", figure, "text")) == [
        "revenue.yoy is printed with different decimals as text: 21% on slide 1, 21.4% on slide 2."
    ]


def test_two_metrics_under_one_name_are_told(project: Path) -> None:
    book = project / "inputs" / WORKBOOK
    package = PackageEdit(book)
    package.sheet("财务").set_text(7, 1, "传统AI")
    package.save(book)
    found = [one.what for one in check(book, project=project).findings if "is the name of" in one.what]
    assert found == ["传统AI is the name of 2 metrics that are printed: auto_revenue, traditional_ai_revenue."]


def slide_file(project: Path, name: str) -> Path:
    return project / "templates" / "interim-results" / "slides" / f"{name}.yaml"


def test_a_third_party_figure_that_no_note_cites_is_told(project: Path) -> None:
    path = slide_file(project, "04-market")
    path.write_text(path.read_text(encoding="utf-8").replace("notes:\n  - source: idc_outlook\n", "").replace("[^idc_outlook]", ""), encoding="utf-8")
    found = [one.what for one in check(project / "inputs" / WORKBOOK, project=project).findings if "rests on" in one.what]
    assert found == ["1.1 rests on IDC《中国智算服务市场洞察，2023H2》, and no note of the slide cites it."]


def test_a_source_that_no_figure_uses_is_told(project: Path) -> None:
    path = slide_file(project, "12-products")
    path.write_text(path.read_text(encoding="utf-8") + "notes:\n  - source: idc_outlook\n", encoding="utf-8")
    found = [one.what for one in check(project / "inputs" / WORKBOOK, project=project).findings if "rests on" in one.what]
    assert found == ["a note cites IDC《中国智算服务市场洞察，2023H2》, and no figure of the slide rests on it."]


def test_another_report_of_the_same_institution_is_told(project: Path) -> None:
    """Slide 4 rests on IDC's outlook; a note that cites IDC's platform report instead is wrong twice."""
    path = slide_file(project, "04-market")
    path.write_text(path.read_text(encoding="utf-8").replace("idc_outlook", "idc_platform"), encoding="utf-8")
    found = [one.what for one in check(project / "inputs" / WORKBOOK, project=project).findings if "rests on" in one.what]
    assert found == [
        "1.1 rests on IDC《中国智算服务市场洞察，2023H2》, and no note of the slide cites it.",
        "a note cites IDC《中国大模型平台市场份额，2023：大模型元年——初局》, and no figure of the slide rests on it.",
    ]


def test_the_shipped_deck_cites_what_it_shows(project: Path) -> None:
    found = check(project / "inputs" / WORKBOOK, project=project).findings
    assert not [one for one in found if "rests on" in one.what or "not the rounding" in one.what]


def test_parts_in_a_sentence_that_do_not_add_up_as_printed_are_told(project: Path) -> None:
    """10.5 + 1.7 + 5.2 亿元 are 17.4; with no decimals 11 + 2 + 5 are 18 beside 17."""
    path = slide_file(project, "06-genai-revenue")
    sentence = '    - "总收入 {{{{ revenue | yi({0}) }}}}，其中生成式AI {{{{ genai_revenue | yi({0}) }}}}、传统AI {{{{ traditional_ai_revenue | yi({0}) }}}}、智能汽车 {{{{ auto_revenue | yi({0}) }}}}"\n'
    before = path.read_text(encoding="utf-8")

    def told_with(places: int) -> list[str]:
        path.write_text(before.replace("  bullets:\n", "  bullets:\n" + sentence.format(places)), encoding="utf-8")
        found = check(project / "inputs" / WORKBOOK, project=project).findings
        return [one.what for one in found if "rounding differs" in one.what]

    assert told_with(1) == []
    assert told_with(0) == ["11亿元 + 2亿元 + 5亿元 is printed beside 17亿元 (revenue of 2024H1): rounding differs by 1."]


def test_series_that_add_up_to_another_one_are_told_with_the_note_that_stands_there(project: Path) -> None:
    """Slide 21: 287 + 130 − 205 = 212, and the cash conversion cycle is printed as 213."""
    result = build(project / "inputs" / WORKBOOK, project=project)
    told = [one.what for one in result.findings if one.slide == 21 and one.kind == "warning"]
    assert told == ["the parts of 现金循环周期 Cash Conversion Cycle differ from their total by 1 as printed: 因四舍五入，各项之和可能与合计不符 stands there."]
    assert "因四舍五入，各项之和可能与合计不符" in [text for number, text in texts(result.deck) if number == 21]  # type: ignore[arg-type]


def test_shares_that_do_not_make_a_hundred_are_told_with_the_note(project: Path) -> None:
    """2023: 34.8 + 54.0 + 11.3 = 100.1%."""
    result = build(project / "inputs" / "2024FY.xlsx", project=project)
    told = [one.what for one in result.findings if one.slide == 5 and one.kind == "warning"]
    assert told == ["the shares of 集团收入细分 add up to 100.1% as printed: 因四舍五入，各项之和可能与合计不符 stands there."]


def test_a_growth_with_a_plus_is_a_number_like_any_other() -> None:
    """+100% and 100.4% in one use are two prints of one figure; 2300+万 is a round number."""
    figure = growth("1.00358")
    assert told(("+100%", figure, "chart"), ("100.4%", figure, "chart")) != []
    assert printed_number(Print("2300+万", money("23"))) is None


def test_rows_that_say_what_adds_up_are_read_either_way_round() -> None:
    from dataclasses import replace

    from generator.workbook.model import Reconciliation

    rows = [Reconciliation("", left, relation, right, None, "") for left, relation, right in (
        ("a + b - c", "=", "d"), ("e", "=", "f + g"), ("a / b", "=", "d"), ("a + b", "<", "d"), ("a + 1", "=", "d"), ("-a", "=", "d"),
    )]  # fmt: skip
    assert list(additions(replace(BOOK, reconciliations=tuple(rows)))) == [
        Addition("d", (("a", 1), ("b", 1), ("c", -1))), Addition("e", (("f", 1), ("g", 1))),
    ]  # fmt: skip


def test_a_figure_in_another_unit_is_read_back_in_that(project: Path) -> None:
    path = slide_file(project, "06-genai-revenue")
    sentence = "    - \"总收入 {{ revenue | in_unit('亿元', 1) }} 亿元\"\n"
    path.write_text(path.read_text(encoding="utf-8").replace("  bullets:\n", "  bullets:\n" + sentence), encoding="utf-8")
    result = build(project / "inputs" / WORKBOOK, project=project)
    assert any("总收入17.4亿元" in text for _, text in texts(result.deck))  # type: ignore[arg-type]
    assert not [one for one in result.findings if "not the rounding" in one.what]


def test_a_slide_that_says_it_is_rounded_is_not_told_again(project: Path) -> None:
    path = slide_file(project, "06-genai-revenue")
    sentence = '    - "总收入 {{ revenue | yi(0) }}，其中 {{ genai_revenue | yi(0) }}、{{ traditional_ai_revenue | yi(0) }}、{{ auto_revenue | yi(0) }}（因四舍五入，合计略有出入）"\n'
    path.write_text(path.read_text(encoding="utf-8").replace("  bullets:\n", "  bullets:\n" + sentence), encoding="utf-8")
    found = check(project / "inputs" / WORKBOOK, project=project).findings
    assert not [one for one in found if "rounding differs" in one.what]


def test_a_deck_that_names_no_columns_of_sources_has_none_checked(project: Path) -> None:
    path = slide_file(project, "12-products")
    path.write_text(path.read_text(encoding="utf-8") + "notes:\n  - source: idc_outlook\n", encoding="utf-8")
    deck = project / "templates" / "interim-results" / "deck.yaml"
    deck.write_text(deck.read_text(encoding="utf-8").replace("citations: {institution: 机构, report: 报告}\n", ""), encoding="utf-8")
    assert not [one for one in check(project / "inputs" / WORKBOOK, project=project).findings if "rests on" in one.what]
