"""The steps from a workbook to a deck that `build` and `check` take in turn. Heavy: imported only once they begin."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from ..charts.data import ChartData
from ..charts.picture import Sibling
from ..charts.render import ChartQueue, ChartRequest
from ..deck.assemble import assemble
from ..deck.assembled import Assembled
from ..deck.glyphs import boxes_in_charts, rare_in_texts
from ..deck.last_period import (
    carried_figures,
    carried_rows,
    cleared,
    no_comparison,
    previous_workbook,
    restated_cells,
    restatements,
    stale_texts,
    texts_of,
)
from ..deck.own_words import own_words
from ..deck.slips import together
from ..deck.sources import add_speaker_notes
from ..deck.template import Template, read_template
from ..files.hashes import file_hash
from ..finance.figures import Cell, Figure
from ..finance.findings import MISSING, OVERFLOW, WARNING, Finding
from ..inspection.inspect import leftovers_of_our_deck
from ..language.quantities import quantities, with_unit
from ..lineage.build_id import template_hash
from ..lineage.format import Head, Totals
from ..lineage.recording import sidecar
from ..lineage.shapes import built_shapes, through_words
from ..office.pictures import DrawingOnItsWay
from ..office.same_bytes import fixed_properties, package_bytes
from ..page.master import Master, open_master
from ..page.media import Media
from ..page.page import Page
from ..page.theme import Theme
from ..workbook.model import Workbook
from ..workbook.reading.read import read_workbook
from .changed_inputs import with_changed_inputs
from .chosen import Chosen
from .reading import read_once
from .request import BuildRequest
from .results import Summary, TypedNumber
from .telling import Counted, nobody

if TYPE_CHECKING:
    from ..spec.words import OwnWords
    from .warm import Warm


class Sources(NamedTuple):
    """What a deck is made of, as it was read: the workbook, its template, and the last period's workbook."""

    workbook: Workbook
    folder: Path
    template: Template
    against: Path | None = None
    previous: Workbook | None = None
    restated: Mapping[Cell, tuple[Figure, Figure]] = {}
    """The cells whose figure was published otherwise, with both figures."""


def read(request: BuildRequest, chosen: Chosen, parts: Sequence[str] = (), warm: Warm | None = None) -> Sources:
    """The workbook with its template, and the last period's workbook where there is one.

    A process that is `warm` has read the template before, if it was made of the same `parts`.

    Raises:
        JianbaoError: either workbook or the template cannot be used as it stands.
    """
    workbook = chosen.workbook or read_once(request)
    if request.template is None:
        # The only template of a project is taken before the workbook is read; it may name another.
        request.project.template(workbook.setting("template"), None)
    folder = chosen.folder
    template = _template(request, folder, own_words(workbook), parts, warm)
    against = request.against or previous_workbook(workbook, request.workbook.parent, request.project.root)
    if against is None:
        return Sources(workbook, folder, template)
    previous = read_workbook(against, shown=request.shown(against))
    return Sources(workbook, folder, template, against, previous, restated_cells(previous, workbook))


class Asked(Protocol):
    """What charts are asked of as slides are set."""

    def ask(self, request: ChartRequest) -> str:
        """Take a chart; the name under which its drawing will be found."""
        ...


def _template(
    request: BuildRequest, folder: Path, words: Sequence[OwnWords], parts: Sequence[str], warm: Warm | None
) -> Template:  # fmt: skip
    shown = request.shown(folder)
    return read_template(folder, shown, words) if warm is None else warm.template(folder, shown, words, parts)


def set_slides(request: BuildRequest, sources: Sources, charts: Asked, tell: Counted = nobody) -> Assembled:
    """All slides, with the findings of the workbook and of the slides; each chart is asked for as it is met."""
    total = len(sources.template.slides)

    def begun(page: Page) -> None:
        _begin_drawings(page)
        tell("setting slides", page.number, max(total, page.number))

    def draw(data: ChartData, theme: Theme, width: float, height: float, siblings: tuple[Sibling, ...]) -> str:
        return charts.ask(ChartRequest(data, theme, width, height, siblings))

    return assemble(
        sources.workbook, sources.template, _master(request, sources.folder), request.project.pictures, draw,
        draft=not request.final, restated=sources.restated, begun=begun,
    )  # fmt: skip


