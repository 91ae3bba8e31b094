"""build: from a workbook's path to a deck on disk, or to what stands in its way."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ..lineage.build_id import template_parts
from ..lineage.store import check_target, tidied
from .chosen import chosen_template
from .making import make, put
from .request import BuildRequest, build_request
from .results import BuildResult
from .telling import Counted, Tell, nobody
from .unchanged import unchanged

if TYPE_CHECKING:
    from .warm import Warm


def build(
    workbook: str | Path,
    output: str | Path | None = None,
    *,
    final: bool = False,
    template: str | Path | None = None,
    project: str | Path = ".",
    use_cache: bool = True,
    recalculate: bool = False,
    against: str | Path | None = None,
    notes: bool = False,
    progress: Tell | None = None,
    counted: Counted = nobody,
) -> BuildResult:
    """Build a workbook's deck and its lineage.

    With `final`, findings refuse the deck and nothing is written. `against` is the last period's workbook, by default
    the one that this was rolled from: figures that were published otherwise are told. With `notes`, speaker notes say
    how each figure came about.

    Raises:
        JianbaoError: bad input or an output that cannot be written; earlier files stay as they were.
    """
    request = build_request(
        workbook, project=project, output=output, template=template, against=against,
        compare_words=against is not None, final=final, notes=notes, recalculate=recalculate, use_cache=use_cache,
    )  # fmt: skip
    return built(request, progress or (lambda _: None), counted=counted)


def built(
    request: BuildRequest, tell: Tell, warm: Warm | None = None, *, counted: Counted = nobody,
    before_writing: Callable[[], None] = lambda: None,
) -> BuildResult:  # fmt: skip
    """Build what was asked for. A process that is `warm` draws its charts itself.

    `before_writing` is called when the deck is made and nothing is written yet: what it raises ends the build.

    Raises:
        JianbaoError: as `build`.
    """
    started = time.perf_counter()
    check_target(request.target)
    mended = tidied(request.target, request.project.history, request.workbook.parent)
    chosen = chosen_template(request)
    parts = template_parts(chosen.folder, request.project.pictures)
    known = unchanged(request, parts)
    if known is not None:
        return replace(known, seconds=time.perf_counter() - started, mended=mended + known.mended)

    from .drawing import drawing_charts

    with drawing_charts(request.use_cache, alone=warm is not None) as charts:
        made = make(request, chosen, parts, charts, warm, tell, counted)
    before_writing()
    result = put(request, made, tell)
    return replace(result, seconds=time.perf_counter() - started, mended=mended + result.mended)
