"""The same deck as a competent analyst's script would make it: the baseline of the benchmark.

usage: handwritten.py WORKBOOK OUT.pptx

openpyxl for the figures, pyplot with tight_layout for 21 PNG charts at 200 dpi, python-pptx for 25 slides of text. It
knows this one deck, keeps no lineage, checks nothing, and is as quick as such a script is without being clever.
"""

from __future__ import annotations

import io
import sys
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import Any

import matplotlib as mpl

mpl.use("Agg")
import matplotlib.pyplot as plt
from matplotlib import font_manager
from openpyxl import load_workbook
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.util import Inches, Pt

BRAND, ACCENT, TINT, SLATE, PALE = "#241A63", "#5B35E0", "#C9C1F2", "#9DA3C8", "#DADCE8"
HALVES = ["2022H1", "2023H1", "2024H1"]
BALANCES = ["2022FY", "2023H1", "2023FY", "2024H1"]


def use_chinese_font() -> None:
    package = find_spec("zhplot")
    assert package is not None and package.submodule_search_locations
    font = next(Path(package.submodule_search_locations[0]).glob("fonts/*.ttf"))
    font_manager.fontManager.addfont(str(font))
    plt.rcParams["font.family"] = font_manager.FontProperties(fname=str(font)).get_name()
    plt.rcParams["axes.unicode_minus"] = False


def read(path: str) -> tuple[dict[str, dict[str, float]], dict[str, list[list[Any]]]]:
    """Figures by key and heading, and the rows of the other sheets."""
    figures: dict[str, dict[str, float]] = {}
    tables: dict[str, list[list[Any]]] = {}
    for sheet in load_workbook(path, data_only=True):
        rows = [list(row) for row in sheet.iter_rows(values_only=True)]
        header = next((n for n, row in enumerate(rows) if "键" in row and "单位" in row), None)
        if header is None:
            tables[sheet.title] = rows
            continue
        keys = rows[header].index("键")
        for row in rows[header + 1 :]:
            if row[keys]:
                figures[row[keys]] = {str(h): v for h, v in zip(rows[header], row, strict=False) if isinstance(v, (int, float))}
    return figures, tables


def png(figure: Any) -> io.BytesIO:
    figure.tight_layout()
    stream = io.BytesIO()
    figure.savefig(stream, dpi=200, format="png")
    plt.close(figure)
    stream.seek(0)
    return stream


def clean(axes: Any) -> None:
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.set_yticks([])


def columns(names: list[str], values: list[float], size: tuple[float, float], form: str = "{:,.0f}", growth: bool = False) -> io.BytesIO:
    figure, axes = plt.subplots(figsize=size)
    colours = [TINT] * (len(values) - 1) + [ACCENT]
    bars = axes.bar(names, values, color=colours, width=0.55)
    axes.bar_label(bars, labels=[form.format(v) for v in values], padding=3, fontsize=11)
    if growth:
        top = max(abs(v) for v in values) * 1.2
        for n in range(len(values) - 1):
            rate = values[n + 1] / values[n] - 1
            text = f"{rate:.1%}" if rate >= 0 else f"({-rate:.1%})"
            axes.text(n + 0.5, top if values[0] > 0 else -top, text, ha="center", fontsize=11, color=ACCENT,
                      bbox={"boxstyle": "round", "facecolor": "#EEEBFC", "edgecolor": "none"})  # fmt: skip
    clean(axes)
    return png(figure)


def stacked(names: list[str], series: dict[str, list[float]], size: tuple[float, float], form: str = "{:,.0f}") -> io.BytesIO:
    figure, axes = plt.subplots(figsize=size)
    bottom = [0.0] * len(names)
    for (label, values), colour in zip(series.items(), (ACCENT, BRAND, SLATE), strict=False):
        bars = axes.bar(names, values, bottom=bottom, color=colour, width=0.55, label=label)
        axes.bar_label(bars, labels=[form.format(v) if v else "" for v in values], label_type="center", color="white", fontsize=10)
        bottom = [b + v for b, v in zip(bottom, values, strict=True)]
    for n, total in enumerate(bottom):
        axes.text(n, total, form.format(total), ha="center", va="bottom", fontsize=12, fontweight="bold")
    axes.legend(frameon=False, fontsize=9)
    clean(axes)
    return png(figure)


