"""The starters that come with jianbao: small folders with slides, a master and a filled demo workbook each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from ..errors import Problem, UsageError, nearest
from ..finance.period import Period, find_period, period_named

Spans = Literal["quarters", "years", "halves", "any"]
_QUARTER, _HALF, _YEAR = 3, 6, 12


@dataclass(frozen=True)
class Starter:
    """A starter: what it is in a line, and for which reporting periods it is meant."""

    name: str
    folder: Path
    says: str
    spans: Spans

    @property
    def demo(self) -> Path:
        """Its filled workbook, named by its period."""
        return next((self.folder / "inputs").glob("*.xlsx"))

    @property
    def period(self) -> Period:
        return period_named(self.demo.stem)

    def begun(self, wanted: Period) -> Period:
        """The period that the demo's is moved to: of half-years the first of the year, which is then rolled on."""
        whole = wanted.months in (_HALF, _YEAR) and wanted.end == wanted.full_year.end
        return wanted.first_half if self.spans == "halves" and whole else wanted

    def renamed(self, wanted: Period) -> Callable[[str], str]:
        """The demo's period headings, moved so that its reporting period is the wanted one.

        Raises:
            UsageError: the starter is for other periods.
        """
        self._refuse(wanted)
        moved, own = wanted.end - self.period.end, self.period

        def heading(text: str) -> str:
            period = find_period(text)
            if period is None:
                return text
            if self.spans == "any" and period.is_same_span_as(own):
                return wanted.shifted((period.end - own.end) // _YEAR).name
            return _heading(Period(period.start + moved, period.months, period.forecast))

        return heading

    def _refuse(self, wanted: Period) -> None:
        moved = wanted.end - self.period.end
        fits = {
            "any": not wanted.is_date,
            "years": wanted.months == _YEAR and not moved % _YEAR,
            "halves": wanted.is_same_span_as(self.period),
            "quarters": wanted.months == _QUARTER and not moved % _QUARTER,
        }
        if not fits[self.spans]:
            what = f'the starter "{self.name}" is not for {wanted}: it is for {_MEANT[self.spans]}.'
            raise UsageError(Problem("--period", what, "Take another starter; jianbao new --list tells them."))


_MEANT = {
    "any": "any reporting period", "years": "whole years, as 2024FY",
    "halves": "half-years and years, as 2024H1, 2024FY",
    "quarters": "quarters, as 2024Q3",
}  # fmt: skip

_BY_MONTHS = {_YEAR: "annual", _HALF: "interim-results"}
"""The starter by how long a period is, where none is named."""


def _heading(period: Period) -> str:
    """Its name, which says of years that they are a forecast, and of shorter spans must be told."""
    return period.name if not period.forecast or period.name.endswith("E") else f"{period.name}E"


def starters() -> dict[str, Starter]:
    """All of them by name."""
    found = sorted(path for path in _shipped().iterdir() if (path / "starter.yaml").is_file())
    return {path.name: _read(path) for path in found}


def starter_for(name: str | None, period: Period) -> Starter:
    """The starter of a name; without one, that for years, for half-years or for quarters, by the period.

    Raises:
        UsageError: there is none of that name.
    """
    known = starters()
    name = name or _BY_MONTHS.get(period.months, "quarterly")
    if name not in known:
        raise UsageError(Problem("--starter", f'there is no starter "{name[:40]}".', nearest(name, known)))
    return known[name]


def _shipped() -> Path:
    """Where they lie: in the installed package, or beside it in a working copy."""
    inside = Path(__file__).parents[1] / "shipped" / "starters"
    return inside if inside.is_dir() else Path(__file__).parents[2] / "starters"


def _read(folder: Path) -> Starter:
    import yaml

    said = yaml.safe_load((folder / "starter.yaml").read_text(encoding="utf-8"))
    return Starter(folder.name, folder, f"{said['says']}（{said['zh']}）", said["spans"])
