"""A chart on a page: the drawing with native text about it, and what is told where it does not add up."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType
from typing import Literal

import pytest

from generator.blocks.chart import ChartBlock
from generator.blocks.context import Setting
from generator.blocks.registry import read_block, set_block
from generator.charts.data import ChartData
from generator.charts.draw import sheet_of
from generator.charts.kinds import registry
from generator.charts.kinds.registry import ChartKind
from generator.charts.over_metrics import over_metrics
from generator.charts.spec import OverMetrics
from generator.deck.status_mark import Doubts
from generator.errors import TemplateError
from generator.finance.findings import FAILED_RECONCILIATION, WARNING
from generator.finance.status import Status
from generator.lineage.recording import Lineage
from generator.page.geometry import Area
from generator.page.page import Page
from generator.page.theme import TextStyle, Theme
from generator.spec.scalars import Located
from generator.text.render import Renderer
from generator.workbook.model import Workbook
from tests.page.pages import THEME, A, P, empty_page, names, texts
from tests.samples import metric, workbook

BOOK = workbook(
    metric("revenue", {"2023H1": "50", "2024H1": "65"}),
    metric("a", {"2023H1": "10.3334", "2024H1": "20.3334"}),
    metric("b", {"2023H1": "39.3334", "2024H1": "44.3334"}),
    metric("whole", {"2023H1": "49.6668", "2024H1": "64.6668"}),
    metric("wrong", {"2023H1": "60", "2024H1": "99"}),
    metric("margin", {"2023H1": "0.5", "2024H1": "0.44"}, "%"),
)
STYLES = {**THEME.styles, "label": TextStyle(12), "subheading": TextStyle(13)}
AREA = Area(40, 60, 400, 240)
TWO = {"periods": {"last": "2"}}


def fills(page: Page, name: str) -> list[str]:
    """The theme colours of the shapes whose names begin so."""
    shapes = [shape for shape in page.tree if next(shape.iter(f"{P}cNvPr")).get("name", "").startswith(name)]
    return [next(shape.find(f"{P}spPr").iter(f"{A}schemeClr")).get("val", "") for shape in shapes]  # type: ignore[union-attr]


def area(page: Page, name: str) -> Area:
    (shape,) = (one for one in page.tree if next(one.iter(f"{P}cNvPr")).get("name") == name)
    offset, extent = next(shape.iter(f"{A}off")), next(shape.iter(f"{A}ext"))
    places = (offset.get("x"), offset.get("y"), extent.get("cx"), extent.get("cy"))
    return Area(*(int(place or 0) / 12700 for place in places))


class Set:
    """A chart set on an empty page; `asked` is what was to be drawn, with its size."""

    def __init__(self, book: Workbook = BOOK, times: int = 1, draft: bool = False, **said: object) -> None:
        self.asked: list[tuple[ChartData, float, float]] = []
        tree = empty_page().tree
        self.page = Page(3, tree, Theme(THEME.colours, "Arial", "微软雅黑", STYLES), Lineage(), note_mark=str)
        if draft:
            self.page.doubt = Doubts().underline
        setting = Setting(self.page, Renderer(book), book, Path("pictures"), self._drawn)
        for _ in range(times):
            set_block(read_block({"kind": "column", "series": ["revenue"], **TWO, **said}), AREA, setting)

    def _drawn(self, data: ChartData, width: float, height: float) -> str:
        self.asked.append((data, width, height))
        return "drawing"

    @property
    def data(self) -> ChartData:
        return self.asked[0][0]


def test_a_chart_without_anything_about_it_fills_its_place() -> None:
    chart = Set()
    assert names(chart.page) == ["chart revenue"]
    _, width, height = chart.asked[0]
    assert (width, height) == pytest.approx((AREA.width, AREA.height), abs=0.36)  # a dot at 200 an inch


def test_a_title_with_its_unit_stands_over_the_drawing() -> None:
    chart = Set(title="营业收入", unit="(百万元)")
    assert texts(chart.page)[0] == "营业收入 (百万元)"
    assert chart.asked[0][2] <= AREA.height - 24


@pytest.mark.parametrize(("statuses", "mark"), [("示示", "dotted"), ("示披", None), ("待待", "wavy"), ("披披", None)])
def test_a_chart_most_of_whose_points_are_not_settled_is_marked_once_at_its_title(statuses: str, mark: str | None) -> None:
    """Two columns: 2023H1 and 2024H1, each of its status. A final deck has no mark."""
    known = {"示": Status.ILLUSTRATIVE, "待": Status.UNCONFIRMED, "披": Status.DISCLOSED}
    rows = [metric(key, {"2024H1": "10"}, status=known[status]) for key, status in zip("ab", statuses, strict=True)]
    said = {"kind": "stacked-column", "series": ["a", "b"], "title": "构成", "periods": {"last": "1"}, "book": workbook(*rows)}
    underlined = [[run.get("u") for run in Set(draft=draft, **said).page.tree[0].iter(f"{A}rPr")] for draft in (True, False)]  # type: ignore[arg-type]
    assert underlined == [[mark], [None]]


def test_a_legend_names_the_series_that_the_drawing_then_does_not() -> None:
    chart = Set(kind="grouped-column", series=["a", "b"], naming="legend")
    assert [name for name in names(chart.page) if name.startswith("legend")] == [
        "legend key", "legend key 2", "legend", "legend key 3", "legend key 4", "legend 2",
    ]  # fmt: skip
    assert chart.data.naming == "none"
    assert Set(kind="grouped-column", series=["a", "b"], naming="direct").data.naming == "direct"


def test_the_keys_of_a_legend_are_the_colours_that_are_drawn_and_no_others() -> None:
    """Of b only the comparative stands: no column is of its own colour, so its key is the tint."""
    book = workbook(metric("a", {"2023H1": "10", "2024H1": "20"}), metric("b", {"2023H1": "5"}))
    chart = Set(kind="stacked-column", series=["a", "b"], naming="legend", book=book)
    assert fills(chart.page, "legend key") == ["accent2", "accent1", "accent3"]


def test_a_legend_stands_once_on_a_slide() -> None:
    chart = Set(kind="stacked-column", series=["a", "b"], naming="legend", times=2)
    assert [text for text in texts(chart.page) if text] == ["a", "b"]
    assert len(chart.asked) == 2


def test_of_more_series_than_a_legend_tells_apart_the_names_stand_beside_their_marks() -> None:
    chart = Set(kind="stacked-column", series=["a"] * 7, naming="legend")
    assert not any(texts(chart.page))
    assert chart.data.naming == "direct"


def test_the_label_of_a_row_of_ratios_without_room_beside_them_stands_above_them() -> None:
    chart = Set(ratios=[{"figure": "margin", "label": "这一行比率的名称很长，在柱子之前放不下"}])
    label, ratio = (area(chart.page, name) for name in ("ratio label", "ratio"))
    assert label.bottom <= ratio.y
    assert label.x + label.width / 2 == AREA.x + AREA.width / 2


def test_a_row_of_ratios_stands_under_its_columns_as_text_with_lineage() -> None:
    chart = Set(ratios=[{"figure": "margin", "label": "毛利率"}])
    assert texts(chart.page)[1:] == ["毛利率", "50.0%", "44.0%"]
    assert [placed.shape for placed in chart.page.lineage.placed][-2:] == ["ratio", "ratio 2"]


def test_parts_that_differ_from_their_total_by_rounding_have_a_note_and_a_warning() -> None:
    chart = Set(kind="stacked-column", series=["a", "b"], total="revenue", places="0")
    assert any(text.startswith("因四舍五入") for text in texts(chart.page))
    assert [finding.kind for finding in chart.page.findings] == [WARNING]


def test_parts_that_miss_their_total_are_no_rounding() -> None:
    chart = Set(kind="stacked-column", series=["a", "b"], total="wrong", places="0")
    assert not any(text.startswith("因四舍五入") for text in texts(chart.page))
    (finding,) = chart.page.findings
    assert finding.kind == FAILED_RECONCILIATION
    assert "34.3332" in finding.what  # 99 − 20.3334 − 44.3334, more than 60 − 49.6668


def test_a_chart_without_any_value_is_a_framed_place_with_a_grey_sample_of_five_columns() -> None:
    chart = Set(series=["revenue.at('1999FY')"], title="营业收入")
    assert chart.asked == []
    assert [text for text in texts(chart.page) if text] == ["营业收入 【待填】"]
    assert sum(name.startswith("sample") for name in names(chart.page)) == 5


def test_the_style_of_a_title_that_is_not_there_is_told_where_it_stands() -> None:
    style = Located.at("headingg", "slides/19.yaml:7")
    with pytest.raises(TemplateError, match=r'slides/19\.yaml:7: no text style "headingg"'):
        Set(title="营业收入", title_style=style)


def test_a_kind_is_a_file_and_a_name_in_the_registry(monkeypatch: pytest.MonkeyPatch) -> None:
    """A kind over metrics, which no other file knows."""

    class Bar(OverMetrics):
        kind: Literal["segment-bar"]
        gap: int = 4

    module = ModuleType("generator.charts.kinds.segment_bar")
    module.KIND = ChartKind(Bar, over_metrics)  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, module.__name__, module)
    for place in (registry, sys.modules["generator.blocks.chart"]):
        monkeypatch.setattr(place, "KINDS", (*registry.KINDS, "segment-bar"))
    said = {"kind": "segment-bar", "series": ["a", "b"], "gap": "2"}
    block = read_block(said)
    assert isinstance(block, ChartBlock)
    page = empty_page()
    asked: list[ChartData] = []
    setting = Setting(
        Page(1, page.tree, Theme(THEME.colours, "Arial", "微软雅黑", STYLES), Lineage(), str), Renderer(BOOK), BOOK,
        Path("pictures"), lambda data, *size: asked.append(data) or "drawing",
    )  # fmt: skip
    set_block(block, AREA, setting)
    assert [category.name for category in asked[0].categories] == ["a", "b"]


def test_figures_of_rows_below_keep_to_their_columns_beside_names_of_series() -> None:
    """Two columns left of their names: their values stand under them, not under the middle of the picture."""
    said = {"kind": "stacked-column", "series": ["a", "b"], "naming": "direct", "ratios": [{"figure": "margin"}]}
    chart = Set(**said)  # type: ignore[arg-type]
    sheet = sheet_of(chart.data, Theme(THEME.colours, "Arial", "微软雅黑", STYLES), *chart.asked[0][1:])
    drawn = [placed.box.centre[0] for placed in sheet.canvas.texts if "年" in placed.text]
    below = [area(chart.page, name) for name in ("ratio", "ratio 2")]
    assert [one.x + one.width / 2 - AREA.x for one in below] == pytest.approx(drawn, abs=1.5)
