"""Each edit of a deck is told once, by the right kind, and nothing else is."""

from __future__ import annotations

import tempfile
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pptx import Presentation

from generator import Comparison, diff
from tests.differ.decks import EDITS, TOPICS, make_deck, move_slide, remove_slide, shape


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_deck(tmp_path_factory.mktemp("decks") / "old.pptx")


def edited(original: Path, folder: Path, edit) -> Comparison:  # type: ignore[no-untyped-def]
    """The diff of a deck against itself with an edit."""
    deck = Presentation(str(original))
    edit(deck)
    deck.save(str(folder / "new.pptx"))
    return diff(original, folder / "new.pptx")


def told(comparison: Comparison) -> list[tuple[str, int | None, int | None]]:
    return [(one.kind, one.slide_old, one.slide_new) for one in comparison.changes]


def test_a_deck_against_itself_has_no_change(original: Path) -> None:
    assert not diff(original, original).differs


@pytest.mark.parametrize("name", EDITS)
def test_one_edit_is_one_change(original: Path, tmp_path: Path, name: str) -> None:
    edit, kind = EDITS[name]
    found = edited(original, tmp_path, lambda deck: edit(deck.slides[3]))
    assert told(found) == [(kind, 4, 4)]


def test_a_figure_in_an_unchanged_sentence_is_told_with_its_unit_and_growth(original: Path, tmp_path: Path) -> None:
    from generator.differ.reports.said import grew

    found = edited(original, tmp_path, lambda deck: EDITS["number"][0](deck.slides[0]))
    change = found.changes[0]
    assert (change.shape, change.old, change.new) == ("facts", "17.4亿元", "17.9亿元")
    assert grew(change) == "+2.9%"  # 17.9 / 17.4 − 1


def test_a_reworded_sentence_is_one_text_with_its_redline(original: Path, tmp_path: Path) -> None:
    from generator.alike.words import Piece, redline

    found = edited(original, tmp_path, lambda deck: EDITS["word"][0](deck.slides[0]))
    change = found.changes[0]
    pieces = [piece for piece in redline(change.old or "", change.new or "") if not piece.kept]
    assert (change.kind, change.where, pieces) == ("text", "paragraph 2", [Piece("稳步增长", "快速增长")])


def test_an_added_row_names_its_cells(original: Path, tmp_path: Path) -> None:
    found = edited(original, tmp_path, lambda deck: EDITS["row"][0](deck.slides[0]))
    assert [(one.where, one.old, one.new) for one in found.changes] == [("row 4", None, "合计 | 7001 | 7002")]


def test_a_changed_point_of_a_native_chart_is_named(original: Path, tmp_path: Path) -> None:
    found = edited(original, tmp_path, lambda deck: EDITS["point"][0](deck.slides[0]))
    assert [(one.where, one.old, one.new) for one in found.changes] == [("point 集团收入额 24年", "30", "77")]


def test_a_removed_slide_is_one_change(original: Path, tmp_path: Path) -> None:
    found = edited(original, tmp_path, lambda deck: remove_slide(deck, 2))
    assert told(found) == [("slide-removed", 3, None)]
    assert found.changes[0].old == "智能汽车概览"


def test_a_moved_slide_is_one_change(original: Path, tmp_path: Path) -> None:
    assert told(edited(original, tmp_path, lambda deck: move_slide(deck, 1, 5))) == [("slide-moved", 2, 6)]


def test_a_slide_that_moved_and_changed_is_that(original: Path, tmp_path: Path) -> None:
    def edit(deck) -> None:  # type: ignore[no-untyped-def]
        EDITS["number"][0](deck.slides[1])
        move_slide(deck, 1, 5)

    assert told(edited(original, tmp_path, edit)) == [("slide-moved", 2, 6), ("number", 2, 6)]


def test_a_copied_slide_is_told_as_a_copy(original: Path, tmp_path: Path) -> None:
    import copy

    def edit(deck) -> None:  # type: ignore[no-untyped-def]
        slide = deck.slides.add_slide(deck.slides[2].slide_layout)
        for element in list(slide.shapes._spTree)[2:]:
            slide.shapes._spTree.remove(element)
        for one in deck.slides[2].shapes:
            if one.has_text_frame:
                slide.shapes._spTree.append(copy.deepcopy(one._element))

    found = edited(original, tmp_path, edit)
    assert told(found) == [("slide-added", None, 9)]
    assert found.changes[0].where == "split from slide 3"  # its texts only: table and chart stayed behind


def test_a_group_that_moves_is_one_change(tmp_path: Path) -> None:
    from pptx.util import Inches

    deck = Presentation(str(make_deck(tmp_path / "plain.pptx", TOPICS[:1])))
    group = deck.slides[0].shapes.add_group_shape([shape(deck.slides[0], "facts"), shape(deck.slides[0], "photo")])
    deck.save(str(tmp_path / "old.pptx"))
    group.left += Inches(1)
    deck.save(str(tmp_path / "new.pptx"))
    assert told(diff(tmp_path / "old.pptx", tmp_path / "new.pptx")) == [("moved", 1, 1)]
    EDITS["number"][0](_Inside(group))
    deck.save(str(tmp_path / "both.pptx"))
    assert told(diff(tmp_path / "old.pptx", tmp_path / "both.pptx")) == [("moved", 1, 1), ("number", 1, 1)]


