"""Cards: equal panels in rows without a hole, each with a pictogram or picture, a title, a large value, a text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

from ..finance.findings import WARNING, Finding
from ..language.chosen import WORDS
from ..language.measure import LINE_PITCH
from ..page.drawingml import Ground
from ..page.fitting import Line, grown, line_text, line_width, shared_style, text_height
from ..page.geometry import Area
from ..page.theme import TextStyle
from ..spec.bounds import Count, Few
from ..spec.scalars import Claim, Text
from .context import Block, Looped, Setting, text_of
from .picture import PictureBlock, is_there, set_picture
from .registry import BlockKind
from .sparkline import HEIGHT, AnySparkline, set_sparkline

_GAP = 14
_PADDING = 16
_ICON = 40
_SMALL_ICON = 26
_AIR = 24
_LEAST_PICTURE, _EMPTY_PICTURE = 0.3, 0.72


class Card(Looped):
    """One card, or with `for: row in TABLE` one for each row."""

    title: Claim | None = None
    text: Claim | None = None
    value: Claim | None = None
    icon: Text | None = None
    picture: Text | None = None
    sparkline: AnySparkline | None = None


class CardsBlock(Block):
    """Cards, at most `columns` in a row, all of one width and each row as high as the others.

    A card's `value` stands first, large, its title and text under it and its pictogram small beside it.
    """

    cards: Few[Card]
    columns: Count = 4
    accent: bool = False
    value_size: Text = Text("kpi")
    title_style: Text = Text("subheading")
    text_style: Text = Text("label")
    compact: bool = False


@dataclass(frozen=True)
class _Set:
    """A card as it is to be set: its place, what it says, and what says it."""

    card: Card
    place: Area
    value: list[Line]
    words: list[Line]
    setting: Setting

    @property
    def picture(self) -> PictureBlock | None:
        if self.card.picture is None:
            return None
        return PictureBlock(picture=self.card.picture, icon=self.card.icon or Text("picture"))


@dataclass(frozen=True)
class _Together:
    """All cards of a block, with what they share: one size for their values, and whether any picture is there."""

    block: CardsBlock
    found: list[_Set]
    value: TextStyle
    pictured: bool


def set_cards(block: CardsBlock, area: Area, setting: Setting) -> None:
    inner = setting.inside()
    cards = [(card, each) for card in block.cards for each in inner.rounds(card)]
    loop = next((card.rounds for card in block.cards if card.rounds), None)
    if not cards and loop is not None:
        setting.set_empty(loop, area)
        return
    places = grid(area, len(cards), block.columns, _GAP)
    found = [
        _Set(card, place, _value(card, block, each), _words(card, block, each), each)
        for (card, each), place in zip(cards, places, strict=True)
    ]
    together = _Together(block, found, _shared_value(found), any(_has_file(one) for one in found))
    growth = min(setting.growth_of(one.words, *_room(one, together)) for one in _unlike(found))
    _tell_uneven(found, setting)
    setting.page.growing(growth, partial(_draw, together))


def _tell_uneven(found: list[_Set], setting: Setting) -> None:
    """A row in which some cards have a number and others none."""
    for top in dict.fromkeys(one.place.y for one in found):
        row = [one for one in found if one.place.y == top]
        without = [one for one in row if not one.value]
        if 0 < len(without) < len(row):
            names = WORDS.enumeration.join(text_of([line.runs for line in one.words[:1]]) for one in without)
            what = f"of a row of cards with numbers, {names} has none."
            hint = "Give every card of a row a value:, or none."
            said = without[0].card.title or without[0].card.text
            where = setting.told_at(said.text if said is not None else "")
            setting.found(Finding(WARNING, where, what, hint, slide=setting.page.number))


def grid(area: Area, count: int, most: int, gap: float) -> list[Area]:
    """Places of one size for `count` things, in rows of nearly equal numbers."""
    if not count:
        return []
    row_count = -(-count // most)
    columns = -(-count // row_count)
    return [place for row in area.rows(row_count, gap) for place in row.columns(columns, gap)][:count]


def _draw(together: _Together, growth: float) -> None:
    together = replace(together, found=_as_high_as_the_fullest(together, growth))
    block, value = together.block, together.value
    for one in together.found:
        page = one.setting.page
        page.shape(one.place, "card", Ground(fill="lt2"))
        if block.accent:
            page.shape(one.place.top(2.5), "card rule", Ground(fill="dk2"))
        room = _room_area(one, together, growth)
        if one.card.picture is not None:
            _set_picture(one, room)
        elif one.card.icon is not None:
            _set_icon(one, block)
        if one.words:
            page.text(room, "card text", one.words, growth=growth)
        # What a number means is read before it, though it stands under it.
        if one.value:
            top = _inside(one.place).top(value.size * LINE_PITCH)
            lines = [replace(line, style=value) for line in one.value]
            page.text(top._replace(width=top.width - _SMALL_ICON - 8), "card value", lines, wrap=False)
        if one.card.sparkline is not None:
            set_sparkline(one.card.sparkline, _course(one, together, growth), one.setting)


def _as_high_as_the_fullest(together: _Together, growth: float) -> list[_Set]:
    """The cards as high as the fullest of them needs, rows closing up."""
    found = together.found
    if together.block.compact or any(one.picture is not None for one in found):
        return found
    high = min(max(_needed(one, together, growth) for one in _unlike(found)), found[0].place.height)
    rows = dict.fromkeys(one.place.y for one in found)
    tops = {y: found[0].place.y + number * (high + _GAP) for number, y in enumerate(rows)}
    return [replace(one, place=one.place._replace(y=tops[one.place.y], height=high)) for one in found]


def _needed(one: _Set, together: _Together, growth: float) -> float:
    """How high a card is with what it says, and some air under it."""
    room = _room_area(one, together, growth)
    course = HEIGHT if one.card.sparkline is not None else 0.0
    return room.y - one.place.y + text_height(grown(one.words, growth), room.width) + _AIR + course


def _course(one: _Set, together: _Together, growth: float) -> Area:
    """Where a card's small line stands: at its foot, else beside its value."""
    inside = _inside(one.place)
    if _needed(one, together, growth) - _AIR <= one.place.height:
        return inside.below(inside.height - HEIGHT)
    value = max(map(line_width, one.value), default=0.0) + _ICON
    return Area(inside.x + value, inside.y + _SMALL_ICON / 2, max(inside.width - value, _ICON), HEIGHT)