def _begin_drawings(page: Page) -> None:
    """Others' drawings of a page are drawn while the next ones are set."""
    for image in page.images:
        if isinstance(image.content, DrawingOnItsWay):
            image.content.begin()


def waiting(request: BuildRequest, chosen: Chosen) -> tuple[Finding, ...]:
    """The values that slides wait for; nothing is drawn or compared.

    Raises:
        JianbaoError: the workbook or the template cannot be used as it stands.
    """
    workbook = chosen.workbook or read_workbook(request.workbook, shown=request.shown(request.workbook))
    template = read_template(chosen.folder, request.shown(chosen.folder), own_words(workbook))
    deck = assemble(workbook, template, _master(request, chosen.folder), request.project.pictures, lambda *_: "")
    return tuple(finding for finding in deck.findings if finding.kind == MISSING)


def _master(request: BuildRequest, folder: Path) -> Master:
    return open_master(folder / "master.pptx", f"{request.shown(folder)}/master.pptx")


def compared(request: BuildRequest, sources: Sources, deck: Assembled) -> Sequence[Finding]:
    """What the deck says otherwise than the last period's, or just as that did."""
    old, workbook = sources.previous, sources.workbook
    if old is None:
        return list(no_comparison(workbook))
    empty = {cell for finding in deck.findings if finding.kind == MISSING for cell in finding.cells}
    return [
        *restatements(sources.restated, deck.lineage, workbook),
        *cleared(old, workbook),
        *carried_rows(old, workbook),
        *carried_figures(old, workbook, deck.lineage, empty),
        *(_carried_words(request, sources.folder, old, deck) if request.compare_words else ()),
    ]


def _carried_words(request: BuildRequest, folder: Path, old: Workbook, deck: Assembled) -> Iterable[Finding]:
    """Words that stand as in the last period's deck, which is set for that; its charts are not drawn."""
    template = read_template(folder, request.shown(folder), own_words(old))
    pictures, master = request.project.pictures, _master(request, folder)
    before = assemble(old, template, master, pictures, lambda *_: "", draft=not request.final)
    return stale_texts(texts_of(before), texts_of(deck), old.current.name)


def place_charts(deck: Assembled, charts: ChartQueue, tell: Counted = nobody) -> Sequence[Finding]:
    """Put charts and images into the package; what a drawing had no room for or no font for are findings.

    Raises:
        TemplateError: drawings of others' that cannot be drawn, all of them.
    """
    if refused := deck.undrawn():
        raise together(refused)
    drawings = charts.finish(lambda done, all_of_them: tell("drawing charts", done, all_of_them))
    media = Media(deck.presentation.part.package)
    found: list[Finding] = []
    for slide, page in deck.pages:
        for chart in page.charts:
            drawing = drawings[chart.name]
            found += _omitted(page.number, drawing.omitted)
            found += boxes_in_charts(page.number, drawing.unknown, deck.workbook)
            media.place(slide, chart.element, drawing.png, "png", drawing.svg)
        for image in page.images:
            media.place(slide, image.element, image.content(), image.extension, image.svg)
    return [*found, *rare_in_texts(deck)]


def _omitted(slide: int, labels: Sequence[str]) -> Sequence[Finding]:
    if not labels:
        return ()
    what = f"a chart has no room for the labels {', '.join(labels)}."
    hint = "Give it more room or fewer categories, or write values_below: true."
    return (Finding(OVERFLOW, f"slide {slide}", what, hint, slide=slide),)


def open_in_excel(workbook: Path, given: str = "") -> Sequence[Finding]:
    """Excel keeps a lock file beside an open workbook: what it shows may not be what was saved."""
    if not workbook.with_name(f"~${workbook.name}").exists():
        return ()
    what = "is open in Excel: figures that were not saved are not in the deck."
    return (Finding(WARNING, given or workbook.as_posix(), what, "Save it and build again."),)


