"""What reviewers wrote stays with its number when the sheet is made anew."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from generator.errors import OutputError
from generator.tieout.review_notes import COVER, HEADINGS, NUMBERS, ReviewNotes, review_notes


def row(printed: str = "17.4亿元", place: str = "05-revenue title 0", remark: str | None = None, by: str | None = "李") -> dict[str, str | None]:
    return {"指标": "营业收入", "期间": "2024H1", "单元格": "财务!H5", "印出": printed, "出处": place, "复核人": by, "日期": "8/27", "备注": remark}


def test_a_number_as_it_was_keeps_all_that_was_written_of_it() -> None:
    notes = ReviewNotes([row(remark="已核")])
    assert notes.taken(row()) == ("李", "8/27", "已核") and notes.left == 0


def test_a_number_that_changed_keeps_it_only_as_a_remark_without_the_initials() -> None:
    notes = ReviewNotes([row(remark="已核")])
    assert notes.taken(row("23.6亿元")) == (None, None, "原为17.4亿元：李 8/27 已核")


def test_a_remark_of_what_it_was_is_not_wrapped_again() -> None:
    kept = ReviewNotes([row("23.6亿元", remark="原为17.4亿元：李", by=None) | {"日期": None}])
    assert kept.taken(row("24.0亿元")) == (None, None, "原为17.4亿元：李")


def test_words_of_a_number_that_is_gone_are_left_and_taken_once_only() -> None:
    notes = ReviewNotes([row(), row(place="08-margin title 0")])
    assert notes.taken(row(place="20-other")) == ()
    assert notes.taken(row()) != () and notes.taken(row()) == () and notes.left == 1


def test_a_sheet_that_is_not_there_has_no_notes_and_another_workbook_is_not_written_over(tmp_path: Path) -> None:
    assert not review_notes(tmp_path / "a.tie-out.xlsx").worked_on
    Workbook().save(tmp_path / "budget.xlsx")
    for name in ("budget.xlsx", "notes.txt"):
        with pytest.raises(OutputError, match=name.replace(".", r"\.")):
            review_notes(tmp_path / name)


@pytest.mark.parametrize("touch", ["initials", "signature", "sheet"])
def test_a_sheet_that_somebody_worked_on_is_known_by_what_stands_in_it(tmp_path: Path, touch: str) -> None:
    path = tmp_path / "a.tie-out.xlsx"
    book = Workbook()
    book.worksheets[0].title = COVER
    book[COVER].append(("复核", None))
    book.create_sheet(NUMBERS).append(HEADINGS)
    book[NUMBERS].append([None] * len(HEADINGS))
    book.save(path)
    assert not review_notes(path).worked_on
    book = load_workbook(path)
    if touch == "initials":
        book[NUMBERS].cell(2, HEADINGS.index("复核人") + 1).value = "李"
    elif touch == "signature":
        book[COVER].cell(1, 2).value = "王"
    else:
        book.create_sheet("往来")
    book.save(path)
    assert review_notes(path).worked_on
