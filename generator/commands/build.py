"""Building and checking: from a workbook's path to a deck on disk, or to what is wrong."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import PackageError, Problem
from ..files.hashes import file_hash
from ..files.project import Project
from ..finance.findings import MISSING, OVERFLOW, WARNING, Finding
from ..lineage.build_id import build_id, template_hash, template_parts
from ..lineage.format import Head, Totals
from ..lineage.store import kept_deck, read_head, sidecar_path, write_deck
from .results import BuildResult, CheckResult, Summary

if TYPE_CHECKING:
    from ..differ.changes import Comparison

Progress = Callable[[str], None]


@dataclass
class _Job:
    """One build's arguments, resolved."""

    workbook: Path
    project: Project
    template: Path | None
    final: bool
    use_cache: bool
    recalculate: bool
    notes: bool = False
    parts: list[str] = field(default_factory=list)
    against: Path | None = None
    read_words: bool = False
    """Whether to compare the words with the last period's deck too, which is set for that."""
    progress: Progress = field(default=lambda _: None)


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
) -> BuildResult:
    """Build a workbook's deck and its lineage.

    With `final`, findings refuse the deck and nothing is written. `against` is the last period's workbook, by default
    the one that this was rolled from: figures that were published otherwise are told. With `notes`, speaker notes say
    how each figure came about.

    Raises:
        JianbaoError: bad input or an output that cannot be written; earlier files stay as they were.
    """
    started = time.perf_counter()
    job = _job(workbook, project, template, final, use_cache, recalculate, progress)
    job.against, job.read_words, job.notes = _given(against), against is not None, notes
    target = Path(output) if output is not None else job.project.output / f"{job.workbook.stem}.pptx"
    folder = _template_folder(job)
    # What it was built against last time, as long as nothing says otherwise.
    before = read_head(sidecar_path(target))
    known = job.against or (before.against if before is not None else None)
    build = _build_id(job, folder, Path(known) if known else None)
    unchanged = _unchanged(target, build)
    if unchanged is not None:
        return _timed(unchanged, started)
    return _timed(_built(job, folder, target), started)


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
    job = _job(workbook, project, template, final, True, recalculate, None)
    job.against, job.read_words = _given(against), True
    deck = _drawn(job, _template_folder(job))
    return CheckResult(_summary(deck), tuple(deck.findings), deck.workbook.current.name, _filled(deck))


def _filled(deck: Any) -> int:
    """How many cells of the current period the deck's prints rest on."""
    from ..finance.figures import Figure

    origins = (placed.print.figure for placed in deck.lineage.placed)
    leaves = (leaf for origin in origins if isinstance(origin, Figure) for leaf in origin.leaves())
    current = deck.workbook.current
    told = (leaf for leaf in leaves if leaf.period == current and leaf.period and not leaf.period.forecast)
    return len({leaf.cell for leaf in told if leaf.cell})


def _job(
    workbook: str | Path, project: str | Path, template: str | Path | None, final: bool, use_cache: bool,
    recalculate: bool, progress: Progress | None,
) -> _Job:  # fmt: skip
    folder = Path(template) if template is not None else None
    job = _Job(Path(workbook), Project(Path(project)), folder, final, use_cache, recalculate)
    if progress is not None:
        job.progress = progress
    return job


def _given(against: str | Path | None) -> Path | None:
    if against is None:
        return None
    path = Path(against)
    if not path.is_file():
        raise PackageError(Problem(str(path), "there is no such file.", "Name the last period's workbook."))
    return path


def _build_id(job: _Job, folder: Path, against: Path | None) -> str:
    flags = ["final" if job.final else "draft", _recalculated(job), *(["notes"] if job.notes else [])]
    if against is not None and against.is_file():
        flags.append(f"against {file_hash(against)}{' words' if job.read_words else ''}")
    return build_id(job.workbook, _parts(job, folder), *flags)


def _parts(job: _Job, folder: Path) -> list[str]:
    """What the deck is made of but for its workbook, hashed once a build."""
    if not job.parts:
        job.parts = template_parts(folder, job.project.pictures)
    return job.parts


def _recalculated(job: _Job) -> str:
    return "recalculated" if job.recalculate else "as saved"


def _timed(result: BuildResult, started: float) -> BuildResult:
    return replace(result, seconds=time.perf_counter() - started)


