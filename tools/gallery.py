"""The gallery: every chart kind under hard data, and every block kind in its variants, one page each.

usage: python -m tools.gallery FOLDER

Makes a project folder with a workbook and a template of its own (the example's master), builds its deck, and where
LibreOffice is installed draws all pages on one picture, FOLDER/gallery.png.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from generator import BuildResult, build
from generator.finance.direction import Direction
from generator.workbook.writing.content import MetricRow, MetricSheet, SettingRow, TableSheet, Value, WorkbookContent
from generator.workbook.writing.write import write_workbook
from tools import gallery_charts, gallery_statements

ROOT = Path(__file__).resolve().parents[1]
_YEARS = tuple(f"{year}H1" for year in range(2015, 2025))

# Each row is one hard case; None is a missing period.
CASES: dict[str, tuple[str | None, ...]] = {
    "plain": ("1415", "1433", "1740"),
    "falling": ("1740", "1433", "1415"),
    "losses": ("-2790", "-2640", "-1954"),
    "mixed": ("-120", "80", "-40", "160"),
    "turning": ("-300", "-100", "200"),
    "giant": ("12", "15", "1740", "18"),
    "zeros": ("0", "0", "0"),
    "with_zero": ("140", "0", "174"),
    "missing": ("141", None, "174", None, "190"),
    "ten": ("310", "355", "402", "470", "520", "610", "580", "640", "705", "760"),
    "tiny": ("0.2", "0.3", "0.5"),
    "large": ("123456789", "234567890", "345678901"),
}
_SERIES = tuple(f"series{number}" for number in range(1, 9))


def _values(numbers: tuple[str | None, ...]) -> dict[str, Value]:
    headings = _YEARS[len(_YEARS) - len(numbers) :]
    return {heading: Value(Decimal(n)) for heading, n in zip(headings, numbers, strict=True) if n is not None}


def _rows() -> Iterator[MetricRow]:
    for key, numbers in CASES.items():
        yield MetricRow(key, key, "百万元", "流量", _values(numbers), direction=Direction.PROFIT)
    for number, key in enumerate(_SERIES, 1):
        grown = tuple(str(40 + 37 * number * (step + 1) % 160) for step in range(4))
        yield MetricRow(key, f"第{number}业务板块", "百万元", "流量", _values(grown))
    for number, share in enumerate(("0.34", "0.21", "0.154", "0.11", "0.086", "0.05", "0.03", "0.02"), 1):
        yield MetricRow(f"share{number}", f"服务商{number}有限公司", "%", "比率", {"2024H1": Value(Decimal(share))})
    yield MetricRow("margin", "毛利率", "%", "比率", {p: Value(Decimal("0.45")) for p in _YEARS})


def _content() -> WorkbookContent:
    settings = (
        SettingRow("current_period", "当前报告期", "2024H1"),
        SettingRow("company", "公司名称", "图表与版块样张"),
        SettingRow("template", "模板", "gallery"),
    )
    things = tuple((f"第{n}项产品", "为创作者提供更加便利、完善的工具" if n % 2 else "简短说明", icon)
                   for n, icon in enumerate(("chat", "brush", "code", "office", "people", "bank", "hospital", "car", "robot"), 1))  # fmt: skip
    events = tuple(
        (f"2023-{n:02d}", "自有" if n % 3 else "其他", f"模型 {n}.0", Decimal(n * 37 % 50) / 10, Decimal(n * n % 29))
        for n in range(1, 13)
    )
    return WorkbookContent(
        (),
        settings,
        (
            MetricSheet("数据", "样张数据", _YEARS, (*_rows(), *gallery_charts.step_rows())),
            MetricSheet("季度", "季度数据", gallery_charts.QUARTERS, tuple(gallery_charts.quarterly_rows())),
            gallery_statements.sheet(),
        ),
        (
            *(TableSheet(f"产品{n}", "产品", ("名称", "说明", "图标"), things[:n]) for n in (5, 7, 9)),
            TableSheet("事件", "事件", ("日期", "归属", "名称", "得分", "耗时"), events),
            gallery_statements.kpis(),
        ),
    )


def _chart(kind: str, series: str, more: str = "") -> str:
    return f"kind: {kind}\n  title: {kind}\n  unit: (人民币百万元)\n  series: [{series}]\n{more}  panel: true\n"


_LONG = "总收入重返高增长，同比增幅达 {{ plain.yoy | pct }}，智能汽车业务与其他两大业务版块围绕集团整体战略顺利推进"
_NUMBERS = "    - {value: '{{ plain | yi }}', label: 集团总收入}\n    - {value: '{{ plain.yoy | pct }}', label: 同比增长}\n"
_BLOCKS = {
    "kpis": (
        "指标：横排与竖排",
        f"layout: three-columns\nleft:\n  direction: column\n  align: l\n  kpis:\n{_NUMBERS}middle:\n  panel: true\n"
        f"  stack:\n  - size: figure\n    kpis:\n{_NUMBERS}right:\n  kpis:\n{_NUMBERS}",
    ),
    "table": (
        "表格：十二行",
        "layout: one-body\nbody:\n  table: row in 事件\n  highlight: row.归属 == '其他'\n  columns:\n"
        "    - {heading: 名称, text: '{{ row.名称 }}'}\n    - {heading: 日期, text: '{{ row.日期 | period }}'}\n"
        "    - {heading: 得分, figure: row.得分, best: max}\n    - {heading: 耗时, figure: row.耗时, best: min}\n",
    ),
    "texts": (
        "文字：要点、步骤与图标",
        "layout: three-columns\nleft:\n  heading: 要点\n  bullets:\n"
        + f'    - "{_LONG}"\n' * 4
        + "middle:\n  heading: 步骤\n  steps: row in 产品5\n  date: '{{ row.名称 }}'\n  step: '{{ row.说明 }}'\n"
        "right:\n  columns: 2\n  icons:\n    - {for: row in 产品9, icon: '{{ row.图标 }}', label: '{{ row.名称 }}'}\n",
    ),
    "pictures": (
        "图片：待补充的位置",
        "layout: three-columns\nleft: {picture: portrait, icon: camera}\nmiddle:\n  columns: 1\n  cards:\n"
        "    - {picture: first, icon: car, title: 有图片的卡片}\n    - {picture: second, icon: cloud, title: \"两行的\\n标题\"}\n"
        "right:\n  columns: 1\n  direction: beside\n  icons:\n"
        "    - {for: row in 产品5, icon: '{{ row.图标 }}', label: '{{ row.名称 }}'}\n",
    ),
    "dialogue": (
        "对话",
        "layout: three-columns\nleft:\n  heading: 对话\n  dark: true\n  stack:\n    - dialogue:\n"
        "        - {question: 你能看到眼前的书吗？, answer: 这两页讲的是上海夜景，有外滩、金茂大厦夜景照。}\n"
        "        - {question: 画面中有什么？, answer: 我看到现代大楼，旁边停着火车，周围绿树成荫，还有条铁轨。}\n",
    ),
}


def _pages() -> Iterator[tuple[str, str, str]]:
    """Name, title and the regions of each page."""
    last = "  periods: {every: same-span, last: 10}\n"
    for key in CASES:
        places = ("top_left", "top_right", "bottom_left", "bottom_right")
        kinds = (
            _chart("column", key, last + "  growth: true\n"),
            _chart("column", key, last + "  inset: margin\n"),
            _chart("line", key, last),
            _chart("combination", f"{key}, margin", last),
        )
        body = "".join(f"{place}:\n  {chart}" for place, chart in zip(places, kinds, strict=True))
        yield f"case-{key}", f"一个序列：{key}", f"layout: four-charts\n{body}"
    for count in (3, 5, 8):
        names = ", ".join(_SERIES[:count])
        four = "  periods: {every: same-span, last: 4}\n"
        kinds = (
            _chart("stacked-column", names, four + "  total: sum\n  naming: direct\n"),
            _chart("stacked-column", names, four + "  total: sum\n  naming: legend\n"),
            _chart("grouped-column", names, four + "  naming: legend\n"),
            _chart("line", names, four + "  naming: direct\n"),
        )
        body = "".join(f"{place}:\n  {chart}" for place, chart in zip(places, kinds, strict=True))
        yield f"series-{count}", f"{count}个序列", f"layout: four-charts\n{body}"
    shares = (("left", 4), ("middle", 6), ("right", 8))
    doughnuts = "".join(
        f"{place}:\n  {_chart('doughnut', ', '.join(f'share{n}' for n in range(1, count + 1)), '  mark: share3' + chr(10))}"
        for place, count in shares
    )
    yield "doughnuts", "环形图", f"layout: three-columns\n{doughnuts}"
    ten = "  periods: {every: same-span, last: 10}\n  arrow: true\n"
    yield "forecast", "预测", f"layout: three-columns\nleft:\n  {_chart('forecast-column', 'ten', ten)}"
    yield from gallery_charts.chart_pages(tuple(CASES))
    for count in (5, 7, 9):
        cards = f'body:\n  accent: true\n  cards:\n    - {{for: row in 产品{count}, icon: "{{{{ row.图标 }}}}", title: "{{{{ row.名称 }}}}", text: "{{{{ row.说明 }}}}"}}\n'
        yield f"cards-{count}", f"{count}张卡片", f"layout: one-body\n{cards}"
    timeline = "body:\n  timeline: row in 事件\n  date: row.日期\n  title: \"{{ row.名称 }}\"\n  own: row.归属 == '自有'\n"
    yield "timeline", "时间线：十二个月", f"layout: one-body\n{timeline}"
    kpis = "".join('        - {value: "{{ plain | yi }}", label: "集团总收入\\n同比增长"}\n' for _ in range(5))
    bands = "".join(f"    - heading: 第{n}组\n      kpis:\n{kpis}" for n in range(1, 4))
    yield "bands", "指标带", f"layout: bands\nbands:\n  bands:\n{bands}"
    for name, (title, body) in _BLOCKS.items():
        yield name, title, body
    yield from gallery_statements.pages()
    yield from gallery_charts.block_pages()


def make_project(folder: Path) -> Path:
    """The gallery's project folder; the path of its workbook."""
    template = folder / "templates" / "gallery"
    (template / "slides").mkdir(parents=True, exist_ok=True)
    (folder / "inputs").mkdir(exist_ok=True)
    shutil.copy(ROOT / "templates" / "interim-results" / "master.pptx", template / "master.pptx")
    names = []
    for name, title, body in _pages():
        names.append(name)
        (template / "slides" / f"{name}.yaml").write_text(f'title: "{title}"\n{body}', encoding="utf-8")
    listed = "".join(f"  - {name}\n" for name in names)
    deck = f'title: 样张\nfooter: "{{{{ company }}}}"\nslides:\n{listed}'
    (template / "deck.yaml").write_text(deck, encoding="utf-8")
    workbook = folder / "inputs" / "gallery.xlsx"
    write_workbook(_content(), workbook)
    return workbook


def make_gallery(folder: Path) -> BuildResult:
    """Build the gallery's deck into a folder."""
    return build(make_project(folder), folder / "gallery.pptx", project=folder)


def main(folder: str) -> None:
    from generator.office.libreoffice import find_office

    target = Path(folder)
    result = make_gallery(target)
    print(result.deck, result.summary, *result.findings, sep="\n")
    if find_office() and result.deck is not None:
        from PIL import Image

        from generator.office.preview import preview
        from tools.contact_sheet import contact_sheet

        sheet = contact_sheet(preview(result.deck, target / "pages", pdf=False, dpi=72).pages)
        sheet.quantize(128, dither=Image.Dither.NONE).save(target / "gallery.png", optimize=True)


if __name__ == "__main__":
    main(sys.argv[1])
