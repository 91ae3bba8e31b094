"""A draft's badge stands where the master leaves room for it, on a page of any size, and says what is not settled."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from pathlib import Path

import pytest
from pptx.util import Pt

from generator.deck.status_mark import set_badge
from generator.finance.findings import OVERFLOW
from generator.finance.status import Status
from generator.lineage.recording import Lineage
from generator.page.geometry import Area
from generator.page.master import LayoutRegions, Master, open_master
from generator.page.page import Page
from tests.deck.conftest import ROOT

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
SHIPPED = ROOT / "templates" / "interim-results" / "master.pptx"


@pytest.fixture
def master() -> Master:
    return open_master(SHIPPED, "master.pptx")


def of_page(master: Master, width: float, title: Sequence[float]) -> tuple[Master, LayoutRegions]:
    """The master as one of another page size, its title and that of a layout at some place, in points."""
    presentation = master.presentation
    presentation.slide_width = Pt(width)
    holder = next(one for one in presentation.slide_master.placeholders if one.name == "title")
    holder.left, holder.top, holder.width, holder.height = map(Pt, title)
    region = dataclasses.replace(master.layouts["one-body"].regions["title"], area=Area(*title))
    return master, LayoutRegions("one-body", master.layouts["one-body"].layout, {"title": region})


def marked(master: Master, layout: LayoutRegions, *statuses: Status) -> tuple[Area, str, Page]:
    slide = master.presentation.slides.add_slide(layout.layout)
    page = Page(1, slide.shapes._spTree, master.theme, Lineage(), str)
    set_badge(statuses, page, layout, master)
    shape = next(one for one in slide.shapes if one.name == "status")
    place = Area(*(round(length / 12700, 2) for length in (shape.left, shape.top, shape.width, shape.height)))
    return place, shape.text_frame.text, page


def test_in_the_shipped_master_it_ends_at_the_right_margin_over_the_title(master: Master) -> None:
    """960 points wide with margins of 36, the title from 30 on; two characters of 11 pt, 3% and twice 10 pt are 42.66."""
    for name in ("bands", "four-charts", "divider", "cover", "closing"):
        place, words, page = marked(master, master.layouts[name])
        assert place == (881.34, 8, 42.66, 20)
        assert words == "草稿"
        assert page.findings == []


def test_it_names_every_status_that_the_slide_shows_and_how_each_is_underlined(master: Master) -> None:
    _, words, page = marked(master, master.layouts["bands"], Status.UNCONFIRMED, Status.DISCLOSED, Status.ILLUSTRATIVE)
    assert words == "草稿　含示例、待核数据"
    drawn = {run.findtext(f"{A}t"): run.find(f"{A}rPr").get("u") for run in page.tree.iter(f"{A}r")}
    assert (drawn["待核"], drawn["示例"], drawn["草稿"]) == ("wavy", "dotted", None)


def test_on_a_page_of_4_by_3_it_ends_at_that_pages_margin(master: Master) -> None:
    """720 points wide, margins of 24: 720 − 24 = 696."""
    place, _, page = marked(*of_page(master, 720, (24, 30, 560, 40)))
    assert place.right == pytest.approx(696)
    assert page.findings == []


def test_under_a_title_at_the_top_it_stands_beside_it(master: Master) -> None:
    """Without 24 points over the title: on the lower half of a title from 10 to 50, 50 − 40 / 4 − 20 = 20."""
    place, _, page = marked(*of_page(master, 720, (24, 10, 560, 40)))
    assert (place.y, place.right) == (20, pytest.approx(696))
    assert page.findings == []


def test_under_a_title_as_wide_as_the_page_it_finds_a_free_line(master: Master) -> None:
    """A title from 10 to 60: the first line that is free begins at 62."""
    place, _, page = marked(*of_page(master, 720, (24, 10, 672, 50)))
    assert (place.y, place.right) == (62, pytest.approx(696))
    assert page.findings == []


def test_where_there_is_no_room_it_stays_on_the_page_and_is_told(master: Master) -> None:
    master, layout = of_page(master, 720, (24, 10, 672, 50))
    whole = dataclasses.replace(layout.regions["title"], name="body", area=Area(0, 0, 720, 540))
    full = LayoutRegions("x", layout.layout, {**layout.regions, "body": whole})
    place, words, page = marked(master, full, Status.UNCONFIRMED)
    assert place.right <= 720
    assert words == "草稿　含待核数据"
    (finding,) = page.findings
    assert finding.kind == OVERFLOW
    assert "the badge 草稿 has no room" in finding.what
    assert "placeholder named status" in finding.hint


def test_a_layout_may_give_it_a_place_of_its_own_and_it_ends_where_that_does(master: Master) -> None:
    master, layout = of_page(master, 720, (24, 10, 672, 50))
    region = dataclasses.replace(layout.regions["title"], name="status", area=Area(600, 500, 90, 20))
    place, _, page = marked(master, LayoutRegions("x", layout.layout, {**layout.regions, "status": region}))
    assert (place.right, place.y) == (pytest.approx(690), 500)
    assert page.findings == []


def test_a_whole_deck_on_a_master_of_720_points_keeps_every_mark_on_its_page(tmp_path: Path) -> None:
    from pptx import Presentation

    from generator import build
    from tests.deck.conftest import WORKBOOK, make_project

    project = make_project(tmp_path / "project")
    path = project / "templates" / "interim-results" / "master.pptx"
    presentation = Presentation(str(path))
    presentation.slide_width = Pt(720)
    for placeholders in (presentation.slide_master.placeholders, *(layout.placeholders for layout in presentation.slide_layouts)):
        for one in placeholders:
            if one.width is not None:
                one.left, one.width = round(one.left * 0.75), round(one.width * 0.75)
    presentation.save(str(path))
    result = build(project / "inputs" / WORKBOOK, project=project)
    marks = [shape for slide in Presentation(str(result.deck)).slides for shape in slide.shapes if shape.name == "status"]
    assert len(marks) >= 3
    assert all(shape.left + shape.width <= Pt(720) for shape in marks)
