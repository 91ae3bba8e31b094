"""Some slides of a deck that was set whole: the others go, and those that stay keep the numbers they have in it."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from ..errors import Problem, UsageError
from .assembled import Assembled

if TYPE_CHECKING:
    from lxml.etree import _Element
    from pptx.slide import Slide

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_SECTION_SLIDE = "{http://schemas.microsoft.com/office/powerpoint/2010/main}sldId"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def keep_slides(deck: Assembled, numbers: Collection[int]) -> None:
    """Leave only the slides of these numbers in the deck, with their pages and their findings.

    Raises:
        UsageError: the deck has no slide of a number.
    """
    beyond = sorted(number for number in numbers if not 1 <= number <= len(deck.pages))
    if beyond:
        named = ", ".join(map(str, beyond[:5]))
        raise UsageError(Problem("--slides", f"the deck has {len(deck.pages)} slides, no {named}.", "Name others."))
    for element in _slides_besides(deck, numbers):
        _drop(deck, element)
    deck.pages = [(slide, page) for slide, page in deck.pages if page.number in numbers]
    deck.slides = [record for record in deck.slides if record.slide in numbers]
    deck.findings = [finding for finding in deck.findings if finding.slide is None or finding.slide in numbers]
    for slide, _ in deck.pages:
        _keep_number(slide)


def _slides_besides(deck: Assembled, numbers: Collection[int]) -> list[_Element]:
    listed = list(deck.presentation.slides._sldIdLst)
    return [element for number, element in enumerate(listed, start=1) if number not in numbers]


def _drop(deck: Assembled, element: _Element) -> None:
    """Take a slide out of the list, of the package, and of the section that it stands in."""
    part, own = deck.presentation.part, element.get("id")
    for listed in list(part._element.iter(_SECTION_SLIDE)):
        if listed.get("id") == own:
            _remove(listed)
    part.drop_rel(element.get(_RELATION, ""))
    _remove(element)


def _remove(element: _Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _keep_number(slide: Slide) -> None:
    """The number as words: PowerPoint would count the slides that are left."""
    for field in list(slide._element.iter(f"{_A}fld")):
        if field.get("type") == "slidenum":
            del field.attrib["id"], field.attrib["type"]
            field.tag = f"{_A}r"
