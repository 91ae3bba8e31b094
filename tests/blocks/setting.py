"""A page made from the shipped master, on which a block is set without a whole deck."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.blocks.context import Setting
from generator.blocks.registry import read_block, set_block
from generator.charts.data import ChartData
from generator.lineage.recording import Lineage
from generator.page.geometry import Area
from generator.page.master import open_master
from generator.page.page import Page
from generator.text.render import Renderer
from generator.workbook.model import Workbook
from tests.deck.conftest import ROOT
from tests.samples import metric, workbook

AREA = Area(36, 90, 888, 360)

BOOK = workbook(
    metric("revenue", {"2022H1": "1200", "2023H1": "1433.1", "2024H1": "1739.7"}),
    metric("profit", {"2023H1": "-100", "2024H1": "50"}),
    tables={
        "产品": [{"名称": "甲", "说明": "一", "图标": "cloud"}, {"名称": "乙", "说明": "二", "图标": "car"}],
        "空表": [],
        "里程碑": [{"年份": "2019", "事": "创立"}, {"年份": "2024", "事": "上市"}],
    },
)


@dataclass
class Set:
    """A page on which a block was set: its shapes by name, what was recorded and found, and what is left over."""

    page: Page
    renderer: Renderer
    rest: Mapping[int, int]
    drawn: list[ChartData]
    shapes: Mapping[str, Any]

    def text(self, name: str) -> str:
        return str(self.shapes[name].text_frame.text)

    @property
    def texts(self) -> list[str]:
        return [shape.text_frame.text for shape in self.shapes.values() if shape.has_text_frame and shape.text_frame.text]

    @property
    def prints(self) -> list[str]:
        return [placed.text for placed in self.page.lineage.placed]

    @property
    def found(self) -> list[str]:
        return [finding.kind for finding in (*self.page.findings, *self.renderer.findings)]


def set_on_page(tree: object, *, book: Workbook = BOOK, area: Area = AREA, pictures: Path = Path("no pictures"), starts: Mapping[int, int] | None = None) -> Set:
    """Read a block from its tree and set it on an empty page of the shipped master."""
    master = open_master(ROOT / "templates" / "interim-results" / "master.pptx", "master.pptx")
    slide = master.presentation.slides.add_slide(master.layouts["one-body"].layout)
    for placeholder in list(slide.placeholders):
        placeholder._element.getparent().remove(placeholder._element)
    drawn: list[ChartData] = []
    page = Page(1, slide.shapes._spTree, master.theme, Lineage(), str)
    renderer = Renderer(book)
    setting = Setting(page, renderer, book, pictures, lambda data, *_: drawn.append(data) or "drawing", starts=starts or {})  # type: ignore[func-returns-value]
    block = read_block(tree)
    set_block(block, area, setting)
    page.set_growing()
    return Set(page, renderer, setting.rest, drawn, {shape.name: shape for shape in slide.shapes})
