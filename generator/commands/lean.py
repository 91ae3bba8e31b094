"""For a process that is jianbao's own: what other libraries would import for nothing here is left out."""

from __future__ import annotations

import sys
from types import ModuleType


def import_openpyxl_without_numpy() -> None:
    """openpyxl imports numpy where it is installed, only to know its number types: 60 ms and 15 MB for nothing here.

    Whoever uses jianbao as a library may write numpy's numbers with openpyxl: never called for them.
    """
    modules: dict[str, ModuleType | None] = sys.modules  # type: ignore[assignment]
    if "numpy" in modules or "openpyxl" in modules:
        return
    modules["numpy"] = None
    try:
        import openpyxl  # noqa: F401
    finally:
        del modules["numpy"]
