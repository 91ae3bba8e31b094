"""Who hears what a build is at: a stage by its name, and how much of one is done."""

from __future__ import annotations

from collections.abc import Callable

Tell = Callable[[str], None]
"""Hears what a build is at."""

Counted = Callable[[str, int, int], None]
"""Hears of what a build is at how much is done, and how much there is."""


def nobody(stage: str, done: int, total: int) -> None:
    """Hears nothing."""
