"""Charts drawn as a build draws them: asked for one after another, and gathered at the end."""

from __future__ import annotations

from collections.abc import Sequence

from generator.charts.cache import Cache
from generator.charts.picture import Drawing
from generator.charts.render import ChartQueue, ChartRequest, Helper, warm
from tests.charts.examples import EXAMPLES, THEME

REQUESTS = [ChartRequest(chart, THEME, width, height) for chart, width, height in EXAMPLES.values()]


def drawn(requests: Sequence[ChartRequest], cache: Cache | None = None, helper: Helper | None = None) -> list[Drawing]:
    """The drawings in the order of the requests; a helper stays open."""
    queue = ChartQueue(cache, helper)
    names = [queue.ask(request) for request in requests]
    done = queue.finish()
    return [done[name] for name in names]


def drawn_by_two(requests: Sequence[ChartRequest]) -> list[Drawing]:
    """The drawings, made by this process and a second one that is started for them."""
    helper = warm()
    try:
        return drawn(requests, None, helper)
    finally:
        if helper is not None:
            helper.close()