class _Inside:
    """A group as if it were a slide."""

    def __init__(self, group) -> None:  # type: ignore[no-untyped-def]
        self.shapes = group.shapes


def test_all_edits_at_once_are_told_once_each(original: Path, tmp_path: Path) -> None:
    names = list(EDITS)

    def edit(deck) -> None:  # type: ignore[no-untyped-def]
        for name in names:
            EDITS[name][0](deck.slides[4])
        EDITS["number"][0](deck.slides[1])
        move_slide(deck, 1, 6)
        remove_slide(deck, 2)

    found = Counter(told(edited(original, tmp_path, edit)))
    # Slide 2 went behind slide 7, slide 4 was removed: slide 5 is the third, slide 2 the sixth.
    expected = Counter((EDITS[name][1], 5, 3) for name in names)
    expected += Counter([("slide-moved", 2, 6), ("number", 2, 6), ("slide-removed", 4, None)])
    assert found == expected


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sets(st.tuples(st.integers(0, 7), st.sampled_from(sorted(EDITS))), max_size=8),
    st.none() | st.integers(0, 7),
    st.none() | st.tuples(st.integers(0, 6), st.integers(0, 6)).filter(lambda pair: abs(pair[0] - pair[1]) > 1),
)
def test_the_diff_of_random_edits_is_the_list_of_the_edits(
    original: Path, edits: set[tuple[int, str]], removed: int | None, moved: tuple[int, int] | None
) -> None:
    """Whatever is edited, in whatever mixture with one slide removed and one moved."""
    deck = Presentation(str(original))
    ids = [slide.slide_id for slide in deck.slides]
    for number, name in sorted(edits):
        EDITS[name][0](deck.slides[number])
    if removed is not None:
        remove_slide(deck, removed)
    moved_id = None
    if moved is not None:
        moved_id = [slide.slide_id for slide in deck.slides][moved[0]]
        move_slide(deck, *moved)
    order = {slide.slide_id: number for number, slide in enumerate(deck.slides, 1)}

    expected = Counter((EDITS[name][1], number + 1, order[ids[number]]) for number, name in edits if number != removed)
    if removed is not None:
        expected["slide-removed", removed + 1, None] = 1
    if moved_id is not None:
        expected["slide-moved", ids.index(moved_id) + 1, order[moved_id]] = 1
    with tempfile.TemporaryDirectory() as folder:
        deck.save(f"{folder}/new.pptx")
        assert Counter(told(diff(original, f"{folder}/new.pptx"))) == expected


def test_kinds_and_slides_can_be_chosen(original: Path, tmp_path: Path) -> None:
    def edit(deck) -> None:  # type: ignore[no-untyped-def]
        EDITS["number"][0](deck.slides[0])
        EDITS["notes"][0](deck.slides[0])
        EDITS["number"][0](deck.slides[4])

    edited(original, tmp_path, edit)
    new = tmp_path / "new.pptx"
    assert told(diff(original, new, only=["number"])) == [("number", 1, 1), ("number", 5, 5)]
    assert told(diff(original, new, ignore=["number"])) == [("notes", 1, 1)]
    assert told(diff(original, new, slides=[5])) == [("number", 5, 5)]


def test_places_within_the_tolerance_are_the_same(original: Path, tmp_path: Path) -> None:
    from pptx.util import Pt

    def edit(deck) -> None:  # type: ignore[no-untyped-def]
        shape(deck.slides[0], "photo").left += Pt(1)

    assert told(edited(original, tmp_path, edit)) == [("moved", 1, 1)]
    assert not diff(original, tmp_path / "new.pptx", tolerance=1.5).differs


def test_what_cannot_be_read_is_told_and_never_passed_over(original: Path, tmp_path: Path) -> None:
    """A SmartArt whose data part differs."""
    from lxml import etree
    from pptx.opc.package import Part
    from pptx.opc.packuri import PackURI

    def with_smartart(path: Path, content: bytes) -> None:
        deck = Presentation(str(original))
        slide = deck.slides[0]
        part = Part(PackURI("/ppt/diagrams/data1.xml"), "application/xml", slide.part.package, content)
        relation = slide.part.relate_to(part, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/diagramData")
        frame = etree.fromstring(
            '<p:graphicFrame xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
            'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
            '<p:nvGraphicFramePr><p:cNvPr id="77" name="Diagram 1"/><p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr>'
            '<p:xfrm><a:off x="0" y="0"/><a:ext cx="100" cy="100"/></p:xfrm><a:graphic>'
            '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/diagram">'
            '<dgm:relIds xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
            f'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:dm="{relation}"/>'
            "</a:graphicData></a:graphic></p:graphicFrame>"
        )
        slide.shapes._spTree.append(frame)
        deck.save(str(path))

    with_smartart(tmp_path / "a.pptx", b"<a>one</a>")
    with_smartart(tmp_path / "b.pptx", b"<a>two</a>")
    same, other = (diff(tmp_path / "a.pptx", tmp_path / name) for name in ("a.pptx", "b.pptx"))
    assert [(one.what, one.shape, one.same) for one in same.not_compared] == [("SmartArt", "Diagram 1", True)]
    assert not same.differs
    assert [(one.what, one.slide_new, one.same) for one in other.not_compared] == [("SmartArt", 1, False)]
    assert other.differs
