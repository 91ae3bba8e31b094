"""Footnotes: their words at the foot of a slide, and the raised marks that refer to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..blocks.context import Setting
from ..errors import Problem, TemplateError, nearest
from ..language.chosen import WORDS
from ..language.measure import width
from ..spec.deck import Notes, note_mark
from ..spec.scalars import Sentence, Text
from ..text.marks import Run, plain_text
from .template import SlideSpec


def notes_of(notes: Notes, sources: Mapping[str, Text], setting: Setting, room: float) -> list[tuple[Run, ...]]:
    """All notes in one line where they fit, else a line each."""
    lines = [_note(notes, number, sources, setting) for number in range(len(notes.items))]
    heading = setting.paragraphs(notes.heading, "note")
    head = heading[0] if heading else ()
    one_line = list(head)
    for number, line in enumerate(lines):
        one_line += [Run(WORDS.gap)] * bool(number) + list(line)
    size = setting.page.style("note").size
    if width(plain_text(tuple(one_line)), size) <= room * 0.97:
        return [tuple(one_line)]
    return [(*head, *lines[0]), *lines[1:]]


def _note(notes: Notes, index: int, sources: Mapping[str, Text], setting: Setting) -> tuple[Run, ...]:
    note = notes.items[index]
    mark = note_mark(notes.style, index + 1)
    if note.source is not None:
        source = sources.get(note.source)
        if source is None:
            hint = nearest(note.source, sources)
            raise TemplateError(Problem(note.source.where, f'no source "{note.source}" in deck.yaml.', hint))
        words = setting.paragraphs(source, "note")
    else:
        sentence = Sentence(text=note.text or Text(""), holds=note.holds, otherwise=note.otherwise)
        words = setting.sentence(sentence, "note")
    separator = {"number": ". ", "paren": " ", "star": " ", "none": ""}[notes.style]
    return (Run(mark + separator), *(run for paragraph in words for run in paragraph)) if mark else words[0]


class Marks:
    """The raised mark of a footnote by its name, on one slide."""

    def __init__(self, spec: SlideSpec, apply: Notes | None) -> None:
        self._spec, self._apply = spec, apply

    def __call__(self, name: str) -> str:
        notes = self._spec.head.notes
        mark = self._apply.mark(name) if self._apply is not None else None
        if mark is None:
            if notes is not None and notes.mark(name) is not None:
                return ""  # the note does not apply this time
            known: Sequence[str] = [note.name for note in notes.items] if notes else []
            raise TemplateError(Problem(self._spec.where, f'no note "{name}" on this slide.', nearest(name, known)))
        return mark
