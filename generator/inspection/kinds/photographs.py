"""What pictures say of their makers: author, camera, place and time."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator

from ...office.picture_parts import metadata
from ..model import Leftover, listed
from ..package import DeckPackage

_GPS = 0x8825


def picture_metadata(deck: DeckPackage) -> Iterator[Leftover]:
    for name in deck.names:
        if name.startswith("ppt/media/"):
            content = deck.content(name)
            found = metadata(content)
            if found:
                place = " with the place where it was taken" if "EXIF" in found and _has_place(content) else ""
                what = f"the picture {name} holds {listed(found)}{place}."
                yield Leftover("picture metadata", deck.where(name), what, "Save it without, and put it in again.")


def _has_place(content: bytes) -> bool:
    from PIL import Image

    try:
        with warnings.catch_warnings(action="ignore"), Image.open(io.BytesIO(content)) as image:
            return bool(image.getexif().get_ifd(_GPS))
    except (OSError, SyntaxError, ValueError, TypeError, KeyError, Image.DecompressionBombError):
        return False
