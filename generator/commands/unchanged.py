"""Whether a deck would be the same as the one that is there: a comparison of hashes, with nothing heavy imported."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..files.hashes import file_hash
from ..lineage.build_id import build_id, build_of
from ..lineage.format import Head
from ..lineage.found import histories_of, lineages, sidecar_path
from ..lineage.store import put_right
from .request import BuildRequest
from .results import BuildResult, Summary


def unchanged(request: BuildRequest, template: Sequence[str]) -> BuildResult | None:
    """The result of the build before, when inputs and outputs are still those of it."""
    target = request.target
    if not target.is_file():
        return None
    for lineage, head in lineages(target, build_of(target), histories_of(target, request.project.history)):
        build = id_of(request, template, request.against or _against(request, head))
        if head.build == build and head.deck_sha256 == file_hash(target):
            mended, beside = put_right(target, lineage), sidecar_path(target)
            summary = Summary(*head.summary)
            return BuildResult(target, beside, build, summary, head.findings, unchanged=True, mended=mended)
    return None


def _against(request: BuildRequest, head: Head) -> Path | None:
    """What it was built against last time, as long as nothing says otherwise; a lineage names no file elsewhere."""
    against = Path(head.against or "")
    homes = (request.project.root.resolve(), request.workbook.resolve().parent)
    return against if head.against and any(home in against.resolve().parents for home in homes) else None


def id_of(request: BuildRequest, template: Sequence[str], against: Path | None) -> str:
    """The build id of a request, for the parts of its template and the workbook it is compared with."""
    flags = ["final" if request.final else "draft", "recalculated" if request.recalculate else "as saved"]
    flags += ["notes"] if request.notes else []
    if against is not None and against.is_file():
        flags.append(f"against {file_hash(against)}{' words' if request.compare_words else ''}")
    return build_id(request.workbook, template, *flags)
