"""Table styles: what a definition gives otherwise is told once where a table uses it, and counted where none does."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.util import Inches

from generator.differ.changes import Comparison
from generator.differ.run import diff
from generator.office.libreoffice import convert, find_office
from generator.pptx_deck.model import Deck
from generator.pptx_deck.read import read_deck
from generator.pptx_deck.table_styles import users_of_styles
from tests.office.hostile import members, packed

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_USED, _OTHER = "{11111111-0000-0000-0000-000000000001}", "{22222222-0000-0000-0000-000000000002}"
_STYLES, _THEME = "ppt/tableStyles.xml", "ppt/theme/theme1.xml"


def _style(key: str, name: str) -> str:
    """Bands in a tint, white lines between rows, headings white on the first accent."""
    line = '<a:insideH><a:ln w="12700"><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill></a:ln></a:insideH>'
    return (
        f'<a:tblStyle styleId="{key}" styleName="{name}"><a:wholeTbl><a:tcTxStyle><a:fontRef idx="minor"/><a:schemeClr val="dk1"/></a:tcTxStyle>'
        f'<a:tcStyle><a:tcBdr>{line}</a:tcBdr><a:fill><a:solidFill><a:srgbClr val="EEEEEE"/></a:solidFill></a:fill></a:tcStyle></a:wholeTbl>'
        '<a:band1H><a:tcStyle><a:tcBdr/><a:fill><a:solidFill><a:schemeClr val="accent1"><a:tint val="40000"/></a:schemeClr></a:solidFill></a:fill></a:tcStyle></a:band1H>'
        '<a:lastRow><a:tcTxStyle b="on"><a:schemeClr val="dk1"/></a:tcTxStyle><a:tcStyle><a:tcBdr/></a:tcStyle></a:lastRow>'
        '<a:firstRow><a:tcTxStyle b="on"><a:schemeClr val="lt1"/></a:tcTxStyle><a:tcStyle><a:tcBdr/><a:fill><a:solidFill><a:schemeClr val="accent1"/>'
        "</a:solidFill></a:fill></a:tcStyle></a:firstRow></a:tblStyle>"
    )


def _deck(path: Path, styles: str) -> Path:
    """Three slides: a table in the used style, no table, and a table in it without bands; no table has a total row."""
    deck: Any = Presentation()
    for number in range(3):
        slide = deck.slides.add_slide(deck.slide_layouts[6])
        if number != 1:
            table = slide.shapes.add_table(3, 2, Inches(1), Inches(1), Inches(4), Inches(1.5)).table
            table._tbl.tblPr.find(f"{{{_A}}}tableStyleId").text = _USED
            table.horz_banding = number == 0
    deck.save(str(path))
    path.write_bytes(packed({**members(path.read_bytes()), _STYLES: styles.encode()}))
    return path


def _list(*styles: str) -> str:
    return f'<a:tblStyleLst xmlns:a="{_A}" def="{_USED}">{"".join(styles)}</a:tblStyleLst>'


_ALL = _list(_style(_USED, "季报"), _style(_OTHER, "年报"))


def _found(new: str, folder: Path, old: str = _ALL) -> Comparison:
    return diff(_deck(folder / "old.pptx", old), _deck(folder / "new.pptx", new), project=folder)


def _edited(old: str, new: str, times: int = 1) -> str:
    assert old in _ALL
    return _ALL.replace(old, new, times)


@pytest.mark.parametrize(
    ("styles", "where", "old", "new", "slides"),
    [
        (_edited("EEEEEE", "FFF2CC"), "fill of the whole table", "EEEEEE", "FFF2CC", (1, 3)),
        (_edited('<a:schemeClr val="accent1"/>', '<a:srgbClr val="C00000"/>'), "fill of the heading row", "4F81BD", "C00000", (1, 3)),
        (_edited('<a:tint val="40000"/>', '<a:tint val="20000"/>'), "fill of odd rows", "D0D8E8", "E9EDF4", (1,)),
        (_edited('w="12700"', 'w="38100"'), "borders between rows of the whole table", "FFFFFF 1 pt", "FFFFFF 3 pt", (1, 3)),
        (_edited('<a:schemeClr val="lt1"/>', '<a:schemeClr val="dk2"/>'), "text colour of the heading row", "FFFFFF", "1F497D", (1, 3)),
        (_edited('idx="minor"', 'idx="major"'), "font of the whole table", "minor", "major", (1, 3)),
        (_edited("<a:firstRow><a:tcTxStyle b=\"on\">", "<a:firstRow><a:tcTxStyle>"), "bold of the heading row", "on", "none", (1, 3)),
    ],
)
def test_what_a_used_style_gives_otherwise_is_told_once_with_its_slides(
    styles: str, where: str, old: str, new: str, slides: tuple[int, ...], tmp_path: Path
) -> None:
    found = _found(styles, tmp_path)
    (change,) = found.changes
    assert (change.kind, change.shape, change.where) == ("style", 'table style "季报"', where)
    assert (change.old, change.new, change.touches, change.seen) == (old, new, slides, True)
    assert found.unread == ()


def test_a_style_that_no_table_uses_is_counted_and_shows_on_no_slide(tmp_path: Path) -> None:
    found = _found(_list(_style(_USED, "季报"), _style(_OTHER, "年报").replace("EEEEEE", "FFF2CC")), tmp_path)
    assert (found.changes, found.differs) == ((), False)
    assert [(one.where, one.what, one.seen) for one in found.unread] == [("tableStyles of presentation, 年报", "srgbClr val", False)]


def test_a_part_that_no_table_shows_is_counted(tmp_path: Path) -> None:
    found = _found(_edited('<a:lastRow><a:tcTxStyle b="on">', '<a:lastRow><a:tcTxStyle b="off">'), tmp_path)
    assert (found.changes, found.differs, len(found.unread)) == ((), False, 1)


def test_styles_in_another_order_are_no_difference(tmp_path: Path) -> None:
    found = _found(_list(_style(_OTHER, "年报"), _style(_USED, "季报")), tmp_path)
    assert (found.changes, found.unread) == ((), ())


def test_a_definition_that_is_gone_is_told_and_one_that_a_program_wrote_down_is_not(tmp_path: Path) -> None:
    less = _list(_style(_OTHER, "年报"))
    assert [(one.where, one.touches) for one in _found(less, tmp_path).changes] == [("definition", (1, 3))]
    found = _found(_ALL, tmp_path, less)
    assert (found.changes, found.differs) == ((), False)


def test_both_a_used_and_an_unused_style_are_each_what_they_are(tmp_path: Path) -> None:
    found = _found(_ALL.replace("EEEEEE", "FFF2CC"), tmp_path)
    assert [one.where for one in found.changes] == ["fill of the whole table"]
    assert [one.where for one in found.unread] == ["tableStyles of presentation, 年报"]


def test_a_colour_of_the_theme_is_told_as_the_themes_and_not_of_the_style(tmp_path: Path) -> None:
    old, new = _deck(tmp_path / "old.pptx", _ALL), _deck(tmp_path / "new.pptx", _ALL)
    parts = members(new.read_bytes())
    new.write_bytes(packed({**parts, _THEME: parts[_THEME].replace(b"4F81BD", b"C00000")}))
    assert {one.kind for one in diff(old, new, project=tmp_path).changes} == {"theme"}


def test_a_deck_without_tables_uses_no_style() -> None:
    assert users_of_styles(Deck((), (0, 0))) == {}


def test_tables_show_the_parts_of_their_style_that_their_options_name(tmp_path: Path) -> None:
    users = users_of_styles(read_deck(_deck(tmp_path / "deck.pptx", _ALL)))
    assert users[_USED, "band1H"] == {1}
    assert users[_USED, "firstRow"] == {1, 3}
    assert (_USED, "lastRow") not in users


@pytest.mark.skipif(find_office() is None, reason="LibreOffice is not installed")
def test_a_table_that_libreoffice_wrote_out_is_folded_and_an_edit_in_it_is_told(tmp_path: Path) -> None:
    """It drops the style and its options, and writes fills, borders and letters into the cells: D0D8E7 for D0D8E8."""
    old = _deck(tmp_path / "old.pptx", _ALL)
    deck: Any = Presentation(str(old))
    for number in (0, 2):
        for cell in deck.slides[number].shapes[0].table.iter_cells():
            cell.text = "收入"
    deck.save(str(old))
    saved = convert(old, "pptx", tmp_path / "saved")
    assert diff(old, saved, project=tmp_path).changes == ()
    deck = Presentation(str(saved))
    fill = deck.slides[0].shapes[0].table.cell(1, 1).fill
    fill.solid()
    fill.fore_color.rgb = RGBColor(0xC0, 0, 0)
    deck.save(str(saved))
    found = diff(old, saved, project=tmp_path)
    assert [(one.kind, one.where, one.new) for one in found.changes] == [("style", "fill of row 2, column 2", "C00000")]
