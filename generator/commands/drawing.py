"""The charts of one build on their way: a second process draws them while this one reads and sets slides."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from ..charts.cache import Cache
from ..charts.render import ChartQueue, warm


@contextmanager
def drawing_charts(use_cache: bool = True, *, alone: bool = False) -> Iterator[ChartQueue]:
    """A queue that takes charts, all to be drawn in this process where it is to be `alone`.

    The process behind it starts at once where nothing is kept, and imports matplotlib meanwhile; else when there is a
    chart to be drawn, which a build after a change of words has none of.
    """
    cache = Cache.default() if use_cache else None
    at_once = not alone and (cache is None or cache.is_empty)
    queue = ChartQueue(cache) if alone else ChartQueue(cache, warm() if at_once else None, None if at_once else warm)
    try:
        yield queue
    finally:
        queue.end()
