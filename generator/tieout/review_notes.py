"""What reviewers wrote into a tie-out sheet, and with which number it stays when the sheet is made anew."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

from ..errors import OutputError, Problem

if TYPE_CHECKING:
    from openpyxl import Workbook

Value = str | float | date | None
"""What a cell of the sheet holds."""
Row = Mapping[str, Value]
"""A row of the sheet by its headings; whatever reviewers typed."""

HEADINGS = (
    "页", "所在文字", "印出", "准确值", "状况", "指标", "期间", "单元格", "计算", "来源", "状态",
    "复核人", "日期", "备注", "经由公式", "出处",
)  # fmt: skip
PRINTED_LAST = HEADINGS.index("备注")
"""The last column on paper: long formulas, and where a number is set, are for the screen."""
PLACE = "出处"
"""Slide file, shape and paragraph: where the number is set, on whatever page that is."""
OWN = ("复核人", "日期", "备注")
"""What reviewers write."""
NUMBERS, COVER = "逐数核对", "封面"
SIGNED = ("编制", "复核", "日期")


class Taken(NamedTuple):
    """The row that a number has in the sheet, 0 for none, and the reviewers' words in it, as they are to stand now."""

    row: int = 0
    words: tuple[Value, ...] = ()
    is_remark: bool = False
    """Whether the number changed: its sign-off is of what it was."""


class ReviewNotes:
    """What reviewers wrote, by the number that they wrote it of: where it is set, what it is of, and what it was.

    `rows` are those below the headings, `columns` the headings' columns, `cover` the cover's words by their row.
    """

    def __init__(
        self, rows: Iterable[Row] = (), columns: Mapping[str, int] | None = None, cover: Mapping[int, str] | None = None
    ) -> None:
        self.columns, self.cover = columns or {}, cover or {}
        self._rows = [(number, row, tuple(row[heading] for heading in OWN)) for number, row in enumerate(rows, 2)]
        self.last = 1 + len(self._rows)

    @property
    def left(self) -> int:
        """In how many rows there are words that no number took."""
        return sum(any(wrote) for _, _, wrote in self._rows)

    @property
    def rows_left(self) -> tuple[int, ...]:
        """The rows of numbers that are gone."""
        return tuple(number for number, row, _ in self._rows if row[PLACE])

    def taken(self, values: Row) -> Taken:
        """The row of a number, wherever it stands now, with its words; of one that changed, only as a remark."""
        alike = [row for row in self._rows if _is_same(row[1], values)]
        found = next((row for row in alike if row[1]["印出"] == values["印出"]), alike[0] if alike else None)
        if found is None:
            return Taken()
        self._rows.remove(found)
        number, was, wrote = found
        if was["印出"] == values["印出"]:
            return Taken(number, wrote)
        return Taken(number, _as_remark(str(was["印出"] or ""), wrote), is_remark=True)


def _is_same(row: Row, values: Row) -> bool:
    """Whether two rows are of one number: of one figure, in one place."""
    alike = all((row[heading] or None) == (values[heading] or None) for heading in (PLACE, "指标", "期间"))
    return alike and _cells_in(row["单元格"]) == _cells_in(values["单元格"])


_CELL = re.compile(r"(?:、?([^!；]+)!)?(\$?[A-Z]{1,3}\$?\d+)(?=[、；]|$)")


def cells_told(cells: Iterable[str]) -> str:
    """Cells as a sheet names them, each sheet once in a row: 财务!N5、K5；报告期!C14."""
    told, last = "", ""
    for sheet, _, ref in (cell.rpartition("!") for cell in cells):
        told += f"、{ref}" if told and sheet == last else f"{'；' if told else ''}{sheet}!{ref}"
        last = sheet
    return told


def _cells_in(told: Value) -> list[str]:
    """The cells that a row names, in whichever way: earlier sheets name the sheet of each."""
    found, last = [], ""
    for sheet, ref in _CELL.findall(str(told or "").replace("\n", "")):
        last = sheet or last
        found.append(f"{last}!{ref}")
    return found


def _as_remark(was: str, wrote: tuple[Value, ...]) -> tuple[Value, ...]:
    said = " ".join(str(one) for one in wrote if one is not None)
    if not said:
        return ()
    return (None, None, said if said.startswith("原为") else f"原为{was}：{said}")


def review_notes(target: Path) -> ReviewNotes:
    """What reviewers wrote into the sheet that is there.

    Raises:
        OutputError: it is something else than a tie-out sheet.
    """
    if target.suffix.lower() != ".xlsx":
        raise OutputError(Problem(str(target), "is no name of a workbook.", "End it in .xlsx."))
    book = _book_of(target)
    head, *rows = book[NUMBERS].iter_rows(values_only=True)
    columns = {str(name): column for column, name in reversed(list(enumerate(head, 1))) if name is not None}
    named = [cast("Row", {name: row[column - 1] for name, column in columns.items()}) for row in rows]
    words = (str(row[0] or "") for row in book[COVER].iter_rows(max_col=1, values_only=True))
    return ReviewNotes(named, columns, dict(enumerate(words, 1)))


def _book_of(target: Path) -> Workbook:
    from openpyxl import load_workbook

    other = Problem(str(target), "exists and is no tie-out sheet.", "Name another file with -o.")
    try:
        book = load_workbook(target)
    except Exception as error:  # whatever it is, it is not ours to write over
        raise OutputError(other) from error
    head = next(book[NUMBERS].iter_rows(values_only=True)) if book.sheetnames[:2] == [COVER, NUMBERS] else ()
    if not set(HEADINGS) <= set(head):
        raise OutputError(other)
    return book