def lines(names: list[str], series: dict[str, list[float]], size: tuple[float, float]) -> io.BytesIO:
    figure, axes = plt.subplots(figsize=size)
    for (label, values), colour in zip(series.items(), (ACCENT, BRAND, SLATE, "#5A5D70"), strict=False):
        axes.plot(names, values, marker="o", color=colour, label=label)
        for n, value in enumerate(values):
            axes.text(n, value, f"{value:.0f}", ha="center", va="bottom", fontsize=10)
    axes.legend(frameon=False, fontsize=9)
    clean(axes)
    return png(figure)


def doughnut(names: list[str], values: list[float], size: tuple[float, float]) -> io.BytesIO:
    figure, axes = plt.subplots(figsize=size)
    axes.pie(values, labels=[f"{n}\n{v:.1%}" for n, v in zip(names, values, strict=True)], startangle=90, counterclock=False,
             wedgeprops={"width": 0.4, "edgecolor": "white"}, textprops={"fontsize": 9})  # fmt: skip
    return png(figure)


class Deck:
    def __init__(self) -> None:
        self.presentation = Presentation()
        self.presentation.slide_width, self.presentation.slide_height = Inches(13.333), Inches(7.5)
        self.slide: Any = None

    def new(self, title: str) -> None:
        self.slide = self.presentation.slides.add_slide(self.presentation.slide_layouts[6])
        self.text(title, 0.5, 0.4, 12.3, 0.6, 29, bold=True, colour="241A63")
        self.text("商汤集团股份有限公司 | 2024中期业绩简报", 0.5, 7.1, 8, 0.25, 9)
        self.text(str(len(self.presentation.slides)), 12.2, 7.1, 0.6, 0.25, 9)

    def text(self, words: str, x: float, y: float, w: float, h: float, size: float, *, bold: bool = False, colour: str = "1B1B2F") -> None:
        frame = self.slide.shapes.add_textbox(Inches(x), Inches(y), Inches(w), Inches(h)).text_frame
        frame.word_wrap = True
        for number, line in enumerate(words.split("\n")):
            paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
            run = paragraph.add_run()
            run.text = line
            run.font.size, run.font.bold, run.font.name = Pt(size), bold, "Arial"
            run.font.color.rgb = RGBColor.from_string(colour)

    def chart(self, picture: io.BytesIO, x: float, y: float, w: float, h: float) -> None:
        self.slide.shapes.add_picture(picture, Inches(x), Inches(y), Inches(w), Inches(h))

    def kpis(self, pairs: list[tuple[str, str]], y: float, x: float = 3.4, step: float = 1.9) -> None:
        for n, (value, label) in enumerate(pairs):
            self.text(value, x + n * step, y, step, 0.7, 36, bold=True, colour="5B35E0")
            self.text(label, x + n * step, y + 0.75, step, 0.5, 12)

    def table(self, rows: list[list[str]], x: float, y: float, w: float, h: float) -> None:
        table = self.slide.shapes.add_table(len(rows), len(rows[0]), Inches(x), Inches(y), Inches(w), Inches(h)).table
        for r, row in enumerate(rows):
            for c, text in enumerate(row):
                cell = table.cell(r, c)
                cell.text = text
                for run in cell.text_frame.paragraphs[0].runs:
                    run.font.size = Pt(10)


def growth(f: dict[str, float], now: str = "2024H1", before: str = "2023H1") -> float:
    return f[now] / f[before] - 1