def _template_folder(job: _Job) -> Path:
    """The template's folder; the workbook is only asked when the project has several."""
    known = job.project.templates()
    if job.template is None and len(known) != 1:
        return job.project.template(_read(job).setting("template"), None)
    return job.project.template("", job.template)


def _unchanged(target: Path, build: str) -> BuildResult | None:
    """The result of the build before, when inputs and outputs are still those of it. Imports nothing heavy."""
    head = read_head(sidecar_path(target))
    if head is None or head.build != build or not target.is_file() or head.deck_sha256 != file_hash(target):
        return None
    return BuildResult(target, sidecar_path(target), build, Summary(*head.summary), head.findings, unchanged=True)


def _read(job: _Job) -> Any:
    from ..workbook.reading.read import read_workbook

    if job.recalculate:
        from ..workbook.reading.recalculate import recalculated

        with recalculated(job.workbook) as copy:
            return read_workbook(copy, shown=job.project.shown(job.workbook))
    return read_workbook(job.workbook, shown=job.project.shown(job.workbook))


def _drawn(job: _Job, folder: Path) -> Any:
    """The deck in memory, with its charts, images and all findings.

    Charts are drawn by a second process, started first: it imports matplotlib while this one still reads.
    """
    from ..charts.render import warm

    helper = warm()
    try:
        return _with_charts(job, folder, helper)
    finally:
        if helper is not None:
            helper.close()


def _with_charts(job: _Job, folder: Path, helper: Any) -> Any:
    from ..charts.cache import Cache
    from ..charts.render import ChartQueue, ChartRequest

    queue = ChartQueue(Cache.default() if job.use_cache else None, helper)
    try:
        deck = _assembled(job, folder, lambda *chart: queue.ask(ChartRequest(*chart)))
    finally:
        queue.close()
    job.progress("drawing charts")
    _place_media(deck, queue.finish())
    deck.findings += _open_in_excel(job.workbook)
    return deck


def _assembled(job: _Job, folder: Path, draw_chart: Any) -> Any:
    from ..deck.assemble import assemble
    from ..deck.last_period import no_comparison, previous_workbook
    from ..deck.own_words import own_words
    from ..deck.template import read_template
    from ..page.master import open_master

    shown = job.project.shown(folder)
    job.progress("reading")
    workbook = _read(job)
    if job.template is None:
        # The only template of a project is taken before the workbook is read; it may name another.
        job.project.template(workbook.setting("template"), None)
    template = read_template(folder, shown, own_words(workbook))
    master = open_master(folder / "master.pptx", f"{shown}/master.pptx")
    job.progress("setting slides")
    job.against = job.against or previous_workbook(workbook, job.workbook.parent, job.project.root)
    if job.against is None:
        deck = assemble(workbook, template, master, job.project.pictures, draw_chart, draft=not job.final)
        deck.findings += no_comparison(workbook)
        return deck
    return _against(job, folder, workbook, template, master, draw_chart)


def _against(job: _Job, folder: Path, workbook: Any, template: Any, master: Any, draw_chart: Any) -> Any:
    """The deck with what it says otherwise than the last period's, or just as that did."""
    from ..deck.assemble import assemble
    from ..deck.last_period import carried_figures, carried_rows, cleared, restated_cells, restatements
    from ..workbook.reading.read import read_workbook

    assert job.against is not None
    old = read_workbook(job.against, shown=job.project.shown(job.against))
    restated = restated_cells(old, workbook)
    deck = assemble(
        workbook, template, master, job.project.pictures, draw_chart, draft=not job.final, restated=restated
    )  # fmt: skip
    deck.findings += restatements(restated, deck.lineage, workbook)
    deck.findings += cleared(old, workbook)
    deck.findings += carried_rows(old, workbook)
    empty = {cell for finding in deck.findings if finding.kind == MISSING for cell in finding.cells}
    deck.findings += carried_figures(old, workbook, deck.lineage, empty)
    if job.read_words:
        deck.findings += _carried_words(job, folder, old, deck)
    return deck


def _carried_words(job: _Job, folder: Path, old: Any, deck: Any) -> list[Finding]:
    from ..deck.assemble import assemble
    from ..deck.last_period import stale_texts, texts_of
    from ..deck.own_words import own_words
    from ..deck.template import read_template
    from ..page.master import open_master

    shown = job.project.shown(folder)
    template = read_template(folder, shown, own_words(old))
    master = open_master(folder / "master.pptx", f"{shown}/master.pptx")
    before = assemble(old, template, master, job.project.pictures, lambda *_: "", draft=not job.final)
    return list(stale_texts(texts_of(before), texts_of(deck), old.current.name))


