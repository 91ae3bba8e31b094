"""Settings of 报告期 that nothing reads: neither jianbao, nor a word of the template, nor a formula, nor 勾稽."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

from ..finance.figures import Cell
from ..finance.findings import WARNING, Finding
from ..spec.scalars import Tree
from ..workbook import schema
from ..workbook.model import Workbook
from .template import Template

_NAME = re.compile(r"\w+")


def unread_settings(workbook: Workbook, template: Template) -> Iterator[Finding]:
    """Each setting that has a value and changes nothing, with its cell."""
    named = {name for text in _texts(workbook, template) for name in _NAME.findall(text)}
    followed: set[Cell] | None = None
    for key, value in workbook.settings.items():
        cell = workbook.setting_cells.get(key)
        if value is None or cell is None or key in schema.OWN_SETTINGS or key in named:
            continue
        followed = _in_formulas(workbook) if followed is None else followed
        if cell not in followed:
            near = get_close_matches(key, schema.OWN_SETTINGS, n=1, cutoff=0.8)
            hint = f'Did you mean "{near[0]}"?' if near else "Name it in a slide, or delete the row."
            what = f"{key} of {schema.SETTINGS} is read by nothing: it changes no word of the deck."
            yield Finding(WARNING, f"{workbook.path.as_posix()} {cell}", what, hint, (cell,))


def _texts(workbook: Workbook, template: Template) -> Iterator[str]:
    """All that may name a setting. Words of 文案 stand in the slides' trees."""
    deck = template.deck
    yield from (deck.title, deck.footer, deck.restated or "", *deck.sources.values())
    for slide in (*template.slides, *((template.appendix,) if template.appendix is not None else ())):
        yield from _in_tree(slide.file.tree)
    for row in workbook.reconciliations:
        yield from (row.left, row.right)


def _in_tree(tree: Tree) -> Iterator[str]:
    if isinstance(tree, str):
        yield tree
        return
    for part in tree.values() if isinstance(tree, dict) else tree:
        yield from _in_tree(part)


def _in_formulas(workbook: Workbook) -> set[Cell]:
    """The cells that formulas of metrics reach."""
    figures = (figure for metric in workbook.metrics.values() for figure in metric.figures.values() if figure.formula)
    return {one.cell for figure in figures for one in figure.ancestry() if one.cell is not None}