def main(workbook: str, target: str) -> None:
    use_chinese_font()
    f, tables = read(workbook)
    d = Deck()
    revenue, genai, auto = f["revenue"], f["genai_revenue"], f["auto_revenue"]
    short = ["22年上半年", "23年上半年", "24年上半年"]
    d.new("2024中期业绩简报")
    d.text("商汤集团股份有限公司\n坚持原创，让 AI 引领人类进步\n2024.08.27", 0.8, 2.5, 8, 2, 20)
    d.new("免责声明")
    for n in range(6):
        d.text("本演示文稿中的信息由商汤科技集团有限公司的代表为集团在演示中使用而准备，仅供信息参考。" * 4, 0.5, 1.2 + n * 0.95, 12.3, 0.9, 11)
    d.new("2024年上半年业绩亮点")
    for n, heading in enumerate(("收入显著增长，重归增长轨道", "阶段达成向生成式AI升级目标", "积极优化运营支出，减少亏损")):
        d.text(heading, 0.5, 1.3 + n * 1.8, 2.6, 1, 16, bold=True)
    d.kpis([(f"{revenue['2024H1'] / 100:.1f}亿元", "集团总收入"), (f"{growth(revenue):.0%}", "同比增长"), (f"{growth(f['overseas_revenue']):.0%}", "海外收入同比增长")], 1.2)
    d.kpis([(f"{genai['2024H1'] / 100:.1f}亿元", "生成式AI收入"), (f"{growth(genai):.0%}", "同比增长"), (f"{genai['2024H1'] / revenue['2024H1']:.0%}", "收入占比"), ("#2", "市场份额排名"), ("#3", "市场份额排名")], 3.0)
    d.kpis([(f"{-growth(f['ebitda']):.0%}", "EBITDA亏损同比收窄"), (f"{-growth(f['net_profit']):.0%}", "亏损同比收窄")], 4.8)
    d.new("2024年生成式AI迎来黄金发展时期")
    for n, words in enumerate(("1.1万亿元\n中国AI市场规模", "互联网\n智能硬件\n电动汽车\n机器人\n医疗\n金融", "云端\n本地数据中心\n终端设备")):
        d.text(words, 0.5 + n * 4.2, 1.5, 4, 4, 18)
    d.new("集团收入细分")
    parts = {name: [f[key][p] for p in ("2023H1", "2024H1")] for key, name in (("genai_revenue", "生成式AI"), ("traditional_ai_revenue", "传统AI"), ("auto_revenue", "智能汽车"))}
    d.chart(stacked(["2023年上半年", "2024年上半年"], parts, (7.9, 5), "{:,.1f}"), 0.5, 1.3, 7.9, 5)
    d.text("核心亮点\n总收入重返高增长\n生成式AI收入占比显著提高\n智能汽车收入同比翻倍\n海外收入稳步增长", 8.8, 1.5, 4, 4, 13)
    d.new("生成式AI业务收入")
    halves = {"上半年": [genai[f"{y}H1"] for y in (2022, 2023, 2024)], "下半年": [genai["2022H2"], genai["2023H2"], 0]}
    d.chart(stacked(["2022年", "2023年", "24年上半年"], halves, (7.9, 5), "{:,.1f}"), 0.5, 1.3, 7.9, 5)
    d.text("核心亮点\n收入连续高速增长\n3,000多家行业头部企业用户\n阶段性达成目标\n深度协同", 8.8, 1.5, 4, 4, 13)
    d.new("SenseCore AI 大装置")
    d.kpis([("突破5万", "运营GPU总数"), (f"{f['computing_power']['2024-08']:,.0f}P", "总运营算力规模"), (f"{f['computing_power_growth']['2024-08']:.0%}", "算力增长")], 2.5, 0.5, 3)
    d.new("SenseCore AI 大装置：长期投入形成深厚积累")
    dates = ["2023-03", "2023-08", "2023-12", "2024-08"]
    power = [f["computing_power"][p] for p in dates]
    d.chart(columns(dates, power, (6, 2.7)), 0.5, 1.2, 6, 2.7)
    d.chart(columns(dates[1:], [b - a for a, b in pairwise(power)], (6, 2.7)), 6.8, 1.2, 6, 2.7)
    d.text("\n".join(f"{row[0]}年 {row[2]}" for row in tables["里程碑"][3:] if row[0]), 0.5, 4.2, 6, 2, 13)
    d.new("SenseCore AI 大装置：市场份额领先")
    market = f["ic_services_market"]
    years = ["2023FY", "2024E", "2025E", "2026E", "2027E", "2028E"]
    d.chart(columns([y[:4] for y in years], [market[y] for y in years], (4, 3.4)), 0.5, 1.3, 4, 3.4)
    shares = {"火山引擎": "volcano", "阿里巴巴": "alibaba", "商汤科技": "sensetime", "百度": "baidu", "腾讯": "tencent", "其他": "others"}
    d.chart(doughnut(list(shares), [f[f"iaas_share_{k}"]["2023H2"] for k in shares.values()], (4, 4)), 4.7, 1.3, 4, 4)
    d.kpis([(f"{(market['2028E'] / market['2023FY']) ** 0.2 - 1:.1%}", "CAGR"), ("10x", "训练侧"), ("200x", "推理侧")], 5, 0.5, 1.3)
    d.new("18个月快速迭代，模型能力比肩国际领先水平")
    for n, row in enumerate(row for row in tables["模型发布"][3:] if row[0]):
        d.text(f"{row[0]}\n{row[2]}", 0.5 + n * 1.55, 2 if row[1] == "自有" else 4.2, 1.5, 0.8, 12)
    d.new("日日新5.5升级亮点")
    d.kpis([(f"{f[k]['2024H1']:.1%}", label) for k, label in (("math_gain", "数学推理提升"), ("instruction_gain", "指令跟随提升"), ("language_gain", "语言能力提升"))], 1.1)
    scores = [row for row in tables["模型评测"][3:] if row[0]]
    rows = [["", "Avg.", *map(str, tables["模型评测"][2][2:10])]]
    rows += [[row[0], f"{sum(row[2:10]) / 8:.1f}", *(f"{v:.1f}" for v in row[2:10])] for row in scores]
    d.table(rows, 0.5, 2.6, 8.8, 4)
    d.text("日日新 5o\n定义新的交互模式\nQ: 你能看到眼前的书吗?\nA: 这两页讲的是上海夜景", 9.6, 1.2, 3.2, 5, 12)
    d.new("日日新行业应用落地")
    for n, row in enumerate(row for row in tables["产品"][3:] if row[0]):
        d.text(f"{row[0]}\n{row[1]}", 0.5 + n % 4 * 3.1, 1.3 + n // 4 * 2.6, 3, 2, 14)
    d.new("商汤大模型商业化进展")
    for n, words in enumerate(("725%", "900%", "315%", "百万", "2300+万", "近300万")):
        d.text(f"{words}\n增长与用户数", 0.5 + n % 3 * 4.1, 1.3 + n // 3 * 2.4, 3.9, 2, 24, bold=True)
    d.new("海外业务稳步增长")
    d.kpis([(f"{growth(f['overseas_revenue']):.0%}", "收入同比增长"), (f"{f['overseas_revenue']['2024H1'] / revenue['2024H1']:.0%}", "收入占比")], 1.2)
    d.text("在沙特当地提供AI课程\n在阿布扎比打造端到端沉浸式AIGC体验\n发布多个小语种模型", 0.5, 3, 12, 3, 16)
    d.new("智能汽车：AGI时代的智能汽车技术引领者")
    spans = ["2021FY", "2022FY", "2023FY", "2023H1", "2024H1"]
    d.chart(columns(spans, [auto[p] for p in spans], (5.9, 5), "{:,.1f}"), 0.5, 1.4, 5.9, 5)
    d.text("端到端智驾\n多模态智舱\nAI云 5.4万块GPU", 7, 1.6, 5.5, 4, 16)
    d.new("智能驾驶：端到端智驾方案")
    d.text("UniAD：对标特斯拉FSD的一段式“真·端到端”智驾方案\nUniAD 一镜到底实录", 0.5, 1.3, 12, 1, 16)
    d.new("智能座舱：多模态大模型上车")
    d.text("首包耗时60ms | 推理速度 40Tokens/秒 | 适配主流芯片平台\n支持10种语言交互", 0.5, 1.2, 12, 1, 14)
    for n, row in enumerate(row for row in tables["车型"][3:] if row[0]):
        d.text(f"{row[0]}\n{row[1]}", 0.5 + n * 4.1, 3.6, 3.9, 2, 13)
    d.new("财务回顾")
    d.new("2024年上半年业绩概览")
    places = [(0.5, 1.1), (6.8, 1.1), (0.5, 3.9), (6.8, 3.9)]
    for (key, title), (x, y) in zip((("revenue", "营业收入"), ("gross_profit", "毛利"), ("ebitda", "EBITDA"), ("net_profit", "净亏损")), places, strict=True):
        d.text(f"{title} (人民币百万元)", x, y, 5, 0.3, 14, bold=True)
        d.chart(columns(short, [f[key][p] for p in HALVES], (6, 2.3), growth=True), x, y + 0.35, 6, 2.3)
    d.new("运营支出")
    for (key, title), (x, y) in zip((("rd", "研发费用"), ("admin", "管理费用"), ("selling", "销售费用"), ("operating", "总运营支出")), places, strict=True):
        d.text(f"{title} (人民币百万元)", x, y, 5, 0.3, 14, bold=True)
        d.chart(stacked(short, {"费用 (扣除SBC)": [f[f"{key}_ex_sbc"][p] for p in HALVES], "SBC": [f[f"{key}_sbc"][p] for p in HALVES]}, (6, 2.1)), x, y + 0.35, 6, 2.1)
        total = f[f"{key}_expenses"]
        d.text(f"{growth(total, '2023H1', '2022H1'):.1%}   {growth(total):.1%}", x + 2, y + 2.45, 3, 0.3, 12)
    d.new("周转天数 – 以期末值计算")
    days = {name: [f[key][p] for p in BALANCES] for key, name in (("receivable_days", "应收"), ("inventory_days", "存货"), ("payable_days", "应付"), ("cash_conversion_cycle", "现金循环周期"))}
    d.chart(lines(BALANCES, days, (7.2, 5)), 0.5, 1.3, 7.2, 5)
    d.chart(columns(BALANCES, [f["impairment_ratio"][p] for p in BALANCES], (4.8, 2.4), "{:.1%}"), 8, 1.2, 4.8, 2.4)
    d.chart(columns(short, [f["receivables_collected"][p] for p in HALVES], (4.8, 2.4)), 8, 3.9, 4.8, 2.4)
    d.new("资本支出与现金储备")
    d.chart(columns(short, [f["capex"][p] for p in HALVES], (4, 4.6)), 0.5, 1.3, 4, 4.6)
    d.chart(columns(BALANCES, [f["total_cash"][p] for p in BALANCES], (4, 4.6)), 4.7, 1.3, 4, 4.6)
    d.chart(stacked(BALANCES, {"股权": [f["equity_investments"][p] for p in BALANCES], "债券": [f["debt_investments"][p] for p in BALANCES]}, (4, 4.6)), 8.9, 1.3, 4, 4.6)
    d.new("Q & A")
    d.new("THANKS!")
    d.new("资料来源")
    d.text("\n".join(str(row[3]) for row in tables["资料来源"][3:] if row[0]), 0.5, 1.3, 12, 4, 12)
    d.presentation.save(target)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
