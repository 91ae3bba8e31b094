"""A small income statement by quarter, half and year, and statements of it set on a page."""

from __future__ import annotations

from generator.finance.direction import Direction
from generator.finance.metrics import Kind
from generator.workbook.model import Reconciliation, Workbook
from tests.blocks.setting import Set, set_on_page
from tests.samples import metric, reporting_in, workbook

_QUARTERS = ("2023Q3", "2023Q4", "2024Q1", "2024Q2", "2024Q3")


def quarters(*values: str) -> dict[str, str]:
    """Values of the last quarters, up to 2024Q3."""
    return dict(zip(_QUARTERS[-len(values) :], values, strict=True))


PLAIN = workbook(
    metric("services", quarters("60.4", "61", "62", "63", "70.4")),
    metric("goods", quarters("39.3", "38", "37", "36", "29.3")),
    metric("revenue", {**quarters("99.7", "99", "99", "99", "99.7"), "2023M9": "290", "2024M9": "297.7"}),
    metric("cost", quarters("60", "59", "58", "57", "110")),
    metric("profit", quarters("39.7", "40", "41", "42", "-10.3"), direction=Direction.PROFIT),
    metric("margin", quarters("0.398", "0.404", "0.414", "0.424", "-0.103"), "%", Kind.RATIO),
    metric("earnings", quarters("0.21", "0.22", "0.23", "0.24", "-0.054"), "元/股"),
    metric("dividend", quarters("0.05", "0.05"), "元/股"),
    metric("users", quarters("5", "6", "7", "8"), "万人", Kind.RATIO),
    current="2024Q3",
)
BOOK = reporting_in(PLAIN, "人民币", "百万元")


def summed(*rules: tuple[str, str]) -> Workbook:
    """The workbook with rows of 勾稽: the left side is the right one."""
    from dataclasses import replace

    rows = tuple(Reconciliation(left, left, "=", right, None, "t.xlsx 勾稽!E4") for left, right in rules)
    return replace(BOOK, reconciliations=rows)


def statement(rows: object, book: Workbook = BOOK, **more: object) -> Set:
    return set_on_page({"statement": rows, **more}, book=book)


def texts(block: Set) -> list[list[str]]:
    """What stands in the table, row by row."""
    table = block.shapes["statement"].table
    return [[cell.text_frame.text for cell in row.cells] for row in table.rows]


def column(block: Set, number: int) -> list[str]:
    return [row[number] for row in texts(block)]
