"""Packages whose bytes depend on their contents only."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from lxml import etree
from pptx import Presentation

from generator.office.elements import Lacking, attribute, required
from generator.office.same_bytes import EPOCH, fixed_properties, package_bytes, save_package


def deck(title: str):  # type: ignore[no-untyped-def]
    presentation = Presentation()
    presentation.slides.add_slide(presentation.slide_layouts[5]).shapes.title.text_frame.text = title
    fixed_properties(presentation, title=title, subject="甲公司", identifier="build-1")
    return presentation


def test_the_same_contents_are_the_same_bytes_and_others_are_not() -> None:
    assert package_bytes(deck("一")) == package_bytes(deck("一"))
    assert package_bytes(deck("一")) != package_bytes(deck("二"))


def test_no_clock_and_no_name_is_in_a_package() -> None:
    content = package_bytes(deck("一"))
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert {info.date_time for info in package.infolist()} == {EPOCH}
        names = package.namelist()
        assert names == ["[Content_Types].xml", *sorted(names[1:])]
    properties = Presentation(io.BytesIO(content)).core_properties
    assert (properties.title, properties.subject, properties.identifier) == ("一", "甲公司", "build-1")
    assert (properties.author, properties.last_modified_by, properties.revision) == ("", "", 1)
    assert properties.created.year == properties.modified.year == 2000


def test_a_saved_package_opens_again(tmp_path: Path) -> None:
    save_package(deck("一"), tmp_path / "a.pptx")
    assert Presentation(str(tmp_path / "a.pptx")).slides[0].shapes.title.text_frame.text == "一"


def test_what_a_part_must_have_is_told_where_it_is_missing() -> None:
    sheet = etree.fromstring('<x:worksheet xmlns:x="urn:x"><x:row r="1"/></x:worksheet>')
    row = required(sheet, "{urn:x}row")
    assert attribute(row, "r") == "1"
    with pytest.raises(Lacking, match="worksheet has no cols"):
        required(sheet, "{urn:x}cols")
    with pytest.raises(Lacking, match="row has no s"):
        attribute(row, "s")
