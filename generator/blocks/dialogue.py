"""Dialogue: questions and answers as speech bubbles."""

from __future__ import annotations

from ..drawingml import Ground
from ..geometry import Area
from ..measure import LINE_PITCH
from ..page import Line, text_height
from ..spec.scalars import Model, Text
from .context import Block, Setting
from .registry import BlockKind

_PADDING = 9.0
_GAP = 7.0
_INDENT = 12.0


class Exchange(Model):
    question: Text
    answer: Text


class DialogueBlock(Block):
    """Exchanges from top to bottom, on a dark panel if `dark`."""

    dialogue: tuple[Exchange, ...]
    style: str = "small"


def set_dialogue(block: DialogueBlock, area: Area, setting: Setting) -> None:
    top = area.y
    for exchange in block.dialogue:
        question = Area(area.x, top, area.width, 0)
        top = _bubble(exchange.question, question, block, setting, asked=True) + _GAP
        answer = Area(area.x + _INDENT, top, area.width - _INDENT, 0)
        top = _bubble(exchange.answer, answer, block, setting, asked=False) + 2 * _GAP


def _bubble(source: Text, place: Area, block: DialogueBlock, setting: Setting, *, asked: bool) -> float:
    """One bubble as high as its text; returns its lower edge."""
    style = setting.page.style(block.style, colour="dk2" if asked else "dk1")
    lines: list[Line] = setting.inside().lines(source, style)
    height = text_height(lines, place.width - 2 * _PADDING) + 2 * _PADDING - style.size * (LINE_PITCH - 1) / 2
    ground = Ground(fill="accent2" if asked else "lt1", geometry="roundRect", radius=8)
    area = Area(place.x, place.y, place.width, height)
    setting.page.text(area, "question" if asked else "answer", lines, inset=(_PADDING, 6), ground=ground, anchor="ctr")
    return area.bottom


KIND = BlockKind("dialogue", DialogueBlock, set_dialogue)
