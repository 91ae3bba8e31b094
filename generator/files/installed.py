"""Versions of installed libraries by their metadata folders: importlib.metadata takes ten times as long."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from functools import cache


@cache
def _folders() -> dict[str, str]:
    """Version by normalised name, the first on the path winning as in an import."""
    found: dict[str, str] = {}
    for folder in sys.path:
        with suppress(OSError):
            for entry in os.listdir(folder or "."):  # noqa: PTH208 a Path for each of a thousand entries is slow
                if entry.endswith(".dist-info"):
                    name, _, version = entry.removesuffix(".dist-info").partition("-")
                    found.setdefault(_normal(name), version)
    return found


def _normal(name: str) -> str:
    return name.lower().replace("_", "-").replace(".", "-")


def version_of(library: str) -> str:
    """The version of a library; empty where it cannot be told."""
    return _folders().get(_normal(library), "")
