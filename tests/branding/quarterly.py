"""A quarterly deck of eight slides with invented figures, for trying it under other companies' masters."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from generator import BrandResult, brand
from generator.workbook.writing.content import (
    MetricRow,
    MetricSheet,
    SettingRow,
    TableSheet,
    Value,
    WorkbookContent,
)
from generator.workbook.writing.write import write_workbook

BOOK = "2024Q3.xlsx"
PERIODS = ("2023Q3", "2023Q4", "2024Q1", "2024Q2", "2024Q3")
FIGURES = {
    "revenue": ("营业收入", "1020 1110 1060 1180 1260"), "cloud": ("云服务", "520 560 560 640 700"),
    "devices": ("智能设备", "380 420 370 400 410"), "others": ("其他", "120 130 130 140 150"),
    "gross_profit": ("毛利", "408 455 440 502 549"), "research": ("研发费用", "210 221 215 219 223"),
    "selling": ("销售费用", "130 141 128 133 135"), "administration": ("管理费用", "64 70 61 60 62"),
    "net_profit": ("净利润", "-22 8 19 61 88"), "cash": ("经营现金流", "-40 35 12 74 110"),
}  # fmt: skip

DECK = """title: "{{ period | period('report') }}业绩简报"
footer: "{{ company }}　|　{{ deck_title }}"
decimals:
  headline: {"%": 0, other: 0}
  text: {"%": 0, other: 0}
  chart: {other: 0}
  table: {other: 0}
slides: [01-cover, 02-highlights, 03-revenue, 04-profit, 05-expenses, 06-products, 07-outlook, 08-thanks]
"""
SLIDES = {
    "01-cover": """layout: cover
title: "{{ deck_title }}"
company: "{{ company }}"
slogan: 稳健增长，持续创新
date: 2024年11月
""",
    "02-highlights": """layout: bands
title: "{{ period | period }}业绩亮点"
bands:
  bands:
    - heading: 收入稳健增长
      kpis:
        - {value: "{{ revenue | amount }}百万元", label: 营业收入}
        - {value: "{{ revenue.yoy | signed }}", label: 同比}
        - {value: "{{ cloud.share_of(revenue) | pct }}", label: 云服务占比}
    - heading: 盈利能力提升
      kpis:
        - {value: "{{ gross_profit.share_of(revenue) | pct }}", label: 毛利率}
        - {value: "{{ net_profit | amount }}百万元", label: 净利润}
        - {value: "{{ cash | amount }}百万元", label: "经营现金流[^cash]"}
notes: [{id: cash, text: 经营活动产生的现金流量净额}]
""",
    "03-revenue": """layout: chart-and-highlights
title: 各分部收入
unit: 百万元
subtitle: "{{ unit | unit('subtitle') }}"
chart: {kind: stacked-column, series: [cloud, devices, others], periods: {every: quarter, last: 5}, category: short,
        total: revenue, naming: direct, label: [value]}
highlights:
  heading: 要点
  bullets:
    - "**营业收入 {{ revenue | amount }} 百万元**，{{ revenue | change }}"
    - "云服务收入 {{ cloud | amount }} 百万元，{{ cloud | change }}"
    - "智能设备收入{{ devices | change }}"
""",
    "04-profit": """layout: charts-and-lists
title: 毛利与净利润
unit: 百万元
chart_left: {kind: column, series: [gross_profit], periods: {every: quarter, last: 5}, category: short, title: 毛利, panel: true}
chart_right: {kind: column, series: [net_profit], periods: {every: quarter, last: 5}, category: short, title: 净利润, panel: true}
list_left: {heading: 毛利, bullets: ["毛利{{ gross_profit | change }}", "占收入 {{ gross_profit.share_of(revenue) | pct(1) }}"]}
list_right: {heading: 净利润, bullets: ["净利润 {{ net_profit | amount }} 百万元", "连续四个季度盈利"]}
""",
    "05-expenses": """layout: four-charts
