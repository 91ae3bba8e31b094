"""What reviewers wrote into a tie-out sheet, and with which number it stays when the sheet is made anew."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, cast

from ..errors import OutputError, Problem

if TYPE_CHECKING:
    from openpyxl import Workbook

Value = str | float | date | None
"""What a cell of the sheet holds."""
Row = Mapping[str, Value]
"""A row of the sheet by its headings; whatever reviewers typed."""

HEADINGS = (
    "页", "所在文字", "印出", "状况", "指标", "期间", "单元格", "计算", "经由公式", "准确值", "来源", "状态",
    "复核人", "日期", "备注", "出处",
)  # fmt: skip
PLACE = "出处"
"""Slide file, shape and paragraph: where the number is set, on whatever page that is."""
OWN = ("复核人", "日期", "备注")
"""What reviewers write."""
NUMBERS, COVER = "逐数核对", "封面"
SIGNED = ("编制", "复核", "日期")


class ReviewNotes:
    """What reviewers wrote, by the number that they wrote it of: where it is set, what it is of, and what it was."""

    def __init__(self, rows: Iterable[Row] = (), worked_on: bool = False) -> None:
        self.worked_on = worked_on
        self._rows: list[tuple[Row, tuple[Value, ...]]] = []
        for row in rows:
            wrote = tuple(row[heading] for heading in OWN)
            self._rows.append((row, wrote))
            self.worked_on = self.worked_on or any(wrote)

    @property
    def left(self) -> int:
        """In how many rows there are words that no number took."""
        return sum(any(wrote) for _, wrote in self._rows)

    def taken(self, values: Row) -> tuple[Value, ...]:
        """The words of a number, wherever it stands now; of one that changed, only as a remark."""
        alike = [row for row in self._rows if _is_same(row[0], values)]
        found = next((row for row in alike if row[0]["印出"] == values["印出"]), alike[0] if alike else None)
        if found is None:
            return ()
        self._rows.remove(found)
        was, wrote = found
        return wrote if was["印出"] == values["印出"] else _as_remark(str(was["印出"] or ""), wrote)


def _is_same(row: Row, values: Row) -> bool:
    """Whether two rows are of one number: of one figure, in one place."""
    return all((row[heading] or None) == (values[heading] or None) for heading in (PLACE, "指标", "期间", "单元格"))


def _as_remark(was: str, wrote: tuple[Value, ...]) -> tuple[Value, ...]:
    said = " ".join(str(one) for one in wrote if one is not None)
    if not said:
        return ()
    return (None, None, said if said.startswith("原为") else f"原为{was}：{said}")


def review_notes(target: Path) -> ReviewNotes:
    """What reviewers wrote into the sheet that is there."""
    if target.suffix.lower() != ".xlsx":
        raise OutputError(Problem(str(target), "is no name of a workbook.", "End it in .xlsx."))
    if not target.exists():
        return ReviewNotes()
    book = _book_of(target)
    head, *rows = book[NUMBERS].iter_rows(values_only=True)
    comments = any(cell.comment for sheet in book for row in sheet.iter_rows() for cell in row)
    signed = any(row[0] in SIGNED and row[1] for row in book[COVER].iter_rows(max_col=2, values_only=True))
    more = len(book.sheetnames) > 2 or len([one for one in head if one]) > len(HEADINGS)
    # Whatever reviewers typed goes back as it came.
    named = [cast("Row", dict(zip(map(str, head), row, strict=True))) for row in rows]
    return ReviewNotes(named, comments or signed or more)


def _book_of(target: Path) -> Workbook:
    from openpyxl import load_workbook

    other = Problem(str(target), "exists and is no tie-out sheet.", "Name another file with -o.")
    try:
        book = load_workbook(target)
    except Exception as error:  # whatever it is, it is not ours to write over
        raise OutputError(other) from error
    head = next(book[NUMBERS].iter_rows(values_only=True)) if book.sheetnames[:2] == [COVER, NUMBERS] else ()
    if not {*OWN, PLACE, "指标", "期间", "单元格", "印出"} <= set(head):
        raise OutputError(other)
    return book
