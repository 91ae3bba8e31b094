"""Some slides of a deck for a quick look: written beside it, without lineage, and never into the history."""

from __future__ import annotations

import time
from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from ..lineage.store import check_target
from .chosen import chosen_template
from .request import build_request
from .results import LookResult

if TYPE_CHECKING:
    from ..charts.render import ChartRequest


def quick_look(
    workbook: str | Path,
    slides: Collection[int],
    *,
    template: str | Path | None = None,
    project: str | Path = ".",
    recalculate: bool = False,
) -> LookResult:
    """Write only some slides, by their numbers in the deck; only their charts are drawn.

    All slides are set, so that numbers, sections and sizes are those of the whole deck. The file is named by the slides
    (`2024H1.slides-3-5.pptx`); nothing that jianbao keeps of decks changes.

    Raises:
        UsageError: the deck has no slide of a number.
        JianbaoError: bad input or an output that cannot be written; earlier files stay as they were.
    """
    started = time.perf_counter()
    request = build_request(workbook, project=project, template=template, recalculate=recalculate)
    target = _beside(request.target, slides)
    check_target(target)
    chosen = chosen_template(request)

    from ..deck.chosen_slides import keep_slides
    from ..files.system import make_folder
    from ..files.write import write_beside
    from . import steps
    from .drawing import drawing_charts

    sources, waiting = steps.read(request, chosen), Waiting()
    deck = steps.set_slides(request, sources, waiting)
    keep_slides(deck, slides)
    with drawing_charts() as charts:
        for _, page in deck.pages:
            for chart in page.charts:
                charts.ask(waiting.requests[chart.name])
        omitted = steps.place_charts(deck, charts)
    make_folder(target.parent)
    write_beside(target, steps.packed(request, deck, ""))
    return LookResult(target, (*deck.findings, *omitted), time.perf_counter() - started)


def _beside(deck: Path, slides: Collection[int]) -> Path:
    named = "-".join(map(str, sorted(slides)))
    return deck.with_name(f"{deck.stem}.slides-{named}{deck.suffix}")


@dataclass(frozen=True)
class Waiting:
    """Charts that were asked for and are not drawn until it is known which slides stay."""

    requests: dict[str, ChartRequest] = field(default_factory=dict)

    def ask(self, request: ChartRequest) -> str:
        """Note a chart; the name under which its drawing will be found."""
        from ..charts.cache import key

        name = key(*request)
        self.requests[name] = request
        return name
