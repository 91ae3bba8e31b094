"""Findings as lines: by kind, the gravest first, each with its slide."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from .screen import echo

if TYPE_CHECKING:
    from ..finance.findings import Finding

MOST_TOLD = 12
_SLIDE = re.compile(r"\bslides? \d")
_TITLES = {
    "missing": "values to be filled in",
    "stored": "stored results that their cells do not give",
    "doubt": "cells that can be read in two ways, or are to be confirmed",
    "reconciliation": "reconciliations that do not hold",
    "claim": "claims that are not true",
    "turned": "sentences that turned to their other wording",
    "overflow": "texts that do not fit",
    "contrast": "texts that are hard to read on their ground",
    "unit": "units in words that the figures are not in",
    "glyph": "characters that are drawn as boxes",
    "status": "figures that are not settled",
    "restated": "restated figures without a reason",
    "stale": "words and rows as in the last period's deck, to be read again",
    "leftover": "things in the file that a reader could find",
    "warning": "warnings",
}


def tell_findings(findings: Sequence[Finding], most: int | None) -> None:
    """Findings by kind, the gravest first, then by slide; a build cuts long lists, for `check` has them whole."""
    for kind, title in _TITLES.items():
        of_kind = sorted((one for one in findings if one.kind == kind), key=lambda one: one.slide or 0)
        if not of_kind:
            continue
        echo(f"\n{len(of_kind)} {title}:")
        for one in of_kind[:most]:
            echo(f"  {_on_slide(one)}{one}")
        if most is not None and len(of_kind) > most:
            echo(f"  ... and {len(of_kind) - most} more: jianbao check lists them all.")


def _on_slide(finding: Finding) -> str:
    named = finding.slide is None or _SLIDE.search(f"{finding.where} {finding.what}")
    return "" if named else f"slide {finding.slide}: "
