"""The charts of the two shipped decks as a reader sees them: air between labels, plots, base lines, legends, keys."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import pytest

from generator.charts.data import ChartData
from generator.charts.draw import sheet_of
from generator.charts.drawing.font import family_of
from generator.charts.drawing.labels import AIR
from generator.charts.drawing.palette import keys
from generator.charts.drawing.sheet import Sheet
from generator.charts.picture import Sibling
from generator.deck.assemble import assemble
from generator.deck.template import read_template
from generator.page.geometry import Area
from generator.page.master import open_master
from generator.page.theme import Theme
from generator.workbook.reading.read import read_workbook
from tests.deck.conftest import ROOT

TEMPLATE = ROOT / "templates" / "interim-results"
_COLUMNS = ("column", "stacked-column", "grouped-column")
_RAISED = 8.0


@dataclass(frozen=True)
class Placed:
    """A chart of a slide: its data, its sheet, and where its picture stands on the page."""

    slide: int
    data: ChartData
    sheet: Sheet
    area: Area
    card: Area | None


Shapes = Mapping[int, list[Any]]


def area_of(shape: Any) -> Area:
    return Area(*(length / 12700 for length in (shape.left, shape.top, shape.width, shape.height)))


@pytest.fixture(scope="module", params=["2024H1", "2024FY"])
def deck(request: pytest.FixtureRequest) -> tuple[list[Placed], Shapes]:
    asked: dict[str, tuple[ChartData, Theme, float, float, tuple[Sibling, ...]]] = {}

    def ask(*chart: Any) -> str:
        return asked.setdefault(f"chart {len(asked)}", chart) and f"chart {len(asked) - 1}"

    book = read_workbook(ROOT / "inputs" / f"{request.param}.xlsx")
    master = open_master(TEMPLATE / "master.pptx", "master.pptx")
    made = assemble(book, read_template(TEMPLATE, "t"), master, Path("no pictures"), ask)
    charts, shapes = [], {}
    for number, (slide, page) in enumerate(made.pages, 1):
        shapes[number] = list(slide.shapes)
        places = {shape._element: area_of(shape) for shape in shapes[number]}
        panels = [area_of(shape) for shape in shapes[number] if shape.name.split(" ")[0] == "panel"]
        for one in page.charts:
            area = places[one.element]
            card = next((panel for panel in panels if holds(panel, area) and panel.height > 20), None)
            charts.append(Placed(number, asked[one.name][0], sheet_of(*asked[one.name]), area, card))
    return charts, shapes


def holds(panel: Area, area: Area) -> bool:
    return panel.x <= area.x and panel.y <= area.y and area.right <= panel.right + 1 and area.bottom <= panel.bottom + 1


def own(chart: ChartData) -> set[frozenset[str]]:
    """Texts that belong together: a series' name and its note, and what a doughnut says in its hole."""
    return {frozenset((one.name, one.note)) for one in chart.series} | {frozenset(chart.centre)}


def test_labels_keep_six_points_between_them(deck: tuple[list[Placed], Shapes]) -> None:
    for chart in deck[0]:
        texts = [text for text in chart.sheet.canvas.texts if text.size > _RAISED]
        for first, second in combinations(texts, 2):
            if frozenset((first.text, second.text)) not in own(chart.data):
                assert not first.box.overlaps(second.box, AIR - 0.01), (chart.slide, first.text, second.text)


def test_every_label_is_drawn(deck: tuple[list[Placed], Shapes]) -> None:
    assert [(chart.slide, chart.sheet.canvas.omitted) for chart in deck[0] if chart.sheet.canvas.omitted] == []


def families(charts: list[Placed]) -> Iterator[list[Placed]]:
    """Charts of columns that stand on one slide in places of one width."""
    found: dict[tuple[int, int], list[Placed]] = {}
    for chart in charts:
        if chart.data.kind in _COLUMNS:
            found.setdefault((chart.slide, round(chart.area.width)), []).append(chart)
    yield from (family for family in found.values() if len(family) > 1)


def test_charts_of_a_family_share_base_line_plot_height_column_width_and_label_size(
    deck: tuple[list[Placed], Shapes],
) -> None:
    seen = set()
    for family in families(deck[0]):
        seen.add(family[0].slide)
        for name in ("bar", "foot", "band", "names", "label", "total", "inside"):
            taken = {one.sheet.shared(name, one.sheet.said[name]) for one in family if name in one.sheet.said}
            assert len(taken) <= 1, (family[0].slide, name, taken)
        assert len({one.area.height for one in family}) == 1, family[0].slide
        for one, other in combinations(family, 2):
            beside = min(one.area.bottom, other.area.bottom) - max(one.area.y, other.area.y) > 0
            assert not beside or one.area.bottom == pytest.approx(other.area.bottom, abs=0.01), one.slide
    assert {8, 19, 20, 21, 22} <= seen


def test_a_plot_takes_three_fifths_of_its_card(deck: tuple[list[Placed], Shapes]) -> None:
    """The plot is the picture less the names under it: columns, their labels and pills."""
    carded = [chart for chart in deck[0] if chart.card is not None and "foot" in chart.sheet.said]
    charts = [chart for chart in carded if chart.slide != 9]  # whose cards hold more than a chart
    assert len(charts) >= 14
    for chart in charts:
        assert chart.card is not None
        plot = chart.area.height - chart.sheet.shared("foot", chart.sheet.said["foot"])
        assert plot >= 0.6 * chart.card.height, (chart.slide, plot, chart.card.height)


def test_columns_are_no_slivers(deck: tuple[list[Placed], Shapes]) -> None:
    for chart in deck[0]:
        if chart.data.kind in _COLUMNS:
            assert chart.sheet.shared("bar", chart.sheet.said["bar"]) >= 34, chart.slide


def test_a_legend_stands_once_on_its_slide_in_colours_that_are_drawn(deck: tuple[list[Placed], Shapes]) -> None:
    charts, shapes = deck
    with_legend = set()
    for slide, found in shapes.items():
        names = [shape.text_frame.text for shape in found if shape.name.startswith("legend") and shape.text_frame.text]
        shown = [shape.fill.fore_color.theme_color for shape in found if shape.name.startswith("legend key")]
        assert len(names) == len(set(names)), slide
        if names:
            with_legend.add(slide)
            (legend,) = {tuple(keys(chart.data)) for chart in charts if chart.slide == slide and is_named(chart, names)}
            assert len(shown) == sum(map(len, legend)), slide
    assert with_legend == {6, 20, 22}


def is_named(chart: Placed, names: list[str]) -> bool:
    return [series.name for series in chart.data.series] == names


def test_digits_are_of_the_latin_face(deck: tuple[list[Placed], Shapes]) -> None:
    drawn = {character for chart in deck[0] for text in chart.sheet.canvas.texts for character in text.text}
    digits = {character for character in drawn if character.isdecimal()}
    assert digits == set("0123456789")
    assert {family_of(character) for character in digits} == {"Arimo"}


def test_years_and_halves_of_one_chart_are_told_apart(deck: tuple[list[Placed], Shapes]) -> None:
    """Of the half-year's deck; in that of the full year all columns are years."""
    apart = {chart.slide: chart.data.headings for chart in deck[0] if chart.data.breaks}
    assert apart in ({6: ("全年", "上半年"), 15: ("全年", "上半年")}, {})


def test_two_charts_of_one_history_begin_with_the_same_period(deck: tuple[list[Placed], Shapes]) -> None:
    stock, steps = (chart.data.categories for chart in deck[0] if chart.slide == 8)
    assert [one.name for one in steps] == [f"{a.name}–{b.name}" for a, b in pairwise(stock)]
