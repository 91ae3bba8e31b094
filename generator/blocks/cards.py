"""Cards: panels of one width in rows, each with a pictogram or picture, a title, a large value, a text.

Where the last row has a hole the brand's motif closes it. A pictogram that all cards share says nothing: none has it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from ..finance.findings import WARNING, Finding
from ..language.chosen import WORDS
from ..language.measure import LINE_PITCH
from ..page.drawingml import Ground
from ..page.fitting import Line, Room, grown, growth_within, line_text, line_width, shared_style, text_height
from ..page.geometry import Area
from ..page.theme import TextStyle
from ..spec.bounds import Count, Few
from ..spec.scalars import Claim, Text
from ..text.marks import Run, closed_up, plain_text
from .context import Block, Looped, Setting, text_of
from .picture import PictureBlock, is_there, set_picture
from .registry import BlockKind
from .sparkline import HEIGHT, AnySparkline, set_sparkline

_GAP = 14
_PADDING = 16
_ICON = 40
_ICON_GROWTH = 0.7
"""By how much a card's pictogram grows with its words, at most."""

_SMALL_ICON = 26
_AIR, _MORE_AIR = 14, 16
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
    """Cards, at most `columns` in a row, all of one width and each row as high as its fullest.

    A card's `value` stands first, large, its title and text under it and its pictogram small beside it. A
    `compact` card has its pictogram beside its words, and its text in one paragraph.
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
    """All cards of a block, the room that they share, and whether any picture is there."""

    block: CardsBlock
    area: Area
    found: list[_Set]
    pictured: bool


def set_cards(block: CardsBlock, area: Area, setting: Setting) -> None:
    inner = setting.inside()
    cards = [(card, each) for card in block.cards for each in inner.rounds(card)]
    loop = next((card.rounds for card in block.cards if card.rounds), None)
    if not cards and loop is not None:
        setting.set_empty(loop, area)
        return
    alike = _share_one_icon(cards)
    found = [
        _Set(card.model_copy(update={"icon": None}) if alike else card, place, _value(card, block, each),
             _words(card, block, each), each)
        for (card, each), place in zip(cards, grid(area, len(cards), block.columns, _GAP), strict=True)
    ]  # fmt: skip
    together = _Together(block, area, found, any(_has_file(one) for one in found))
    _tell_uneven(found, setting)
    setting.page.growing(_growth(together, setting), partial(_draw, together, setting))


def _growth(together: _Together, setting: Setting) -> float:
    """By how much the words grow: as far as their cards, or rows that are as high as their fullest, have room."""
    unlike = _unlike(together.found)
    if not _needs(together, 0.0):
        return min(setting.growth_of(one.words, *_room(one, together)) for one in unlike)

    def fits(growth: float) -> bool:
        needs = _needs(together, growth)
        return sum(needs) + _GAP * (len(needs) - 1) <= together.area.height

    return growth_within(fits, [Room(one.words, *_room(one, together)) for one in unlike], setting.page.unbroken)


def _share_one_icon(cards: Sequence[tuple[Card, Setting]]) -> bool:
    """Whether several cards without pictures would have the same pictogram, each and every one."""
    if len(cards) < 2 or any(card.picture is not None or card.icon is None for card, _ in cards):
        return False
    return len({each.plain(card.icon) for card, each in cards if card.icon is not None}) == 1


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


def _draw(together: _Together, setting: Setting, growth: float) -> None:
    together = replace(together, found=_closed_up(together, growth))
    _close_hole(together, setting)
    block, value = together.block, _value_at(together, growth)
    for one in together.found:
        page = one.setting.page
        page.shape(one.place, "card", Ground(fill="lt2"))
        if block.accent:
            page.shape(one.place.top(2.5), "card rule", Ground(fill="dk2"))
        room = _room_area(one, together, growth)
        if one.card.picture is not None:
            _set_picture(one, room)
        elif one.card.icon is not None:
            _set_icon(one, block, growth)
        if one.words:
            page.text(room, "card text", one.words, growth=growth)
        # What a number means is read before it, though it stands under it.
        if one.value:
            top = _inside(one.place).top(value.size * LINE_PITCH)
            unit = one.setting.style("unit").grown(growth)
            lines = [replace(line, style=value, unit_style=unit) for line in one.value]
            page.text(top._replace(width=top.width - _SMALL_ICON - 8), "card value", lines, wrap=False)
        if one.card.sparkline is not None:
            set_sparkline(one.card.sparkline, _course(one, together, growth), one.setting)


def _close_hole(together: _Together, setting: Setting) -> None:
    """The brand's motif where a last row has fewer cards than the others."""
    last, right = together.found[-1].place, together.area.right
    if together.found[0].place.y < last.y and last.right < right - _GAP and not together.block.compact:
        hole = Area(last.right + _GAP, last.y, right - last.right - _GAP, last.height)
        setting.page.shape(hole, "closing tile", Ground(fill="accent5" if setting.dark else "dk2"))
        setting.page.circles(hole, "accent1")


