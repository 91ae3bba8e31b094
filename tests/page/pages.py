"""An empty page to set things on, and what then stands there."""

from __future__ import annotations

from lxml import etree

from generator.lineage.recording import Lineage
from generator.page.page import Page
from generator.page.theme import TextStyle, Theme
from tests.charts.examples import COLOURS

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"

STYLES = {
    "heading": TextStyle(16, bold=True, colour="dk2", least=12), "body": TextStyle(14, least=10),
    "note": TextStyle(9, colour="accent6", least=9),
}  # fmt: skip
THEME = Theme(COLOURS, "Arial", "微软雅黑", STYLES)


def empty_page() -> Page:
    tree = etree.Element(f"{P}spTree")
    return Page(1, tree, THEME, Lineage(), note_mark=lambda name: {"loss": "1"}[name])


def texts(page: Page) -> list[str]:
    """The text of each shape."""
    return ["".join(run.text or "" for run in shape.iter(f"{A}t")) for shape in page.tree]


def names(page: Page) -> list[str]:
    return [element.get("name", "") for element in page.tree.iter(f"{P}cNvPr")]


def sizes(page: Page) -> list[float]:
    """The type size of each run, in points."""
    return [int(properties.get("sz", "0")) / 100 for properties in page.tree.iter(f"{A}rPr")]
