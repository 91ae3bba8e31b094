"""Previews, and what the rendered pages show: nothing outside the page, no two texts over each other."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from generator import BuildResult, build
from generator.errors import PackageError, UsageError
from generator.office.libreoffice import OfficeError
from generator.office.preview import Preview, preview
from tests.small_project import BOOK, make_small_project

from .conftest import ROOT


@pytest.fixture(scope="module")
def small_deck(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A deck of two slides, which LibreOffice renders in a fraction of the time."""
    project = make_small_project(tmp_path_factory.mktemp("small") / "project")
    deck = build(project / "inputs" / BOOK, project=project).deck
    assert deck is not None
    return deck


def test_a_preview_is_a_pdf_and_an_image_of_each_slide_wanted(previewed: Preview) -> None:
    from PIL import Image

    assert previewed.pdf is not None
    assert previewed.pdf.name == "2024H1.pdf"
    assert [page.name for page in previewed.pages] == ["2024H1-03.png", "2024H1-05.png"]
    assert sorted(previewed.files) == sorted(previewed.pdf.parent.iterdir())
    # 13.333 by 7.5 inches; a PDF's page is cut to whole thousandths, which may take one dot more.
    width, height = Image.open(previewed.pages[0]).size
    assert abs(width - 800) <= 1
    assert height == 450


def test_two_previews_at_once_do_not_disturb_each_other(small_deck: Path, office: str, tmp_path: Path) -> None:
    found: list[Path | None] = []
    threads = [
        threading.Thread(target=lambda n=n: found.append(preview(small_deck, tmp_path / str(n), png=False).pdf))
        for n in range(2)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {path.parent.name for path in found if path} == {"0", "1"}
    for path in found:
        assert path is not None
        cover, revenue = ("".join(box[-1] for box in page) for page in words(path).values())
        assert "甲公司" in cover and "营业收入1,200" in revenue


def test_charts_in_the_pdf_are_not_compressed_again(pdf: Path) -> None:
    told = subprocess.run(["pdfimages", "-list", str(pdf)], capture_output=True, text=True, check=True).stdout
    kinds = {line.split()[8] for line in told.splitlines()[2:]}
    assert kinds == {"image"}


def test_a_missing_office_is_told_with_the_line_that_installs_it(
    built: BuildResult, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.office.libreoffice.find_office", lambda: None)
    assert built.deck is not None
    with pytest.raises(OfficeError, match=r"not installed\..*Install it"):
        preview(built.deck, tmp_path)
    assert not list(tmp_path.iterdir())


def test_bad_previews_are_told(built: BuildResult, tmp_path: Path) -> None:
    assert built.deck is not None
    with pytest.raises(UsageError, match=r"--slide 99: .*has 24 slides"):
        preview(built.deck, tmp_path, slides=[99])
    with pytest.raises(UsageError, match="out of bounds"):
        preview(built.deck, tmp_path, dpi=5000)
    with pytest.raises(PackageError, match="no such file"):
        preview(tmp_path / "none.pptx")


def test_the_command_writes_beside_the_deck_and_names_its_files(small_deck: Path, office: str) -> None:
    command = [sys.executable, "-m", "generator", "preview", str(small_deck), "--png", "--slide", "2", "--dpi", "40"]
    told = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    image = small_deck.with_name("2024H1-02.png")
    assert told.stdout.split()[-1].endswith(image.name) and image.is_file()


Box = tuple[float, float, float, float, str]


def words(pdf: Path) -> dict[int, list[Box]]:
    """The words of each page with their boxes, in points from the top left."""
    from xml.etree import ElementTree

    told = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], capture_output=True, check=True).stdout
    root = ElementTree.fromstring(told)
    space = "{http://www.w3.org/1999/xhtml}"
    return {
        number: [
            (*(float(word.get(side, "0")) for side in ("xMin", "yMin", "xMax", "yMax")), word.text or "")  # type: ignore[misc]
            for word in page.iter(f"{space}word")
        ]
        for number, page in enumerate(root.iter(f"{space}page"), 1)
    }


def test_no_word_stands_outside_the_page(pdf: Path) -> None:
    for number, boxes in words(pdf).items():
        for left, top, right, bottom, text in boxes:
            assert left >= 0 and top >= 0, (number, text)
            assert right <= 960.5 and bottom <= 540.5, (number, text)


def test_no_two_words_lie_over_each_other(pdf: Path) -> None:
    """Boxes are a font's full height, more than its glyphs': the middle halves of two words must not meet."""

    def core(box: Box) -> Box:
        left, top, right, bottom, text = box
        height, width = bottom - top, right - left
        return left + width * 0.04, top + height * 0.3, right - width * 0.04, bottom - height * 0.3, text

    for number, boxes in words(pdf).items():
        cores = [core(box) for box in boxes]
        for index, one in enumerate(cores):
            for other in cores[index + 1 :]:
                apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
                assert apart, (number, one, other)
