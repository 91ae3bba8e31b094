"""A deck against the last period's: figures that were restated, and words that were carried along."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from ..files.project import Project
from ..finance.figures import Cell, Figure
from ..finance.findings import DOUBT, RESTATED, STALE, WARNING, Cleared, Finding, Latest, Restated
from ..finance.metrics import Metric
from ..language.quantities import is_name
from ..lineage.recording import Lineage, Placed
from ..workbook import schema
from ..workbook.model import CellValue, Entry, Row, Workbook

if TYPE_CHECKING:
    from .assembled import Assembled

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_REASON = "重列"
# What speaks of time: years, months, parts of a year, now and then.
_TIME = re.compile(
    r"(?:19|20)\d{2}|\d+\s?月|\d{2}年|上半年|下半年|全年|季度|中期|年度|年初|年末|今年|去年|本期|近期|最新|目前|截至"
)
_VERSION = re.compile(r"\d+\.\d+")


def previous_workbook(workbook: Workbook, folder: Path, project: Path) -> Path | None:
    """The workbook that this one was rolled from, where it still lies in its folder or in the project's inputs."""
    name = workbook.setting(schema.PREVIOUS)
    return Project(project).workbook_named(name, folder) if name else None


def no_comparison(workbook: Workbook) -> Iterator[Finding]:
    """That nothing was compared, where a workbook names the one before it and that is gone."""
    name = workbook.setting(schema.PREVIOUS)
    if name:
        where = f"{workbook.path.as_posix()} {workbook.setting_cells[schema.PREVIOUS]}"
        what = f"{name} is not there: restated figures and carried words were not looked for."
        yield Finding(WARNING, where, what, "Put it back, or name it with --against.")


def restated_cells(old: Workbook, new: Workbook) -> dict[Cell, tuple[Figure, Figure]]:
    """The cells whose figure had another value in the old workbook, with both figures, in the new one's unit.

    A formula's cell is told where none of the cells behind it is.
    """
    found: dict[Cell, tuple[Figure, Figure]] = {}
    pairs = list(_published(old, new))
    for typed in (True, False):
        for told, figure in pairs:
            if figure.cell is None or typed is bool(figure.parents) or _same(told, figure):
                continue
            if typed or not any(cell in found for cell in figure.typed_cells):
                found[figure.cell] = told, figure
    return found


_NOISE = Decimal("1e-9")
"""A spreadsheet calculates with doubles: the last of its fifteen digits differ from one program to another."""


def _same(old: Figure, new: Figure) -> bool:
    before, now = old.defined(), new.defined()
    return before == now or (bool(new.parents) and abs(before - now) <= _NOISE * max(abs(before), abs(now)))


def _published(old: Workbook, new: Workbook) -> Iterator[tuple[Figure, Figure]]:
    """Each figure that both workbooks have, the old one in the new one's unit."""
    for metric in new.every_metric.values():
        before = _same_metric(metric, old)
        for period, figure in metric.figures.items() if before is not None else ():
            known = before.figures.get(period) if before is not None else None
            if known is not None and known.value is not None and figure.value is not None:
                yield (known.converted(figure.unit) if _convertible(known, figure) else known), figure


def cleared(old: Workbook, new: Workbook) -> Iterator[Finding]:
    """Figures that were published and are gone, one by one or with their row."""
    matched = {id(_same_metric(metric, old)) for metric in new.every_metric.values()}
    for metric in old.every_metric.values():
        if id(metric) not in matched and metric.figures:
            what = f"{metric.label} ({metric.key}) of {old.current} has no row any more."
            hint = f"If it has another key now, name this one under {schema.FORMER}."
            yield Finding(WARNING, new.path.as_posix(), what, hint)
    for metric in new.every_metric.values():
        before = _same_metric(metric, old)
        for period, known in before.figures.items() if before is not None else ():
            if period not in metric.figures and known.value is not None:
                cells = metric.empty.get(period, ())
                where = f"{new.path.as_posix()} {cells[0]}" if cells else metric.where
                matter = Cleared(f"{metric.label} {period}", known.as_typed)
                yield Finding(RESTATED, where, matter, "Type it again, or the value that it has now.", tuple(cells))