def _built(job: _Job, folder: Path, target: Path) -> BuildResult:
    deck = _drawn(job, folder)
    build = _build_id(job, folder, job.against)
    if job.final and any(finding.stops_final for finding in deck.findings):
        return BuildResult(None, None, build, _summary(deck), tuple(deck.findings))
    return _written(job, deck, folder, target, build)


def _place_media(deck: Any, drawings: Any) -> None:
    """Put charts and images into the package; labels for which a drawing had no room are findings."""
    from ..page.media import Media

    media = Media(deck.presentation.part.package)
    for slide, page in deck.pages:
        for chart in page.charts:
            drawing = drawings[chart.name]
            deck.findings += _omitted(page.number, drawing.omitted)
            media.place(slide, chart.element, drawing.png, "png", drawing.svg)
        for image in page.images:
            media.place(slide, image.element, image.content, image.extension, image.svg)


def _omitted(slide: int, labels: tuple[str, ...]) -> list[Finding]:
    if not labels:
        return []
    what = f"a chart has no room for the labels {', '.join(labels)}."
    return [Finding(OVERFLOW, f"slide {slide}", what, "Give it more room, or fewer categories.", slide=slide)]


def _written(job: _Job, deck: Any, folder: Path, target: Path, build: str) -> BuildResult:
    import hashlib

    from ..deck.sources import add_speaker_notes
    from ..lineage.recording import sidecar
    from ..lineage.shapes import built_shapes
    from ..office.same_bytes import fixed_properties, package_bytes

    job.progress("writing")
    if job.notes:
        add_speaker_notes(deck)
    company = deck.workbook.setting("company")
    fixed_properties(deck.presentation, title=deck.title, subject=company, identifier=build)
    content = package_bytes(deck.presentation)
    summary = _summary(deck)
    head = Head(
        build=build,
        deck=target.name,
        deck_sha256=hashlib.sha256(content).hexdigest(),
        workbook=job.workbook.name,
        workbook_sha256=file_hash(job.workbook),
        template=folder.resolve().name,
        template_sha256=template_hash(_parts(job, folder)),
        against=job.against.as_posix() if job.against is not None else None,
        period=deck.workbook.current.name,
        final=job.final,
        summary=Totals(summary.slides, summary.charts, summary.figures, summary.tied),
        findings=tuple(deck.findings),
    )
    shapes = [shape for slide, page in deck.pages for shape in built_shapes(slide, page.number)]
    text = sidecar(deck.lineage, deck.workbook, head, deck.slides, shapes)
    written = write_deck(target, content, text, job.project.history, build)
    result = BuildResult(written.deck, written.sidecar, build, summary, tuple(deck.findings))
    edits = _edits(written.kept, job.project) if written.kept else None
    return replace(result, kept=written.kept, edits=edits, replaced=written.replaced)


def _edits(kept: Path, project: Project) -> Comparison | None:
    """What people changed in a deck since it was built; None where that cannot be told."""
    from ..differ.run import diff
    from ..errors import JianbaoError
    from ..pptx_deck.read import read_deck

    try:
        own = kept_deck(project.history, read_deck(kept).build)
        return diff(own, kept, project=project.root) if own is not None else None
    except JianbaoError:
        return None  # a deck that cannot be read was kept all the same


def _summary(deck: Any) -> Summary:
    prints = deck.lineage.placed
    tied = [placed for placed in prints if _cells_behind(placed.print.figure)]
    charts = sum(len(page.charts) for _, page in deck.pages)
    return Summary(len(deck.pages), charts, len(prints), len(tied))


def _cells_behind(origin: Any) -> bool:
    from ..finance.figures import Figure

    return bool(origin.typed_cells) if isinstance(origin, Figure) else True


def _open_in_excel(workbook: Path) -> list[Finding]:
    """Excel keeps a lock file beside an open workbook: what it shows may not be what was saved."""
    if not workbook.with_name(f"~${workbook.name}").exists():
        return []
    what = "is open in Excel: figures that were not saved are not in the deck."
    return [Finding(WARNING, workbook.as_posix(), what, "Save it and build again.")]
