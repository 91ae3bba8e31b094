"""Decks under a foreign master: a quarterly one on another page, and slides on layouts of the master's own."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from generator import BuildResult, brand, build
from generator.errors import OutputError, UsageError
from tests.small_project import BOOK, make_small_project

from .masters import PLAIN, changed
from .quarterly import BOOK as QUARTERLY
from .quarterly import make_quarterly_project

DARK_LAYOUT = "ppt/slideLayouts/slideLayout4.xml"
"""Two Content."""


@pytest.fixture(scope="module")
def quarterly(tmp_path_factory: pytest.TempPathFactory) -> BuildResult:
    folder = tmp_path_factory.mktemp("quarterly")
    make_quarterly_project(folder, PLAIN)
    return build(folder / "inputs" / QUARTERLY, project=folder)


def part(result: BuildResult, name: str) -> str:
    assert result.deck is not None
    with zipfile.ZipFile(result.deck) as package:
        return package.read(name).decode()


def test_all_texts_have_room_on_a_page_of_four_to_three(quarterly: BuildResult) -> None:
    assert [str(one) for one in quarterly.findings if one.kind == "overflow"] == []


def test_a_footer_that_the_master_has_too_pale_is_told_once(quarterly: BuildResult) -> None:
    told = [str(one) for one in quarterly.findings if one.kind == "contrast"]
    assert len(told) == 1
    assert told[0].startswith("slides 2, 3, 4, 5, 6, 7: footer is hard to read: #898989 on #FFFFFF is 3.5 : 1")


def test_charts_are_in_the_themes_colours(quarterly: BuildResult) -> None:
    assert quarterly.deck is not None
    with zipfile.ZipFile(quarterly.deck) as package:
        drawn = "".join(package.read(name).decode().lower() for name in package.namelist() if name.endswith(".svg"))
    assert all(colour in drawn for colour in ("#4f81bd", "#c0504d", "#9bbb59"))
    assert "#5b35e0" not in drawn


def test_titles_take_everything_from_the_master(quarterly: BuildResult) -> None:
    title = part(quarterly, "ppt/slides/slide3.xml").partition('name="title"')[2].partition("</p:sp>")[0]
    assert 'type="title"' in title
    assert "xfrm" not in title
    assert "sz=" not in title
    assert "solidFill" not in title


TWO = """layout: two content
title: 营业收入
left: ["营业收入 {{ revenue | amount(0) }}"]
right:
  kpis:
    - {value: "{{ revenue | amount(0) }}", label: 营业收入}
"""


def test_a_slide_names_a_layout_of_theirs_and_its_places(tmp_path: Path) -> None:
    mapping = ("<a:masterClrMapping/>", '<a:overrideClrMapping bg1="dk1" tx1="lt1" bg2="dk2" tx2="lt2" accent1="accent1" '
               'accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" '
               'folHlink="folHlink"/>')  # fmt: skip
    project = make_small_project(tmp_path / "p")
    folder = project / "templates" / "plain"
    (folder / "slides" / "02-revenue.yaml").write_text(TWO.replace("two content", "Two Content"), encoding="utf-8")
    first = brand(changed(tmp_path, {DARK_LAYOUT: lambda xml: xml.replace(*mapping)}), folder)
    assert first.before is not None
    result = build(project / "inputs" / BOOK, project=project)
    slide = part(result, "ppt/slides/slide2.xml")
    assert 'name="Content Placeholder 2"' in slide
    assert "1,200" in slide
    assert "overrideClrMapping" in slide


def test_a_file_that_is_no_presentation_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a", encoding="utf-8")
    with pytest.raises(UsageError, match="no PowerPoint file"):
        brand(tmp_path / "a.txt", tmp_path / "t")
    with pytest.raises(UsageError, match="no such file"):
        brand(tmp_path / "b.pptx", tmp_path / "t")
    with pytest.raises(OutputError, match="is a file"):
        brand(PLAIN, tmp_path / "a.txt")


def test_layouts_that_slides_miss_are_told(tmp_path: Path) -> None:
    slides = tmp_path / "t" / "slides"
    slides.mkdir(parents=True)
    (slides / "01.yaml").write_text("layout: nowhere\ntitle: 甲\n", encoding="utf-8")
    told = [one for one in brand(PLAIN, tmp_path / "t").taken if one.part == "missing"]
    assert [(one.theirs, one.remark) for one in told] == [('layout "nowhere"', "01.yaml is set on it")]
