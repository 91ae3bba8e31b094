"""What a block sees while it is set: the page, the renderer, the names of the loops around it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from ..charts.data import ChartData
from ..charts.windows import Window
from ..errors import JianbaoError, Problem, TemplateError, nearest
from ..finance.findings import Finding
from ..page.drawingml import Ground
from ..page.fitting import Line, growth_of, phrased
from ..page.geometry import Area
from ..page.master import Region
from ..page.page import Page
from ..page.theme import ColourName, TextStyle, on_dark
from ..spec.scalars import Model, Sentence, Text, Worded
from ..text.bounds import ROUND_LIMIT
from ..text.marks import Paragraph, Run, closed_up, plain_text
from ..text.render import TO_BE_CHANGED, Renderer, marked, place
from ..text.session import PLACEHOLDER, Use
from ..text.unit_named import UNIT, unit_named
from ..workbook.model import Workbook

_MOST_LOOPED = 120
"""Cards, pictograms, blocks: of more no slide has room. Tables go on on a next one."""


class Looped(Model):
    """What may be repeated and left out: `for: row in TABLE` and `when: CONDITION`."""

    model_config = Model.model_config | {"alias_generator": lambda name: "for" if name == "rounds" else name}

    rounds: Text | None = None
    when: Text | None = None


class Block(Looped):
    """Base of all blocks. With `for` a block is set once for each row, in equal columns of its region.

    `unit` is what its amounts are in; blocks inside it have it too, unless they name another.
    """

    unit: Text | None = None


@dataclass(frozen=True)
class Setting:
    """Where and with what a block is set. `region` is the placeholder when the block fills it alone.

    `draw_chart` has a chart drawn, at a size in points, and names the drawing to come.
    """

    page: Page
    renderer: Renderer
    workbook: Workbook
    pictures: Path
    draw_chart: Callable[[ChartData, float, float], str]
    region: Region | None = None
    names: Mapping[str, object] = field(default_factory=dict)
    starts: Mapping[int, int] = field(default_factory=dict)
    """On a slide that continues another: where each block that was too long goes on, by the block's identity."""

    dark: bool = False
    """Whether what is set stands on a dark ground."""

    rest: dict[int, int] = field(default_factory=dict)
    """What a block leaves for a next slide: its identity and where it goes on."""

    legends: set[tuple[str, ...]] = field(default_factory=set)
    """The legends of charts that stand on the slide already, each by its names."""

    windows: list[Window] = field(default_factory=list)
    """The stretches of time that charts of the slide show."""

    slips: list[JianbaoError] | None = None
    """Where what is wrong is gathered, so that a slide's slips are told together; None has the first one raised."""

    @contextmanager
    def gathering(self) -> Iterator[None]:
        """Keep what is wrong for the slide's end, and go on with what stands beside it."""
        try:
            yield
        except JianbaoError as error:
            if self.slips is None:
                raise
            self.slips.append(error)

    def inside(self) -> Setting:
        """The setting for blocks inside a block: they draw shapes and leave the placeholder alone."""
        return replace(self, region=None)

    def on(self, *, dark: bool) -> Setting:
        """The setting on a ground of the block's own."""
        return replace(self, dark=dark)

    def relit(self, line: Line) -> Line:
        """A line in the colours of the ground there is."""
        return replace(line, style=replace(line.style, colour=self.ink(line.style.colour)))

    def ink(self, colour: ColourName) -> ColourName:
        """A colour as it is seen on the ground there is."""
        return on_dark(colour) if self.dark else colour

    def with_names(self, more: Mapping[str, object]) -> Setting:
        return replace(self, names={**self.names, **more})

    def with_unit(self, unit: str | None) -> Setting:
        """The setting of a slide or block that names a unit; this one where it names none.

        Raises:
            TemplateError: it is no unit.
        """
        return self if unit is None else self.with_names({UNIT: unit_named(unit, self.renderer, self.names)})

    def paragraphs(self, source: str, use: Use = "text") -> tuple[Paragraph, ...]:
        with self.gathering():
            found = self.renderer.text(source, use, self.names)
            self._check_notes(found, source)
            return tuple(map(closed_up, found))
        return ((),)

    def _check_notes(self, paragraphs: Sequence[Paragraph], source: str) -> None:
        """Refuse a mark of no note where it stands in the file."""
        try:
            for run in (run for paragraph in paragraphs for run in paragraph if run.note):
                self.page.note_mark(run.note)
        except TemplateError as error:
            raise TemplateError(one._replace(where=place(source) or one.where) for one in error.problems) from error

    def plain(self, source: str, use: Use = "text") -> str:
        return self.renderer.plain(source, use, self.names)

    def sentence(self, sentence: Sentence, use: Use = "text") -> tuple[Paragraph, ...]:
        """A sentence's paragraphs: the other wording, or a visible mark, where its claim does not hold.

        Words that the workbook gives in place of the template's are not replaced by its other wording.
        """
        verdict: bool | None = True
        with self.gathering():
            verdict = self.renderer.verdict(sentence.holds, self.names) if sentence.holds is not None else True
        if not verdict and sentence.otherwise is not None and not isinstance(sentence.text, Worded):
            if verdict is False and sentence.holds is not None:
                self.renderer.turn(sentence.text, sentence.otherwise, sentence.holds, self.names)
            return self.paragraphs(sentence.otherwise, use)
        rendered = self.paragraphs(sentence.text, use)
        if verdict or not rendered:
            return rendered
        if verdict is None:
            waits = any(PLACEHOLDER in plain_text(paragraph) for paragraph in rendered)
            return rendered if waits else (*rendered[:-1], marked(rendered[-1], PLACEHOLDER))
        assert sentence.holds is not None
        self.renderer.refute(sentence.text, sentence.holds, self.names)
        return (*rendered[:-1], marked(rendered[-1], TO_BE_CHANGED))

    def lines(
        self, source: Sentence | str, style: TextStyle, use: Use = "text", *, bullet: bool = False,
        space_before: float = 0.0,
    ) -> list[Line]:  # fmt: skip
        """A text's paragraphs as lines of one style."""
        paragraphs = self.sentence(source, use) if isinstance(source, Sentence) else self.paragraphs(source, use)
        return [Line(paragraph, style, bullet, space_before) for paragraph in paragraphs]

    def heading(self, source: Sentence | str, style: TextStyle, width: float) -> list[Line]:
        """A heading's lines in a room of that width: where it needs several, they break at its phrases."""
        lines = self.lines(source, style)
        return [one for line in lines for one in phrased(line, width, self.page.unbroken)]

    def style(
        self, name: str, *, colour: ColourName | None = None, align: str | None = None, bold: bool | None = None
    ) -> TextStyle:
        """A text style of the master, changed as wanted.

        Raises:
            TemplateError: the master has no sample of that name.
        """
        found = self.page.theme.styles.get(str(name))
        if found is None:
            what = f'no text style "{name[:60]}": master.pptx has no sample of it.'
            raise TemplateError(Problem(place(name) or "master.pptx", what, nearest(name, self.page.theme.styles)))
        bold = found.bold if bold is None else bold
        return replace(found, colour=self.ink(colour or found.colour), align=align or found.align, bold=bold)

    def start_of(self, block: Block) -> int:
        """The first item of a list that this slide shows."""
        return self.starts.get(id(block), 0)

    def leave(self, block: Block, start: int) -> None:
        """Leave a list's items from `start` on for a next slide."""
        self.rest[id(block)] = start

    def set_text(
        self, lines: Sequence[Line], area: Area, name: str, *, anchor: str = "t", align: str = "l", grows: bool = False
    ) -> None:
        """Lines into the region's placeholder where the block has it to itself, else into a text box.

        A text that `grows` is as large as its styles let it and the slide's other such texts have room for.
        """
        region = self.region if self.region is not None and self.region.takes_text else None

        def draw(growth: float | None) -> None:
            if region is not None:
                self.page.fill(region, lines, growth=growth)
            else:
                self.page.text(area, name, lines, anchor=anchor, align=align, growth=growth or 0.0)

        if not grows:
            draw(None)
            return
        room = region.room if region is not None else (area.width, area.height)
        self.page.growing(self.growth_of(lines, *room), draw)

    def growth_of(self, lines: Sequence[Line], width: float, height: float) -> float:
        return growth_of(lines, width, height, self.page.unbroken)

    def rounds(self, looped: Looped) -> list[Setting]:
        """A setting for each round of something looped, those left out in which its condition does not hold."""
        return [each for each in self.items(looped.rounds, _MOST_LOOPED) if each.applies(looped.when)]

    def items(self, loop: str | None, most: int = ROUND_LIMIT) -> Iterator[Setting]:
        """A setting for each round of a `for: row in TABLE`; just this one without a loop."""
        if loop is None:
            yield self
            return
        name, items = self.rows(loop, most=most)
        for item in items:
            yield self.with_names({name: item})

    def rows(
        self, loop: str, *, again: bool = False, most: int = ROUND_LIMIT
    ) -> tuple[str, Sequence[object]]:  # fmt: skip
        """What a loop names, and what that is in turn; `again` where a slide goes on with one counted before."""
        name, _, expression = loop.partition(" in ")
        asked = Text.at(expression.strip() or name, getattr(loop, "where", ""))
        return name.strip(), self.renderer.loop(asked, self.names, again=again, most=most)

    def set_waiting(
        self, area: Area, name: str, problem: Problem | None = None, words: str = "", sample: str = ""
    ) -> None:
        """A framed place for what is to be filled in, with a grey `sample` of the kind of thing that will stand there.

        Without a `problem` what is missing was told before.
        """
        placeholder = PLACEHOLDER if problem is None else self.renderer.session.missing(problem)
        runs = tuple(Run(text) for text in (words, placeholder) if text)
        style = self.style("label", align="ctr")
        ground = Ground(fill="lt2", line="accent4")
        if not sample:
            self.page.text(area, name, [Line(runs, style)], anchor="ctr", align="ctr", ground=ground)
            return
        self.page.shape(area, "place to be filled in", ground)
        self.page.text(area.inset(8, 8).top(24), name, [Line(runs, style)], anchor="ctr", align="ctr")
        from .samples import set_sample

        set_sample(sample, area, self.page)

    def set_empty(self, loop: str, area: Area) -> None:
        """A framed place for a table that has no rows yet."""
        table = loop.partition(" in ")[2].strip() or loop
        problem = Problem(f"{self.workbook.path.as_posix()} {table}", "the table has no rows yet.", "Type them.")
        self.set_waiting(area, "to be filled in", problem, f"{table} ")

    def applies(self, condition: str | None) -> bool:
        return condition is None or self.renderer.holds(condition, self.names)

    def told_at(self, source: str) -> str:
        """Where what is wrong with a text is told: its file and line, and the slide of one that Python made."""
        return place(source) or f"slide {self.page.number}"

    def found(self, finding: Finding) -> None:
        self.page.findings.append(finding)


def text_of(paragraphs: Sequence[Paragraph]) -> str:
    return "\n".join(map(plain_text, paragraphs))
