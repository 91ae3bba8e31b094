"""What a workbook is made of: sheet names, column headings and the words allowed in them."""

from __future__ import annotations

GUIDE = "说明"
SETTINGS = "报告期"
RECONCILIATIONS = "勾稽"

KEY, LABEL, UNIT, KIND, DIRECTION, STATUS, SOURCE = "键", "名称", "单位", "类型", "方向", "状态", "来源"
FORMER = "曾用名"
"""Earlier keys and names of a metric, parted by 、 or a comma: its history stays its own under a new name."""
METRIC_COLUMNS = (KEY, LABEL, UNIT, KIND, DIRECTION, STATUS, SOURCE, FORMER)

ROW_LABELS = (LABEL, "指标", "项目")
"""The headings under which the rows of a table sheet of periods have their names."""

ROW_STYLE, DECIMALS = "样式", "小数位"
GROUP, INDENT, SUBTOTAL, TOTAL = "分组", "缩进", "小计", "合计"
"""How a row of such a sheet is set in a statement; 小数位 is with how many decimals."""

VALUE, REMARK = "值", "说明"
SETTING_COLUMNS = (LABEL, KEY, VALUE, REMARK)

RULE = "规则"
"""A row of 勾稽 in names, for people: jianbao writes it, and reads the keys beside it."""
LEFT, RELATION, RIGHT, TOLERANCE = "左边", "关系", "右边", "容差"
RECONCILIATION_COLUMNS = (LABEL, RULE, LEFT, RELATION, RIGHT, TOLERANCE, REMARK)
WORDS = "文案"
SLIDE, WORDS_PLACE, OWN_WORDS, TEMPLATE_WORDS, CONDITION = "幻灯片", "位置", "文案", "原文", "条件"
WORDS_COLUMNS = (SLIDE, WORDS_PLACE, OWN_WORDS, TEMPLATE_WORDS, CONDITION, REMARK)

RELATIONS = ("=", "<=", "<", ">=", ">")

FLOW, STOCK, RATIO = "流量", "存量", "比率"
KINDS = (FLOW, STOCK, RATIO)

EARLIER_DIRECTIONS = ("收益", "亏损额")
"""The words that workbooks of earlier versions offer for 方向; their list refuses any other."""

UNIT_SHEET = "单位"
DIMENSION, SIZE = "量纲", "折合"
UNIT_COLUMNS = (LABEL, DIMENSION, SIZE, REMARK)
"""The sheet of units that a workbook adds: 万箱, of 箱, 10000箱."""

# Settings that jianbao itself reads; a template may use these and any others by their key.
CURRENT_PERIOD, TEMPLATE = "current_period", "template"
COMPANY = "company"
CURRENCY, PRESENTATION_UNIT = "currency", "presentation_unit"
"""What 元 is, and the unit of money of charts and tables that say none."""
PREVIOUS, PREVIOUS_LABEL = "previous_workbook", "上期工作簿"
"""The workbook that this one was rolled from."""

YEAR_END = "财年截止月"
"""The month that the company's years end with, 1 to 12; 12 where 报告期 says nothing."""

OWN_SETTINGS = (
    CURRENT_PERIOD, TEMPLATE, COMPANY, CURRENCY, PRESENTATION_UNIT, PREVIOUS, YEAR_END,
)  # fmt: skip

CARRIED = "沿用"
"""The heading of a mark, and the mark, of rows that a roll-forward carried over."""

TO_FILL = "FFF2A8"
"""The ground of a cell that waits for a value."""

UNSETTLED = {"示例": "DDEBF7", "待核": "FDE3D3"}
"""The grounds of figures that are not settled, by their status."""
