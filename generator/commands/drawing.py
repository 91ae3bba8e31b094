"""The charts of one build on their way: a second process draws them while this one reads and sets slides."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from ..charts.cache import Cache
from ..charts.render import ChartQueue, warm


@contextmanager
def drawing_charts(use_cache: bool = True) -> Iterator[ChartQueue]:
    """A queue that takes charts. The process behind it starts at once: it imports matplotlib meanwhile."""
    helper = warm()
    try:
        queue = ChartQueue(Cache.default() if use_cache else None, helper)
        try:
            yield queue
        finally:
            queue.close()
    finally:
        if helper is not None:
            helper.close()
