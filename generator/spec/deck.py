"""deck.yaml and the head of a slide file, as typed models."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from .bounds import Places
from .scalars import Model, Text

Use = Literal["headline", "text", "chart", "table", "note"]
NoteStyle = Literal["number", "paren", "star", "none"]


class DeckSpec(Model):
    """deck.yaml: what holds for the whole deck.

    `slides` gives the order by file name without ending; `decimals` the places by use and unit; `sources` the
    citations that notes name; `restated` what a note says of figures that were published otherwise; `footer` stands on
    every slide; `appendix` names a slide file that is set last and may loop over 数据来源, what the figures rest on.
    """

    title: Text
    footer: Text
    slides: tuple[Text, ...] = Field(min_length=1, max_length=400)
    decimals: dict[Use, dict[str, Places]] = {}
    sources: dict[str, Text] = {}
    restated: Text | None = None
    appendix: Text | None = None


class Note(Model):
    """A footnote: a text of its own or a source of deck.yaml; `id` is what [^id] in the texts refers to.

    `when` leaves it out where it does not hold; `holds` and `otherwise` are those of a claim.
    """

    id: str | None = None
    text: Text | None = None
    source: str | None = None
    when: Text | None = None
    holds: Text | None = None
    otherwise: Text | None = None

    @property
    def name(self) -> str:
        return self.id or self.source or ""


def _as_note(value: Any) -> Any:
    return {"text": value} if isinstance(value, str) else value


AnyNote = Annotated[Note, BeforeValidator(_as_note, json_schema_input_type=Text | Note)]


class Notes(Model):
    """The notes at the foot of a slide, in their own order; some may have nothing that refers to them."""

    items: tuple[AnyNote, ...]
    style: NoteStyle = "number"
    heading: Text = Text("备注：")

    def mark(self, name: str) -> str | None:
        """The raised mark of a note, None for a name that no note has."""
        number = next((n for n, note in enumerate(self.items, 1) if note.name == name), None)
        return None if number is None else note_mark(self.style, number)


def note_mark(style: NoteStyle, number: int) -> str:
    return {"number": str(number), "paren": f"({number})", "star": "*" * number, "none": ""}[style]


def _as_notes(value: Any) -> Any:
    return {"items": value} if isinstance(value, list) else value


class SlideHead(Model):
    """What a slide file says besides its regions."""

    layout: Text
    title: Any = None
    notes: Annotated[Notes, BeforeValidator(_as_notes, json_schema_input_type=Notes | list[Text | Note])] | None = None
    when: Text | None = None
    rounds: Text | None = Field(default=None, alias="for")
