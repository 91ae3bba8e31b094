"""explain: what is known of a name that a template may say, with an example that runs with one's own workbook."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..blocks.context import Block
from ..blocks.registry import block_kinds
from ..charts.kinds.registry import KINDS
from ..errors import JianbaoError, Problem, UsageError
from ..files.project import Project
from ..finance.metrics import Metric
from ..finance.period import Period, find_period
from ..page.master import LayoutRegions, open_master
from ..page.pictograms import names as icon_names
from ..reference.entries import Explained, all_explained, explained, keys_of_any
from ..reference.forms import key_forms
from ..reference.stand_ins import in_own_names
from ..text.render import Renderer
from ..workbook.model import Workbook
from ..workbook.reading.read import read_workbook


@dataclass(frozen=True)
class Explanation:
    """What is known of one name: `lines` say it, `examples` are what a template may say with what it prints."""

    family: str
    name: str
    lines: tuple[str, ...] = ()
    examples: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Known:
    """What there is to be explained: all that templates may say, and what a project adds to it."""

    workbook: Workbook | None
    slides: Mapping[str, tuple[str, ...]]
    """The lines of the slide files, by how messages name the file."""
    layouts: Mapping[str, LayoutRegions]

    def names(self) -> dict[str, list[str]]:
        """All names by family."""
        metrics = self.workbook.metrics if self.workbook else {}
        return {
            "metrics": [f"{key} {metric.label}" for key, metric in metrics.items()],
            **{f"{one}s": [entry.name for entry in explained(one)] for one in ("figure", "filter", "block", "chart")},
            "layouts": list(self.layouts),
            "icons": icon_names(),
        }


def known(project: str | Path = ".", workbook: str | Path | None = None) -> Known:
    """What a project knows; where it has no workbook or template, what any template may say.

    Raises:
        JianbaoError: a workbook that was named cannot be read.
    """
    home = Project(Path(project))
    book = _book(home, Path(workbook) if workbook is not None else None)
    folder = _template(home, book)
    layouts: Mapping[str, LayoutRegions] = {}
    slides: dict[str, tuple[str, ...]] = {}
    if folder is not None:
        layouts = open_master(folder / "master.pptx", f"{home.shown(folder)}/master.pptx").layouts
        for file in sorted((folder / "slides").glob("*.yaml")):
            slides[home.shown(file)] = tuple(file.read_text(encoding="utf-8", errors="replace").splitlines())
    return Known(book, slides, layouts)


def explain(name: str, there_is: Known) -> tuple[Explanation, ...]:
    """All that goes by a name: a metric's key or 名称, a figure's attribute, a filter, a block, a chart kind, a layout.

    Raises:
        UsageError: nothing goes by that name.
    """
    found = (*_metrics(name, there_is), *_entries(name, there_is), *_layouts(name, there_is), *_icons(name))
    if not found:
        every = [word for names in there_is.names().values() for each in names for word in each.split(" ", 1)]
        close = difflib.get_close_matches(name[:100], every, n=1)
        meant = f'Did you mean "{close[0]}"? ' if close else ""
        what = f'nothing in templates goes by "{name[:60]}".'
        raise UsageError(Problem("NAME", what, f"{meant}`jianbao explain` alone lists all there is."))
    return found


def _book(home: Project, given: Path | None) -> Workbook | None:
    """The workbook that was named, else the newest period's of the project that can be read."""
    if given is not None:
        return read_workbook(given, shown=home.shown(given))
    dated = [(find_period(path.stem), path) for path in (home.root / "inputs").glob("*.xlsx")]
    for _, path in sorted(((period, path) for period, path in dated if period is not None), reverse=True):
        try:
            return read_workbook(path, shown=home.shown(path))
        except JianbaoError:
            continue
    return None


def _template(home: Project, book: Workbook | None) -> Path | None:
    try:
        return home.template(book.setting("template") if book else "", None)
    except JianbaoError:
        return None


def _metrics(name: str, there_is: Known) -> Iterator[Explanation]:
    metrics = there_is.workbook.metrics if there_is.workbook else {}
    for key, metric in metrics.items():
        if there_is.workbook and name in (key, metric.label):
            lines = (_described(metric), _values(metric, Renderer(there_is.workbook)), *_uses(key, there_is.slides))
            sources = [f"{{{{ {key} }}}}", f"{{{{ {key} | change }}}}"]
            yield Explanation("metric", key, lines, tuple(_tried(sources, there_is.workbook)))


def _described(metric: Metric) -> str:
    parts = (metric.label, metric.unit.name, metric.kind.value, metric.direction.value, metric.where)
    return " · ".join(part for part in parts if part)


def _values(metric: Metric, renderer: Renderer) -> str:
    """What stands in the row, printed as slides would."""
    shown = (f"{period} {renderer.plain(_in_period(metric, period))}" for period in sorted(metric.figures))
    return ", ".join(shown) or "no value yet"


def _in_period(metric: Metric, period: Period) -> str:
    return f"{{{{ {metric.key}.at('{period}') }}}}"


def _uses(key: str, slides: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """Where slide files name a metric."""
    pattern = re.compile(rf"(?<![\w.]){re.escape(key)}(?!\w)")
    for file, lines in slides.items():
        found = [str(number) for number, line in enumerate(lines, 1) if pattern.search(line)]
        if found:
            yield f"named at {file}:{', '.join(found)}"


def _entries(name: str, there_is: Known) -> Iterator[Explanation]:
    for entry in all_explained():
        if entry.name == name or (entry.family == "block" and name == "chart" and entry.name == "series"):
            yield Explanation(entry.family, entry.name, tuple(_lines(entry)), tuple(_examples(entry, there_is)))


def _lines(entry: Explained) -> Iterator[str]:
    yield f"{entry.prints}: {entry.says}" if entry.prints else entry.says
    if entry.name == "series":
        yield f"kinds: {', '.join(KINDS)}"
    elif entry.family in ("block", "chart"):
        said = {**keys_of_any("block"), **(keys_of_any("chart") if entry.family == "chart" else {}), **entry.keys}
        for key, form in key_forms(_model(entry)).items():
            yield f"{key}: {said.get(key, '')}{f' ({form})' if form else ''}"


def _model(entry: Explained) -> type[Block]:
    charts = block_kinds()["series"]
    return charts.of({"kind": entry.name}).model if entry.family == "chart" else block_kinds()[entry.name].model


def _examples(entry: Explained, there_is: Known) -> Iterator[tuple[str, str]]:
    own = there_is.workbook
    examples = [in_own_names(example, own) if own else example for example in entry.examples]
    if entry.family in ("filter", "figure") and own is not None:
        yield from _tried(examples, own)
    else:
        yield from ((example, "") for example in examples)


def _tried(examples: list[str], workbook: Workbook) -> Iterator[tuple[str, str]]:
    """What each example prints with the workbook; nothing where that lacks what it needs."""
    renderer = Renderer(workbook)
    for example in examples:
        try:
            yield example, renderer.plain(example)
        except JianbaoError:
            yield example, ""


def _layouts(name: str, there_is: Known) -> Iterator[Explanation]:
    layout = there_is.layouts.get(name)
    if layout is not None:
        regions = [
            f"{region.name}: {region.area.width:.0f} × {region.area.height:.0f} pt, text {region.style.size:g} pt"
            for region in layout.regions.values()
        ]
        yield Explanation("layout", name, ("dark ground" if layout.dark else "light ground", *regions))


def _icons(name: str) -> Iterator[Explanation]:
    if name in icon_names():
        yield Explanation("icon", name, ("a pictogram: of cards, icons and empty pictures",))
