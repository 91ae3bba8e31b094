"""Pictures from outside made fit for a deck: nothing of their makers in them, nothing that runs, nothing unbounded."""

from __future__ import annotations

import io
import struct
import warnings
from typing import TYPE_CHECKING, NamedTuple

from ..errors import Problem, TemplateError
from .picture_parts import JPEG_START, PNG_START, Damaged, without_metadata

if TYPE_CHECKING:
    from PIL.Image import Image

SIZE_LIMIT = 32 * 2**20
PIXEL_LIMIT = 50_000_000
_ORIENTATION, _UPRIGHT = 0x0112, (0, 1)
_QUALITY = 95


class SafePicture(NamedTuple):
    """A picture to be put into a deck; of a drawing, `content` is the PNG beside it and `svg` the drawing itself."""

    content: bytes
    extension: str
    width: int
    height: int
    svg: bytes | None = None


def safe_picture(content: bytes, name: str) -> SafePicture:
    """A file's picture as it may go into a deck.

    Photographs keep their pixels as they were coded, their colour profile and their transparency, and lose all else
    (author, place, words, thumbnails). One that a camera marked as turned is turned, and only then coded anew. Drawings
    keep what is drawn, and lose scripts, links and makers' notes.

    Raises:
        TemplateError: no PNG, JPEG or SVG, damaged, too large, or a drawing that needs something outside itself.
    """
    if len(content) > SIZE_LIMIT:
        raise _refused(name, f"is over {SIZE_LIMIT // 2**20} MB.", "Save it smaller.")
    if content.startswith((JPEG_START, PNG_START)):
        return _photograph(content, name)
    if b"<" not in content[:1024]:
        raise _refused(name, "is no picture that can be read.", "Save it as PNG, JPEG or SVG.")
    from .svg import Undrawable, clean_svg
    from .svg_drawing import drawn

    try:
        svg = clean_svg(content)
        png = drawn(svg)
    except Undrawable as error:
        raise _refused(name, f"is no SVG that can be drawn ({error}).", error.hint) from error
    width, height = struct.unpack(">II", png[16:24])
    return SafePicture(png, "png", width, height, svg)


def _refused(name: str, what: str, hint: str) -> TemplateError:
    return TemplateError(Problem(name, what, hint))


def _photograph(content: bytes, name: str) -> SafePicture:
    from PIL import Image

    try:
        clean = without_metadata(content)
        # Damaged EXIF is on its way out anyway: no word about it.
        quiet = warnings.catch_warnings(action="ignore")
        with quiet, Image.open(io.BytesIO(content), formats=("PNG", "JPEG")) as image:
            width, height = image.size
            if width * height > PIXEL_LIMIT:
                raise _refused(name, f"has {width * height // 1_000_000} million pixels.", "Save it smaller.")
            image.load()  # a picture that is cut short shows only here
            upright = _upright(image)
        clean = without_metadata(upright) if upright else clean
        with Image.open(io.BytesIO(clean)) as image:
            return SafePicture(clean, (image.format or "").lower(), *image.size)
    except Damaged as error:
        raise _refused(name, f"is damaged: {error}.", "Open it and save it again.") from error
    except Image.DecompressionBombError as error:
        raise _refused(name, "has too many pixels.", "Save it smaller.") from error
    # Pillow tells a damaged PNG by a SyntaxError, damaged EXIF by several others.
    except (OSError, SyntaxError, ValueError, TypeError, KeyError, EOFError, struct.error) as error:
        raise _refused(name, "is damaged.", "Open it and save it again as PNG or JPEG.") from error


def _upright(image: Image) -> bytes | None:
    """A turned picture set upright and coded anew; nothing of one that stands as it is."""
    from PIL import ImageOps

    if image.getexif().get(_ORIENTATION, 1) in _UPRIGHT:
        return None
    turned, result = ImageOps.exif_transpose(image), io.BytesIO()
    profile = {"icc_profile": image.info["icc_profile"]} if "icc_profile" in image.info else {}
    if image.format == "PNG":
        turned.save(result, "PNG", **profile)
    else:  # a camera's file of several pictures is another format to Pillow
        turned.save(result, "JPEG", quality=_QUALITY, subsampling=0, **profile)
    return result.getvalue()
