"""build: from a workbook's path to a deck on disk, or to what stands in its way."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from ..lineage.build_id import template_parts
from ..lineage.store import check_target, tidied
from .chosen import chosen_template
from .request import build_request
from .results import BuildResult
from .unchanged import id_of, unchanged

Progress = Callable[[str], None]
"""Is told what is being done."""

Counted = Callable[[str, int, int], None]
"""Is told of what is being done how much is done, and how much there is."""


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
    progress: Progress | None = None,
    counted: Counted = lambda *_: None,
) -> BuildResult:
    """Build a workbook's deck and its lineage.

    With `final`, findings refuse the deck and nothing is written. `against` is the last period's workbook, by default
    the one that this was rolled from: figures that were published otherwise are told. With `notes`, speaker notes say
    how each figure came about.

    Raises:
        JianbaoError: bad input or an output that cannot be written; earlier files stay as they were.
    """
    started, tell = time.perf_counter(), progress or (lambda _: None)
    request = build_request(
        workbook, project=project, output=output, template=template, against=against,
        compare_words=against is not None, final=final, notes=notes, recalculate=recalculate, use_cache=use_cache,
    )  # fmt: skip
    check_target(request.target)
    mended = tidied(request.target, request.project.history, request.workbook.parent)
    chosen = chosen_template(request)
    parts = template_parts(chosen.folder, request.project.pictures)
    known = unchanged(request, parts)
    if known is not None:
        return replace(known, seconds=time.perf_counter() - started, mended=mended + known.mended)

    from .drawing import drawing_charts

    with drawing_charts(request.use_cache) as charts:
        from . import steps

        tell("reading")
        sources = steps.read(request, chosen)
        tell("setting slides")
        deck = steps.set_slides(request, sources, charts, counted)
        compared = steps.compared(request, sources, deck)
        tell("drawing charts")
        omitted = steps.place_charts(deck, charts, counted)

    name = id_of(request, parts, sources.against)
    content = steps.packed(request, deck, name)
    findings = steps.judged(request, sources, (*deck.findings, *compared, *omitted), content)
    if request.final and any(finding.stops_final for finding in findings):
        result = BuildResult(None, None, name, steps.summary_of(deck), findings)
    else:
        tell("writing")
        result = steps.write(request, sources, deck, content, findings, name, parts, tell)
    return replace(result, seconds=time.perf_counter() - started, mended=mended + result.mended)