def summary_of(deck: Assembled) -> Summary:
    prints = [placed.print.figure for placed in deck.lineage.placed]
    tied = [origin for origin in prints if not isinstance(origin, Figure) or origin.typed_cells]
    return Summary(len(deck.pages), sum(len(page.charts) for _, page in deck.pages), len(prints), len(tied))


def filled_cells(deck: Assembled) -> int:
    """How many cells of the current period the deck's prints rest on."""
    origins = (placed.print.figure for placed in deck.lineage.placed)
    leaves = (leaf for origin in origins if isinstance(origin, Figure) for leaf in origin.leaves())
    current = deck.workbook.current
    told = (leaf for leaf in leaves if leaf.period == current and leaf.period and not leaf.period.forecast)
    return len({leaf.cell for leaf in told if leaf.cell})


def typed_numbers(request: BuildRequest, sources: Sources, deck: Assembled) -> tuple[TypedNumber, ...]:
    """The numbers that slide files and the master type, each once for each place, by the first slide that shows it."""
    found: dict[tuple[str, str, str], TypedNumber] = {}
    for slide, template, text in (*deck.lineage.typed, *_typed_in_master(request, sources, deck)):
        for number in (with_unit(text, span) for span in quantities(text)):
            found.setdefault((number, template, text), TypedNumber(slide, number, template, text))
    return tuple(found.values())


def _typed_in_master(request: BuildRequest, sources: Sources, deck: Assembled) -> Iterator[tuple[int, str, str]]:
    """The words that show through on slides, with the layout that they show through by."""
    master = f"{request.shown(sources.folder)}/master.pptx"
    for slide, page in deck.pages:
        where = f"{master}, layout {slide.slide_layout.name}"
        yield from ((page.number, where, text) for text in through_words(slide))


def packed(request: BuildRequest, deck: Assembled, build: str) -> bytes:
    """The deck as the bytes of a file."""
    if request.notes:
        add_speaker_notes(deck)
    fixed_properties(
        deck.presentation, title=deck.title, subject=deck.workbook.setting("company"), identifier=build
    )  # fmt: skip
    return package_bytes(deck.presentation)


def judged(
    request: BuildRequest, sources: Sources, found: Sequence[Finding], content: bytes
) -> tuple[Finding, ...]:  # fmt: skip
    """All findings, with what is seen only of the files: a final deck holds nothing that a reader should not find."""
    leftovers = leftovers_of_our_deck(content, notes_asked=request.notes) if request.final else ()
    told = with_changed_inputs(found, sources.workbook, request.target)
    return (*told, *leftovers, *open_in_excel(request.workbook, request.given(request.workbook)))


def lineage_of(
    request: BuildRequest, sources: Sources, deck: Assembled, content: bytes, findings: Sequence[Finding], build: str,
    template: Sequence[str],
) -> str:  # fmt: skip
    """The text of the sidecar of a deck with these bytes."""
    head = _head(request, sources, summary_of(deck), findings, build, content, template)
    shapes = [shape for slide, page in deck.pages for shape in built_shapes(slide, page.number)]
    return sidecar(deck.lineage, deck.workbook, head, deck.slides, shapes)


def _head(
    request: BuildRequest, sources: Sources, summary: Summary, findings: Sequence[Finding], build: str, content: bytes,
    template: Sequence[str],
) -> Head:  # fmt: skip
    """What the sidecar says of the whole build."""
    return Head(
        build=build,
        deck=request.target.name,
        deck_sha256=hashlib.sha256(content).hexdigest(),
        workbook=request.workbook.name,
        workbook_sha256=file_hash(request.workbook),
        template=sources.folder.resolve().name,
        template_sha256=template_hash(template),
        against=request.given(sources.against) if sources.against is not None else None,
        period=sources.workbook.current.name,
        final=request.final,
        summary=Totals(summary.slides, summary.charts, summary.figures, summary.tied),
        findings=tuple(findings),
    )
