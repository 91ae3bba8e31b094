"""Dialogue: questions and answers as speech bubbles."""

from __future__ import annotations

from dataclasses import replace

from ..finance.findings import OVERFLOW, Finding
from ..page.drawingml import Ground
from ..page.fitting import Line, text_height
from ..page.geometry import Area
from ..page.theme import TextStyle
from ..spec.scalars import Model, Text, Words
from .context import Block, Setting
from .registry import BlockKind

_PADDING = 9.0
_GAP = 7.0
_INDENT = 12.0


class Exchange(Model):
    question: Words
    answer: Words


class DialogueBlock(Block):
    """Exchanges from top to bottom, on a dark panel if `dark`."""

    dialogue: tuple[Exchange, ...]
    style: Text = Text("small")


def set_dialogue(block: DialogueBlock, area: Area, setting: Setting) -> None:
    style = setting.style(block.style)
    while style.size > style.least and _height(block, area, style, setting) > area.height:
        style = replace(style, size=style.size - 0.5)
    excess = _height(block, area, style, setting) - area.height
    if excess > 0:
        what = f"the dialogue is {excess:.0f} pt higher than its place at its least size."
        where = setting.told_at(block.dialogue[0].question)
        setting.found(Finding(OVERFLOW, where, what, "Shorten it.", slide=setting.page.number))
    top = area.y
    for exchange in block.dialogue:
        for source, asked in ((exchange.question, True), (exchange.answer, False)):
            indent = 0 if asked else _INDENT
            place = Area(area.x + indent, top, area.width - indent, 0)
            top = _bubble(source, place, style, setting, asked=asked) + (_GAP if asked else 2 * _GAP)


def _height(block: DialogueBlock, area: Area, style: TextStyle, setting: Setting) -> float:
    """The height of all bubbles with the gaps between."""
    total = -2 * _GAP
    for exchange in block.dialogue:
        total += _bubble_height(setting.inside().lines(exchange.question, style), area.width) + _GAP
        total += _bubble_height(setting.inside().lines(exchange.answer, style), area.width - _INDENT) + 2 * _GAP
    return total


def _bubble_height(lines: list[Line], width: float) -> float:
    return text_height(lines, width - 2 * _PADDING) + 12


def _bubble(source: Text, place: Area, style: TextStyle, setting: Setting, *, asked: bool) -> float:
    """One bubble as high as its text; returns its lower edge."""
    lines = setting.inside().lines(source, replace(style, colour="dk2" if asked else "dk1"))
    ground = Ground(fill="accent2" if asked else "lt1", geometry="roundRect", radius=8)
    area = Area(place.x, place.y, place.width, _bubble_height(lines, place.width))
    setting.page.text(area, "question" if asked else "answer", lines, inset=(_PADDING, 4), ground=ground, anchor="ctr")
    return area.bottom


KIND = BlockKind("dialogue", DialogueBlock, set_dialogue, ground="own")
