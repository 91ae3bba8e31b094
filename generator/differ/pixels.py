"""Whether two picture files show the same: programs pack them anew when they save."""

from __future__ import annotations

import io


def same_pixels(old: bytes, new: bytes) -> bool:
    """Whether two files show the same picture; no where one of them is none."""
    from PIL import Image, ImageChops, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(old)) as one, Image.open(io.BytesIO(new)) as other:
            if one.size != other.size:
                return False
            return ImageChops.difference(one.convert("RGBA"), other.convert("RGBA")).getbbox(alpha_only=False) is None
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return False  # Pillow tells a wrong checksum by a SyntaxError
