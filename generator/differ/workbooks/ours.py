"""Whether a workbook is one of jianbao's own, seen from its list of sheets: asked before anything of it is read."""

from __future__ import annotations

from pathlib import Path

from ...workbook.schema import SETTINGS
from .parts import local, opened


def is_ours(path: Path) -> bool:
    """Whether it has the sheet 报告期, without which jianbao reads no workbook as its own.

    Raises:
        PackageError: it is no sound workbook.
    """
    with opened(path) as parts:
        listed = (child for child in parts.element(parts.main) if local(child) == "sheets")
        return any(each.get("name") == SETTINGS for child in listed for each in child)
