"""Lines of text in the room they have: how high they are, and the sizes within their styles' range that suit it."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from ..language import measure
from ..language.phrases import phrase_breaks
from ..text.marks import Paragraph, Run
from .drawingml import StyledRun
from .theme import TextStyle

# Digits with their signs, separators and brackets are the number; anything else is its unit or its words.
_NUMERIC = re.compile(r"[#(]?[+−-]?\d[\d,.]*\)?")


_GROWTH_STEPS = 8
_MOST_FILLED = 0.9
"""Of its room, by a text that grows: renderers differ."""

_MOST_WEIGHED = 2_000
"""Characters of a text whose line ends are weighed; longer ones are no slide's."""

_MOST_SPACE = 2.5
"""Between items that are spread over their room, in sizes of their type."""

_SMALLER = 0.25
"""How many slips a step of size is worth."""

_HEADING_LINES = 3
_TRIM_STEPS, _TRIMS = 3, 21
_NARROWEST = 0.16
"""Of its width, by which a text may end before its place does where it is to fill that."""



@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph to be set: runs, style, whether it has a bullet, and the space above it in points."""

    runs: Paragraph
    style: TextStyle
    bullet: bool = False
    space_before: float = 0.0
    unit_style: TextStyle | None = None
    """When given, the runs' numbers are set in `style` and what stands beside them in this one."""


def line_text(line: Line) -> str:
    return "".join(run.text or "1" for run in line.runs)


def line_width(line: Line) -> float:
    """The width of a line that is not broken; of a KPI, its number and its unit each in its size."""
    unit = line.unit_style
    if unit is None:
        return measure.width(line_text(line), line.style.size, line.style.bold)
    pieces = (piece for run in line.runs for piece in number_and_unit(run, line.style, unit))
    return sum(measure.width(piece.text, piece.style.size, True) for piece in pieces if piece.style)


def text_height(lines: Sequence[Line], width: float) -> float:
    """The height that some lines take within a width, in points."""
    total = 0.0
    for number, line in enumerate(lines):
        room = width - (line.style.size if line.bullet else 0)
        if line_width(line) * measure.SAFETY <= room:
            total += measure.line_height(line.style.size)
        else:
            total += measure.height([line_text(line)], line.style.size, room, bold=line.style.bold)
        total += line.space_before if number else 0
    return total


def column_height(lines: Sequence[Line], width: float, height: float, columns: int) -> float:
    """How high some columns are, of `height` together, when each takes its part of the text; of two columns the first
    ends with a paragraph, in each renderer: what is left of it is less than a paragraph's first line needs."""
    if columns != 2 or len(lines) < 2:
        slack = measure.line_height(max((line.style.size for line in lines), default=0.0))
        return min(text_height(lines, width) / columns * 1.04 + slack, height / columns)
    heights = [_most_height(line, width) for line in lines]
    best = min(max(sum(heights[:end]), sum(heights[end:])) for end in range(1, len(heights)))
    return min(best + 0.3 * measure.line_height(lines[0].style.size), height / columns)


def _most_height(line: Line, width: float) -> float:
    count = measure.most_lines(line_text(line), line.style.size, width, line.style.bold)
    return count * measure.line_height(line.style.size) + line.space_before


def fitted(lines: Sequence[Line], width: float, height: float) -> Sequence[Line]:
    """The lines, half a point smaller at a time until they fit or have their least size; themselves where they fit."""
    while text_height(lines, width) > height + 0.5:
        smaller = [replace(line, style=_smaller(line.style)) for line in lines]
        if smaller == list(lines):
            break
        lines = smaller
    return lines


def _smaller(style: TextStyle) -> TextStyle:
    return replace(style, size=max(style.size - 0.5, style.least)) if style.size > style.least else style


def shared_style(lines: Sequence[Line], room: float) -> TextStyle:
    """One size for some numbers: the largest at which each fits the room on one line."""
    style = lines[0].style
    while style.size > style.least and any(line_width(line) * measure.SAFETY > room for line in lines):
        style = replace(style, size=style.size - 1)
        lines = [replace(line, style=style) for line in lines]
    return style


def on_one_line(lines: Sequence[Line], width: float) -> Sequence[Line]:
    """The lines as large as lets none of them go on in a second one; themselves where none does."""
    style = shared_style(lines, width) if lines else None
    return lines if style is None or style == lines[0].style else [replace(line, style=style) for line in lines]


def growth_of(lines: Sequence[Line], width: float, height: float, unbroken: Sequence[str] = ()) -> float:
    """The share of their styles' range, from 0 to 1, by which lines grow: the largest that leaves some of their room,
    or one a little smaller at which their lines break better."""
    def fits(share: float) -> bool:
        return text_height(grown(lines, share), width) <= height * _MOST_FILLED

    return growth_within(fits, [Room(lines, width, height)], unbroken)


class Room(NamedTuple):
    """Some lines, and the room that they have."""

    lines: Sequence[Line]
    width: float
    height: float


def growth_within(fits: Callable[[float], bool], texts: Sequence[Room], unbroken: Sequence[str] = ()) -> float:
    """The share by which several texts grow together: the largest that `fits`, or one a little smaller at which their
    lines break better."""
    if sum(len(line_text(line)) for text in texts for line in text.lines) > _MOST_WEIGHED:
        return 0.0
    best, least = 0.0, math.inf
    shares = (step / _GROWTH_STEPS for step in range(_GROWTH_STEPS, 0, -1))
    for smaller, share in enumerate([*filter(fits, shares), 0.0]):
        slips = sum(_slips(grown(text.lines, share), text.width, text.height, unbroken) for text in texts)
        if slips + smaller * _SMALLER < least:
            best, least = share, slips + smaller * _SMALLER
        if not slips:
            break
    return best


