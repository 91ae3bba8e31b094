"""A process made ready to build: all is imported before there is something to be built."""

from __future__ import annotations

import gc

from .warm import Warm


def ready() -> Warm:
    """Import all that builds need, drawing too."""
    from ..charts import draw  # noqa: F401
    from . import steps  # noqa: F401

    return Warm()


def settle() -> None:
    """For a process of our own, once all is imported: what never goes is not looked at again by each collection."""
    gc.collect()
    gc.freeze()
