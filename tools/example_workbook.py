"""Writes the example workbook through the project's own writer.

usage: python -m tools.example_workbook OUT.xlsx
"""

from __future__ import annotations

import sys
from decimal import Decimal
from pathlib import Path

from generator.workbook.writing.content import ReconciliationRow, SettingRow, WorkbookContent
from generator.workbook.writing.write import write_workbook
from tools.example.business import BUSINESS, MARKET
from tools.example.financials import SHEET
from tools.example.tables import ALL

GUIDE = (
    ("用途", "本工作簿是一个报告期简报的全部输入：改动数字、保存，再运行 jianbao build，整份简报随之更新。"),
    ("指标表", "财务、业务、市场各表一行一个指标，一列一个报告期。键由模板引用，不要改；名称是图表上显示的文字。"),
    (
        "报告期列",
        "2024H1 上半年、2024H2 下半年、2024FY 全年、2024Q3 第三季度、2024M7 前七个月；\n存量用日期 2024-08，或填在期末所在的列；2028E 为预测。",
    ),
    ("亏损", "收益类指标带符号填写（净利润 −2,477.2）；方向为“亏损额”的行填正数（净亏损 2,477.2）。"),
    ("现金流", "方向为“现金流”的行带符号填写：正数是净流入，负数是净流出；可为负而两者皆非的行填“无”。"),
    ("百分数", "单位为 % 的行用百分比格式填写（15.4%）；一行之内只用一种写法。"),
    (
        "状态",
        "披露：已公开；推算：由公开数推得；待核：需确认；示例：只作图示。单元格批注是该数的来源，以状态词开头则改变该数的状态。",
    ),
    ("公式", "可以使用公式；简报读取保存时的计算结果，并能追溯到手工输入的单元格。"),
    ("勾稽", "最后一张表列出应当成立的关系，每次生成时逐期核对。"),
    (
        "新报告期",
        "jianbao roll 由本表生成下一期的工作簿：待填的格子黄底留空，事实类的行标“沿用”；读过、确认或改动后清除“沿用”。",
    ),
    ("自用内容", "可以增加自己的列和工作表，不影响简报。"),
)

SETTINGS = (
    SettingRow("company", "公司名称", "商汤集团股份有限公司", "封面与页脚"),
    SettingRow("company_legal", "公司名称（免责声明）", "商汤科技集团有限公司", "免责声明中的主体，与封面不同"),
    SettingRow("auto_brand", "智能汽车品牌", "商汤绝影"),
    SettingRow("slogan", "口号", "坚持原创，让 AI 引领人类进步"),
    SettingRow("announcement_date", "发布日期", "2024-08-27", "写作 年-月-日"),
    SettingRow("current_period", "当前报告期", "2024H1", "整份简报以此为准"),
    SettingRow("template", "模板", "interim-results", "templates 下的文件夹"),
    SettingRow("currency", "货币", "人民币"),
    SettingRow("presentation_unit", "列报单位", "百万元"),
    SettingRow("days_in_year", "周转天数所用天数", Decimal(365)),
    SettingRow("ltm_months", "过去期间的月数", Decimal(12)),
    SettingRow("investor_contact", "投资者关系联系方式", "投资者关系　ir@sensetime.com", "末页；示例，发布前核对"),
)

_CENT, _ROUNDING = Decimal("0.05"), Decimal("0.0005")


def _reconciliations() -> tuple[ReconciliationRow, ...]:
    def two_halves(key: str, label: str) -> ReconciliationRow:
        return ReconciliationRow(
            f"{label}：上下半年与全年",
            f"{key}.first_half + {key}.second_half",
            "=",
            f"{key}.full_year",
            _CENT,
            "容差为一位小数的舍入",
        )

    def without_sbc(key: str, label: str) -> ReconciliationRow:
        return ReconciliationRow(f"{label}：含与不含SBC", f"{key}_ex_sbc + {key}_sbc", "=", f"{key}_expenses", _CENT)

    shares = ("volcano", "alibaba", "sensetime", "baidu", "tencent", "others")
    expenses = (("rd", "研发费用"), ("admin", "管理费用"), ("selling", "销售费用"), ("operating", "总运营支出"))
    row = ReconciliationRow
    return (
        row("分部收入与营业收入", "genai_revenue + auto_revenue + traditional_ai_revenue", "=", "revenue", _CENT),
        row(
            "三项费用与总运营支出", "rd_expenses + admin_expenses + selling_expenses", "=", "operating_expenses", _CENT
        ),
        two_halves("revenue", "营业收入"),
        two_halves("genai_revenue", "生成式AI收入"),
        two_halves("auto_revenue", "智能汽车收入"),
        two_halves("traditional_ai_revenue", "传统AI收入"),
        two_halves("gross_profit", "毛利"),
        *(two_halves(f"{key}_expenses", label) for key, label in expenses),
        two_halves("net_profit", "净利润"),
        *(without_sbc(key, label) for key, label in expenses),
        row("市场份额与100%", " + ".join(f"iaas_share_{one}" for one in shares), "=", "1", Decimal("0.001"), "含其他"),
        row("毛利率", "gross_margin", "=", "gross_profit / revenue", _ROUNDING),
        row("资本支出占收入比率", "capex_ratio", "=", "capex / revenue", _ROUNDING),
        row("现金循环周期", "cash_conversion_cycle", "=", "receivable_days + inventory_days - payable_days", _CENT),
        row("净亏损与净利润", "net_loss", "=", "-net_profit", _CENT, "净亏损是净利润的相反数"),
        row("EBITDA亏损小于净亏损", "abs(ebitda)", "<", "net_loss", remark="未经调整口径，同一期间"),
        row("海外收入小于营业收入", "overseas_revenue", "<", "revenue"),
        row("经调整净亏损不大于净亏损", "adjusted_net_loss", "<=", "net_loss"),
        row("经调整EBITDA亏损不大于EBITDA亏损", "adjusted_ebitda_loss", "<=", "ebitda_loss"),
    )


def content() -> WorkbookContent:
    """The whole example."""
    return WorkbookContent(GUIDE, SETTINGS, (SHEET, BUSINESS, MARKET), ALL, _reconciliations())


if __name__ == "__main__":
    write_workbook(content(), Path(sys.argv[1]))
