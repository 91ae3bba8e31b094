"""Examples of pictures that are not what they are taken for."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

from PIL import Image

from generator.office.pictures import SIZE_LIMIT, safe_picture
from tests.office.test_pictures import _HOSTILE as DRAWINGS
from tests.office.test_pictures import _jpeg, _png, _svg

from .acts import Example, bounded, project


def picture(content: Callable[[], bytes], name: str = "a.png") -> Example:
    return lambda _: safe_picture(content(), name)


def _cut_png() -> bytes:
    return _png()[:-30]


def _damaged_pixels() -> bytes:
    """A JPEG whose segments hold together and whose picture does not."""
    whole = _jpeg()
    at = whole.index(b"\xff\xc4")  # its tables
    return whole[: at + 4] + bytes(12) + whole[at + 16 :]


def _wide(size: tuple[int, int]) -> bytes:
    target = io.BytesIO()
    Image.new("1", size).save(target, "PNG")
    return target.getvalue()


def _in_project(picture_file: str, content: bytes) -> Example:
    """The small project with a slide of one picture."""

    def spoil(made: Path) -> None:
        folder = made / "inputs" / "pictures"
        folder.mkdir()
        (folder / picture_file).write_bytes(content)
        slide = "layout: chart-and-highlights\ntitle: 甲\nhighlights: {picture: x}\n"
        (made / "templates" / "plain" / "slides" / "02-revenue.yaml").write_text(slide, encoding="utf-8")

    return lambda folder: project(folder, spoil)


EXAMPLES: dict[str, Example] = {
    **{f"a drawing: {name}": picture(lambda content=content: content, "a.svg") for name, content in DRAWINGS.items() if name not in ("uses that multiply", "a wide pattern")},  # type: ignore[misc]
    "a drawing of a file outside": picture(lambda: _svg('<image href="https://example.com/a.png" width="9" height="9"/>'), "a.svg"),
    "a drawing of a picture that is none": picture(lambda: _svg('<image href="data:image/png;base64,AAAA" width="9" height="9"/>'), "a.svg"),
    "a drawing of a damaged picture": picture(lambda: _svg('<image href="data:image/png;base64,iVBORw0KGgo=" width="9" height="9"/>'), "a.svg"),
    "a drawing within a drawing": picture(lambda: _svg('<image href="data:image/png;base64,PHN2Zy8+" width="9" height="9"/>'), "a.svg"),
    "a drawing with escapes": picture(lambda: _svg("<style>rect {fill: u\\72l(https://example.com/a)}</style>"), "a.svg"),
    "a drawing with a style from outside": picture(lambda: _svg("<style>rect {fill: url(https://example.com/a)}</style>"), "a.svg"),
    "a drawing that multiplies": picture(lambda: DRAWINGS["uses that multiply"], "a.svg"),
    "a picture of another kind": picture(lambda: b"GIF89a" + bytes(100)),
    "a picture that is too large": picture(lambda: b"\x89PNG" + bytes(SIZE_LIMIT)),
    "a picture of too many pixels": picture(lambda: _wide((30_000, 8_000))),
    "a picture of many pixels": picture(lambda: _wide((10_000, 7_000))),
    "a picture cut short": picture(_cut_png),
    "a photograph cut short": picture(lambda: _jpeg()[:-9], "a.jpg"),
    "a photograph cut in its head": picture(lambda: _jpeg()[:30], "a.jpg"),
    "a photograph of a length that is none": picture(lambda: _jpeg()[:4] + b"\0\1" + _jpeg()[6:], "a.jpg"),
    "a photograph whose tables are damaged": picture(_damaged_pixels, "a.jpg"),
    "a picture with a wrong checksum": picture(lambda: _png().replace(b"IDAT", b"IDAX")),
    "a picture of a project that is too large": _in_project("x.png", b"\x89PNG" + bytes(SIZE_LIMIT)),
    "a picture of a project that is none": _in_project("x.png", b"no picture"),
    "a drawing that takes long": bounded("generator.office.svg_drawing.PATIENCE", 0.001, picture(lambda: _svg('<rect width="9" height="9"/>'), "a.svg")),
    "a drawing that becomes large": bounded("generator.office.svg_drawing.PNG_LIMIT", 9, picture(lambda: _svg('<rect width="9" height="9"/>'), "a.svg")),
}
