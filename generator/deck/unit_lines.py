"""What a slide says that its figures are in (单位：百万元人民币), against its charts and tables that say no other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..finance.findings import Finding
from ..page.page import Page
from ..text.unit_claims import UnitSaid, contradictions


def units_contradicted(said: Sequence[UnitSaid], page: Page) -> Iterator[Finding]:
    """Each unit of figures on a slide that is not the one its texts say."""
    placed = page.lineage.of_slide(page.number) if said else ()
    drawn = (one for one in placed if one.series is not None or one.row is not None)
    unsaid = [one.print for one in drawn if (one.shape_id, one.column) not in page.own_units]
    yield from contradictions(said, unsaid, page.number)
