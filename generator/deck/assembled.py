"""A deck in memory: its slides, what was put where on them, and what was found."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..errors import JianbaoError
from ..finance.findings import Finding
from ..lineage.format import SlideRecord
from ..lineage.recording import Lineage
from ..page.page import Page
from ..text.marks import Paragraph
from ..workbook.model import Workbook
from .sections import Section

if TYPE_CHECKING:
    from pptx.presentation import Presentation
    from pptx.slide import Slide


@dataclass
class Assembled:
    """A deck in memory: `pages` hold what is still to be drawn, `slides` are for the sidecar."""

    presentation: Presentation
    workbook: Workbook
    title: str
    pages: list[tuple[Slide, Page]] = field(default_factory=list)
    titles: list[Paragraph] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    slides: list[SlideRecord] = field(default_factory=list)
    lineage: Lineage = field(default_factory=Lineage)
    findings: list[Finding] = field(default_factory=list)

    def undrawn(self) -> list[JianbaoError]:
        """What is wrong with the drawings of others' on its pages: waits until all are drawn."""
        wrong: list[JianbaoError] = []
        for _, page in self.pages:
            for image in page.images:
                try:
                    image.content()
                except JianbaoError as error:
                    wrong.append(error)
        return wrong
