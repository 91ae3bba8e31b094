"""A template and a workbook into a presentation, with its lineage and findings. Knows no deck in particular."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ..blocks.context import Block, Setting, text_of
from ..blocks.registry import set_block, wanted_share
from ..charts.data import ChartData
from ..charts.picture import Sibling
from ..charts.siblings import Siblings
from ..errors import JianbaoError, Problem, TemplateError, nearest
from ..finance.figures import Cell, Figure
from ..finance.findings import Finding, doubt, warning
from ..language.chosen import PERIOD_FORMS, WORDS
from ..lineage.format import SlideRecord, TypedRecord
from ..page.fitting import Line
from ..page.legible import Legible, told_once
from ..page.master import LayoutRegions, Master
from ..page.page import Page
from ..page.regions import P
from ..page.theme import Theme
from ..page.titles import one_title_size
from ..spec.deck import Notes
from ..spec.scalars import Text
from ..text.compiled import CompiledTemplates
from ..text.marks import Run, plain_text
from ..text.render import Renderer
from ..text.rows import Phrase, TableTerm
from ..workbook.model import Workbook
from .assembled import Assembled
from .checks import failed_reconciliations, gathered_missing, undirected_figures, unsettled_figures
from .consistency import inconsistencies
from .last_period import left_behind, restated_on
from .notes import Marks, notes_of
from .room import shared_room
from .sections import Section, titles_after, write_sections
from .slips import placed, together
from .sources import sources_table
from .status_mark import REGION, Doubts, set_badge
from .template import SlideSpec, Template
from .unit_lines import units_contradicted
from .unread_settings import unread_settings
from .zeros import printed_zeros

if TYPE_CHECKING:
    from pptx.presentation import Presentation
    from pptx.slide import Slide, SlideLayout

SLIDE_LIMIT = 600
_LONGEST_NAME = 8

_CHROME = ("title", "notes", "footer", "page", REGION)


DrawChart = Callable[[ChartData, Theme, float, float, tuple[Sibling, ...]], str]
"""Has a chart drawn, at a size in points, like its siblings; returns the name of the drawing to come."""


def assemble(
    workbook: Workbook, template: Template, master: Master, pictures: Path, draw_chart: DrawChart, *,
    draft: bool = True, restated: Mapping[Cell, tuple[Figure, Figure]] | None = None,
    begun: Callable[[Page], None] = lambda _: None,
) -> Assembled:  # fmt: skip
    """All slides of a deck; charts are asked for as they are met, images left pending. `begun` is told of each page.

    `restated` has the cells whose figures were published otherwise; slides that print them say so if deck.yaml does.

    Raises:
        TemplateError: every slide's slips together.
        WorkbookError: figures that the deck needs and the workbook does not hold.
    """
    return _Assembly(workbook, template, master, pictures, draw_chart, draft, restated or {}, begun).run()


class _Assembly:
    def __init__(
        self,
        workbook: Workbook,
        template: Template,
        master: Master,
        pictures: Path,
        draw_chart: DrawChart,
        draft: bool,
        restated: Mapping[Cell, tuple[Figure, Figure]],
        begun: Callable[[Page], None],
    ) -> None:
        self.begun = begun
        self.restated = restated
        self.workbook, self.template, self.master = workbook, template, master
        self.pictures, self.draft = pictures, draft
        self.draw_chart = draw_chart
        self.doubts, self.unbroken = Doubts(), _unbroken(template, workbook)
        self.kept = CompiledTemplates.default()
        deck = template.deck
        self.renderer = Renderer(workbook, deck.decimals, self.kept, deck.growth_as_multiple_over)
        title = [run for paragraph in self.renderer.text(template.deck.title) for run in paragraph]
        self.deck = Assembled(master.presentation, workbook, plain_text(tuple(title)))
        self.renderer.define("deck_title", Phrase(self.renderer.session, title))
        self._define_section_number()

    def run(self) -> Assembled:
        slips: list[JianbaoError] = []
        for spec in self._specs():
            try:
                for names in self._rounds(spec):
                    self._add_slides(spec, names)
            except JianbaoError as error:
                slips.append(placed(error, spec.where))
        reconciled = self._reconciled(slips)
        if slips:
            raise together([*slips, *self.deck.undrawn()])
        self._finish()
        self._gather_findings(reconciled)
        self.kept.save()
        return self.deck

    def _specs(self) -> Iterator[SlideSpec]:
        """The slides in order; the appendix last, when it is known what all others rest on."""
        yield from self.template.slides
        if self.template.appendix is not None:
            table = sources_table(self.deck.lineage, self.workbook)
            self.renderer.define(table.name, TableTerm(self.renderer.session, table))
            yield self.template.appendix

    def _rounds(self, spec: SlideSpec) -> Iterator[dict[str, object]]:
        """The names of each round of a slide's `for`, those left out in which its `when` does not hold."""
        rounds: list[dict[str, object]] = [{}]
        if spec.head.rounds is not None:
            name, _, expression = str(spec.head.rounds).partition(" in ")
            items = self.renderer.loop(Text.at(expression.strip(), spec.head.rounds.where), most=SLIDE_LIMIT)
            rounds = [{name.strip(): item} for item in items]
        for names in rounds:
            if spec.head.when is None or self.renderer.holds(spec.head.when, names):
                yield names

    def _add_slides(self, spec: SlideSpec, names: dict[str, object]) -> None:
        """A slide, and as many more as its tables and lists need."""
        slips: list[JianbaoError] = [TemplateError(problems)] if (problems := self._unknown_regions(spec)) else []
        rest = self._add_slide(spec, names, {}, slips)
        while rest:
            rest = self._add_slide(spec, names, rest, slips)
        if slips:
            raise together(slips)

    def _unknown_regions(self, spec: SlideSpec) -> list[Problem]:
        layout = self.master.layout(str(spec.head.layout), spec.head.layout.where)
        known = [name for name in layout.regions if name not in _CHROME]
        has = f'layout "{layout.name}" has'
        return [
            Problem(spec.file.where((name,)), f'{has} no region "{name[:60]}".', nearest(name, known))
            for name in spec.regions
            if layout.region_named(name) is None
        ]

    def _add_slide(
        self, spec: SlideSpec, names: dict[str, object], starts: Mapping[int, int], slips: list[JianbaoError]
    ) -> dict[int, int]:
        """One slide; `starts` says where its blocks go on when it continues another. Returns what is left over.

        What is wrong with it is gathered in `slips`.
        """
        layout = self.master.layout(str(spec.head.layout), spec.head.layout.where)
        slide, theme = _new_slide(self.master.presentation, layout.layout), layout.theme or self.master.theme
        number, session = len(self.deck.pages) + 1, self.renderer.session
        if number > SLIDE_LIMIT:
            raise TemplateError(Problem(spec.where, f"the deck has more than {SLIDE_LIMIT} slides.", "Loop over less."))
        session.take_typed()  # what was typed elsewhere stands on no slide
        session.take_units_said()
        with session.asking() as found:
            notes = self._notes_that_apply(spec, names, slips)
            marks = Marks(spec, notes)
            page = Page(number, slide.shapes._spTree, theme, self.deck.lineage, marks)
            page.legible = Legible(layout.backdrop)
            page.unbroken, (page.across, page.down) = self.unbroken, self.master.against_usual
            if self.draft:
                page.doubt = self.doubts.underline
            charts = Siblings()
            setting = Setting(page, self.renderer, self.workbook, self.pictures, charts.ask, None, names, starts,
                              layout.dark, slips=slips)  # fmt: skip
            setting = setting.with_unit(spec.head.unit)
            if spec.head.section is not None and not starts:
                self._begin_section(setting.plain(spec.head.section), number)
            title = self._set_title(spec, layout, setting)
            self._set_regions(spec, layout, setting)
            with setting.gathering():
                page.set_growing()
            charts.settle(page, partial(self._draw_chart, theme))
            with setting.gathering():
                self._set_foot(notes, layout, setting)
            page.findings += units_contradicted(session.take_units_said(), page)
        if self.draft:
            self._set_badge(page, layout)
        session.findings += [replace(one, slide=number) for one in found]
        self.deck.lineage.typed += [TypedRecord(number, *one) for one in session.take_typed()]
        self.deck.pages.append((slide, page))
        self.begun(page)
        self.deck.slides.append(SlideRecord(number, spec.name, layout.name, title))
        return setting.rest

    def _begin_section(self, name: str, number: int) -> None:
        """Slides say the number of their section by `section_number`: 01, 02 ..."""
        if not self.deck.sections or self.deck.sections[-1].name != name:
            self.deck.sections.append(Section(name, number))
        self._define_section_number()

    def _define_section_number(self) -> None:
        number = f"{len(self.deck.sections):02d}" if self.deck.sections else ""
        self.renderer.define("section_number", Phrase(self.renderer.session, [Run(number)]))

    def _finish(self) -> None:
        """What needs to know all slides: the contents of sections, one size for all titles, PowerPoint's sections."""
        for number, (_, page) in enumerate(self.deck.pages, start=1):
            page.set_titles(titles_after(number, self.deck.titles, self.deck.sections))
        one_title_size([page for _, page in self.deck.pages])
        write_sections(self.master.presentation, self.deck.sections, self.deck.title)

    def _draw_chart(
        self, theme: Theme, data: ChartData, width: float, height: float, siblings: tuple[Sibling, ...]
    ) -> str:
        return self.draw_chart(data, theme, width, height, siblings)

    def _set_title(self, spec: SlideSpec, layout: LayoutRegions, setting: Setting) -> str:
        region = layout.regions.get("title")
        if spec.title is None or region is None:
            with setting.gathering():
                what, hint = "a slide needs a title.", "Write title: and a layout that has one."
                raise TemplateError(Problem(spec.where, what, hint))
            return ""
        paragraphs = setting.sentence(spec.title)
        if setting.starts:
            paragraphs = (*paragraphs[:-1], (*paragraphs[-1], Run(WORDS.continued)))
        setting.page.fill(region, [Line(paragraph, region.style) for paragraph in paragraphs])
        self.deck.titles.append(tuple(run for paragraph in paragraphs for run in paragraph if not run.note))
        return text_of(paragraphs)

    def _set_regions(self, spec: SlideSpec, layout: LayoutRegions, setting: Setting) -> None:
        """Region by region in the layout's order, which is the order of reading."""
        named = {layout.region_named(name): block for name, block in spec.regions.items()}
        blocks = {name: named[name] for name in layout.regions if name in named}
        regions = shared_room(layout.regions, {name: wanted_share(block, setting) for name, block in blocks.items()})
        for name, region in regions.items():
            block = blocks.get(name)
            if block is not None and (not setting.starts or _goes_on(block, setting.starts)):
                set_block(block, region.area, replace(setting, region=region))

    def _notes_that_apply(
        self, spec: SlideSpec, names: Mapping[str, object], slips: list[JianbaoError]
    ) -> Notes | None:
        """A slide's notes without those whose `when` does not hold."""
        notes = spec.head.notes
        if notes is None or all(note.when is None for note in notes.items):
            return notes
        try:
            items = tuple(note for note in notes.items if note.when is None or self.renderer.holds(note.when, names))
        except JianbaoError as error:
            slips.append(error)
            return notes
        return notes.model_copy(update={"items": items}) if items else None

    def _set_foot(self, notes: Notes | None, layout: LayoutRegions, setting: Setting) -> None:
        restated = self._restated_note(setting)
        if "notes" in layout.regions and (notes is not None or restated):
            region = layout.regions["notes"]
            sources = self.template.deck.sources
            paragraphs = [] if notes is None else notes_of(notes, sources, setting, region.area.width)
            setting.page.fill(region, [Line(runs, region.style) for runs in [*paragraphs, *restated]])
        if "footer" in layout.regions:
            region = layout.regions["footer"]
            footer = setting.paragraphs(self.template.deck.footer)
            runs = footer[0] if footer else ()
            setting.page.fill(region, [Line(runs, region.style)])
        if "page" in layout.regions:
            setting.page.page_number(layout.regions["page"])

    def _restated_note(self, setting: Setting) -> list[tuple[Run, ...]]:
        """That figures of a slide were published otherwise, where deck.yaml has words for it."""
        figures = restated_on(setting.page.number, self.restated, self.deck.lineage) if self.restated else []
        if self.template.deck.restated is None or not figures:
            return []
        names = dict.fromkeys(f"{one.label}{PERIOD_FORMS['long'](one.period) if one.period else ''}" for one in figures)
        return [(Run(WORDS.enumeration.join(names) + setting.plain(self.template.deck.restated, "note")),)]

    def _set_badge(self, page: Page, layout: LayoutRegions) -> None:
        prints = self.deck.lineage.of_slide(page.number)
        found = {status for placed in prints for status in self.doubts.behind(placed.print.figure)}
        set_badge(found, page, layout, self.master)

    def _reconciled(self, slips: list[JianbaoError]) -> list[Finding]:
        """The rows of 勾稽 that do not hold; those that cannot be read are told with the slides' slips."""
        found: list[Finding] = []
        try:
            found.extend(failed_reconciliations(self.workbook, self.renderer))
        except JianbaoError as error:
            slips.append(error)
        return found

    def _gather_findings(self, reconciled: list[Finding]) -> None:
        found = [*map(doubt, self.workbook.doubts), *map(warning, self.workbook.warnings), *self.workbook.stored]
        found += unread_settings(self.workbook, self.template)
        found += reconciled
        found += self.renderer.findings
        found += [finding for _, page in self.deck.pages for finding in page.findings]
        found += told_once(finding for _, page in self.deck.pages for finding in page.legible.findings(page.number))
        found += undirected_figures(self.deck.lineage, self.renderer.session.asked, self.workbook)
        found += unsettled_figures(self.deck.lineage, self.workbook)
        found += left_behind(self.workbook, self.deck.lineage)
        found += printed_zeros(self.deck.lineage)
        noted = {page.number for slide, page in self.deck.pages if WORDS.rounding in _all_text(slide)}
        found += inconsistencies(self.deck.lineage, self.workbook, noted, self.template.deck.citations)
        self.deck.findings = list(dict.fromkeys(gathered_missing(found, self.workbook)))


