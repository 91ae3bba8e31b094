"""The mark 含示例数据 stands where the master leaves room for it, on a page of any size."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from pathlib import Path

import pytest
from pptx.util import Pt

from generator.deck.status_mark import set_status_mark
from generator.finance.findings import OVERFLOW
from generator.finance.status import Status
from generator.lineage.recording import Lineage
from generator.page.geometry import Area
from generator.page.master import LayoutRegions, Master, open_master
from generator.page.page import Page
from tests.deck.conftest import ROOT

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


def marked(master: Master, layout: LayoutRegions, status: Status = Status.ILLUSTRATIVE) -> tuple[Area, str, Page]:
    slide = master.presentation.slides.add_slide(layout.layout)
    page = Page(1, slide.shapes._spTree, master.theme, Lineage(), str)
    set_status_mark(status, page, layout, master)
    shape = next(one for one in slide.shapes if one.name == "status")
    return Area(*(length / 12700 for length in (shape.left, shape.top, shape.width, shape.height))), shape.text_frame.text, page


def test_in_the_shipped_master_it_ends_at_the_right_margin_beside_the_title(master: Master) -> None:
    """960 points wide with margins of 36; the title stands from 30 to 70."""
    for name in ("bands", "four-charts", "divider"):
        place, words, page = marked(master, master.layouts[name])
        assert place == Area(842, 42, 82, 18)
        assert words == "含示例数据"
        assert page.findings == []


def test_on_a_page_of_4_by_3_it_ends_at_that_pages_margin(master: Master) -> None:
    """720 points wide, margins of 24, a title of 560: 720 − 24 − 82 = 614."""
    place, _, page = marked(*of_page(master, 720, (24, 30, 560, 40)))
    assert place == Area(614, 42, 82, 18)
    assert place.right <= 720
    assert page.findings == []


def test_over_a_title_as_wide_as_the_page_it_stands_above_it(master: Master) -> None:
    place, _, page = marked(*of_page(master, 720, (24, 40, 672, 50)))
    assert place == Area(614, 20, 82, 18)
    assert page.findings == []


def test_where_there_is_no_room_it_stays_on_the_page_and_is_told(master: Master) -> None:
    place, words, page = marked(*of_page(master, 720, (24, 10, 672, 50)), Status.UNCONFIRMED)
    assert place.right <= 720
    assert words == "含待核数据"
    (finding,) = page.findings
    assert finding.kind == OVERFLOW
    assert "含待核数据 has no room" in finding.what
    assert "placeholder named status" in finding.hint


def test_a_layout_may_give_it_a_place_of_its_own(master: Master) -> None:
    master, layout = of_page(master, 720, (24, 10, 672, 50))
    region = dataclasses.replace(layout.regions["title"], name="status", area=Area(600, 500, 90, 20))
    place, _, page = marked(master, LayoutRegions("x", layout.layout, {**layout.regions, "status": region}))
    assert place == Area(600, 500, 90, 20)
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
