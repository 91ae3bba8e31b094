"""A workbook as a finance person makes it, and edits of it: each is one change of one kind at one place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

ITEMS = ("营业收入", "营业成本", "研发费用", "销售费用", "管理费用", "其他收益", "财务费用", "所得税")


def make_workbook(path: Path) -> Path:
    """利润表 with eight items over three periods and their sum, 员工, and 备注."""
    book = Workbook()
    sheet = book.active
    sheet.title = "利润表"
    sheet.append(["项目", "2022H1", "2023H1", "2024H1", "合计"])
    for number, item in enumerate(ITEMS, 2):
        sheet.append([item, 100.5 * number, 110.5 * number, 120.5 * number, f"=SUM(B{number}:D{number})"])
    sheet.append(["总计", "=SUM(B2:B9)", "=SUM(C2:C9)", "=SUM(D2:D9)", "=员工!B2"])
    sheet["B2"].comment = Comment("已审计", "张三")
    sheet.merge_cells("G1:H1")
    sheet["D3"].fill = PatternFill("solid", fgColor="FFF2A8")
    sheet.freeze_panes = "B2"
    people = book.create_sheet("员工")
    people.append(["部门", "人数"])
    for name, count in (("研发", 3900), ("销售", 720), ("职能", 410)):
        people.append([name, count])
    people["A6"].hyperlink = "https://example.com/a"
    people["A6"] = "来源"
    validation = DataValidation(type="whole", operator="between", formula1="0", formula2="9999")
    validation.add("B2:B4")
    people.add_data_validation(validation)
    rule = CellIsRule(operator="greaterThan", formula=["1000"], fill=PatternFill(bgColor="FFC7CE"))
    people.conditional_formatting.add("B2:B4", rule)
    book.create_sheet("备注").append(["说明", "无"])
    book.defined_names["税率"] = DefinedName("税率", attr_text="利润表!$D$9")
    book.save(path)
    return path


class Edit(NamedTuple):
    """What is done, and the one change that it is: its kind, where it stands, and what it says there."""

    do: Callable[[Any], None]
    kind: str
    shape: str
    where: str = ""


def _set(sheet: str, cell: str, value: object) -> Callable[[Any], None]:
    def do(book: Any) -> None:
        book[sheet][cell] = value

    return do


def _style(cell: str, **looks: object) -> Callable[[Any], None]:
    def do(book: Any) -> None:
        for name, look in looks.items():
            setattr(book["利润表"][cell], name, look)

    return do


def insert_row(book: Any) -> None:
    """As Excel does it: what stands below moves, and references follow."""
    sheet = book["利润表"]
    sheet.insert_rows(4)
    for column, value in enumerate(("税金", 11, 12, 13), 1):
        sheet.cell(4, column, value)
    for row in range(5, 11):
        sheet.cell(row, 5, f"=SUM(B{row}:D{row})")
    for letter in "BCD":
        sheet[f"{letter}11"] = f"=SUM({letter}2:{letter}10)"
    book.defined_names["税率"].attr_text = "利润表!$D$10"


def delete_row(book: Any) -> None:
    sheet = book["利润表"]
    sheet.delete_rows(4)
    for row in range(4, 9):
        sheet.cell(row, 5, f"=SUM(B{row}:D{row})")
    for letter in "BCD":
        sheet[f"{letter}9"] = f"=SUM({letter}2:{letter}8)"
    book.defined_names["税率"].attr_text = "利润表!$D$8"


def insert_column(book: Any) -> None:
    sheet = book["员工"]
    sheet.insert_cols(2)
    for row, value in enumerate(("地点", "上海", "北京", "深圳"), 1):
        sheet.cell(row, 2, value)
    sheet.data_validations.dataValidation[0].sqref = type(sheet.data_validations.dataValidation[0].sqref)("C2:C4")
    rules = sheet.conditional_formatting
    old = next(iter(rules))
    rule = old.rules[0]
    del rules[str(old.sqref)]
    rules.add("C2:C4", rule)
    book["利润表"]["E10"] = "=员工!C2"


def blank_row(book: Any) -> None:
    book["员工"].insert_rows(6)
    book["员工"]["A6"].hyperlink = None
    book["员工"]["A7"].hyperlink = "https://example.com/a"
    book["员工"]["A7"].style = "Normal"


def move_row(book: Any) -> None:
    sheet = book["员工"]
    for row, (name, count) in enumerate((("销售", 720), ("职能", 410), ("研发", 3900)), 2):
        sheet.cell(row, 1, name)
        sheet.cell(row, 2, count)
    book["利润表"]["E10"] = "=员工!B4"


def remove_sheet(book: Any) -> None:
    del book["备注"]


def rename_sheet(book: Any) -> None:
    book["员工"].title = "人员"
    book["利润表"]["E10"] = "=人员!B2"


def move_sheet(book: Any) -> None:
    book.move_sheet("备注", -2)


def comment(text: str, author: str = "张三") -> Callable[[Any], None]:
    def do(book: Any) -> None:
        book["利润表"]["B2"].comment = Comment(text, author)

    return do


def no_comment(book: Any) -> None:
    book["利润表"]["B2"].comment = None


def validation(book: Any) -> None:
    book["员工"].data_validations.dataValidation[0].formula2 = "500"


def condition(book: Any) -> None:
    next(iter(book["员工"].conditional_formatting)).rules[0].formula = ["2000"]


def name_added(book: Any) -> None:
    book.defined_names["汇率"] = DefinedName("汇率", attr_text="利润表!$B$2")


def _attribute(path: str, value: object, sheet: str = "利润表") -> Callable[[Any], None]:
    def do(book: Any) -> None:
        *parts, last = path.split(".")
        target = book[sheet]
        for part in parts:
            target = target[part[1:]] if part.startswith("#") else getattr(target, part)
        setattr(target, last, value)

    return do


EDITS: dict[str, Edit] = {
    "a number": Edit(_set("利润表", "C3", 999), "number", "利润表!C3", "营业成本 2023H1"),
    "a word": Edit(_set("员工", "A3", "市场"), "text", "员工!A3", "部门"),
    "a number cleared": Edit(_set("利润表", "C3", None), "number", "利润表!C3", "营业成本 2023H1"),
    "a number typed as text": Edit(_set("利润表", "C3", "331.5"), "text", "利润表!C3", "营业成本 2023H1"),
    "a cell filled where none was": Edit(_set("备注", "A5", "新"), "text", "备注!A5"),
    "a number beside": Edit(_set("利润表", "J4", 7), "number", "利润表!J4"),
    "a formula": Edit(_set("利润表", "E3", "=SUM(B3:C3)"), "formula", "利润表!E3", "营业成本 合计"),
    "a formula typed over": Edit(_set("利润表", "E3", 5), "formula", "利润表!E3", "营业成本 合计"),
    "a number made a formula": Edit(_set("利润表", "B3", "=C3-1"), "formula", "利润表!B3", "营业成本 2022H1"),
    "a link to another sheet": Edit(_set("利润表", "E10", "=员工!B3"), "formula", "利润表!E10", "总计 合计"),
    "a row put in": Edit(insert_row, "table", "利润表!4:4", "row"),
    "a row taken out": Edit(delete_row, "table", "利润表!4:4", "row"),
    "a column put in": Edit(insert_column, "table", "员工!B:B", "column"),
    "an empty row put in": Edit(blank_row, "table", "员工!6:6", "row"),
    "a row moved": Edit(move_row, "moved", "员工!4:4", "row 研发 | 3900"),
    "a sheet added": Edit(lambda book: book.create_sheet("新表"), "sheet-added", "新表"),
    "a sheet removed": Edit(remove_sheet, "sheet-removed", "备注"),
    "a sheet renamed": Edit(rename_sheet, "properties", "人员", "sheet name"),
    "a sheet moved": Edit(move_sheet, "sheet-moved", "备注"),
    "a sheet hidden": Edit(_attribute("sheet_state", "hidden", "员工"), "properties", "员工", "sheet"),
    "a sheet very hidden": Edit(_attribute("sheet_state", "veryHidden", "员工"), "properties", "员工", "sheet"),
    "a number format": Edit(_style("C3", number_format="0.00%"), "style", "利润表!C3", "number format"),
    "a fill": Edit(_style("C3", fill=PatternFill("solid", fgColor="FF0000")), "style", "利润表!C3", "fill"),
    "a font's colour": Edit(_style("C3", font=Font(name="Calibri", size=11, color="FF0000")), "style", "利润表!C3", "font colour"),
    "bold": Edit(_style("C3", font=Font(name="Calibri", size=11, bold=True)), "style", "利润表!C3", "font style"),
    "a font's size": Edit(_style("C3", font=Font(name="Calibri", size=14)), "style", "利润表!C3", "font size"),
    "a font": Edit(_style("C3", font=Font(name="Arial", size=11)), "style", "利润表!C3", "font"),
    "a border": Edit(_style("C3", border=Border(top=Side("thin"))), "style", "利润表!C3", "border"),
    "an alignment": Edit(_style("C3", alignment=Alignment(horizontal="center")), "style", "利润表!C3", "alignment"),
    "an unlocked cell": Edit(_style("C3", protection=Protection(locked=False)), "style", "利润表!C3", "protection of cells"),
    "a comment's words": Edit(comment("未审计"), "notes", "利润表!B2", "comment"),
    "a comment's author": Edit(comment("已审计", "李四"), "notes", "利润表!B2", "author of comments"),
    "a comment taken out": Edit(no_comment, "notes", "利润表!B2", "comment"),
    "cells merged": Edit(lambda book: book["利润表"].merge_cells("G3:H3"), "table", "利润表!G3:H3", "merged cells"),
    "cells parted": Edit(lambda book: book["利润表"].unmerge_cells("G1:H1"), "table", "利润表!G1:H1", "merged cells"),
    "a column's width": Edit(_attribute("column_dimensions.#C.width", 30), "style", "利润表!C:C", "column width"),
    "a row hidden": Edit(lambda book: setattr(book["利润表"].row_dimensions[3], "hidden", True), "properties", "利润表!3:3", "hidden"),
    "a row's height": Edit(lambda book: setattr(book["利润表"].row_dimensions[3], "height", 40), "style", "利润表!3:3", "row height"),
    "a column hidden": Edit(_attribute("column_dimensions.#C.hidden", True), "properties", "利润表!C:C", "hidden"),
    "a validation": Edit(validation, "properties", "员工!B2:B4", "data validation"),
    "a condition": Edit(condition, "style", "员工!B2:B4", "conditional format"),
    "a name": Edit(name_added, "properties", "name 汇率"),
    "what a name means": Edit(lambda book: setattr(book.defined_names["税率"], "attr_text", "利润表!$D$8"), "properties", "name 税率"),
    "a link": Edit(lambda book: setattr(book["员工"]["A6"].hyperlink, "target", "https://example.com/b"), "properties", "员工!A6", "link"),
    "frozen panes": Edit(_attribute("freeze_panes", "C3"), "layout", "利润表", "frozen panes"),
    "the paper's direction": Edit(_attribute("page_setup.orientation", "landscape"), "layout", "利润表", "orientation"),
    "what is printed": Edit(_attribute("print_area", "A1:E10"), "layout", "利润表", "print area"),
    "the footer": Edit(_attribute("oddFooter.center.text", "第&P页"), "layout", "利润表", "print oddFooter"),
    "a margin": Edit(_attribute("page_margins.left", 2), "layout", "利润表", "print margin left"),
    "protection": Edit(_attribute("protection.sheet", True), "properties", "利润表", "protection"),
    "a tab's colour": Edit(_attribute("sheet_properties.tabColor", "FF0000"), "style", "利润表", "tab colour"),
    "grid lines": Edit(_attribute("sheet_view.showGridLines", False), "layout", "利润表", "grid lines"),
    "a filter": Edit(_attribute("auto_filter.ref", "A1:E9"), "properties", "利润表!A1:E9", "filter"),
    "the title": Edit(lambda book: setattr(book.properties, "title", "中期"), "properties", "", "title"),
}  # fmt: skip


def edited(path: Path, edit: Edit) -> Path:
    """A copy of the workbook with one edit, saved by openpyxl."""
    book = load_workbook(path)
    edit.do(book)
    new = path.with_name("new.xlsx")
    book.save(new)
    return new
