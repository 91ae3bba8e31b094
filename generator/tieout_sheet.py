"""The reviewer's sheet: one row a number, slide by slide, with links to the workbook's cells and room for initials."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

from .differ.report_text import display_width
from .output import write_beside
from .tieout import CHANGED, DELETED, MOVED, NEW, TIED, TYPED, TieOut, Traced
from .workbook.finishing import finished

HEADINGS = (
    "页", "位置", "印出", "状况", "指标", "期间", "单元格", "推导", "计算", "经由公式", "来源",
    "状态", "复核人", "日期", "备注",
)  # fmt: skip
_WIDTHS = (5, 20, 13, 7, 20, 10, 13, 30, 24, 22, 24, 7, 9, 10, 16)
_STATES = {
    TIED: "一致", MOVED: "移动", CHANGED: "手改", DELETED: "删去", NEW: "新增", TYPED: "模板",
}  # fmt: skip
_COLOURS = {
    "示例": "FCE4D6", "待核": "FFF2CC", "推算": "EEEBFC", "手改": "F8CBAD", "新增": "F8CBAD", "删去": "F8CBAD",
    "移动": "FFF2CC",
}  # fmt: skip
_LINE = 14
_SIGNED = ("编制", "复核", "日期")
_FORMULA = ("=", "+", "-", "@")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def write_tie_out(found: TieOut, target: Path, workbook: Path | None) -> None:
    """Write the sheet; links lead to `workbook` as seen from the sheet's folder.

    Raises:
        OutputError: the folder cannot be written.
    """
    import io

    from openpyxl import Workbook

    book = Workbook()
    _cover(book.active, found)
    _numbers(book.create_sheet("逐数核对"), found, _address(workbook, target))
    stored = io.BytesIO()
    book.save(stored)
    target.parent.mkdir(parents=True, exist_ok=True)
    write_beside(target, finished(stored, book.sheetnames, {}, ()))


def _address(workbook: Path | None, target: Path) -> str:
    if workbook is None:
        return ""
    return Path(os.path.relpath(workbook.resolve(), target.resolve().parent)).as_posix()


def _cover(sheet: Any, found: TieOut) -> None:
    sheet.title = "封面"
    states = [(word, found.count(state)) for state, word in _STATES.items()]
    statuses = sorted({one.status for one in found.numbers if one.status})
    rows: list[tuple[str, Any]] = [
        ("逐数核对", None), ("简报", found.deck.name), ("工作簿", found.record.head.get("workbook", "")),
        ("报告期", found.record.head.get("period", "")), ("编号", found.record.build),
        ("数字", len(found.numbers)), *states,
        ("可追溯至单元格的比例", found.share_tied), *((f"其中{word}", _of_status(found, word)) for word in statuses),
        *((name, None) for name in _SIGNED),
    ]  # fmt: skip
    for number, (name, value) in enumerate(rows, 1):
        _cover_line(sheet, number, name, value)
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 26, 42
    sheet.sheet_view.showGridLines = False
    sheet.page_setup.paperSize, sheet.page_setup.fitToHeight = 9, 1
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_margins.left = sheet.page_margins.right = 0.9


def _cover_line(sheet: Any, number: int, name: str, value: Any) -> None:
    """A line of the cover: a quiet rule under it, room to sign where there is no value."""
    from openpyxl.styles import Alignment, Border, Font, Side

    left, right = sheet.cell(number, 1, name), sheet.cell(number, 2)
    _write(right, value)
    title, sign = number == 1, name in _SIGNED
    left.font = Font(bold=title, size=18 if title else 11, color="241A63" if title else "4A4C60")
    sheet.row_dimensions[number].height = 36 if title or sign else 20
    rule = Side("medium" if title else "thin", color="241A63" if title else "D9DAE6")
    for cell in (left, right):
        cell.alignment = Alignment(horizontal="left", vertical="bottom" if sign else "center")
        cell.border = Border(bottom=rule)
    if isinstance(value, float):
        right.number_format = "0.0%"


def _of_status(found: TieOut, word: str) -> int:
    return sum(one.status == word for one in found.numbers)


def _numbers(sheet: Any, found: TieOut, workbook: str) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
    from openpyxl.utils import get_column_letter

    for column, (heading, width) in enumerate(zip(HEADINGS, _WIDTHS, strict=True), 1):
        cell = sheet.cell(1, column, heading)
        cell.font, cell.fill = Font(bold=True, color="FFFFFF"), PatternFill("solid", fgColor="241A63")
        sheet.column_dimensions[get_column_letter(column)].width = width
    rule = Border(bottom=Side("hair", color="9DA3C8"))
    for row, one in enumerate(found.numbers, 2):
        for column, value in enumerate(_row(one), 1):
            cell = sheet.cell(row, column)
            _write(cell, value)
            cell.alignment = Alignment(vertical="top", wrap_text=True)
            cell.border = rule
        _link(sheet.cell(row, 7), one, workbook)
        sheet.row_dimensions[row].height = _LINE * max(map(_lines, _row(one), _WIDTHS))
    _finish(sheet, len(found.numbers) + 1)


def _lines(value: Any, width: float) -> int:
    """How many lines a text takes in a column: programs other than Excel do not fit rows by themselves."""
    return sum(max(1, -(-int(display_width(line) * 1.15) // int(width))) for line in str(value or "").split("\n"))


def _row(one: Traced) -> tuple[Any, ...]:
    figure = one.figure or {}
    place = " ".join(part for part in (one.shape, one.where) if part)
    text = f"{one.text}（原{one.was}）" if one.was else one.text
    return (
        one.slide, place, text, _STATES[one.state], figure.get("label") or figure.get("name"), figure.get("period"),
        "、".join(one.cells), figure.get("derivation"), figure.get("calculation"),
        "\n".join(figure.get("formulas", ())),
        figure.get("source"), figure.get("status"), None, None, None,
    )  # fmt: skip


def _write(cell: Any, value: Any) -> None:
    """A value as it is; a text that a spreadsheet would take for a formula, as text."""
    if isinstance(value, str):
        value = _CONTROL.sub("", value)
        cell.value = value
        if value.startswith(_FORMULA):
            cell.data_type = "s"
            cell.quotePrefix = True
    else:
        cell.value = value


def _link(cell: Any, one: Traced, workbook: str) -> None:
    from openpyxl.styles import Font
    from openpyxl.worksheet.hyperlink import Hyperlink

    if not one.cells or not workbook:
        return
    sheet, _, ref = one.cells[0].partition("!")
    cell.hyperlink = Hyperlink(
        ref=cell.coordinate, target=workbook, location=f"'{sheet.replace(chr(39), chr(39) * 2)}'!{ref}"
    )
    cell.font = Font(color="5B35E0", underline="single")


def _finish(sheet: Any, last: int) -> None:
    from openpyxl.formatting.rule import FormulaRule
    from openpyxl.styles import PatternFill

    end = f"O{max(last, 2)}"
    sheet.freeze_panes = "D2"
    sheet.auto_filter.ref = f"A1:{end}"
    rule: Any = FormulaRule
    for word, colour in _COLOURS.items():
        fill = PatternFill("solid", bgColor=colour)
        for letter in ("D", "L"):
            sheet.conditional_formatting.add(
                f"{letter}2:{letter}{max(last, 2)}", rule([f'${letter}2="{word}"'], fill=fill)
            )
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"
    sheet.oddFooter.center.text = "&P / &N"
