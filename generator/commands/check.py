"""check: everything that a build would find, with nothing written."""

from __future__ import annotations

from pathlib import Path

from .chosen import chosen_template
from .request import build_request
from .results import CheckResult


def check(
    workbook: str | Path,
    *,
    template: str | Path | None = None,
    project: str | Path = ".",
    recalculate: bool = False,
    final: bool = False,
    against: str | Path | None = None,
) -> CheckResult:
    """Everything that a build would find, and what was carried along from the last period; writes nothing.

    Raises:
        JianbaoError: bad input.
    """
    request = build_request(
        workbook, project=project, template=template, against=against, compare_words=True, final=final,
        recalculate=recalculate,
    )  # fmt: skip
    chosen = chosen_template(request)

    from .drawing import drawing_charts

    with drawing_charts() as charts:
        from . import steps

        sources = steps.read(request, chosen)
        deck = steps.set_slides(request, sources, charts)
        compared = steps.compared(request, sources, deck)
        omitted = steps.place_charts(deck, charts)

    content = steps.packed(request, deck, "") if final else b""
    findings = steps.judged(request, sources, (*deck.findings, *compared, *omitted), content)
    return CheckResult(
        steps.summary_of(deck), findings, sources.workbook.current.name, steps.filled_cells(deck),
        steps.typed_numbers(request, sources, deck),
    )  # fmt: skip
