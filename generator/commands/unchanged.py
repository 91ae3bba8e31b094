"""Whether a deck would be the same as the one that is there: a comparison of hashes, with nothing heavy imported."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..files.hashes import file_hash
from ..lineage.build_id import build_id
from ..lineage.store import read_head, sidecar_path
from .request import BuildRequest
from .results import BuildResult, Summary


def unchanged(request: BuildRequest, template: Sequence[str]) -> BuildResult | None:
    """The result of the build before, when inputs and outputs are still those of it."""
    target = request.target
    head = read_head(sidecar_path(target))
    # What it was built against last time, as long as nothing says otherwise.
    against = request.against or (Path(head.against) if head is not None and head.against else None)
    build = id_of(request, template, against)
    if head is None or head.build != build or not target.is_file() or head.deck_sha256 != file_hash(target):
        return None
    return BuildResult(target, sidecar_path(target), build, Summary(*head.summary), head.findings, unchanged=True)


def id_of(request: BuildRequest, template: Sequence[str], against: Path | None) -> str:
    """The build id of a request, for the parts of its template and the workbook it is compared with."""
    flags = ["final" if request.final else "draft", "recalculated" if request.recalculate else "as saved"]
    flags += ["notes"] if request.notes else []
    if against is not None and against.is_file():
        flags.append(f"against {file_hash(against)}{' words' if request.compare_words else ''}")
    return build_id(request.workbook, template, *flags)
