"""Writing a workbook: sheets a finance person likes, and formulas with their values beside them.

openpyxl writes a formula without a value, and programs that do not calculate would see nothing: `finishing` puts the
values into the sheets' XML afterwards.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.header_footer import HeaderFooter, HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.worksheet import Worksheet

from ...files.write import write_beside
from ...finance.direction import DIRECTIONS
from ...finance.figures import Cell
from ...finance.status import Status
from ...finance.units import UNITS
from .. import schema
from ..rule_words import rule_words
from .calculate import Place, excel_text, values_of
from .content import Formula, MetricRow, MetricSheet, TableSheet, Value, WorkbookContent
from .finishing import finished
from .fitting import fit, fit_guide
from .styles import COMPUTED, FIXED, GROUP, HEADER, KEYS, REMARK, TEXT, TITLE, TYPED, add_styles, number_format

HEADER_ROW = 3
"""A title and a quiet line stand above the headings."""

_LEADING = (schema.LABEL, schema.UNIT, schema.KEY, schema.KIND, schema.DIRECTION, schema.STATUS)
_TAB_COLOURS = {"guide": "9DA3C8", "settings": "241A63", "metrics": "5B35E0", "tables": "C9C1F2", "checks": "6B6E80"}
_LAST_ROW = 400


def write_workbook(content: WorkbookContent, path: Path) -> None:
    """Write the workbook, all at once.

    Raises:
        WorkbookError: a formula names what is not there.
    """
    values, cells = values_of(content), places(content)
    workbook = Workbook()
    add_styles(workbook)
    first = workbook.active
    assert first is not None
    _guide(first, content.guide)
    _settings(workbook.create_sheet(schema.SETTINGS), content)
    computed: dict[Cell, Decimal] = {}
    for sheet in content.metrics:
        computed.update(_metric_sheet(workbook.create_sheet(sheet.name), sheet, cells, values))
    for table in content.tables:
        _table_sheet(workbook.create_sheet(table.name), table)
    _reconciliations(workbook.create_sheet(schema.RECONCILIATIONS), content)
    stored = io.BytesIO()
    workbook.save(stored)
    tables = {table.name for table in content.tables}
    write_beside(path, finished(stored, workbook.sheetnames, computed, tables))


def places(content: WorkbookContent) -> dict[Place, Cell]:
    """Where each value stands: of settings and of metrics by heading."""
    found: dict[Place, Cell] = {}
    for number, setting in enumerate(content.settings, HEADER_ROW + 1):
        found[setting.key, ""] = Cell(schema.SETTINGS, f"$C${number}")
    for sheet in content.metrics:
        for number, row in enumerate(sheet.rows, HEADER_ROW + 1):
            for column, heading in enumerate(sheet.headings, len(_LEADING) + 1):
                if not isinstance(row, str):
                    found[row.key, heading] = Cell(sheet.name, f"{get_column_letter(column)}{number}")
    return found


def _open(sheet: Worksheet, title: str, remark: str, headings: Sequence[str], colour: str) -> None:
    """What all sheets share: title, headings, frozen panes, print set-up."""
    sheet["A1"], sheet["A2"] = title, remark
    sheet["A1"].style, sheet["A2"].style = TITLE, REMARK
    for row, height in ((1, 30), (2, 18), (HEADER_ROW, 22)):
        sheet.row_dimensions[row].height = height
    for column, heading in enumerate(headings, 1):
        cell = sheet.cell(HEADER_ROW, column, heading)
        cell.style = HEADER
    sheet.sheet_view.showGridLines = False
    sheet.sheet_properties.tabColor = _TAB_COLOURS[colour]
    sheet.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"
    _foot(sheet)


def _foot(sheet: Worksheet) -> None:
    """The sheet's name and the page's number at the foot of its pages."""
    sheet.HeaderFooter = HeaderFooter(
        oddFooter=HeaderFooterItem(left=_HeaderFooterPart(text="&A"), right=_HeaderFooterPart(text="&P / &N"))
    )


def _guide(sheet: Worksheet, guide: Sequence[tuple[str, str]]) -> None:
    sheet.title = schema.GUIDE
    sheet["A1"] = "简报工作簿"
    sheet["A1"].style = TITLE
    for row, (heading, text) in enumerate(guide, 3):
        sheet.cell(row, 1, heading).style = GROUP
        sheet.cell(row, 2, text).style = TEXT
    _colour_legend(sheet, len(guide) + 4)
    sheet.sheet_view.showGridLines = False
    sheet.sheet_properties.tabColor = _TAB_COLOURS["guide"]
    fit_guide(sheet, range(3, 3 + len(guide)))
    _foot(sheet)


def _colour_legend(sheet: Worksheet, row: int) -> None:
    sheet.cell(row, 1, "颜色").style = GROUP
    legend = (
        (TYPED, "蓝色：手工输入的数字"),
        (COMPUTED, "黑色：公式，不要改写成数字"),
        (FIXED, "灰色：不要修改的键与类型"),
        (TEXT, "黄底：待填，新报告期需要的数"),
    )
    for offset, (style, text) in enumerate(legend):
        sheet.cell(row + offset, 2, text).style = style
        sheet.cell(row + offset, 2).alignment = Alignment(vertical="center")
    ground = PatternFill("solid", start_color=schema.TO_FILL, end_color=schema.TO_FILL)
    sheet.cell(row + len(legend) - 1, 2).fill = ground


def _settings(sheet: Worksheet, content: WorkbookContent) -> None:
    _open(sheet, "报告期与公司", "改“值”一列；键由模板引用，不要改。", schema.SETTING_COLUMNS, "settings")
    for number, setting in enumerate(content.settings, HEADER_ROW + 1):
        for column, (text, style) in enumerate(
            ((setting.label, TEXT), (setting.key, FIXED), (setting.value, TYPED), (setting.remark, TEXT)), 1
        ):
            cell = sheet.cell(number, column, text)
            cell.style = style
        sheet.cell(number, 3).alignment = Alignment(horizontal="left", vertical="center", wrap_text=True)
    sheet.freeze_panes = f"C{HEADER_ROW + 1}"
    fit(sheet, HEADER_ROW, least={3: 40})


def _metric_sheet(
    sheet: Worksheet, content: MetricSheet, cells: Mapping[Place, Cell], values: Mapping[Place, Decimal]
) -> dict[Cell, Decimal]:
    """One metric sheet; returns the values of its formulas by cell."""
    headings = (*_LEADING, *content.headings, schema.SOURCE)
    _open(sheet, content.title, content.remark, headings, "metrics")
    computed: dict[Cell, Decimal] = {}
    for number, row in enumerate(content.rows, HEADER_ROW + 1):
        if isinstance(row, str):
            for column in range(1, len(headings) + 1):
                sheet.cell(number, column).style = GROUP
            sheet.cell(number, 1, row)
            continue
        _words(sheet, number, row, len(headings))
        for column, heading in enumerate(content.headings, len(_LEADING) + 1):
            value = row.values.get(heading)
            _value_cell(sheet, number, column, row, value, cells)
            if value is not None and isinstance(value.content, Formula):
                ref = f"{get_column_letter(column)}{number}"
                computed[Cell(sheet.title, ref)] = values[row.key, heading]
    sheet.freeze_panes = f"C{HEADER_ROW + 1}"
    _validate(sheet)
    _tint_unsettled(sheet, _LEADING)
    fit(sheet, HEADER_ROW, computed, repeated="A:B")
    return computed


def _words(sheet: Worksheet, number: int, row: MetricRow, last: int) -> None:
    words = (row.label, row.unit, row.key, row.kind, row.direction, row.status)
    for column, (word, style) in enumerate(zip(words, (TEXT, FIXED, FIXED, FIXED, FIXED, TEXT), strict=True), 1):
        cell = sheet.cell(number, column, word or None)
        cell.style = style
    sheet.cell(number, last, row.source or None).style = TEXT


def _value_cell(
    sheet: Worksheet, number: int, column: int, row: MetricRow, value: Value | None, cells: Mapping[Place, Cell]
) -> None:
    cell = sheet.cell(number, column)
    is_formula = value is not None and isinstance(value.content, Formula)
    cell.style = COMPUTED if is_formula else TYPED
    cell.number_format = number_format(row.unit)
    if value is None:
        return
    content = value.content
    cell.value = excel_text(content, sheet.title, cells) if isinstance(content, Formula) else content
    if value.comment:
        cell.comment = Comment(value.comment, "jianbao", height=30 + 18 * -(-len(value.comment) // 20), width=260)


def _validate(sheet: Worksheet) -> None:
    """Lists for 单位, 类型, 方向 and 状态, as the schema has them."""
    lists = ((schema.KIND, schema.KINDS), (schema.DIRECTION, DIRECTIONS), (schema.STATUS, tuple(Status)))
    common = ["百万元", "亿元", "万元", "万亿元", "%", "个百分点", "倍", "天", "家", "块", "P", "张", "人", "辆", "名"]
    for heading, words in (*lists, (schema.UNIT, tuple(word for word in common if word in UNITS))):
        # Other units are known too: the list for them advises and does not forbid.
        _choose(sheet, _LEADING.index(heading) + 1, heading, words, strict=heading != schema.UNIT)


def _choose(sheet: Worksheet, column: int, heading: str, words: Sequence[str], *, strict: bool = True) -> None:
    letter = get_column_letter(column)
    rule = DataValidation(type="list", formula1=f'"{",".join(words)}"', allow_blank=True)
    rule.error, rule.errorTitle, rule.showErrorMessage = f"请从列表中选择{heading}。", heading, strict
    sheet.add_data_validation(rule)
    rule.add(f"{letter}{HEADER_ROW + 1}:{letter}{_LAST_ROW}")


def _tint_unsettled(sheet: Worksheet, headings: Sequence[str]) -> None:
    letter = get_column_letter(headings.index(schema.STATUS) + 1)
    area = f"{letter}{HEADER_ROW + 1}:{letter}{_LAST_ROW}"
    for word, colour in schema.UNSETTLED.items():
        fill = PatternFill("solid", start_color=colour, end_color=colour, bgColor=colour)
        condition = f'${letter}{HEADER_ROW + 1}="{word}"'
        rule = Rule(type="expression", formula=[condition], dxf=DifferentialStyle(fill=fill))
        sheet.conditional_formatting.add(area, rule)


def _table_sheet(sheet: Worksheet, table: TableSheet) -> None:
    _open(sheet, table.title, table.remark, table.columns, "tables")
    for number, row in enumerate(table.rows, HEADER_ROW + 1):
        for column, scalar in enumerate(row, 1):
            cell = sheet.cell(number, column, scalar)
            cell.style = TYPED if isinstance(scalar, Decimal) else TEXT
            if isinstance(scalar, Decimal):
                cell.number_format = table.number_format
    sheet.freeze_panes = f"B{HEADER_ROW + 1}"
    if schema.STATUS in table.columns:
        _choose(sheet, table.columns.index(schema.STATUS) + 1, schema.STATUS, tuple(Status))
        _tint_unsettled(sheet, table.columns)
    fit(sheet, HEADER_ROW, repeated="A:A")


def _reconciliations(sheet: Worksheet, content: WorkbookContent) -> None:
    remark = "每一行在具备全部数据的各期逐期核对；键、+ − * /、abs()、.first_half、.second_half 可用。"
    _open(sheet, "勾稽关系", remark, schema.RECONCILIATION_COLUMNS, "checks")
    names = dict(_names(content))
    for number, row in enumerate(content.reconciliations, HEADER_ROW + 1):
        rule = rule_words(row.left, row.relation, row.right, names)
        texts: tuple[str | Decimal, ...] = (
            row.name, rule, row.left, row.relation, row.right, row.tolerance, row.remark,
        )  # fmt: skip
        for column, (text, style) in enumerate(zip(texts, (TEXT, TEXT, KEYS, KEYS, KEYS, TYPED, TEXT), strict=True), 1):
            sheet.cell(number, column, text).style = style
    _choose(sheet, 4, schema.RELATION, schema.RELATIONS)
    sheet.freeze_panes = f"B{HEADER_ROW + 1}"
    fit(sheet, HEADER_ROW, repeated="A:A", most={1: 27, 2: 56, 3: 38, 5: 31, 7: 20})


def _names(content: WorkbookContent) -> Iterator[tuple[str, str]]:
    """The names of settings and metrics by their keys."""
    yield from ((row.key, row.label) for row in content.settings)
    yield from ((row.key, row.label) for sheet in content.metrics for row in sheet.rows if isinstance(row, MetricRow))
