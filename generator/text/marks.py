"""Inline marks: **bold**, footnote references [^name], and the sentinels between which a printed figure stands.

A parser of its own, because CommonMark's emphasis neither opens nor closes beside Chinese punctuation:
推出**“驾舱云”**协同 would stay literal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..errors import FigureError, Problem
from ..finance.figures import Figure
from ..language.beside import closed_up_runs
from ..language.characters import seen
from ..workbook.model import Entry

# Private-use characters: no keyboard types them and no workbook means them.
OPEN, ID_END, CLOSE = "\ue000", "\ue001", "\ue002"
SENTINELS = OPEN + ID_END + CLOSE

TEXT_LIMIT = 20_000
LINE_LIMIT = 400
"""What no slide can hold: characters and lines of one text; figures in it have their sentinels besides."""

_TOKEN = re.compile(
    rf"{OPEN}(?P<id>\d+){ID_END}(?P<print>[^{SENTINELS}]*){CLOSE}|(?P<bold>\*\*)|\[\^(?P<note>[^\[\]\s]{{1,100}})\]"
    rf"|\\(?P<escaped>[*\[\\])|(?P<broken>[{SENTINELS}])"
)


@dataclass(frozen=True, slots=True)
class Print:
    """A figure or entry as it was printed once. `use` is the place it was printed for, `where` its template line."""

    text: str
    figure: Figure | Entry
    use: str = ""
    where: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text of one style and one lineage. `note` names the footnote that a raised mark refers to."""

    text: str
    bold: bool = False
    print: Print | None = None
    note: str = ""
    to_be_changed: bool = False
    underline: str = ""
    """Of words that say what a line under a figure means; as DrawingML names it."""


Paragraph = tuple[Run, ...]


class HalfSentinel(ValueError):
    """Something cut a printed figure in half; its lineage would be lost."""


def parse_runs(text: str, prints: list[Print]) -> Iterator[Run]:
    """The runs of a rendered text; runs of one style without lineage come out whole.

    Raises:
        HalfSentinel: a sentinel without its other half.
    """
    bold, plain, last = False, "", 0
    for match in _TOKEN.finditer(text):
        plain += text[last : match.start()]
        last = match.end()
        if match["broken"]:
            raise HalfSentinel(text)
        if match["escaped"]:
            plain += match["escaped"]
            continue
        if plain:
            yield Run(plain, bold)
            plain = ""
        if match["bold"]:
            bold = not bold
        elif match["note"]:
            yield Run("", bold, note=match["note"])
        else:
            yield Run(match["print"], bold, _print_of(match, prints, text))
    plain += text[last:]
    if plain:
        yield Run(plain, bold)


def _print_of(match: re.Match[str], prints: list[Print], text: str) -> Print:
    """The print that stands there; what was typed between sentinels, with an id of its own choice, is none."""
    known = prints[int(match["id"])] if len(match["id"]) < 10 and int(match["id"]) < len(prints) else None
    if known is None or known.text != match["print"]:
        raise HalfSentinel(text)
    return known


def paragraphs(text: str, prints: list[Print]) -> tuple[Paragraph, ...]:
    """The paragraphs of a rendered text: one a line. A run never holds a line end.

    Raises:
        FigureError: it is longer than any slide can hold.
    """
    if len(text) > TEXT_LIMIT or text.count("\n") >= LINE_LIMIT:
        what = f"the text is over {TEXT_LIMIT:,} characters or {LINE_LIMIT} lines."
        raise FigureError(Problem("", what, "Write a shorter one."))
    lines: list[list[Run]] = [[]]
    for run in parse_runs(seen(text), prints):
        first, *rest = run.text.split("\n")
        lines[-1].append(_piece(run, first))
        for piece in rest:
            lines.append([_piece(run, piece)])
    return tuple(tuple(run for run in line if run.text or run.note) for line in lines)


def closed_up(paragraph: Paragraph) -> Paragraph:
    """A paragraph as it is set: no typed space between Chinese and Latin, also where two runs meet."""
    texts = closed_up_runs([run.text for run in paragraph])
    runs = (run if run.text == text else replace(run, text=text) for run, text in zip(paragraph, texts, strict=True))
    return tuple(run for run in runs if run.text or run.note)


_HALVES = re.compile(rf"{OPEN}\d+{ID_END}|[{SENTINELS}]")


def without_sentinels(text: str) -> str:
    """A text as a reader would see it, where it is to be a name or stands in a message."""
    return _HALVES.sub("", text)


def _piece(run: Run, text: str) -> Run:
    return Run(text, run.bold, run.print, run.note)


def plain_text(paragraph: Paragraph) -> str:
    return "".join(run.text for run in paragraph)
