"""Which of the cells behind a wrong stored result have another value than at the last build: most likely the cause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from ..errors import JianbaoError
from ..finance.findings import STORED, Finding
from ..lineage.found import sidecar_path
from ..lineage.reading import Record, read_record
from ..lineage.recording import inputs_of
from ..workbook.model import Workbook


def with_changed_inputs(found: Sequence[Finding], workbook: Workbook, target: Path) -> Iterator[Finding]:
    """The findings, those of stored results with the cells that changed since the deck at `target` was built."""
    stored = any(finding.kind == STORED for finding in found)
    before = _record(target) if stored else None
    changed = dict(_changed(before, workbook)) if before is not None else {}
    for finding in found:
        told = [f"{cell} {changed[str(cell)]}" for cell in finding.cells[1:] if str(cell) in changed]
        if finding.kind == STORED and told:
            yield replace(finding, matter=f"{finding.what} Changed since the last build: {', '.join(told)}.")
        else:
            yield finding


def _record(target: Path) -> Record | None:
    """What the last build says of its inputs; a lineage that is damaged says nothing."""
    sidecar = sidecar_path(target)
    try:
        return read_record(sidecar) if sidecar.is_file() else None
    except JianbaoError:
        return None


def _changed(before: Record, workbook: Workbook) -> Iterator[tuple[str, str]]:
    for now in inputs_of(workbook):
        known = before.inputs.get((now.name, now.period))
        if known is not None and known.value != now.value:
            yield now.cell, f"{known.value} → {now.value}"
