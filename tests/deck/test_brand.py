"""The look comes from the master: another brand's colours and fonts reach texts, shapes and charts; contrast is enough."""

from __future__ import annotations

import zipfile
from pathlib import Path

from generator import BuildResult, build
from generator.charts.drawing.palette import contrast
from generator.page.master import open_master
from generator.page.theme import Theme

from .conftest import ROOT, WORKBOOK
from .editing import rewrite

OTHER = {"241A63": "0B3D2E", "5B35E0": "0E7C66", "C9C1F2": "BFE3D9", "E4DFFA": "E6F4F0"}


def theme() -> Theme:
    return open_master(ROOT / "templates" / "interim-results" / "master.pptx", "master.pptx").theme


def rebranded(project: Path) -> Path:
    """Another brand: four theme colours and two fonts changed in master.pptx, as a designer does in PowerPoint."""
    master = project / "templates" / "interim-results" / "master.pptx"

    def change(xml: str) -> str:
        for old, new in OTHER.items():
            xml = xml.replace(old, new)
        return xml.replace("微软雅黑", "思源黑体").replace('"Arial"', '"Calibri"')

    with zipfile.ZipFile(master) as package:
        member = next(name for name in package.namelist() if name.startswith("ppt/theme/"))
    rewrite(master, member, change)
    return master


def parts(deck: Path, ending: str) -> str:
    with zipfile.ZipFile(deck) as package:
        return "".join(package.read(name).decode() for name in package.namelist() if name.endswith(ending))


def test_four_colours_and_two_fonts_rebrand_texts_shapes_and_charts(project: Path) -> None:
    rebranded(project)
    result = build(project / "inputs" / WORKBOOK, project=project)
    assert result.deck is not None
    drawn, written = charts(result.deck), parts(result.deck, ".xml")
    for old, new in OTHER.items():
        assert old.lower() not in drawn, old
        assert old not in written, old
        assert new in written
    assert "#0e7c66" in drawn
    assert "微软雅黑" not in written
    assert "思源黑体" in written


def charts(deck: Path) -> str:
    """All drawings but the pictures of inputs/pictures, whose colours are their own."""
    own = {path.read_bytes()[:40] for path in (ROOT / "inputs" / "pictures").glob("*.svg")}
    with zipfile.ZipFile(deck) as package:
        drawn = [package.read(name) for name in package.namelist() if name.endswith(".svg")]
    return "".join(one.decode().lower() for one in drawn if one[:40] not in own)


def test_slides_name_theme_colours_and_no_others(built: BuildResult) -> None:
    assert built.deck is not None
    with zipfile.ZipFile(built.deck) as package:
        slides = [package.read(n).decode() for n in package.namelist() if n.startswith("ppt/slides/slide")]
    for slide in slides:
        assert "srgbClr" not in slide
        assert 'typeface="' not in slide.replace('typeface="Arial"/><a:buChar', "")


def test_text_stands_out_from_the_grounds_it_is_set_on() -> None:
    """4.5 to 1 for text, 3 to 1 for large text (18 pt, or 14 pt bold), by WCAG 2."""
    look = theme()
    grounds = ("lt1", "lt2", "accent5")
    for name, style in look.styles.items():
        large = style.size >= 18 or (style.bold and style.size >= 14)
        for ground in grounds:
            ratio = contrast(f"#{look.colours[style.colour]}", f"#{look.colours[ground]}")
            assert ratio >= (3 if large else 4.5), (name, ground, round(ratio, 2))


def test_text_on_dark_grounds_and_bubbles_stands_out() -> None:
    colours = {name: f"#{value}" for name, value in theme().colours.items()}
    for text, ground in (("lt1", "dk2"), ("accent2", "dk2"), ("dk2", "accent2"), ("dk1", "lt1"), ("lt1", "accent1")):
        assert contrast(colours[text], colours[ground]) >= 4.5, (text, ground)
