"""Writes what the starters hold besides their slide files: a master in neutral colours, and a demo workbook each.

usage: python -m tools.make_starters
"""

from __future__ import annotations

from pathlib import Path

from generator.workbook.writing.write import write_workbook
from tools import make_master
from tools.starters import annual, interim_results, one_page, quarterly

STARTERS = Path(__file__).resolve().parents[1] / "starters"
COLOURS = {
    "dk1": "1F2933", "lt1": "FFFFFF", "dk2": "12385B", "lt2": "EFF4F9", "accent1": "1F6FB2", "accent2": "BBD7EE",
    "accent3": "93A9BF", "accent4": "D9DEE4", "accent5": "E1EDF7", "accent6": "56636F", "hlink": "1F6FB2",
    "folHlink": "4A5560",
}  # fmt: skip
"""Of no company: deep blue and grey."""

DEMOS = {
    "quarterly": ("2024Q3", quarterly.content), "annual": ("2024FY", annual.content),
    "one-page": ("2024H1", one_page.content), "interim-results": ("2024H1", interim_results.content),
}  # fmt: skip
"""The period of each demo, and what it holds."""


def main() -> None:
    """Write all of them."""
    for name, (period, content) in DEMOS.items():
        folder = STARTERS / name
        (folder / "inputs").mkdir(parents=True, exist_ok=True)
        write_workbook(content(), folder / "inputs" / f"{period}.xlsx")
        make_master.build(folder / "templates" / name / "master.pptx", COLOURS)


if __name__ == "__main__":
    main()
