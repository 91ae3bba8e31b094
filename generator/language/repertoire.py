"""The characters that readers have: those of the theme's fonts, 微软雅黑 and Arial, by their blocks in Unicode."""

from __future__ import annotations

import unicodedata

# What the two fonts hold between them. Emoji, dingbats and the scripts of South Asia are in neither.
_HELD = (
    (0x0020, 0x052F),  # Latin, Greek, Cyrillic with their extensions and accents
    (0x0590, 0x06FF),  # Hebrew, Arabic
    (0x1E00, 0x1FFF), (0x2000, 0x20BF), (0x2100, 0x2312), (0x2460, 0x25FF),
    (0x2605, 0x2606), (0x2640, 0x2642),
    (0x2E80, 0x312F), (0x3200, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0xFE30, 0xFE6F), (0xFF00, 0xFFEF),
)  # fmt: skip


def not_held(text: str) -> str:
    """The characters of a text that readers' fonts do not hold, each once: machines show another font's, or a box."""
    return "".join(character for character in dict.fromkeys(text) if not _is_held(character))


def _is_held(character: str) -> bool:
    code = ord(character)
    unseen = character.isspace() or unicodedata.category(character) in ("Cf", "Cc", "Co")
    return unseen or 0xFE00 <= code <= 0xFE0F or any(first <= code <= last for first, last in _HELD)
