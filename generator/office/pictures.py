"""Pictures from outside made fit for a deck: nothing of their makers in them, nothing that runs, nothing unbounded."""

from __future__ import annotations

import hashlib
import struct
from threading import Thread
from typing import TYPE_CHECKING

from ..errors import TemplateError
from ..files.cache_folder import cache_folder
from ..files.installed import version_of
from ..files.kept import Kept
from .photographs import SafePicture, refused, safe_photograph
from .picture_parts import JPEG_START, PNG_START

if TYPE_CHECKING:
    from .svg import Undrawable

SIZE_LIMIT = 32 * 2**20


def safe_picture(content: bytes, name: str) -> SafePicture:
    """A file's picture as it may go into a deck.

    Photographs keep their pixels as they were coded, their colour profile and their transparency, and lose all else
    (author, place, words, thumbnails). One that a camera marked as turned is turned, and only then coded anew. Drawings
    keep what is drawn, and lose scripts, links and makers' notes.

    Raises:
        TemplateError: no PNG, JPEG or SVG, damaged, too large, or a drawing that needs something outside itself.
    """
    picture = read_picture(content, name)
    return picture if picture.svg is None else _with_png(picture.svg, name)


def read_picture(content: bytes, name: str) -> SafePicture:
    """The same, but that a drawing which says its size is not drawn yet: its content is empty, its size the shape."""
    if len(content) > SIZE_LIMIT:
        raise refused(name, f"is over {SIZE_LIMIT // 2**20} MB.", "Save it smaller.")
    if content.startswith((JPEG_START, PNG_START)):
        return safe_photograph(content, name)
    if b"<" not in content[:1024]:
        raise refused(name, "is no picture that can be read.", "Save it as PNG, JPEG or SVG.")
    from .svg import Undrawable, clean_svg, size_of

    try:
        svg = clean_svg(content)
    except Undrawable as error:
        raise _no_drawing(name, error) from error
    size = size_of(svg)
    return SafePicture(b"", "png", *size, svg) if size is not None else _with_png(svg, name)


def part_of(svg: bytes, crop: tuple[float, float, float, float]) -> bytes:
    """A drawing that shows only what its place has room for, so that nothing cut off stays in the deck."""
    from .svg import windowed

    return windowed(svg, *crop)


def _with_png(svg: bytes, name: str) -> SafePicture:
    from .svg_drawing import WIDTH

    png = DrawingOnItsWay(svg, name, WIDTH)()
    width, height = struct.unpack(">II", png[16:24])
    return SafePicture(png, "png", width, height, svg)


def _no_drawing(name: str, why: Undrawable) -> TemplateError:
    return refused(name, f"is no SVG that can be drawn ({why}).", why.hint)


class DrawingOnItsWay:
    """A clean drawing as PNG so many pixels wide: drawn from when it is begun, in a process that a thread waits for."""

    def __init__(self, svg: bytes, name: str, width: int) -> None:
        self._svg, self._name, self._width = svg, name, width
        self._png = b""
        self._failed: Exception = RuntimeError("nothing was drawn")
        self._thread: Thread | None = None

    def begin(self) -> None:
        if self._thread is None:
            self._thread = Thread(target=self._draw, daemon=True)
            self._thread.start()

    def _draw(self) -> None:
        try:
            self._png = _drawn_once(self._svg, self._width)
        except Exception as error:
            self._failed = error

    def __call__(self) -> bytes:
        """The PNG, as soon as it is drawn.

        Raises:
            TemplateError: it cannot be drawn.
        """
        from .svg import Undrawable

        self.begin()
        if self._thread is not None:
            self._thread.join()
        if isinstance(self._failed, Undrawable):
            raise _no_drawing(self._name, self._failed) from self._failed
        if not self._png:
            raise self._failed
        return self._png


def _drawn_once(svg: bytes, width: int) -> bytes:
    """A drawing as PNG, from the last build where that had it."""
    folder = cache_folder("pictures")
    if folder is None:
        return _drawn(svg, width)
    kept = Kept(folder, ".png")
    name = hashlib.sha256(f"{version_of('resvg-py')} {width}\0".encode() + svg).hexdigest()
    png = kept.get(name)
    if png is None:
        png = _drawn(svg, width)
        kept.put(name, png)
        kept.trim()
    return png


def _drawn(svg: bytes, width: int) -> bytes:
    from .svg_drawing import drawn

    return drawn(svg, width)
