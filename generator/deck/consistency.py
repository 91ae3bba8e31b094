"""Whether a deck says one thing in one way: roundings, decimals, names, and what its notes cite."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from ..finance.figures import Figure
from ..finance.findings import WARNING, Finding
from ..language.chosen import WORDS
from ..language.wording import rounded
from ..lineage.printed import printed_number
from ..lineage.recording import Lineage, Placed
from ..spec.deck import Citations
from ..workbook import schema
from ..workbook.model import Entry, Table, Workbook
from ..workbook.sums import Addition, additions


def inconsistencies(
    lineage: Lineage, workbook: Workbook, noted: Collection[int] = (), citations: Citations | None = None
) -> Iterator[Finding]:
    """Prints that are no rounding, decimals that differ in one use, one name for two metrics, sums, sources.

    `noted` are the slides that say 因四舍五入 themselves; `citations` names the columns of tables of sources.
    """
    yield from _wrong_roundings(lineage)
    yield from _mixed_decimals(lineage)
    yield from _shared_names(lineage, workbook)
    yield from (one for one in _sums(lineage, workbook) if one.slide not in noted)
    if citations is not None:
        yield from _sources(lineage, workbook, citations)


def _wrong_roundings(lineage: Lineage) -> Iterator[Finding]:
    for placed in lineage.placed:
        number = printed_number(placed.print)
        figure = placed.print.figure
        if number is None or not isinstance(figure, Figure) or figure.value is None:
            continue
        value, places, size = number
        exact = abs(figure.value) * (figure.unit.size if size != Decimal("0.01") else 1) / size
        if rounded(exact, places) != value:
            what = f"{placed.print.text} is not the rounding of {figure.value} ({figure.derivation})."
            yield Finding(WARNING, placed.print.where, what, "Print the figure itself.", slide=placed.slide)


def _mixed_decimals(lineage: Lineage) -> Iterator[Finding]:
    """One figure, in one use, with different decimals: 21% here and 21.4% there."""
    uses: dict[tuple[str, str, str, str], dict[tuple[int, Decimal], Placed]] = {}
    for placed in lineage.placed:
        number, figure = printed_number(placed.print), placed.print.figure
        if number is None or not isinstance(figure, Figure):
            continue
        key = figure.name, f" of {figure.period}" if figure.period else "", figure.derivation, placed.print.use
        uses.setdefault(key, {}).setdefault((number[1], number[2]), placed)
    for (name, period, _, use), prints in uses.items():
        for _, same_unit in groupby(sorted(prints.items(), key=lambda item: item[0][1]), lambda item: item[0][1]):
            told = [placed for _, placed in same_unit]
            if len(told) > 1:
                texts = ", ".join(f"{one.print.text} on slide {one.slide}" for one in told)
                what = f"{name}{period} is printed with different decimals as {use}: {texts}."
                yield Finding(WARNING, told[1].print.where, what, "Print it in one way.", slide=told[1].slide)


def _shared_names(lineage: Lineage, workbook: Workbook) -> Iterator[Finding]:
    origins = (one.print.figure for one in lineage.placed)
    printed = {each.name for one in origins if isinstance(one, Figure) for each in one.ancestry()}
    labels: dict[str, list[str]] = {}
    for key, metric in workbook.metrics.items():
        if key in printed:
            labels.setdefault(metric.label, []).append(key)
    for label, keys in labels.items():
        if len(keys) > 1:
            what = f"{label} is the name of {len(keys)} metrics that are printed: {', '.join(keys)}."
            yield Finding(WARNING, workbook.metrics[keys[1]].where, what, "Give each its own 名称.")


def _sums(lineage: Lineage, workbook: Workbook) -> Iterator[Finding]:
    """Parts printed on one slide beside their total, in one unit and with as many decimals, that do not add up."""
    known = list(additions(workbook))
    for slide, prints in groupby(lineage.placed, lambda one: one.slide):
        groups: dict[tuple[str, str, int, Decimal], dict[str, tuple[Decimal, str]]] = {}
        for placed in prints:
            number, figure = printed_number(placed.print), placed.print.figure
            # Those of a chart are told with the note that stands under it.
            if number is None or not isinstance(figure, Figure) or placed.series is not None:
                continue
            sign = -1 if figure.value is not None and figure.value < 0 else 1
            period = f" of {figure.period}" if figure.period else ""
            group = groups.setdefault((period, placed.print.use, number[1], number[2]), {})
            group.setdefault(figure.name, (sign * number[0], placed.print.text))
        for (of_period, *_), texts in groups.items():
            yield from (_gap(one, texts, of_period, slide) for one in known if _differs(one, texts))


_Printed = Mapping[str, tuple[Decimal, str]]


def _differs(one: Addition, texts: _Printed) -> bool:
    return bool(one.gap({key: value for key, (value, _) in texts.items()}))


def _gap(one: Addition, texts: _Printed, period: str, slide: int) -> Finding:
    said = " ".join(f"{'−' if sign < 0 else '+'} {texts[key][1]}" for key, sign in one.parts).removeprefix("+ ")
    gap = one.gap({key: value for key, (value, _) in texts.items()})
    what = f"{said} is printed beside {texts[one.total][1]} ({one.total}{period}): rounding differs by {gap}."
    hint = f"Print one decimal more, or say {WORDS.rounding} in a note."
    return Finding(WARNING, f"slide {slide}", what, hint, slide=slide)


class _Source(NamedTuple):
    """A row of a table of sources."""

    row: str
    institution: str
    report: str


def _sources(lineage: Lineage, workbook: Workbook, citations: Citations) -> Iterator[Finding]:
    """Notes cite what the figures of their slide cite, no less and no more."""
    columns = {schema.KEY, citations.institution}
    for table in (table for table in workbook.tables.values() if columns <= set(table.columns)):
        known = list(_known_sources(table, citations))
        for slide in sorted({placed.slide for placed in lineage.placed}):
            yield from _sources_of(slide, list(lineage.of_slide(slide)), table, known)


def _known_sources(table: Table, citations: Citations) -> Iterator[_Source]:
    for row in table.rows:
        institution, report = row.cells.get(citations.institution), row.cells.get(citations.report or "")
        if isinstance(institution, Entry):
            title = report.text if isinstance(report, Entry) else ""
            yield _Source(row.where.rpartition("!")[2], institution.text, title)


def _sources_of(slide: int, placed: list[Placed], table: Table, known: Sequence[_Source]) -> Iterator[Finding]:
    rows = {_row_cited(one, table) for one in placed}
    cited = [source for source in known if source.row in rows]
    rests = [(one, _named_in(_sources_behind(one), known)) for one in placed if one.print.use != "note"]
    told: set[tuple[_Source, ...]] = set()
    for one, sources in rests:
        if sources and not any(source in cited for source in sources) and sources not in told:
            told.add(sources)
            what = f"{one.print.text} rests on {_cited_as(sources)}, and no note of the slide cites it."
            yield Finding(WARNING, f"slide {slide}", what, "Add the source to notes:.", slide=slide)
    used = {source for _, sources in rests for source in sources}
    for source in cited:
        if source not in used:
            what = f"a note cites {_cited_as((source,))}, and no figure of the slide rests on it."
            hint = f"Take the note away, or name {source.institution} in the 来源 of the figure."
            yield Finding(WARNING, f"slide {slide}", what, hint, slide=slide)


def _named_in(words: str, known: Sequence[_Source]) -> tuple[_Source, ...]:
    """The sources that a 来源 names: by the report's title, else all of the institution's."""
    by_report = tuple(source for source in known if source.report and source.report in words)
    return by_report or tuple(source for source in known if source.institution in words)


def _cited_as(sources: Sequence[_Source]) -> str:
    institution, report = sources[0].institution, sources[0].report
    return WORDS.report_of.format(institution, report) if len(sources) == 1 and report else institution


def _row_cited(placed: Placed, table: Table) -> str:
    """The row of a table of sources that a note prints."""
    origin = placed.print.figure
    if placed.print.use != "note" or not isinstance(origin, Entry) or origin.cell.sheet != table.name:
        return ""
    return "".join(char for char in origin.cell.ref if char.isdigit())


def _sources_behind(placed: Placed) -> str:
    """What a print says of its source, and what the typed figures behind it do."""
    origin = placed.print.figure
    if isinstance(origin, Entry):
        return origin.source
    return " ".join({origin.source, *(leaf.source for leaf in origin.leaves())})
