"""Shapes as XML: well formed whatever stands in them, coloured by theme names only."""

from __future__ import annotations

from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from generator.errors import TemplateError
from generator.page import drawingml as dml
from generator.page.drawingml import Ground, StyledParagraph, StyledRun
from generator.page.geometry import Area
from generator.page.table_xml import TableCell, table
from generator.page.theme import ColourName, TextStyle

from .pages import A, P

AREA = Area(72, 36, 144, 72)
BODY = TextStyle(14)
printable = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"), max_size=20)


def paragraph(text: str, **more: object) -> StyledParagraph:
    return StyledParagraph((StyledRun(text, BODY, **more),), 14)  # type: ignore[arg-type]


@given(printable, printable)
def test_any_text_and_any_name_come_back_as_they_were(text: str, name: str) -> None:
    shape = etree.fromstring(dml.text_box(7, name, AREA, [paragraph(text)]))
    assert "".join(run.text or "" for run in shape.iter(f"{A}t")) == text
    assert next(shape.iter(f"{P}cNvPr")).get("name") == name


def test_places_are_written_in_emu() -> None:
    shape = etree.fromstring(dml.plain_shape(7, "panel", AREA, Ground(fill="lt2")))
    assert next(shape.iter(f"{A}off")).attrib == {"x": "914400", "y": "457200"}
    assert [e.attrib for e in shape.iter(f"{A}ext") if e.get("cx")] == [{"cx": "1828800", "cy": "914400"}]


def test_a_shape_without_words_is_decorative_unless_it_is_described() -> None:
    plain, told = (dml.plain_shape(7, "panel", AREA, Ground(), words) for words in ("", "a rising line"))
    assert "decorative" in plain
    assert "decorative" not in told
    assert 'descr="a rising line"' in told


def test_colours_are_names_of_the_theme_as_a_slide_maps_them() -> None:
    assert dml.solid("dk2") == '<a:solidFill><a:schemeClr val="tx2"/></a:solidFill>'
    assert dml.solid("accent1") == '<a:solidFill><a:schemeClr val="accent1"/></a:solidFill>'


def test_a_colour_that_powerpoint_would_repair_is_refused() -> None:
    with pytest.raises(TemplateError, match='no theme colour "red"'):
        dml.solid(cast(ColourName, "red"))


def test_every_run_is_tagged_as_chinese_and_lines_have_an_exact_pitch() -> None:
    shape = etree.fromstring(dml.text_box(7, "text", AREA, [paragraph("毛利"), paragraph("EBITDA")]))
    assert {run.get("lang") for run in shape.iter(f"{A}rPr")} == {"zh-CN"}
    assert {spacing.get("val") for line in shape.iter(f"{A}lnSpc") for spacing in line} == {"1960"}  # 1.4 × 14 pt


def test_a_footnote_mark_is_raised_and_a_claim_to_be_changed_has_a_ground() -> None:
    assert 'baseline="30000"' in dml.text_box(7, "t", AREA, [paragraph("1", raised=True)])
    assert "<a:highlight>" in dml.text_box(7, "t", AREA, [paragraph("【待改】", highlighted=True)])


def test_narrower_text_is_trimmed_on_the_right_or_of_centred_text_on_both_sides() -> None:
    left = dml.text_box(7, "t", AREA, [paragraph("毛利")], trim=20)
    both = dml.text_box(7, "t", AREA, [StyledParagraph((), 14, "ctr")], trim=20)
    assert 'lIns="0"' in left
    assert 'rIns="254000"' in left
    assert 'lIns="127000"' in both
    assert 'rIns="127000"' in both


def test_a_placeholder_inherits_its_place_unless_it_is_given_one() -> None:
    assert "<p:spPr/>" in dml.placeholder(7, "title", "title", 0, [])
    assert '<a:off x="914400"' in dml.placeholder(7, "body", "body", 13, [], AREA)


def test_a_picture_is_cropped_by_thousandths_of_a_percent() -> None:
    shape = etree.fromstring(dml.picture(7, "photo", AREA, "a car", (0.1, 0, 0.25, 0)))
    assert next(shape.iter(f"{A}srcRect")).attrib == {"l": "10000", "t": "0", "r": "25000", "b": "0"}


def test_a_table_has_a_header_row_and_cells_by_row_and_column() -> None:
    rows = [[TableCell(paragraph(text)) for text in row] for row in (("名称", "得分"), ("甲", "9"))]
    frame = etree.fromstring(table(7, "table", AREA, [100, 44], [20, 20], rows, "得分表"))
    assert next(frame.iter(f"{A}tblPr")).get("firstRow") == "1"
    found = [["".join(t.text or "" for t in cell.iter(f"{A}t")) for cell in row] for row in frame.iter(f"{A}tr")]
    assert found == [["名称", "得分"], ["甲", "9"]]


def test_a_line_from_right_to_left_starts_at_its_left_end() -> None:
    line = etree.fromstring(dml.connector(7, "rule", (144, 36), (72, 36), "accent4"))
    assert next(line.iter(f"{A}off")).attrib == {"x": "914400", "y": "457200"}
