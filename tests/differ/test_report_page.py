"""The page of a diff in a browser: its order, its list of slides, its keys, its languages, its widths, its print."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.differ.changes import Cause, CellChange, Change, Comparison, PointChange
from generator.differ.explain import NOWHERE
from generator.differ.reports.as_html import as_html
from tests.differ.browsing import opened

LONG = "这是一句很长的话，用来占满一行又一行的地方，" * 12


def cell(row: int) -> CellChange:
    return CellChange(f"财务!Q{row}", f"指标{row}", "2024FY", "1000", "31000000", "百万元")


def figure(slide: int, row: int) -> Change:
    return Change("number", slide, slide, f"kpi {row}", "", "40%", "23%", why=(cell(row),), called="海外收入同比增长")


POINTS = (
    PointChange("生成式AI", "2024年", None, "2,404.4"),
    PointChange("智能汽车", "2024年", "168.1", "256.3"),
    PointChange("生成式AI", "24年上半年", "1,051.2", None),
)
CHANGES = (
    *(Change("text", slide, slide, "footer", "", "2024中期业绩", "2024年度业绩", why=()) for slide in range(1, 6)),
    figure(2, 1), Change("text", 2, 2, "facts", "", LONG, f"{LONG}新", why=(), called=LONG[:20]),
    Change("chart", 3, 3, "chart 收入", "points", "…", "…", why=(), called="收入细分", points=POINTS),
    Change("style", 3, 3, "kpi", "text: bold", "bold", "not bold", why=tuple(map(cell, range(1, 8))), called="总收入"),
    figure(4, 2),
)  # fmt: skip
CAUSES = (
    *(Cause((cell(row),), "input", (5,)) for row in range(1, 15)),
    *(Cause((cell(row),), NOWHERE, ()) for row in range(40, 80)),
)
TITLES = (("封面", "业绩亮点", "收入细分", "智能汽车", "展望"),) * 2
FOUND = Comparison("old.pptx", "new.pptx", CHANGES, CAUSES, slides=(5, 5), explained=True, titles=TITLES)


@pytest.fixture
def page(browser: Any, tmp_path: Path) -> Any:
    page, said = opened(browser, as_html(FOUND), tmp_path, viewport={"width": 1440, "height": 900})
    yield page
    assert said == []


def test_slides_come_before_reasons_and_reasons_are_ten_with_the_rest_folded(page: Any) -> None:
    slide, why = (page.locator(name).first.bounding_box()["y"] for name in ("#slide-1", "#why"))
    assert slide < 900 < why
    assert page.locator("#why tbody tr:visible").count() == 10
    folded = page.locator("#why details summary")
    assert folded.all_inner_texts() == ["more · 4 inputs", "Inputs that changed and show nowhere · 40"]
    folded.last.click()
    assert page.locator("#why tbody tr:visible").count() == 50


def test_the_list_names_each_slide_with_its_changes_and_jumps_there(page: Any) -> None:
    told = [" ".join(text.split()) for text in page.locator(".jump a").all_inner_texts()]
    assert told[:4] == ["↻ Alike on many slides, told once 1", "2 业绩亮点 2", "3 收入细分 2", "4 智能汽车 1"]
    page.locator(".jump a", has_text="智能汽车").click()
    assert page.url.endswith("#slide-3")
    page.keyboard.press("n")
    assert page.locator("#slide-3 .current").count() == 1


def test_the_footer_of_all_slides_is_told_once(page: Any) -> None:
    assert page.locator(".step", has_text="年度业绩").count() == 1
    assert "footer · slides 1–5" in page.locator("#repeated").inner_text()


def test_n_and_p_walk_through_the_changes_and_open_what_is_folded(page: Any) -> None:
    looks = page.locator("details.looks")
    assert looks.evaluate("one => one.open") is False
    for _ in range(5):
        page.keyboard.press("n")
    assert page.locator("#place").inner_text() == "5 / 6"
    assert looks.evaluate("one => one.open") is True
    page.keyboard.press("p")
    assert page.locator(".current .name").inner_text() == "收入细分"
    page.locator(".filters input[value=chart]").uncheck()
    page.locator("#next").click()
    assert page.locator(".current").is_visible()


def test_points_stand_in_a_table_of_series_and_periods(page: Any) -> None:
    rows = [row.locator("td").all_inner_texts() for row in page.locator("table.points tbody tr").all()]
    assert rows == [
        ["生成式AI", "24年上半年", "1,051.2", "–", ""],
        ["", "2024年", "–", "2,404.4", ""],
        ["智能汽车", "2024年", "168.1", "256.3", "+52.5%"],
    ]


def test_figures_are_called_by_their_words_and_inputs_have_digits_in_threes(page: Any) -> None:
    row = page.locator("tr[data-kind=number]").first
    assert row.locator("td").first.inner_text() == "海外收入同比增长"
    assert "1,000 → 31,000,000 百万元" in row.inner_text()
    assert "kpi" not in page.locator("main").inner_text()


def test_many_reasons_are_a_count_that_unfolds(page: Any) -> None:
    page.locator("details.looks > summary").click()
    reasons = page.locator("details.why")
    assert reasons.locator("summary").inner_text() == "7 inputs"
    assert reasons.evaluate("one => one.open") is False


@pytest.mark.parametrize(("locale", "fixed", "told"), [
    ("zh-CN", None, "5 页上共 10 处变更"), ("en-US", None, "10 changes on 5 slides"),
    ("en-US", "zh", "5 页上共 10 处变更"), ("zh-CN", "en", "10 changes on 5 slides"),
])  # fmt: skip
def test_the_language_is_the_browsers_or_the_one_asked_for(
    browser: Any, tmp_path: Path, locale: str, fixed: str | None, told: str
) -> None:
    page, _ = opened(browser, as_html(FOUND, language=fixed), tmp_path, locale=locale)
    assert page.locator("header p").inner_text().startswith(told)
    assert page.locator("#language").count() == (0 if fixed else 1)
    if fixed is None:
        page.locator("#language").click()
        assert not page.locator("header p").inner_text().startswith(told)


@pytest.mark.parametrize("width", [700, 1000, 1440])
def test_no_cell_is_broken_and_nothing_is_wider_than_the_window(browser: Any, tmp_path: Path, width: int) -> None:
    page, _ = opened(browser, as_html(FOUND), tmp_path, viewport={"width": width, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") == width
    cells = page.locator(".cell:visible")
    assert cells.count() > 10
    assert all(one.evaluate("cell => cell.getClientRects().length") == 1 for one in cells.all())


def test_print_has_no_buttons_and_opens_what_changed_on_slides(page: Any) -> None:
    page.locator("#collapse").click()
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator("button:visible, nav:visible, .filters:visible").count() == 0
    assert page.locator("details.slide:not([open]), details.looks:not([open])").count() == 0
    assert page.locator("#why details[open]").count() == 0