def _unlike(found: list[_Set]) -> list[_Set]:
    """One of all cards that say the same, under the same things: they need the same room."""
    return list({_kind_of_room(one): one for one in found}.values())


def _kind_of_room(one: _Set) -> tuple[object, ...]:
    card, place = one.card, one.place
    above = card.picture is not None, card.icon is not None, bool(one.value), card.sparkline is not None
    return tuple(map(line_text, one.words)), place.width, place.height, *above


def _inside(place: Area) -> Area:
    return place.inset(_PADDING, _PADDING - 4)


def _shared_value(found: list[_Set]) -> TextStyle:
    """One size for the values of all cards: the largest at which each fits beside its pictogram."""
    lines = [line for one in found for line in one.value]
    room = _inside(found[0].place).width - _SMALL_ICON - 8
    return shared_style(lines, room) if lines else TextStyle(0)


def _has_file(one: _Set) -> bool:
    return one.picture is not None and is_there(one.picture, one.setting)


def _room(one: _Set, together: _Together) -> tuple[float, float]:
    """What a card's title and text may take."""
    area = _room_area(one, together, 1.0)
    if one.card.picture is not None:
        return area.width, one.place.height * (1 - _LEAST_PICTURE)
    course = HEIGHT if one.card.sparkline is not None else 0.0
    return area.width, (_inside(one.place) if together.block.compact else area).height - course


def _room_area(one: _Set, together: _Together, growth: float) -> Area:
    """Where a card's title and text stand."""
    inside, found = _inside(one.place), together.found
    if one.card.picture is not None:
        # Under pictures all cards keep as much room for words as the longest ones need: the pictures are alike.
        words = max(text_height(grown(each.words, growth), inside.width) for each in found) + 20
        height = max(one.place.height - words, one.place.height * _LEAST_PICTURE)
        if not together.pictured:
            height = min(height, one.place.height * _EMPTY_PICTURE)
        return Area(inside.x, one.place.y + height + 8, inside.width, one.place.height - height - 12)
    if together.block.compact:
        beside = (_ICON + 14) if one.card.icon is not None else 0.0
        room = Area(inside.x + beside, inside.y, inside.width - beside, inside.height)
        # The cards of a row begin at one height: that of the fullest, which stands in the middle.
        fullest = max(
            text_height(grown(each.words, growth), room.width) for each in found if each.place.y == one.place.y
        )
        return room.below(max((room.height - fullest) / 2, 0))
    if one.value:
        return inside.below(together.value.size * LINE_PITCH + 2)
    return inside.below(_ICON + 10) if one.card.icon is not None else inside


def _set_icon(one: _Set, block: CardsBlock) -> None:
    assert one.card.icon is not None
    name, inside = one.setting.plain(one.card.icon), _inside(one.place)
    if block.compact:
        place = Area(inside.x, inside.y + (inside.height - _ICON) / 2, _ICON, _ICON)
    elif one.value:
        place = Area(inside.right - _SMALL_ICON, inside.y + 8, _SMALL_ICON, _SMALL_ICON)
    else:
        place = Area(inside.x, inside.y, _ICON, _ICON)
    one.setting.page.pictogram(place, name, where=one.card.icon.where)


def _set_picture(one: _Set, words: Area) -> None:
    """The picture on top of the card, down to its words."""
    assert one.picture is not None
    set_picture(one.picture, one.place.top(words.y - 8 - one.place.y), one.setting)


def _value(card: Card, block: CardsBlock, setting: Setting) -> list[Line]:
    if card.value is None:
        return []
    value, unit = setting.style(block.value_size), setting.style("unit")
    return [Line(paragraph, value, unit_style=unit) for paragraph in setting.sentence(card.value, "headline")]


def _words(card: Card, block: CardsBlock, setting: Setting) -> list[Line]:
    lines: list[Line] = []
    if card.title is not None:
        lines += setting.lines(card.title, setting.style(block.title_style))
    if card.text is not None:
        lines += setting.lines(card.text, setting.style(block.text_style, colour="dk1"), space_before=4)
    return lines


KIND = BlockKind("cards", CardsBlock, set_cards, ground="own")