def _slips(lines: Sequence[Line], width: float, height: float, unbroken: Sequence[str]) -> int:
    """How badly lines break when they are set as well as they can."""
    trim = spare(lines, width, height, unbroken, roomy=True)
    return sum(_awkward(line, width - trim, unbroken) for line in lines)


def grown(lines: Sequence[Line], growth: float) -> Sequence[Line]:
    """The lines larger by a share of their styles' range, to half a point."""
    return [_larger(line, growth) for line in lines] if growth else lines


def _larger(line: Line, growth: float) -> Line:
    unit = line.unit_style and line.unit_style.grown(growth)
    ratio = line.style.grown(growth).size / line.style.size
    return replace(line, style=line.style.grown(growth), unit_style=unit, space_before=line.space_before * ratio)


def spread(lines: Sequence[Line], width: float, height: float) -> Sequence[Line]:
    """The lines with what is left of their room shared by the spaces between them, up to a few lines each."""
    spaced = sum(1 for line in lines[1:] if line.space_before)
    left = height * _MOST_FILLED - text_height(lines, width)
    if not spaced or left <= 0:
        return lines
    more = left / spaced
    return [
        replace(line, space_before=min(line.space_before + more, _MOST_SPACE * line.style.size))
        if line.space_before else line for line in lines
    ]  # fmt: skip


def spare(
    lines: Sequence[Line], width: float, height: float = 0.0, unbroken: Sequence[str] = (), most_trim: float = math.inf,
    *, roomy: bool = False,
) -> float:  # fmt: skip
    """How much narrower a text is set, in points, so that no paragraph ends on a line of one or two characters or a
    number and no term is split; a heading may take a line more for it where `height` has room, and a text in a `roomy`
    place, other texts none."""
    best, fewest = 0.0, sum(_awkward(line, width, unbroken) for line in lines)
    if not fewest:
        return best
    size = max(line.style.size for line in lines)
    most = text_height(lines, width)
    if roomy:
        most, most_trim = max(height * _MOST_FILLED, most), min(most_trim, width * _NARROWEST)
    elif most <= _HEADING_LINES * measure.line_height(size) + 0.5:
        most = max(min(height, most + measure.line_height(size)), most)
    for trim in (size * step / _TRIM_STEPS for step in range(1, _TRIMS)):
        if not fewest or trim > min(width / 2, most_trim) or text_height(lines, width - trim) > most + 0.5:
            break
        awkward = sum(_awkward(line, width - trim, unbroken) for line in lines)
        if awkward < fewest:
            best, fewest = trim, awkward
    return best


def _awkward(line: Line, width: float, unbroken: Sequence[str]) -> int:
    if line.unit_style is not None:
        return 0
    text = line_text(line)
    if len(text) > _MOST_WEIGHED:
        return 0
    terms = [term for term in unbroken if term in text] + [run.text for run in line.runs if run.print is not None]
    room = width - (line.style.size if line.bullet else 0)
    return measure.awkward(text, line.style.size, room, line.style.bold, tuple(dict.fromkeys(terms)))


def phrased(line: Line, width: float, unbroken: Sequence[str]) -> list[Line]:
    """A heading that needs several lines, broken at its phrases: each line a paragraph, so that every renderer breaks
    it there."""
    whole = (*unbroken, *(run.text for run in line.runs if run.print is not None))
    breaks = phrase_breaks(line_text(line), line.style.size, width, line.style.bold, whole)
    lines = _cut(line, breaks)
    return [lines[0], *(replace(one, space_before=0.0) for one in lines[1:])]


def _cut(line: Line, breaks: Sequence[int]) -> list[Line]:
    """A line cut at places of its text; a run that lies on both sides is in both, what it prints included."""
    if any(run.note for run in line.runs):
        breaks = ()  # a raised mark has no width of its own in the text
    pieces: list[list[Run]] = [[]]
    place = 0
    for run in line.runs:
        ends = [end - place for end in breaks if place < end < place + len(run.text)]
        for start, end in zip([0, *ends], [*ends, len(run.text)], strict=True):
            if start or place in breaks:
                pieces.append([])
            pieces[-1].append(replace(run, text=run.text[start:end]))
        place += len(run.text)
    return [replace(line, runs=tuple(runs)) for runs in pieces if runs]


def least_height(lines: Sequence[Line], width: float) -> float:
    """The height that some lines take within a width when each is set in its least size."""
    return text_height([replace(line, style=replace(line.style, size=line.style.least)) for line in lines], width)


def number_and_unit(run: Run, style: TextStyle, unit_style: TextStyle) -> Iterable[StyledRun]:
    """A KPI's run: its number large, what stands beside it small."""
    last = 0
    for match in _NUMERIC.finditer(run.text):
        if match.start() > last:
            yield StyledRun(run.text[last : match.start()], unit_style)
        yield StyledRun(match[0], style)
        last = match.end()
    if last < len(run.text):
        yield StyledRun(run.text[last:], unit_style)


def underlined(pieces: Sequence[StyledRun], mark: str, style: TextStyle) -> Iterable[StyledRun]:
    """The number underlined and its small unit not, where the line would be at another height; else the words."""
    numbers = any(piece.style == style for piece in pieces)
    return (replace(piece, underline=mark if piece.style == style or not numbers else "") for piece in pieces)
