"""Pictures from outside made fit for a deck: nothing of their makers in them, nothing that runs, nothing unbounded."""

from __future__ import annotations

import struct

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
    from .svg_drawing import drawn

    try:
        svg = clean_svg(content)
        png = drawn(svg)
    except Undrawable as error:
        raise refused(name, f"is no SVG that can be drawn ({error}).", error.hint) from error
    width, height = struct.unpack(">II", png[16:24])
    return SafePicture(png, "png", width, height, svg)