title: 经营费用
unit: 百万元
top_left: {kind: column, series: [research], periods: {every: quarter, last: 5}, category: short, title: 研发费用, panel: true}
top_right: {kind: column, series: [selling], periods: {every: quarter, last: 5}, category: short, title: 销售费用, panel: true}
bottom_left: {kind: column, series: [administration], periods: {every: quarter, last: 5}, category: short, title: 管理费用, panel: true}
bottom_right: {heading: 要点, bullets: ["研发费用{{ research | change }}", "销售费用{{ selling | change }}", "管理费用{{ administration | change }}"]}
""",
    "06-products": """layout: table-and-panel
title: 产品进展
kpis:
  kpis:
    - {value: "{{ cloud | amount }}百万元", label: 云服务收入}
    - {value: "{{ devices | amount }}百万元", label: 智能设备收入}
table:
  table: row in 产品
  highlight: row.重点 == '是'
  description: 产品、客户数与上线时间
  columns:
    - {heading: 产品, text: "{{ row.名称 }}"}
    - {heading: 客户, figure: row.客户, best: max}
    - {heading: 试用, figure: row.试用}
    - {heading: 上线, text: "{{ row.上线 }}", align: r}
panel:
  heading: 下一步
  dark: true
  stack:
    - bullets: [第四季度发布新版本, 海外服务区增至六个]
""",
    "07-outlook": """layout: headline-and-cards
title: 展望
headline: {text: "持续投入，稳健经营", style: heading}
kpis:
  kpis:
    - {value: "{{ revenue.yoy | signed }}", label: 收入同比}
    - {value: "{{ cash | amount }}百万元", label: 经营现金流}
body:
  columns: 3
  cards:
    - {title: 云服务, text: 扩大行业客户，提升续约率, icon: cloud}
    - {title: 智能设备, text: 新品于年底上市, icon: phone}
    - {title: 效率, text: 费用率稳中有降, icon: chart}
""",
    "08-thanks": """layout: closing
title: 谢谢
slogan: 稳健增长，持续创新
contact: "投资者关系　ir@example.com"
date: 2024年11月
""",
}


def _content(template: str) -> WorkbookContent:
    rows = tuple(
        MetricRow(key, name, "百万元", "流量", {
            period: Value(Decimal(value)) for period, value in zip(PERIODS, values.split(), strict=True)
        }, "收益" if key == "net_profit" else "现金流" if key == "cash" else "")
        for key, (name, values) in FIGURES.items()
    )  # fmt: skip
    settings = (
        SettingRow("company", "公司名称", "示例科技"), SettingRow("current_period", "当前报告期", "2024Q3"),
        SettingRow("template", "模板", template),
    )  # fmt: skip
    products = TableSheet("产品", "产品", ("键", "名称", "客户", "试用", "上线", "重点"), (
        ("a", "云平台", Decimal(820), Decimal(96), "2023.05", "是"), ("b", "边缘网关", Decimal(310), Decimal(41), "2023.11", "否"),
        ("c", "数据工坊", Decimal(145), Decimal(60), "2024.03", "否"), ("d", "智能终端", Decimal(97), Decimal(18), "2024.08", "否"),
    ))  # fmt: skip
    return WorkbookContent((("用途", "示例"),), settings, (MetricSheet("财务", "财务", PERIODS, rows),), (products,), ())


def make_quarterly_project(folder: Path, master: Path, template: str = "quarterly") -> BrandResult:
    """The project on a master of any make; its workbook is inputs/2024Q3.xlsx."""
    slides = folder / "templates" / template / "slides"
    slides.mkdir(parents=True)
    (slides.parent / "deck.yaml").write_text(DECK, encoding="utf-8")
    for name, words in SLIDES.items():
        (slides / f"{name}.yaml").write_text(words, encoding="utf-8")
    (folder / "inputs").mkdir()
    write_workbook(_content(template), folder / "inputs" / BOOK)
    return brand(master, slides.parent)
