"""A deck's sections: where each begins, what a divider lists of its own, and how PowerPoint keeps them."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from ..text.marks import Paragraph, plain_text

if TYPE_CHECKING:
    from pptx.presentation import Presentation

_SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
_NS = (
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"'
)


@dataclass(frozen=True)
class Section:
    """A section's name and the number of its first slide."""

    name: str
    first: int


def titles_after(number: int, titles: Sequence[Paragraph], sections: Sequence[Section]) -> list[Paragraph]:
    """The titles of the slides after slide `number` to the end of its section, each once."""
    end = min((one.first for one in sections if one.first > number), default=len(titles) + 1)
    found: dict[str, Paragraph] = {}
    for title in titles[number : end - 1]:
        found.setdefault(plain_text(title), title)
    return list(found.values())


def write_sections(presentation: Presentation, sections: Sequence[Section], before: str) -> None:
    """The sections as PowerPoint shows them beside the slides; `before` names what stands before the first."""
    if not sections:
        return
    from pptx.oxml import parse_xml

    slides = [int(element.get("id", "0")) for element in presentation.slides._sldIdLst]
    first = [Section(before, 1)] if sections[0].first > 1 else []
    whole = [*first, *sections]
    ends = [one.first for one in whole[1:]] + [len(slides) + 1]
    listed = "".join(
        _section(number, one.name, slides[one.first - 1 : end - 1])
        for number, (one, end) in enumerate(zip(whole, ends, strict=True))
    )
    extension = f'<p:ext uri="{_SECTIONS}"><p14:sectionLst>{listed}</p14:sectionLst></p:ext>'
    presentation.part._element.append(parse_xml(f"<p:extLst {_NS}>{extension}</p:extLst>"))


def _section(number: int, name: str, slides: Sequence[int]) -> str:
    """A section with the slides' ids; its own is made of its name, so that it is the same in every build."""
    digest = hashlib.sha256(f"{number} {name}".encode()).hexdigest().upper()
    own = f"{{{digest[:8]}-{digest[8:12]}-{digest[12:16]}-{digest[16:20]}-{digest[20:32]}}}"
    ids = "".join(f'<p14:sldId id="{one}"/>' for one in slides)
    return f'<p14:section name={quoteattr(name)} id="{own}"><p14:sldIdLst>{ids}</p14:sldIdLst></p14:section>'
