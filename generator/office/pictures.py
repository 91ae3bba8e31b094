"""Pictures from outside made fit for a deck: nothing of their makers in them, nothing that runs, nothing unbounded."""

from __future__ import annotations

import hashlib
import struct

from ..files.cache_folder import cache_folder
from ..files.installed import version_of
from ..files.kept import Kept
from .photographs import SafePicture, refused, safe_photograph
from .picture_parts import JPEG_START, PNG_START

SIZE_LIMIT = 32 * 2**20


def safe_picture(content: bytes, name: str) -> SafePicture:
    """A file's picture as it may go into a deck.

    Photographs keep their pixels as they were coded, their colour profile and their transparency, and lose all else
    (author, place, words, thumbnails). One that a camera marked as turned is turned, and only then coded anew. Drawings
    keep what is drawn, and lose scripts, links and makers' notes.

    Raises:
        TemplateError: no PNG, JPEG or SVG, damaged, too large, or a drawing that needs something outside itself.
    """
    if len(content) > SIZE_LIMIT:
        raise refused(name, f"is over {SIZE_LIMIT // 2**20} MB.", "Save it smaller.")
    if content.startswith((JPEG_START, PNG_START)):
        return safe_photograph(content, name)
    if b"<" not in content[:1024]:
        raise refused(name, "is no picture that can be read.", "Save it as PNG, JPEG or SVG.")
    from .svg import Undrawable, clean_svg

    try:
        return _drawing(clean_svg(content))
    except Undrawable as error:
        raise refused(name, f"is no SVG that can be drawn ({error}).", error.hint) from error


def part_of(picture: SafePicture, crop: tuple[float, float, float, float]) -> SafePicture | None:
    """A drawing that shows only what its place has room for, so that nothing cut off stays in the deck; None for a
    photograph, whose pixels are kept as they were coded."""
    from .svg import windowed

    return None if picture.svg is None else _drawing(windowed(picture.svg, *crop))


def _drawing(svg: bytes) -> SafePicture:
    png = _drawn_once(svg)
    width, height = struct.unpack(">II", png[16:24])
    return SafePicture(png, "png", width, height, svg)


def _drawn_once(svg: bytes) -> bytes:
    """A drawing as PNG, from the last build where that had it: a process to draw it costs a tenth of a build."""
    folder = cache_folder("pictures")
    if folder is None:
        return _drawn(svg)
    kept = Kept(folder, ".png")
    name = hashlib.sha256(version_of("resvg-py").encode() + b"\0" + svg).hexdigest()
    png = kept.get(name)
    if png is None:
        png = _drawn(svg)
        kept.put(name, png)
        kept.trim()
    return png


def _drawn(svg: bytes) -> bytes:
    from .svg_drawing import drawn

    return drawn(svg)
