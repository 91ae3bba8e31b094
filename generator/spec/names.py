"""Names of files that a template gives: a name and no way, on any system."""

from __future__ import annotations

import re

from ..language.characters import unseen

_LONGEST = 100
_WAYS = re.compile(r'[/\\:*?"<>|\t\n\r]')
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)


def is_file_name(name: str) -> bool:
    """Whether a name stays in its folder: no parts, no drive, no stream, no device of Windows, nothing unseen."""
    plain = name.strip(" .") == name and bool(name) and len(name) <= _LONGEST
    return plain and not _WAYS.search(name) and not _DEVICES.fullmatch(name) and unseen(name) is None
