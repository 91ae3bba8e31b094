"""Photographs made fit for a deck: their pixels, profile and transparency, and nothing of who made them or where."""

from __future__ import annotations

import io
import struct
import warnings
from typing import TYPE_CHECKING, NamedTuple

from ..errors import Problem, TemplateError
from .picture_parts import Damaged, without_metadata

if TYPE_CHECKING:
    from PIL.Image import Image

PIXEL_LIMIT = 50_000_000
_ORIENTATION, _UPRIGHT = 0x0112, (0, 1)
_QUALITY = 95


class SafePicture(NamedTuple):
    """A picture to be put into a deck; of a drawing, `content` is the PNG beside it and `svg` the drawing itself."""

    content: bytes
    extension: str
    width: float
    height: float
    svg: bytes | None = None


def refused(name: str, what: str, hint: str) -> TemplateError:
    return TemplateError(Problem(name, what, hint))


def safe_photograph(content: bytes, name: str) -> SafePicture:
    """A PNG or JPEG without its metadata.

    Raises:
        TemplateError: it is damaged, or has too many pixels.
    """
    from PIL import Image

    try:
        clean = without_metadata(content)
        # Damaged EXIF is on its way out anyway: no word about it.
        quiet = warnings.catch_warnings(action="ignore")
        with quiet, Image.open(io.BytesIO(content), formats=("PNG", "JPEG")) as image:
            width, height = image.size
            if width * height > PIXEL_LIMIT:
                raise refused(name, f"has {width * height // 1_000_000} million pixels.", "Save it smaller.")
            image.load()  # a picture that is cut short shows only here
            upright = _upright(image)
        clean = without_metadata(upright) if upright else clean
        with Image.open(io.BytesIO(clean)) as image:
            return SafePicture(clean, (image.format or "").lower(), *image.size)
    except Damaged as error:
        raise refused(name, f"is damaged: {error}.", "Open it and save it again.") from error
    except Image.DecompressionBombError as error:
        raise refused(name, "has too many pixels.", "Save it smaller.") from error
    # Pillow tells a damaged PNG by a SyntaxError, damaged EXIF by several others.
    except (OSError, SyntaxError, ValueError, TypeError, KeyError, EOFError, struct.error) as error:
        raise refused(name, "is damaged.", "Open it and save it again as PNG or JPEG.") from error


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
