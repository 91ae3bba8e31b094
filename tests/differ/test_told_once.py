"""One cause is told once; relations and content types that say another thing are counted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.differ.changes import Comparison
from generator.differ.run import diff
from tests.office.hostile import Members, members, packed

from . import edits_charts, edits_shapes

CHART, TYPES = "ppt/charts/chart1.xml", "[Content_Types].xml"


@pytest.fixture(scope="module")
def shapes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return edits_shapes.make_deck(tmp_path_factory.mktemp("once") / "shapes.pptx")


@pytest.fixture(scope="module")
def charts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return edits_charts.make_chart_deck(tmp_path_factory.mktemp("once") / "charts.pptx")


def _found(original: Path, folder: Path, edit: Callable[[Members], Members]) -> Comparison:
    parts = members(original.read_bytes())
    new = folder / "new.pptx"
    new.write_bytes(packed({**parts, **edit(parts)}))
    return diff(original, new, project=folder)


def _written(name: str, old: str, new: str) -> Callable[[Members], Members]:
    def edit(parts: Members) -> Members:
        assert old.encode() in parts[name], old
        return {name: parts[name].replace(old.encode(), new.encode(), 1)}

    return edit


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ('<c:grouping val="clustered"/>', '<c:grouping val="stacked"/>', "columns: clustered"),
        ('<c:delete val="0"/>', '<c:delete val="1"/>', "axis"),
        ('<c:showVal val="1"/>', '<c:showVal val="0"/>', "labels"),
        ('<c:pt idx="2">', '<c:pt idx="4">', "category 2024"),
    ],
    ids=("stacking", "hidden axis", "labels", "place of a point"),
)  # fmt: skip
def test_what_is_told_of_a_chart_is_not_counted_beside(
    charts: Path, tmp_path: Path, old: str, new: str, where: str
) -> None:
    found = _found(charts, tmp_path, _written(CHART, old, new))
    assert found.changes and not found.unread, where


def test_a_shape_that_went_and_one_that_came_are_told_whole(shapes: Path, tmp_path: Path) -> None:
    """A SmartArt that lost its words: nothing of it is the same."""
    found = _found(shapes, tmp_path, _written("ppt/slides/_rels/slide4.xml.rels", "../diagrams/data1.xml\"", "../diagrams/data1.xml\" TargetMode=\"External\""))
    assert {change.kind for change in found.changes} == {"shape-removed", "shape-added"}
    assert not found.unread


def test_a_moving_shape_under_another_name_moves_as_before(shapes: Path, tmp_path: Path) -> None:
    found = _found(shapes, tmp_path, _written("ppt/slides/slide4.xml", 'name="outlook"', 'name="展望"'))
    assert not found.changes
    assert [(one.name, one.seen) for one in found.unread] == [("p:cNvPr@name", False)]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("presentationml.slide+xml", "presentationml.notesSlide+xml", ["content type"]),
        ('Extension="rels" ContentType="application/', 'Extension="rels" ContentType="text/', ["content type of its relations"]),
    ],
)  # fmt: skip
def test_a_part_that_is_said_to_be_something_else_is_counted(
    shapes: Path, tmp_path: Path, old: str, new: str, told: list[str]
) -> None:
    found = _found(shapes, tmp_path, _written(TYPES, old, new))
    assert not found.changes and found.differs
    assert sorted({one.what for one in found.unread}) == told


def test_a_layout_that_no_slide_is_made_with_and_that_lost_its_master_is_counted(shapes: Path, tmp_path: Path) -> None:
    layout = "ppt/slideLayouts/_rels/slideLayout9.xml.rels"
    found = _found(shapes, tmp_path, _written(layout, "slideMaster1.xml", "slideMaster7.xml"))
    assert [(one.what, one.seen) for one in found.unread] == [("slideMaster", False)]


def test_a_part_beside_the_deck_that_is_said_to_be_outside_is_counted(shapes: Path, tmp_path: Path) -> None:
    relations = "ppt/_rels/presentation.xml.rels"
    found = _found(shapes, tmp_path, _written(relations, 'Target="presProps.xml"', 'Target="presProps.xml" TargetMode="External"'))
    assert [(one.what, one.old, one.new) for one in found.unread] == [
        ("presProps", "presProps.xml", "presProps.xml outside the file")
    ]
