"""What changed alike on many slides is told once for the deck."""

from __future__ import annotations

from generator.differ.changes import CellChange, Change, Comparison
from generator.differ.reports.as_md import as_markdown
from generator.differ.reports.as_text import as_text
from generator.differ.reports.repeated import parted

PERIOD = CellChange("报告期!C10", "报告期", None, "2024H1", "2024FY")
REVENUE = CellChange("财务!Q5", "营业收入", "2024FY", "1739.7", "3772.3", "百万元")


def footer(slide: int, *why: CellChange) -> Change:
    return Change("text", slide, slide, "footer", "", "2024中期", "2024年度", why=(PERIOD, *why))


def test_a_footer_of_three_slides_is_one_line_with_the_reason_that_all_share() -> None:
    changes = [footer(2, REVENUE), footer(3), Change("number", 3, 3, "kpi", "", "21%", "11%"), footer(4)]
    repeated, own = parted(changes)
    assert [(one.slides, one.places, one.name, one.why) for one in repeated] == [((2, 3, 4), 3, "footer", (PERIOD,))]
    assert [change.kind for change in own] == ["number"]
    told = as_text(Comparison("a", "b", tuple(changes))).splitlines()
    assert "  text          报告期!C10 → footer, on slides 2–4: 2024[-中期-]{+年度+}" in told
    assert "slide 2" not in told
    assert "slide 3" in told
    assert "### On many slides" in as_markdown(Comparison("a", "b", tuple(changes)))


def test_what_is_alike_on_two_slides_only_stays_with_each() -> None:
    assert parted([footer(2), footer(3)]) == ([], [footer(2), footer(3)])


def test_a_figure_stands_for_itself_on_every_slide() -> None:
    figures = [Change("number", slide, slide, "kpi", "", "40%", "23%") for slide in (3, 5, 14)]
    assert parted(figures) == ([], figures)


def test_a_cell_is_told_with_digits_in_threes_where_it_is_measured() -> None:
    assert str(REVENUE) == "财务!Q5 营业收入 2024FY: 1,739.7 → 3,772.3 百万元"
    assert str(CellChange("里程碑!A4", "年份", None, "2019", "2024")) == "里程碑!A4 年份: 2019 → 2024"
    assert str(CellChange("财务!A4", "亏损", None, None, "-3143", "百万元")).endswith("（空） → -3,143 百万元")
