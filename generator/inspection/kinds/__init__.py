"""The kinds of things that are looked for: one file each, and one line here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from ..model import Leftover
from ..package import DeckPackage
from .alt_texts import figures_in_alt_texts
from .comments import comments
from .covered import covered_shapes, shapes_off_the_slide
from .embedded import embedded_files
from .hidden import hidden_shapes, hidden_slides
from .layouts import words_on_unused_layouts
from .links import external_links
from .notes import notes
from .photographs import picture_metadata
from .pictures import cropped_pictures, unused_pictures
from .programs import programs_and_printers
from .properties import custom_properties, names_in_properties
from .records import custom_xml, embedded_fonts, revisions, sections, tags
from .unreached import thumbnails, unreached_parts

LooksFor: TypeAlias = Callable[[DeckPackage], Iterator[Leftover]]

KINDS: tuple[LooksFor, ...] = (
    hidden_slides, hidden_shapes, shapes_off_the_slide, covered_shapes, cropped_pictures, picture_metadata,
    unused_pictures, embedded_files, comments, notes, figures_in_alt_texts, external_links, tags, custom_xml,
    names_in_properties, custom_properties, revisions, sections, words_on_unused_layouts, embedded_fonts,
    programs_and_printers, thumbnails, unreached_parts,
)  # fmt: skip