def _unbroken(template: Template, workbook: Workbook) -> tuple[str, ...]:
    """What no line break is to split: the deck's terms, and the names of the workbook's metrics that are short."""
    names = [metric.label for metric in workbook.metrics.values() if 2 <= len(metric.label) <= _LONGEST_NAME]
    return tuple(dict.fromkeys([*map(str, template.deck.unbroken), *names]))


def _all_text(slide: Slide) -> str:
    """All that stands on a slide, by lxml's own walk: python-pptx makes an object of each element that one passes."""
    from lxml import etree

    return etree.tostring(slide._element, method="text", encoding="unicode")


def _goes_on(block: Block, starts: Mapping[int, int]) -> bool:
    """Whether a block, or one inside it, has items left from the slide before."""
    return id(block) in starts or any(_goes_on(inner, starts) for inner in getattr(block, "stack", ()))


def _new_slide(presentation: Presentation, layout: SlideLayout) -> Slide:
    """An empty slide of a layout; python-pptx's add_slide would clone every placeholder, only to be removed."""
    slide: Slide
    relation, slide = presentation.part.add_slide(layout)
    presentation.slides._sldIdLst.add_sldId(relation)
    _map_colours(slide, layout)
    return slide


def _map_colours(slide: Slide, layout: SlideLayout) -> None:
    """A slide maps the colours' names as its layout does: nothing but its own map says how its own shapes are read."""
    own, wanted = slide._element.find(f"{P}clrMapOvr"), layout._element.find(f"{P}clrMapOvr")
    if own is not None and wanted is not None and len(wanted) and not wanted[0].tag.endswith("}masterClrMapping"):
        slide._element.replace(own, deepcopy(wanted))
