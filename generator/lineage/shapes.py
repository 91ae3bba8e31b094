"""What stands where on a deck as it was built: the part of the sidecar by which prints are found again, without the
deck."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_EMBED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"
NOTES = "speaker notes"
FIELD = "‹#›"


def digest(content: bytes) -> str:
    """A picture's name by its content."""
    return hashlib.sha256(content).hexdigest()[:16]


def built_shapes(slide: Any, number: int) -> Iterator[dict[str, Any]]:
    """Each text, table and picture of a python-pptx slide: its id, name, place in EMU, and what it says."""
    for element in slide.shapes._spTree:
        kind = {f"{_P}sp": "text", f"{_P}pic": "picture", f"{_P}graphicFrame": "table"}.get(element.tag)
        if kind is None:
            continue
        about = next(element.iter(f"{_P}cNvPr"))
        record = {
            "slide": number, "shape_id": int(about.get("id")), "shape": about.get("name"), "kind": kind,
            "place": _place(element, slide), **_content(element, kind, slide.part),
        }  # fmt: skip
        if kind != "text" or any(record["paragraphs"]):
            yield record | ({"alt": about.get("descr")} if about.get("descr") else {})
    if slide.has_notes_slide:
        lines = slide.notes_slide.notes_text_frame.text.split("\n")
        yield {"slide": number, "shape_id": 0, "shape": NOTES, "kind": "notes", "place": None, "paragraphs": lines}


def _content(element: Any, kind: str, part: Any) -> dict[str, Any]:
    if kind == "picture":
        relation = next(element.iter(f"{_A}blip")).get(_EMBED)
        cut = next(element.iter(f"{_A}srcRect"), None)
        crop = [int(cut.get(side, 0)) for side in "ltrb"] if cut is not None else [0, 0, 0, 0]
        return {"picture": digest(part.related_part(relation).blob), "crop": crop}
    if kind == "table":
        return {"rows": [[_texts(cell) for cell in row.iter(f"{_A}tc")] for row in element.iter(f"{_A}tr")]}
    holder = next((one for one in element.iter(f"{_P}ph")), None)
    title = {"placeholder": holder.get("type", "obj")} if holder is not None else {}
    return {"paragraphs": _texts(element), **title}


def _texts(element: Any) -> list[str]:
    return ["".join(_run_text(run) for run in paragraph) for paragraph in element.iter(f"{_A}p")]


def _run_text(run: Any) -> str:
    """A run's text; of a field, a page number, only that it is one."""
    if run.tag == f"{_A}fld":
        return FIELD
    return run.findtext(f"{_A}t") or ""


def _place(element: Any, slide: Any) -> list[int] | None:
    """x, y, width and height; a placeholder without its own has those of its layout."""
    frame = next(element.iter(f"{_A}xfrm", f"{_P}xfrm"), None)
    if frame is None or frame.find(f"{_A}off") is None:
        frame = _inherited(element, slide)
    if frame is None:
        return None
    corner, size = frame.find(f"{_A}off"), frame.find(f"{_A}ext")
    return [int(corner.get("x")), int(corner.get("y")), int(size.get("cx")), int(size.get("cy"))]


def _inherited(element: Any, slide: Any) -> Any:
    holder = next(element.iter(f"{_P}ph"), None)
    index = holder.get("idx", "0") if holder is not None else None
    for other in slide.slide_layout._element.iter(f"{_P}sp"):
        placeholder = next(other.iter(f"{_P}ph"), None)
        if placeholder is not None and placeholder.get("idx", "0") == index:
            frame = next(other.iter(f"{_A}xfrm"), None)
            if frame is not None and frame.find(f"{_A}off") is not None:
                return frame
    return None
