"""Cards: equal panels in rows without a hole, each with a pictogram or picture, a title, a large value, a text."""

from __future__ import annotations

from ..page.drawingml import Ground
from ..page.geometry import Area
from ..page.page import Line, text_height
from ..spec.bounds import Count, Few
from ..spec.scalars import Claim, Text
from .context import Block, Looped, Setting
from .picture import PictureBlock, set_picture
from .registry import BlockKind

_GAP = 14
_PADDING = 16
_ICON = 40


class Card(Looped):
    """One card, or with `for: row in TABLE` one for each row."""

    title: Claim | None = None
    text: Claim | None = None
    value: Claim | None = None
    icon: Text | None = None
    picture: Text | None = None


class CardsBlock(Block):
    """Cards, at most `columns` in a row; a last row with fewer is as wide as the others."""

    cards: Few[Card]
    columns: Count = 4
    accent: bool = False
    value_size: Text = Text("figure")
    title_style: Text = Text("subheading")
    text_style: Text = Text("label")
    compact: bool = False


def set_cards(block: CardsBlock, area: Area, setting: Setting) -> None:
    inner = setting.inside()
    cards = [(card, each) for card in block.cards for each in inner.rounds(card)]
    loop = next((card.rounds for card in block.cards if card.rounds), None)
    if not cards and loop is not None:
        setting.set_empty(loop, area)
        return
    places = grid(area, len(cards), block.columns, _GAP)
    # Under pictures all cards keep as much room for words as the longest ones need, so that the pictures are alike.
    words = [_words_height(card, block, place, each) for (card, each), place in zip(cards, places, strict=True)]
    for (card, each), place in zip(cards, places, strict=True):
        _set_card(card, block, place, max(words), each)


def grid(area: Area, count: int, most: int, gap: float) -> list[Area]:
    """Places for `count` things in rows of nearly equal numbers, each row as wide as the area."""
    if not count:
        return []
    row_count = -(-count // most)
    base, extra = divmod(count, row_count)
    sizes = [base + (1 if row < extra else 0) for row in range(row_count)]
    return [
        place for size, row in zip(sizes, area.rows(row_count, gap), strict=True) for place in row.columns(size, gap)
    ]


def _set_card(card: Card, block: CardsBlock, place: Area, words: float, setting: Setting) -> None:
    page = setting.page
    page.shape(place, "card", Ground(fill="lt2"))
    if block.accent:
        page.shape(place.top(2.5), "card rule", Ground(fill="dk2"))
    room = place.inset(_PADDING, _PADDING - 4)
    if card.picture is not None:
        room = _set_card_picture(card, place, words, setting)
    elif card.icon is not None:
        room = _set_icon(card, room, block, setting)
    _set_words(card, block, room, setting)


def _set_icon(card: Card, room: Area, block: CardsBlock, setting: Setting) -> Area:
    assert card.icon is not None
    name = setting.plain(card.icon)
    if block.compact:
        middle = Area(room.x, room.y + (room.height - _ICON) / 2, _ICON, _ICON)
        setting.page.pictogram(middle, name, where=card.icon.where)
        return Area(room.x + _ICON + 14, room.y, room.width - _ICON - 14, room.height)
    setting.page.pictogram(Area(room.x, room.y, _ICON, _ICON), name, where=card.icon.where)
    return room.below(_ICON + 10)


def _words_height(card: Card, block: CardsBlock, place: Area, setting: Setting) -> float:
    if card.picture is None:
        return 0.0
    # Looking at the words records nothing: only what is written is a print.
    return text_height(_words(card, block, setting), place.inset(_PADDING, 10).width) + 22


def _set_card_picture(card: Card, place: Area, words: float, setting: Setting) -> Area:
    """The picture on top of the card; the words keep the room that they need below it."""
    assert card.picture is not None
    room = place.inset(_PADDING, 10)
    height = max(place.height - words, place.height * 0.3)
    set_picture(PictureBlock(picture=card.picture, icon=card.icon or Text("picture")), place.top(height), setting)
    return Area(room.x, place.y + height + 10, room.width, place.height - height - 14)


def _words(card: Card, block: CardsBlock, setting: Setting) -> list[Line]:
    style = setting.style
    lines: list[Line] = []
    if card.title is not None:
        lines += setting.lines(card.title, style(block.title_style))
    if card.text is not None:
        lines += setting.lines(card.text, style(block.text_style, colour="dk1"), space_before=4)
    if card.value is not None:
        value, unit = style(block.value_size), style("unit")
        lines += [
            Line(paragraph, value, unit_style=unit, space_before=2)
            for paragraph in setting.sentence(card.value, "headline")
        ]
    return lines


def _set_words(card: Card, block: CardsBlock, room: Area, setting: Setting) -> None:
    lines = _words(card, block, setting)
    if lines:
        setting.page.text(room, "card text", lines, anchor="ctr" if block.compact else "t")


KIND = BlockKind("cards", CardsBlock, set_cards)
