"""The deck that was built, from its sidecar alone."""

from __future__ import annotations

from generator.lineage.format import ShapeRecord, SlideRecord
from generator.pptx_deck.model import Paragraph, Picture, Place, Run, Shape, Slide, Table
from generator.tieout.as_built import built_deck
from tests.lineage.examples import SIDECAR


def test_slides_have_their_shapes_their_titles_and_their_notes() -> None:
    shapes = (
        ShapeRecord(2, 0, "speaker notes", "notes", paragraphs=("先讲收入",)),
        ShapeRecord(2, 4, "表", "table", (1, 2, 3, 4), rows=((("收入",), ()),)),
        ShapeRecord(2, 5, "图", "picture", picture="abc", crop=(1, 0, 0, 0), alt="柱形图"),
    )
    sidecar = SIDECAR._replace(slides=(SlideRecord(1, "cover"), SlideRecord(2, "05-revenue", "content", "收入")), shapes=shapes)
    empty, full = built_deck(sidecar).slides
    table = Table((((Paragraph((Run("收入"),)),), ()),))
    assert empty == Slide(()) and (full.title, full.layout, full.notes) == ("收入", "content", ("先讲收入",))
    assert full.shapes == (
        Shape("表", "table", Place(1, 2, 3, 4), table=table),
        Shape("图", "picture", None, picture=Picture("abc", (1, 0, 0, 0)), alt="柱形图"),
    )
    assert [shape.id for shape in full.shapes] == [4, 5]
