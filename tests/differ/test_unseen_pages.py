"""What `diff --seen` leaves out changes no pixel of the pages that LibreOffice draws."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import pytest
from pptx import Presentation

from generator.differ.run import diff
from generator.errors import JianbaoError
from tests.fuzz.readers import EXAMPLES

from . import decks, edits_charts, edits_shapes
from .drawn_pages import drawn_pages
from .one_change import OneChange, one_change

DRAWN = max(4, EXAMPLES // 10)
"""Four decks besides the originals, or as many as FUZZ asks for: one start of LibreOffice draws twenty of them."""


class Unseen(NamedTuple):
    original: Path
    changed: Path
    change: OneChange


@pytest.fixture(scope="module")
def originals(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("originals")
    made = decks.make_deck(folder / "made.pptx", ("集团收入", "海外市场"))
    return [made, edits_shapes.make_deck(folder / "shapes.pptx"), edits_charts.make_chart_deck(folder / "charts.pptx")]


def _unseen(originals: list[Path], folder: Path) -> Iterator[Unseen]:
    """Decks with one change of which `diff --seen` says nothing."""
    for number in range(20 * DRAWN):
        original = originals[number % len(originals)]
        change = one_change(original.read_bytes(), number)
        changed = folder / f"{number}.pptx"
        if change is not None:
            changed.write_bytes(change.deck)
            if _says_nothing(original, changed):
                yield Unseen(original, changed, change)
            else:
                changed.unlink()


def _says_nothing(original: Path, changed: Path) -> bool:
    try:
        found = diff(original, changed, seen=True, project=changed.parent)
    except JianbaoError:
        return False
    return not (found.differs or found.unread)


def test_what_is_left_out_as_unseen_changes_no_pixel(originals: list[Path], office: str, tmp_path: Path) -> None:
    unseen = list(islice(_unseen(originals, tmp_path), DRAWN))
    pages = drawn_pages([*originals, *(each.changed for each in unseen)], office, tmp_path)
    assert [len(pages[each]) for each in originals] == [2, 4, 12]
    print(f"{len(unseen)} decks drawn")
    assert len(unseen) == DRAWN
    assert [each.change[1:6] for each in unseen if pages[each.changed] != pages[each.original]] == []


def test_another_word_changes_the_pixels_of_its_page_alone(originals: list[Path], office: str, tmp_path: Path) -> None:
    deck = Presentation(str(originals[0]))
    decks.change_word(deck.slides[1])
    deck.save(str(tmp_path / "word.pptx"))
    pages = drawn_pages([originals[0], tmp_path / "word.pptx"], office, tmp_path)
    before, after = pages[originals[0]], pages[tmp_path / "word.pptx"]
    assert before[0] == after[0] and before[1] != after[1]