def _convertible(old: Figure, new: Figure) -> bool:
    return old.unit.dimension == new.unit.dimension


def _same_metric(metric: Metric, old: Workbook) -> Metric | None:
    """A metric in the old workbook: by its key, else by a key or a name that it had before."""
    if metric.key in old.every_metric:
        return old.every_metric[metric.key]
    by_label = {known.label: known for known in old.metrics.values()}
    names = (old.metrics.get(name) or by_label.get(name) for name in metric.former)
    return next((known for known in names if known is not None), None)


def restatements(
    cells: Mapping[Cell, tuple[Figure, Figure]], lineage: Lineage, workbook: Workbook
) -> Iterator[Finding]:  # fmt: skip
    """Each restated figure, with the slides that print it; one whose comment does not say why stops a final deck."""
    slides = _slides_by_cell(lineage)
    for cell, (before, now) in cells.items():
        feeds = tuple(sorted(slides.get(cell, ())))
        where = f"{workbook.path.as_posix()} {cell}"
        matter = Restated(f"{now.name} {now.period}", before.as_typed, now.as_typed)
        metric = workbook.every_metric.get(now.name)
        published = metric.published.get(now.period) if metric is not None and now.period is not None else None
        if published is not None:
            yield _by_its_column(before, published, Finding(WARNING, where, matter, "", (cell,), feeds=feeds), matter)
            continue
        # What the row says of its source is no reason for this figure.
        if _REASON in now.source and (metric is None or now.source != metric.source):
            yield Finding(WARNING, where, matter._replace(reason=now.source), "", (cell,), feeds=feeds)
        else:
            hint = f"Say why in the cell's comment, beginning with {_REASON}, or correct it."
            yield Finding(RESTATED, where, matter, hint, (cell,), feeds=feeds)


def _by_its_column(before: Figure, published: Figure, told: Finding, matter: Restated) -> Finding:
    """A restated figure whose column has what was published beside it: told, and wrong where that is another."""
    if published.value is None or _same(before, published):
        return replace(told, matter=matter._replace(beside=f" What was published stands at {published.cell}."))
    other = f" As published there stands {published.as_typed} at {published.cell}."
    hint = "Correct what was published."
    return replace(told, kind=RESTATED, matter=matter._replace(beside=other), advice=hint)


def _slides_by_cell(lineage: Lineage) -> dict[Cell, set[int]]:
    """The slides that print what a cell feeds."""
    slides: dict[Cell, set[int]] = {}
    for placed in lineage.placed:
        for cell in _cells_behind(placed):
            slides.setdefault(cell, set()).add(placed.slide)
    return slides


def _cells_behind(placed: Placed) -> Iterator[Cell]:
    """The cells of what is printed, of formulas between and of typed values."""
    origin = placed.print.figure
    if isinstance(origin, Figure):
        yield from (figure.cell for figure in origin.ancestry() if figure.cell is not None)


def restated_on(slide: int, cells: Mapping[Cell, tuple[Figure, Figure]], lineage: Lineage) -> list[Figure]:
    """The restated figures that a slide prints."""
    found: dict[Cell, Figure] = {}
    for placed in lineage.of_slide(slide):
        for cell in _cells_behind(placed):
            if cell in cells:
                found[cell] = cells[cell][1]
    return list(found.values())


def carried_rows(old: Workbook, new: Workbook) -> Iterator[Finding]:
    """Rows of tables that are marked as carried over and are still as they were."""
    for table in new.tables.values():
        known = old.tables.get(table.name)
        before = {_contents(row) for row in known.rows} if known is not None else set()
        for row in table.rows:
            if row.cells.get(schema.CARRIED) is not None and _contents(row) in before:
                what = f"is as in {old.current}: {_first(row)}."
                yield Finding(STALE, row.where, what, f"Read it, and clear its {schema.CARRIED}, or change it.")


def _contents(row: Row) -> tuple[tuple[str, str], ...]:
    own = (schema.CARRIED, schema.STATUS)
    return tuple((name, _text(cell)) for name, cell in row.cells.items() if name not in own and cell is not None)


