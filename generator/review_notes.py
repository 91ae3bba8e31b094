"""What reviewers wrote into a tie-out sheet, and with which number it stays when the sheet is made anew."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from .errors import OutputError, Problem

HEADINGS = (
    "页", "所在文字", "印出", "状况", "指标", "期间", "单元格", "计算", "经由公式", "准确值", "来源", "状态",
    "复核人", "日期", "备注",
)  # fmt: skip
OWN = ("复核人", "日期", "备注")
"""What reviewers write."""
NUMBERS, COVER = "逐数核对", "封面"
SIGNED = ("编制", "复核", "日期")


class ReviewNotes:
    """What reviewers wrote, by the number that they wrote it of: what it is of, where it stands, and what it was."""

    def __init__(self, rows: Iterable[dict[str, Any]] = (), worked_on: bool = False) -> None:
        self.worked_on = worked_on
        self._rows: dict[tuple[str, ...], list[tuple[str, tuple[Any, ...]]]] = {}
        for row in rows:
            wrote = tuple(row[heading] for heading in OWN)
            key = (*_key(*(row[heading] for heading in _IDENTIFYING)), str(row["单元格"] or None))
            self._rows.setdefault(key, []).append((str(row["印出"] or ""), wrote))
            self.worked_on = self.worked_on or any(wrote)

    @property
    def left(self) -> int:
        """In how many rows there are words that no number took."""
        return sum(any(wrote) for rows in self._rows.values() for _, wrote in rows)

    def taken(self, values: dict[str, Any]) -> tuple[Any, ...]:
        """The words of a number, the first of those that are alike first; of one that changed, as a remark."""
        key = (*_key(*(values[heading] for heading in _IDENTIFYING)), str(values["单元格"] or None))
        rows = self._rows.get(key, [])
        text = str(values["印出"] or "")
        same = next((row for row in rows if row[0] == text), None)
        if same is not None:
            rows.remove(same)
            return same[1]
        if not rows:
            return ()
        was, wrote = rows.pop(0)
        said = " ".join(str(one) for one in wrote if one is not None)
        return (None, None, f"原为{was}：{said}") if said else ()


_IDENTIFYING = ("所在文字", "指标", "期间")


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
    named = (dict(zip(map(str, head), row, strict=True)) for row in rows)
    return ReviewNotes(named, comments or signed or more)


def _book_of(target: Path) -> Any:
    from openpyxl import load_workbook

    other = Problem(str(target), "exists and is no tie-out sheet.", "Name another file with -o.")
    try:
        book = load_workbook(target)
    except Exception as error:  # whatever it is, it is not ours to write over
        raise OutputError(other) from error
    head = next(book[NUMBERS].iter_rows(values_only=True)) if book.sheetnames[:2] == [COVER, NUMBERS] else ()
    if not {*OWN, *_IDENTIFYING, "单元格", "印出"} <= set(head):
        raise OutputError(other)
    return book


_DIGITS = re.compile(r"[\d,.%()（）+−\-]+")


def _key(*parts: Any) -> tuple[str, ...]:
    """What a number is of and stands in, whatever numbers stand there."""
    return tuple("" if part is None else _DIGITS.sub("#", str(part)) for part in parts)
