"""What reviewers wrote stays with its number when the sheet is made anew."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from generator.errors import OutputError
from generator.tieout.review_notes import COVER, HEADINGS, NUMBERS, ReviewNotes, Taken, review_notes


def row(printed: str = "17.4亿元", place: str = "05-revenue title 0", remark: str | None = None, by: str | None = "李") -> dict[str, str | None]:
    return {"指标": "营业收入", "期间": "2024H1", "单元格": "财务!H5", "印出": printed, "出处": place, "复核人": by, "日期": "8/27", "备注": remark}


def test_a_number_as_it_was_keeps_all_that_was_written_of_it() -> None:
    notes = ReviewNotes([row(remark="已核")])
    assert notes.taken(row()).words == ("李", "8/27", "已核") and notes.left == 0


def test_a_number_that_changed_keeps_it_only_as_a_remark_without_the_initials() -> None:
    notes = ReviewNotes([row(remark="已核")])
    assert notes.taken(row("23.6亿元")).words == (None, None, "原为17.4亿元：李 8/27 已核")


def test_a_remark_of_what_it_was_is_not_wrapped_again() -> None:
    kept = ReviewNotes([row("23.6亿元", remark="原为17.4亿元：李", by=None) | {"日期": None}])
    assert kept.taken(row("24.0亿元")).words == (None, None, "原为17.4亿元：李")


def test_words_of_a_number_that_is_gone_are_left_and_taken_once_only() -> None:
    notes = ReviewNotes([row(), row(place="08-margin title 0")])
    assert notes.taken(row(place="20-other")) == Taken()
    assert notes.taken(row()).row == 2 and notes.taken(row()) == Taken() and notes.left == 1


def test_another_workbook_is_not_written_over(tmp_path: Path) -> None:
    Workbook().save(tmp_path / "budget.xlsx")
    for name in ("budget.xlsx", "notes.txt"):
        with pytest.raises(OutputError, match=name.replace(".", r"\.")):
            review_notes(tmp_path / name)


def test_columns_are_found_by_their_headings_wherever_a_reviewer_moved_them(tmp_path: Path) -> None:
    book = Workbook()
    book.worksheets[0].title = COVER
    book[COVER].append(("复核", None))
    moved = ("我的", *HEADINGS[1:], HEADINGS[0])
    book.create_sheet(NUMBERS).append(moved)
    book[NUMBERS].append(["x", *map(str, range(len(HEADINGS)))])
    book.save(tmp_path / "a.tie-out.xlsx")
    notes = review_notes(tmp_path / "a.tie-out.xlsx")
    assert (notes.columns["我的"], notes.columns["页"], notes.last, notes.rows_left) == (1, len(moved), 2, (2,))
    assert notes.cover == {1: "复核"}