def _text(cell: CellValue) -> str:
    return cell.text if isinstance(cell, Entry) else str(cell.value) if cell is not None else ""


def _first(row: Row) -> str:
    return " | ".join([_text(cell) for cell in row.cells.values() if cell is not None][:3])


Texts = Mapping[str, list[tuple[int, str]]]
"""The paragraphs of each slide file, each with its slide's number."""


def texts_of(deck: Assembled) -> Texts:
    """The paragraphs of an assembled deck by slide file."""
    found: dict[str, list[tuple[int, str]]] = {}
    for (slide, page), record in zip(deck.pages, deck.slides, strict=True):
        # Words that are a cell's own are told with their row.
        cells = {one.text for one in deck.lineage.of_slide(page.number) if isinstance(one.print.figure, Entry)}
        for paragraph in slide._element.iter(f"{_A}p"):
            text = "".join(each.text or "" for each in paragraph.iter(f"{_A}t")).strip()
            if text and text not in cells and next(paragraph.iterancestors(f"{_A}tc"), None) is None:
                found.setdefault(record.name, []).append((page.number, text))
    return found


def stale_texts(old: Texts, new: Texts, period: str) -> Iterator[Finding]:
    """Sentences, notes and sources that are word for word those of the last period's deck and speak of time."""
    for name, paragraphs in new.items():
        before = {text for _, text in old.get(name, ())}
        for number, text in dict.fromkeys(paragraphs):
            if text in before and _speaks_of_time(text):
                what = f'"{text}" stands as in the deck of {period}, and speaks of time.'
                yield Finding(STALE, f"slide {number}", what, "Read it.", slide=number)


def _speaks_of_time(text: str) -> bool:
    versions = (match for match in _VERSION.finditer(text) if is_name(text, *match.span()))
    return bool(_TIME.search(text)) or any(versions)


def carried_figures(old: Workbook, new: Workbook, lineage: Lineage, missing: Collection[Cell]) -> Iterator[Finding]:
    """Figures that are the latest there are, printed again as in the last period's deck: 突破5万 of last August."""
    slides = _slides_by_cell(lineage)
    waiting = {metric.key for metric in new.every_metric.values() if {*_cells_of(metric)} & {*missing}}
    for metric in new.every_metric.values():
        latest, before = metric.latest(), _same_metric(metric, old)
        if latest is None or latest.cell not in slides or before is None or metric.key in waiting:
            continue
        if latest.period != new.current and _as_before(latest, before):
            matter = Latest(f"{metric.label} of {latest.period}", old.current.name)
            where = f"{new.path.as_posix()} {latest.cell}"
            hint, feeds = "Type a newer one, or leave it where there is none.", tuple(sorted(slides[latest.cell]))
            yield Finding(STALE, where, matter, hint, (latest.cell,), feeds=feeds)


def left_behind(workbook: Workbook, lineage: Lineage) -> Iterator[Finding]:
    """Rows of tables of periods whose earlier values stand on a slide by side, and the latest one on none.

    A slide that names its columns itself does not go on with the sheet: it would look complete.
    """
    slides = _slides_by_cell(lineage)
    for metric in (row.metric for table in workbook.tables.values() for row in table.by_period):
        latest = metric.latest()
        earlier = [slides.get(one.cell, set()) for one in metric.filled() if one is not latest and one.cell is not None]
        shown = set.union(set(), *(one & other for one, other in pairwise(earlier)))
        if latest is None or latest.cell is None or latest.cell in slides or not shown:
            continue
        feeds = tuple(sorted(shown))
        what = f"{metric.label} of {latest.period} stands on no slide, and what is before it does."
        hint = "Show the new column there: a statement does by itself."
        where = f"{workbook.path.as_posix()} {latest.cell}"
        yield Finding(DOUBT, where, what, hint, (latest.cell,), feeds[0], feeds)


def _cells_of(metric: Metric) -> Iterator[Cell]:
    return (cell for cells in metric.empty.values() for cell in cells)


def _as_before(figure: Figure, before: Metric) -> bool:
    known = before.latest()
    return known is not None and known.period == figure.period and known.value == figure.value
