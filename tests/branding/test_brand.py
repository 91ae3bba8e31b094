"""A company's file as a master: what is kept, what is added, and that slides stand clear of what it draws."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from pptx import Presentation

from generator.branding.brand import Branded, branded
from generator.branding.catalogue import LAYOUTS
from generator.errors import TemplateError
from generator.page.contrast import contrast
from generator.page.geometry import Area
from generator.page.grounds import free_of
from generator.page.master import Master, open_master
from generator.page.theme import STYLES_LAYOUT

from .masters import MASTER, PLAIN, dark, template, with_logo, without_room, without_titles

CHANGED = {
    "[Content_Types].xml", "ppt/presentation.xml", "ppt/_rels/presentation.xml.rels", MASTER,
    "ppt/slideMasters/_rels/slideMaster1.xml.rels",
}  # fmt: skip


@pytest.fixture(scope="module")
def plain() -> Branded:
    return branded(PLAIN)


@pytest.fixture(scope="module")
def opened(plain: Branded, tmp_path_factory: pytest.TempPathFactory) -> Master:
    return master_of(plain, tmp_path_factory.mktemp("plain"))


def master_of(made: Branded, folder: Path) -> Master:
    path = folder / "master.pptx"
    path.write_bytes(made.content)
    return open_master(path, "master.pptx")


def members(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def told(made: Branded) -> dict[str, str]:
    return {one.part: f"{one.theirs} {one.remark}".strip() for one in made.taken}


def test_all_of_theirs_that_need_not_change_is_kept_byte_for_byte(plain: Branded, tmp_path: Path) -> None:
    (tmp_path / "made.pptx").write_bytes(plain.content)
    before, after = members(PLAIN), members(tmp_path / "made.pptx")
    assert {name for name in before if before[name] != after.get(name)} <= CHANGED
    added = {name for name in after if name not in before}
    assert {name.rsplit("/", 1)[0] for name in added} == {"ppt/slideLayouts", "ppt/slideLayouts/_rels"}


def test_the_same_file_makes_the_same_master(plain: Branded) -> None:
    assert branded(PLAIN).content == plain.content


def test_it_says_what_was_taken_for_what(plain: Branded) -> None:
    said = told(plain)
    assert said["page"] == "25.4 × 19.1 cm 4:3"
    assert said["content"] == 'layout "Title and Content"'
    assert said["cover, closing"] == 'layout "Title Slide"'
    assert said["title"] == '"Title 1" 44 pt'
    assert said['layout "Two Content"'] == "left = Content Placeholder 2, right = Content Placeholder 3"


def test_every_layout_of_the_catalogue_is_there_with_all_its_regions(opened: Master) -> None:
    for layout in LAYOUTS:
        if layout.name != STYLES_LAYOUT:
            wanted = {region.name for region in layout.regions if region.name != "status"}
            assert wanted <= opened.layouts[layout.name].regions.keys(), layout.name


def test_content_stands_below_the_title_and_above_the_foot(opened: Master) -> None:
    regions = opened.layouts["chart-and-highlights"].regions
    for name in ("subtitle", "chart", "highlights", "notes"):
        assert regions[name].area.y >= regions["title"].area.bottom
        assert regions[name].area.bottom <= regions["footer"].area.y
        assert 0 < regions[name].area.x < regions[name].area.right < 720


def test_the_title_is_where_the_master_has_it_in_its_size(opened: Master) -> None:
    title, theirs = (opened.layouts[name].regions["title"] for name in ("one-body", "Title and Content"))
    assert title.area == theirs.area
    assert title.style.size == 44


def test_no_region_lies_over_a_logo(tmp_path: Path) -> None:
    made = branded(with_logo(tmp_path))
    assert told(made)["room for content"].endswith("clear of 1 of its drawings")
    logo = Area(600, 120, 120, 80)
    for name in ("bands", "three-columns", "four-charts", "picture"):
        regions = master_of(made, tmp_path).layouts[name].regions.values()
        assert all(free_of(region.area, [logo]) for region in regions if region.name != "title"), name


def test_on_a_dark_ground_ink_is_light_and_all_parts_are_read(tmp_path: Path) -> None:
    theme = master_of(branded(dark(tmp_path)), tmp_path).theme
    assert theme.colour("dk1") == "FFFFFF"
    for name in ("dk1", "dk2", "accent1", "accent6"):
        assert contrast(theme.colour(name), "000000") >= 4.5, name
    assert contrast(theme.colour("lt1"), theme.colour("dk2")) >= 4.5


def test_slides_of_the_file_are_left_out_with_all_that_only_they_use(tmp_path: Path) -> None:
    source = Presentation(str(PLAIN))
    slide = source.slides.add_slide(source.slide_layouts[1])
    slide.notes_slide.notes_text_frame.text = "内部"
    source.save(str(tmp_path / "deck.pptx"))
    made = branded(tmp_path / "deck.pptx")
    assert told(made)["its own slides"] == "1 left out"
    (tmp_path / "made.pptx").write_bytes(made.content)
    assert not [name for name in members(tmp_path / "made.pptx") if "slides/" in name or "notesSlides/" in name]
    assert len(Presentation(str(tmp_path / "made.pptx")).slides) == 0


def test_a_template_file_becomes_a_presentation(tmp_path: Path) -> None:
    (tmp_path / "made.pptx").write_bytes(branded(template(tmp_path)).content)
    assert b"template.main+xml" not in members(tmp_path / "made.pptx")["[Content_Types].xml"]


def test_a_branded_master_is_branded_again_without_more_layouts(plain: Branded, tmp_path: Path) -> None:
    (tmp_path / "made.pptx").write_bytes(plain.content)
    again = branded(tmp_path / "made.pptx")
    assert told(again)["added"].startswith("0 layouts")


def test_a_file_without_a_title_anywhere_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match="has no layout with a title"):
        branded(without_titles(tmp_path))


def test_a_master_whose_title_takes_the_page_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match="of the page for content"):
        branded(without_room(tmp_path))
