"""What a region with an empty picture leaves goes to the words beside it."""

from __future__ import annotations

from generator.deck.room import shared_room
from generator.page.geometry import Area
from generator.page.master import Region
from generator.page.theme import TextStyle


def region(name: str, area: Area) -> Region:
    return Region(name, area, "obj", 10, TextStyle(13), 0, 1, 0)


WORDS, PICTURE, FOOT = Area(36, 80, 400, 300), Area(460, 80, 400, 300), Area(36, 480, 888, 20)


def test_the_edge_between_a_picture_and_the_words_moves_by_what_it_does_not_want() -> None:
    """Seven tenths of 400 are 280: 120 go to the words."""
    regions = {"words": region("words", WORDS), "picture": region("picture", PICTURE)}
    placed = shared_room(regions, {"words": 1.0, "picture": 0.7})
    assert placed["words"].area == Area(36, 80, 520, 300)
    assert placed["picture"].area == Area(580, 80, 280, 300)
    assert placed["picture"].moved == placed["picture"].area


def test_words_on_the_right_begin_further_left() -> None:
    regions = {"picture": region("picture", WORDS), "words": region("words", PICTURE)}
    placed = shared_room(regions, {"picture": 0.5, "words": 1.0})
    assert placed["picture"].area == Area(36, 80, 200, 300)
    assert placed["words"].area == Area(260, 80, 600, 300)


def test_where_all_want_their_room_or_nothing_stands_beside_it_nothing_moves() -> None:
    regions = {"picture": region("picture", PICTURE), "foot": region("foot", FOOT)}
    assert shared_room(regions, {"picture": 1.0, "foot": 1.0}) == regions
    assert shared_room(regions, {"picture": 0.7, "foot": 1.0}) == regions