def _rows(found: Sequence[_Set]) -> dict[float, list[_Set]]:
    """The cards by the height at which their row begins."""
    return {y: [one for one in found if one.place.y == y] for y in dict.fromkeys(one.place.y for one in found)}


def _closed_up(together: _Together, growth: float) -> list[_Set]:
    """The cards as high as the fullest of their row needs, and a little higher where there is room, one row under
    another."""
    needs = _needs(together, growth)
    if not needs:
        return together.found
    left = (together.area.height - sum(needs) - _GAP * (len(needs) - 1)) / len(needs)
    return _moved(together, [need + min(left, _MORE_AIR) for need in needs])


def _needs(together: _Together, growth: float) -> list[float]:
    """How high each row is with what it says; nothing where cards keep the height they are given."""
    if together.block.compact or any(one.picture is not None for one in together.found):
        return []
    return [max(_needed(one, together, growth) for one in _unlike(row)) for row in _rows(together.found).values()]


def _moved(together: _Together, heights: Sequence[float]) -> list[_Set]:
    """The cards in rows of other heights, one under another."""
    moved, top = [], together.area.y
    for row, height in zip(_rows(together.found).values(), heights, strict=True):
        moved += [replace(one, place=one.place._replace(y=top, height=height)) for one in row]
        top += height + _GAP
    return moved


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


def _value_at(together: _Together, growth: float) -> TextStyle:
    """One size for the values of all cards: the largest at which each fits beside its pictogram."""
    lines = grown([line for one in together.found for line in one.value], growth)
    room = _inside(together.found[0].place).width - _SMALL_ICON - 8
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
        beside = (_icon_size(growth) + 14) if one.card.icon is not None else 0.0
        room = Area(inside.x + beside, inside.y, inside.width - beside, inside.height)
        # The cards of a row begin at one height: that of the fullest, which stands in the middle.
        fullest = max(
            text_height(grown(each.words, growth), room.width) for each in found if each.place.y == one.place.y
        )
        return room.below(max((room.height - fullest) / 2, 0))
    if one.value:
        return inside.below(_value_at(together, growth).size * LINE_PITCH + 2)
    return inside.below(_icon_size(growth) + 10) if one.card.icon is not None else inside


def _icon_size(growth: float) -> float:
    """The side of a pictogram that stands over or beside words."""
    return _ICON * (1 + _ICON_GROWTH * growth)


def _set_icon(one: _Set, block: CardsBlock, growth: float) -> None:
    assert one.card.icon is not None
    name, inside = one.setting.plain(one.card.icon), _inside(one.place)
    if block.compact:
        size = _icon_size(growth)
        place = Area(inside.x, inside.y + (inside.height - size) / 2, size, size)
    elif one.value:
        place = Area(inside.right - _SMALL_ICON, inside.y + 8, _SMALL_ICON, _SMALL_ICON)
    else:
        place = Area(inside.x, inside.y, _icon_size(growth), _icon_size(growth))
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
    title = setting.lines(card.title, setting.style(block.title_style)) if card.title is not None else []
    style = setting.style(block.text_style, colour="dk1")
    text = setting.lines(card.text, style) if card.text is not None else []
    text = [replace(text[0], space_before=4), *text[1:]] if text else []
    return [*_in_one(title), *_in_one(text)] if block.compact else [*title, *text]


def _in_one(lines: Sequence[Line]) -> list[Line]:
    """Lines as one paragraph: where a cell of a table had its line ends is no matter of a card's."""
    runs: list[Run] = []
    for line in lines:
        before, after = plain_text(tuple(runs))[-1:], plain_text(line.runs)[:1]
        between = (Run(" "),) if before and (before.isascii() or after.isascii()) else ()
        runs += [*between, *line.runs]
    return [replace(lines[0], runs=closed_up(tuple(runs)))] if lines else []


KIND = BlockKind("cards", CardsBlock, set_cards, ground="own")
