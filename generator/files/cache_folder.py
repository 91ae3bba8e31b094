"""Where jianbao keeps what it can make again: the user's cache folder, or the one that JIANBAO_CACHE names."""

from __future__ import annotations

import os
from pathlib import Path

FOLDER_VARIABLE = "JIANBAO_CACHE"


def cache_folder(purpose: str) -> Path | None:
    """The folder for a purpose; None where the variable is set to nothing, which turns caches off."""
    named = os.environ.get(FOLDER_VARIABLE)
    if named is not None:
        return Path(named) / purpose if named else None
    from platformdirs import user_cache_path

    return user_cache_path("jianbao", appauthor=False) / purpose
