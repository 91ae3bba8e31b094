"""A deck with nothing to be found in it, and edits each of which leaves one thing behind."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from PIL import Image
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

from tests.office.hostile import Members, members, packed

SLIDE, PRESENTATION, CHART = "ppt/slides/slide1.xml", "ppt/presentation.xml", "ppt/charts/chart1.xml"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def image(size: tuple[int, int] = (40, 30), **more: Any) -> bytes:
    content = io.BytesIO()
    Image.new("RGB", size, "#336699").save(content, "JPEG", **more)
    return content.getvalue()


def presentation() -> Any:
    """Two slides: a title, a fact, a picture; and a native chart whose workbook holds just the chart."""
    deck = Presentation()
    properties = deck.core_properties
    properties.author = properties.last_modified_by = properties.title = properties.keywords = ""
    properties.comments = properties.category = properties.content_status = ""
    first, second = (deck.slides.add_slide(deck.slide_layouts[5]) for _ in range(2))
    first.shapes.title.text, second.shapes.title.text = "营业收入", "海外市场"
    box = first.shapes.add_textbox(Inches(0.5), Inches(1.5), Inches(4), Inches(1))
    box.name, box.text_frame.text = "fact", "收入达到17.4亿元"
    picture = first.shapes.add_picture(io.BytesIO(image()), Inches(5), Inches(1.5), Inches(2))
    picture.name = "photo"
    chart = CategoryChartData()
    chart.categories = ["22年", "23年"]
    chart.add_series("收入", (1415, 1433))
    place = (Inches(1), Inches(2), Inches(5), Inches(3))
    second.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, *place, chart).name = "columns"
    return deck


def saved(deck: Any) -> Members:
    """Without what python-pptx's own template brings along: a thumbnail, a printer's settings, a workbook's author."""
    content = io.BytesIO()
    deck.save(content)
    parts = {n: p for n, p in members(content.getvalue()).items() if "thumbnail" not in n and "printerSettings" not in n}
    for name in ("_rels/.rels", "ppt/_rels/presentation.xml.rels"):
        parts[name] = re.sub(rb"<Relationship [^>]*(?:thumbnail|printerSettings)[^>]*/>", b"", parts[name])
    return {name: _bare(part) if name.startswith("ppt/embeddings/") else part for name, part in parts.items()}


def _bare(workbook: bytes) -> bytes:
    inner = members(workbook)
    inner["docProps/core.xml"] = re.sub(rb"<(dc:creator|cp:lastModifiedBy)>[^<]*<", rb"<\1><", inner["docProps/core.xml"])
    return packed(inner)


def clean() -> Members:
    return saved(presentation())


def write(parts: Members, folder: Path) -> Path:
    path = folder / "deck.pptx"
    path.write_bytes(packed(parts))
    return path


def slide_edit(change: Callable[[Any], None]) -> Callable[[], Members]:
    """An edit of the first slide through python-pptx."""

    def edited() -> Members:
        deck = presentation()
        change(deck.slides[0])
        return saved(deck)

    return edited


def raw_edit(name: str, old: str, new: str) -> Callable[[], Members]:
    def edited() -> Members:
        parts = clean()
        text = parts[name].decode()
        assert old in text, f"{old} is not in {name}"
        return {**parts, name: text.replace(old, new, 1).encode()}

    return edited


def related(parts: Members, owner: str, kind: str, target: str, *, external: bool = False) -> Members:
    """With one more relation of a part."""
    folder, _, file = owner.rpartition("/")
    name = f"{folder}/_rels/{file}.rels".lstrip("/")
    mode = ' TargetMode="External"' if external else ""
    relation = f'<Relationship Id="rIdNew" Type="{_R}/{kind}" Target="{target}"{mode}/>'
    return {**parts, name: parts[name].decode().replace("</Relationships>", relation + "</Relationships>").encode()}


def with_part(owner: str, kind: str, name: str, content: bytes | str) -> Callable[[], Members]:
    """A clean deck with one more part that another refers to."""

    def edited() -> Members:
        body = content.encode() if isinstance(content, str) else content
        return {**related(clean(), owner, kind, f"/{name}"), name: body}

    return edited


def with_link(owner: str, kind: str, address: str) -> Callable[[], Members]:
    return lambda: related(clean(), owner, kind, address, external=True)


def workbook_edit(change: Callable[[Any], None]) -> Callable[[], Members]:
    """An edit of the chart's own workbook through openpyxl, whose name it writes as the author is taken out again."""

    def edited() -> Members:
        parts = clean()
        name = next(each for each in parts if each.startswith("ppt/embeddings/"))
        book = load_workbook(io.BytesIO(parts[name]))
        change(book)
        content = io.BytesIO()
        book.save(content)
        return {**parts, name: content.getvalue()}

    return edited


def listing(content: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return package.namelist()
