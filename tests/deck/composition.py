"""How the room of a slide is used, measured from its shapes: what an art director sees at a glance."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from generator.language.measure import _RENDERERS as RENDERERS
from generator.language.measure import height as text_height
from generator.language.measure import wrap

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
POINT = 12700


class Box(NamedTuple):
    """A rectangle on a slide, in points."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, other: Box) -> bool:
        middle = (other.top + other.bottom) / 2
        return self.left - 1 <= other.left and other.right <= self.right + 1 and self.top < middle < self.bottom


def box_of(shape: Any) -> Box:
    left, top = shape.left / POINT, shape.top / POINT
    return Box(left, top, left + shape.width / POINT, top + shape.height / POINT)


def insets(shape: Any) -> tuple[float, float, float, float]:
    """Left, top, right and bottom, a placeholder's own or else its layout's."""
    bodies = [shape._element.find(f".//{A}bodyPr")]
    if shape.is_placeholder:
        index = shape.placeholder_format.idx
        layout = shape.part.slide.slide_layout.placeholders
        bodies += [one._element.find(f".//{A}bodyPr") for one in layout if one.placeholder_format.idx == index]
    return tuple(
        next((int(body.get(name)) / POINT for body in bodies if body is not None and body.get(name)), usual)
        for name, usual in (("lIns", 7.2), ("tIns", 3.6), ("rIns", 7.2), ("bIns", 3.6))
    )  # type: ignore[return-value]


def size_of(paragraph: Any, shape: Any) -> float:
    """The largest size of a paragraph's runs, in points: its own, or its placeholder's in the layout."""
    sizes = [int(run.get("sz")) / 100 for run in paragraph.iter(f"{A}rPr") if run.get("sz")]
    if sizes or shape is None or not shape.is_placeholder:
        return max(sizes, default=13)
    index = shape.placeholder_format.idx
    layout = next(one for one in shape.part.slide.slide_layout.placeholders if one.placeholder_format.idx == index)
    return int(layout._element.find(f".//{A}lvl1pPr/{A}defRPr").get("sz")) / 100


def needed(shape: Any) -> float:
    """The height that a shape's text takes, in points."""
    left, _, right, _ = insets(shape)
    body = shape._element.find(f".//{A}bodyPr")
    room = shape.width / POINT - left - right if body.get("wrap") != "none" else 9999.0
    total = 0.0
    for number, paragraph in enumerate(shape._element.iter(f"{A}p")):
        text = "".join(run.text or "" for run in paragraph.iter(f"{A}t"))
        before = paragraph.find(f"{A}pPr/{A}spcBef/{A}spcPts")
        size = size_of(paragraph, shape)
        indent = size if paragraph.find(f"{A}pPr/{A}buChar") is not None else 0
        total += text_height([text], size, room - indent)
        total += int(before.get("val")) / 100 if number and before is not None else 0
    return total


def words_box(shape: Any) -> Box:
    """Where the words of a shape stand within it."""
    box, (left, above, right, below) = box_of(shape), insets(shape)
    body = shape._element.find(f".//{A}bodyPr")
    high = needed(shape)
    anchor = body.get("anchor", "t")
    room = box.bottom - box.top - above - below
    free = {"t": 0.0, "ctr": (room - high) / 2, "b": room - high}[anchor]
    top = box.top + above + free
    return Box(box.left + left, top, box.right - right, top + high)


class Paragraph(NamedTuple):
    """A paragraph of a shape with its size, and the width that it has."""

    shape: str
    text: str
    size: float
    room: float
    bold: bool

    def lines(self) -> list[list[str]]:
        """Its lines, in each way that a program may set them."""
        return [wrap(self.text, self.size * scale, self.room, self.bold, gap, hang) for scale, gap, hang in RENDERERS]


def wrapped(slide: Any) -> Iterator[Paragraph]:
    """The paragraphs of a slide's boxes that break their lines."""
    for shape in slide.shapes:
        if not shape.has_text_frame or not shape.text_frame.text.strip():
            continue
        body = shape._element.find(f".//{A}bodyPr")
        if body.get("wrap") == "none" or shape.name in ("footer", "notes") or shape.name.startswith("chart title"):
            continue  # one line, whatever it holds
        left, _, right, _ = insets(shape)
        columns = _columns(shape)
        for paragraph in shape._element.iter(f"{A}p"):
            size = size_of(paragraph, shape)
            room = (shape.width / POINT - left - right - 24 * (columns - 1)) / columns
            indent = size if paragraph.find(f"{A}pPr/{A}buChar") is not None else 0
            runs = [run for run in paragraph.iter(f"{A}r") if run.find(f"{A}t").text]
            bold = bool(runs) and all(run.find(f"{A}rPr").get("b") == "1" for run in runs)
            text = "".join(run.find(f"{A}t").text for run in runs)
            yield Paragraph(shape.name, text, size, room - indent, bold)


def _columns(shape: Any) -> int:
    bodies = [shape._element.find(f".//{A}bodyPr")]
    if shape.is_placeholder:
        index = shape.placeholder_format.idx
        layout = shape.part.slide.slide_layout.placeholders
        bodies += [one._element.find(f".//{A}bodyPr") for one in layout if one.placeholder_format.idx == index]
    return next((int(body.get("numCol")) for body in bodies if body is not None and body.get("numCol")), 1)


def is_panel(shape: Any) -> bool:
    """A ground with something on it."""
    return shape.name.rstrip(" 0123456789") in ("card", "panel", "band", "highlights")


def panels(slide: Any) -> Iterator[tuple[Any, float]]:
    """Each panel of a slide with the largest part of its height at which nothing stands in it."""
    for panel in slide.shapes:
        if is_panel(panel):
            yield panel, _emptiest(panel, slide)


def _emptiest(panel: Any, slide: Any) -> float:
    ground = box_of(panel)
    inside = []
    for shape in slide.shapes:
        if shape is panel or shape.shape_id == panel.shape_id:
            continue
        words = shape.has_text_frame and shape.text_frame.text.strip()
        box = words_box(shape) if words else box_of(shape)
        if ground.holds(box) and box.bottom - box.top > 3:
            inside.append(box)
    if panel.has_text_frame and panel.text_frame.text.strip():
        inside.append(words_box(panel))
    edges = sorted((box.top, box.bottom) for box in inside)
    last, widest = ground.top, 0.0
    for top, bottom in edges:
        widest, last = max(widest, top - last), max(last, bottom)
    return max(widest, ground.bottom - last) / (ground.bottom - ground.top)
