"""说明 of a starter's workbook: how it works, and how to add or take away a metric, a sheet, a slide."""

from __future__ import annotations

from decimal import Decimal

from generator.workbook.writing.content import SettingRow

GUIDE = (
    ("用途", "本工作簿是一个报告期简报的全部输入：改动数字、保存，再运行 jianbao build，整份简报随之更新。"),
    ("先填什么", "报告期表填公司名称与日期；各指标表填蓝字格；黑字是公式，填好上游后自动得出。jianbao check 列出还缺的每一格。"),
    ("增加指标", "在指标表末尾加一行：名称、单位、键（英文或中文标识）、类型（流量、存量、比率），再填各期数字；页面里写 {{ 键 | yi }} 即可引用。"),
    ("删去指标", "删除该行之前，用 jianbao explain 键 查出哪些页面用到它，先从页面里去掉；漏改的会带着文件和行号提示。"),
    ("增加一张表", "新建工作表，首行写表头；含“键、单位、类型”列的是指标表，其余是明细表，页面里用 row in 表名 逐行取用。"),
    ("增加或删去页面", "templates 下 deck.yaml 的 slides: 列出全部页面；复制一个 slides/*.yaml 改名并加入清单即增加一页，从清单删去即少一页。"),
    ("报告期列", "2024Q3 第三季度、2024H1 上半年、2024FY 全年；存量填在期末所在的列。新一期用 jianbao roll 生成，不必手工加列。"),
    ("亏损", "利润类指标带符号填写；方向为“现金流”的行，正数是净流入，负数是净流出。"),
    ("百分数", "单位为 % 的行用百分比格式填写（15.4%）；一行之内只用一种写法。"),
    ("状态", "披露：已公开；推算：由公开数推得；待核：需确认；示例：只作图示，定稿前必须换成真实数字。"),
    ("勾稽", "最后一张表列出应当成立的关系，每次生成时逐期核对。"),
    ("自用内容", "可以增加自己的列和工作表，不影响简报。"),
)
"""What 说明 says of how to work with it."""


def settings(template: str, period: str, announced: str) -> tuple[SettingRow, ...]:
    """报告期: whose deck it is, of which period, and what money is in."""
    return (
        SettingRow("company", "公司名称", "示例股份有限公司", "封面与页脚"),
        SettingRow("slogan", "副题", "稳健经营，持续增长", "封面；可留空格"),
        SettingRow("announcement_date", "发布日期", announced, "写作 年-月-日"),
        SettingRow("current_period", "当前报告期", period, "整份简报以此为准"),
        SettingRow("template", "模板", template, "templates 下的文件夹"),
        SettingRow("currency", "货币", "人民币"),
        SettingRow("presentation_unit", "列报单位", "百万元"),
        SettingRow("investor_contact", "投资者关系联系方式", "投资者关系部　ir@example.com", "末页"),
    )


CENT = Decimal("0.05")
"""What sums of figures with one decimal may be apart."""
