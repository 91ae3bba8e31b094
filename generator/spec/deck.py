"""deck.yaml and the head of a slide file, as typed models."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field

from ..language.chosen import WORDS
from ..text.session import Use
from .bounds import Percent, Places
from .scalars import Claim, Claimed, Model, Text, Words, from_short

NoteStyle = Literal["number", "paren", "star", "none"]


class Citations(Model):
    """The headings of table sheets that say who published a source and what: by them notes are checked against 来源."""

    institution: str
    report: str | None = None


class DeckSpec(Model):
    """deck.yaml: what holds for the whole deck.

    `slides` gives the order by file name without ending; `decimals` the places by use and unit; `sources` the
    citations that notes name, and `citations` the columns they are made of; `restated` what a note says of figures
    that were published otherwise; growth over `growth_as_multiple_over` (1000%) is said as a multiple, 增长10.6倍, and
    none is where it is left out; `footer` stands on every slide; `appendix` names a slide file that is set last and
    may loop over 数据来源, what the figures rest on. `unbroken` lists terms that no line break splits.
    """

    title: Text
    footer: Text
    slides: tuple[Text, ...] = Field(min_length=1, max_length=600)
    decimals: dict[Use, dict[str, Places]] = {}
    sources: dict[str, Text] = {}
    citations: Citations | None = None
    restated: Text | None = None
    growth_as_multiple_over: Percent | None = None
    appendix: Text | None = None
    unbroken: tuple[Text, ...] = Field(default=(), max_length=1000)


class Note(Claimed):
    """A footnote: a text of its own or a source of deck.yaml; `id` is what [^id] in the texts refers to.

    `when` leaves it out where it does not hold; `holds` and `otherwise` are those of a claim.
    """

    id: str | None = None
    source: Text | None = None
    when: Text | None = None

    @property
    def name(self) -> str:
        return self.id or self.source or ""


AnyNote = Annotated[Note, BeforeValidator(from_short("text", str), json_schema_input_type=Text | Note)]


class Notes(Model):
    """The notes at the foot of a slide, in their own order; some may have nothing that refers to them."""

    items: tuple[AnyNote, ...]
    style: NoteStyle = "number"
    heading: Words = Text(WORDS.notes_heading)

    in_short: ClassVar[str] = "items"

    def mark(self, name: str) -> str | None:
        """The raised mark of a note, None for a name that no note has."""
        number = next((n for n, note in enumerate(self.items, 1) if note.name == name), None)
        return None if number is None else note_mark(self.style, number)


def note_mark(style: NoteStyle, number: int) -> str:
    return {"number": str(number), "paren": f"({number})", "star": "*" * number, "none": ""}[style]


AnyNotes = Annotated[
    Notes, BeforeValidator(from_short("items", list), json_schema_input_type=Notes | list[Text | Note])
]


class SlideHead(Model):
    """What a slide file says besides its regions."""

    layout: Text
    title: Claim | None = None
    notes: AnyNotes | None = None
    section: Words | None = None
    """The name of a section that begins with this slide."""

    when: Text | None = None
    rounds: Text | None = Field(default=None, alias="for")
    unit: Text | None = None
    """What the charts, tables and amounts of the slide are in, and what `unit` names in its texts."""
