"""How a workbook looks: named styles that a finance person can change in one place, and number formats by unit."""

from __future__ import annotations

from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.workbook import Workbook

from ...finance.units import UNITS

TITLE, REMARK, HEADER, GROUP = "简报 标题", "简报 说明", "简报 表头", "简报 分组"
TYPED, COMPUTED, FIXED, TEXT, KEYS = "简报 输入", "简报 公式", "简报 只读", "简报 文字", "简报 关系"

_BRAND, _BLUE, _GREY, _HAIRLINE, _PANEL = "241A63", "1F4FD8", "6B6E80", "D9DAE6", "F6F5FC"
_FONT = "微软雅黑"


def _border(bottom: Side) -> Border:
    """A rule below. The other sides are written too: other people's scripts die on a `<border/>` without children."""
    return Border(left=Side(), right=Side(), top=Side(), bottom=bottom, diagonal=Side())


def _fill(colour: str) -> PatternFill:
    return PatternFill("solid", start_color=colour, end_color=colour)


def _style(
    name: str, font: Font, alignment: Alignment, fill: PatternFill | None = None, ruled: bool = True
) -> NamedStyle:
    style = NamedStyle(name, font=font, alignment=alignment)
    if fill is not None:
        style.fill = fill
    style.border = _border(Side("hair", color=_HAIRLINE) if ruled else Side())
    return style


def add_styles(workbook: Workbook) -> None:
    """The colour legend of 说明: blue figures are typed, black ones are formulas, grey is not for editing."""
    middle, right = Alignment(vertical="center"), Alignment(horizontal="right", vertical="center")
    # Without a side to it the indent is left out, and a text touches the number before it.
    wrapped = Alignment(horizontal="left", vertical="center", wrap_text=True, indent=1)
    for style in (
        _style(TITLE, Font(_FONT, 16, bold=True, color=_BRAND), middle, ruled=False),
        _style(REMARK, Font(_FONT, 10, color=_GREY), middle, ruled=False),
        _style(
            HEADER,
            Font(_FONT, 10, bold=True, color="FFFFFF"),
            Alignment(horizontal="center", vertical="center"),
            _fill(_BRAND),
        ),
        _style(GROUP, Font(_FONT, 10, bold=True, color=_BRAND), middle, _fill("EEEBFC")),
        _style(TYPED, Font(_FONT, 10, color=_BLUE), right),
        _style(COMPUTED, Font(_FONT, 10, color="000000"), right),
        _style(FIXED, Font(_FONT, 10, color=_GREY), middle, _fill(_PANEL)),
        _style(TEXT, Font(_FONT, 10, color="1B1B2F"), wrapped),
        _style(KEYS, Font(_FONT, 10, color=_GREY), wrapped),
    ):
        workbook.add_named_style(style)


def number_format(unit: str) -> str:
    """Percents as percentages, money and days with one decimal, what is counted without."""
    known = UNITS.get(unit)
    if known is not None and known.relative:
        return "0.0%"
    if unit in ("百万元", "亿元", "万亿元", "天"):
        return "#,##0.0;-#,##0.0"
    return "#,##0;-#,##0"
