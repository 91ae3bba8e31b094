"""A deck of native charts, and edits of them whose changes are known."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pptx
from lxml import etree
from pptx.chart.data import BubbleChartData, CategoryChartData, XyChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.enum.dml import MSO_LINE
from pptx.presentation import Presentation
from pptx.util import Inches, Pt

from generator.office.deck_package import parse

from .edits import Edit

C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_KINDS = {
    "columns": XL_CHART_TYPE.COLUMN_CLUSTERED, "stacked": XL_CHART_TYPE.BAR_STACKED, "line": XL_CHART_TYPE.LINE_MARKERS,
    "area": XL_CHART_TYPE.AREA, "pie": XL_CHART_TYPE.PIE, "doughnut": XL_CHART_TYPE.DOUGHNUT, "radar": XL_CHART_TYPE.RADAR,
}  # fmt: skip
YEARS = ("2022", "2023", "2024")


def make_chart_deck(path: Path) -> Path:
    """A chart a slide, of each usual kind; the last ones with levels, repeated categories and two series of one name."""
    deck = pptx.Presentation()
    for name, kind in _KINDS.items():
        _add(deck, name, kind, _figures(YEARS))
    _add(deck, "scatter", XL_CHART_TYPE.XY_SCATTER, _pairs(XyChartData()))
    _add(deck, "bubble", XL_CHART_TYPE.BUBBLE, _pairs(BubbleChartData()))
    _add(deck, "levels", XL_CHART_TYPE.COLUMN_CLUSTERED, _levels())
    _add(deck, "repeated", XL_CHART_TYPE.COLUMN_CLUSTERED, _figures(("H1", "H2", "H1", "H2")))
    _add(deck, "namesakes", XL_CHART_TYPE.COLUMN_CLUSTERED, _figures(YEARS, ("收入", "收入")))
    labelled = chart(deck, "columns")
    labelled.has_title = True
    labelled.chart_title.text_frame.text = "集团收入"
    labelled.value_axis.has_title = True
    labelled.value_axis.axis_title.text_frame.text = "亿元"
    labelled.has_legend = True
    labelled.plots[0].has_data_labels = True
    labelled.plots[0].data_labels.show_value = True
    deck.save(str(path))
    return path


def _figures(categories: tuple[str, ...], names: tuple[str, str] = ("收入", "毛利")) -> CategoryChartData:
    figures = CategoryChartData()
    figures.categories = categories
    figures.add_series(names[0], [110 + 10 * index for index in range(len(categories))])
    figures.add_series(names[1], [40 + 5 * index for index in range(len(categories))])
    return figures


def _pairs(figures: Any, second: float = 5) -> Any:
    series = figures.add_series("客户")
    for x, y, size in ((1, 10, 3), (2, 25, second), (3, 45, 8)):
        series.add_data_point(*((x, y, size) if isinstance(figures, BubbleChartData) else (x, y)))
    return figures


def _levels() -> CategoryChartData:
    figures = CategoryChartData()
    for year in ("2023", "2024"):
        category = figures.add_category(year)
        category.add_sub_category("H1")
        category.add_sub_category("H2")
    figures.add_series("收入", (10, 20, 30, 40))
    return figures


def _add(deck: Any, name: str, kind: Any, figures: Any) -> None:
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.title.text = f"{name} chart"
    frame = slide.shapes.add_chart(kind, Inches(1), Inches(1.5), Inches(8), Inches(5), figures)
    frame.name = name


def chart(deck: Any, name: str) -> Any:
    return next(shape.chart for slide in deck.slides for shape in slide.shapes if shape.has_chart and shape.name == name)


def root(deck: Any, name: str) -> Any:
    return chart(deck, name)._chartSpace


def _c(text: str) -> Any:
    """An element of a chart from its writing."""
    return parse(f'<x xmlns:c="{C}" xmlns:a="{A}">{text}</x>'.encode())[0]


def _one(deck: Any, name: str, path: str) -> Any:
    return root(deck, name).xpath(path)[0]


def _set(name: str, path: str, value: str) -> Callable[[Presentation], None]:
    def edit(deck: Presentation) -> None:
        _one(deck, name, path).set("val", value)

    return edit


def _put(name: str, path: str, text: str, before: tuple[str, ...] = ()) -> Callable[[Presentation], None]:
    """Put an element into another: before the first of some, else at the end."""

    def edit(deck: Presentation) -> None:
        holder = _one(deck, name, path)
        following = next((each for each in holder if etree.QName(each).localname in before), None)
        holder.append(_c(text)) if following is None else following.addprevious(_c(text))

    return edit


def _gone(name: str, path: str) -> Callable[[Presentation], None]:
    def edit(deck: Presentation) -> None:
        element = _one(deck, name, path)
        element.getparent().remove(element)

    return edit


def _by(name: str, act: Callable[[Any], object]) -> Callable[[Presentation], None]:
    """What python-pptx does with a chart."""

    def edit(deck: Presentation) -> None:
        act(chart(deck, name))

    return edit


def _assign(name: str, find: Callable[[Any], Any], attribute: str, value: object) -> Callable[[Presentation], None]:
    return _by(name, lambda one: setattr(find(one), attribute, value))


def _replaced(name: str, figures: Callable[[], Any]) -> Callable[[Presentation], None]:
    return _by(name, lambda one: one.replace_data(figures()))


def _changed(series: int, point: int, value: float, categories: tuple[str, ...] = YEARS, names: tuple[str, str] = ("收入", "毛利")) -> Any:
    figures = CategoryChartData()
    figures.categories = categories
    rows = [[110 + 10 * index for index in range(len(categories))], [40 + 5 * index for index in range(len(categories))]]
    rows[series][point] = value  # type: ignore[call-overload]
    for name, row in zip(names, rows, strict=True):
        figures.add_series(name, row)
    return figures


def _of(categories: tuple[str, ...], **rows: tuple[float, ...]) -> Any:
    figures = CategoryChartData()
    figures.categories = categories
    for name, row in rows.items():
        figures.add_series(name, row)
    return figures


def _levels_changed(deck: Presentation) -> None:
    figures = CategoryChartData()
    for year in ("2023", "2024"):
        category = figures.add_category(year)
        category.add_sub_category("H1")
        category.add_sub_category("H2")
    figures.add_series("收入", (10, 99, 30, 40))
    chart(deck, "levels").replace_data(figures)


def _type_over(name: str, point: int, text: str) -> Callable[[Presentation], None]:
    def edit(deck: Presentation) -> None:
        chart(deck, name).plots[0].series[0].points[point].data_label.text_frame.text = text

    return edit


def _workbook(deck: Presentation, change: Callable[[Any], None], name: str = "line") -> None:
    part = chart(deck, name).part.chart_workbook.xlsx_part
    book = openpyxl.load_workbook(io.BytesIO(part.blob))
    change(book.active)
    content = io.BytesIO()
    book.save(content)
    part._blob = content.getvalue()


def _unlike(deck: Presentation) -> None:
    _workbook(deck, lambda sheet: sheet.__setitem__("B3", 777))


def _beside(deck: Presentation) -> None:
    _workbook(deck, lambda sheet: sheet.__setitem__("H9", "成本 31.4"))


def _without_workbook(deck: Presentation) -> None:
    space = root(deck, "line")
    space.remove(space.find(f"{{{C}}}externalData"))


def _linked(deck: Presentation) -> None:
    part = chart(deck, "line").part
    external = root(deck, "line").find(f"{{{C}}}externalData")
    relation = part.relate_to("file:///C:/figures.xlsx", "http://schemas.openxmlformats.org/officeDocument/2006/relationships/oleObject", is_external=True)
    external.set("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id", relation)


def _from_cells(deck: Presentation) -> None:
    texts = ("110 甲", "120 乙", "130 丙")
    _workbook(deck, lambda sheet: [sheet.__setitem__(f"D{row}", text) for row, text in enumerate(texts, 2)], "columns")
    series = _one(deck, "columns", "//c:ser[1]")
    space = "http://schemas.microsoft.com/office/drawing/2012/chart"
    range_of = "".join(f'<c:pt idx="{index}"><c:v>{text}</c:v></c:pt>' for index, text in enumerate(texts))
    labels = _c('<c:dLbls><c:showLegendKey val="0"/><c:showVal val="0"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/>'
                f'<c:showBubbleSize val="0"/><c:extLst><c:ext uri="{{CE6537A1-D6FC-4f65-9D91-7224C49458BB}}" xmlns:c15="{space}">'
                '<c15:showDataLabelsRange val="1"/></c:ext></c:extLst></c:dLbls>')  # fmt: skip
    series.find(f"{{{C}}}cat").addprevious(labels)
    series.append(_c(f'<c:extLst><c:ext uri="{{02D57815-91ED-43cb-92C2-25804820EDAC}}" xmlns:c15="{space}"><c15:datalabelsRange>'
                     f"<c15:f>Sheet1!$D$2:$D$4</c15:f><c15:dlblRangeCache><c:ptCount val='3'/>{range_of}</c15:dlblRangeCache>"
                     "</c15:datalabelsRange></c:ext></c:extLst>"))  # fmt: skip


def _to_second_axis(deck: Presentation) -> None:
    """The second series as a line against an axis of its own."""
    area = _one(deck, "columns", "//c:plotArea")
    second = _one(deck, "columns", "//c:ser[2]")
    second.getparent().remove(second)
    line = _c('<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/><c:marker val="1"/><c:axId val="71"/><c:axId val="72"/></c:lineChart>')
    line.insert(2, second)
    area.find(f"{{{C}}}catAx").addprevious(line)
    axis = '<c:{kind}><c:axId val="{own}"/><c:scaling/><c:delete val="{hidden}"/><c:axPos val="{side}"/><c:crossAx val="{other}"/></c:{kind}>'
    area.append(_c(axis.format(kind="valAx", own=72, other=71, hidden=0, side="r")))
    area.append(_c(axis.format(kind="catAx", own=71, other=72, hidden=1, side="b")))


_LABELS = "//c:barChart/c:dLbls"
_VALUE, _CATEGORY = "//c:valAx", "//c:catAx"
_BEFORE_LABELS = ("trendline", "errBars", "cat", "val", "xVal", "yVal")
_RED = RGBColor(0xC0, 0x00, 0x00)

EDITS = (
    # Figures.
    Edit("a value", "chart", "point 收入 2023: 120 → 999", _replaced("columns", lambda: _changed(0, 1, 999))),
    Edit("a value below levels", "chart", "point 收入 2023 H2: 20 → 99", _levels_changed),
    Edit("a value at the first of two categories of a name", "chart", "point 收入 H1: 110 → 99", _replaced("repeated", lambda: _changed(0, 0, 99, ("H1", "H2", "H1", "H2")))),
    Edit("a value at the second of two categories of a name", "chart", "point 毛利 H2 (2): 55 → 7", _replaced("repeated", lambda: _changed(1, 3, 7, ("H1", "H2", "H1", "H2")))),
    Edit("a value of the first of two series of a name", "chart", "point 收入 2022: 110 → 77", _replaced("namesakes", lambda: _changed(0, 0, 77, names=("收入", "收入")))),
    Edit("a value of the second of two series of a name", "chart", "point 收入 (2) 2024: 50 → 77", _replaced("namesakes", lambda: _changed(1, 2, 77, names=("收入", "收入")))),
    Edit("a series more", "chart", "series 净利: + 2022 1", _replaced("line", lambda: _of(YEARS, 收入=(110, 120, 130), 毛利=(40, 45, 50), 净利=(1, 2, 3)))),
    Edit("a series less", "chart", "series 毛利: - 2022 40", _replaced("area", lambda: _of(YEARS, 收入=(110, 120, 130)))),
    Edit("a series renamed", "chart", "series: 毛利 → 利润", _replaced("line", lambda: _of(YEARS, 收入=(110, 120, 130), 利润=(40, 45, 50)))),
    Edit("a category put in", "chart", "category 2021: + 收入 9；毛利 8", _replaced("line", lambda: _of(("2021", *YEARS), 收入=(9, 110, 120, 130), 毛利=(8, 40, 45, 50)))),
    Edit("a category less", "chart", "category 2023: - 收入 120；毛利 45", _replaced("line", lambda: _of(("2022", "2024"), 收入=(110, 130), 毛利=(40, 50)))),
    Edit("a category renamed", "chart", "category: 2023 → 2023年", _replaced("line", lambda: _of(("2022", "2023年", "2024"), 收入=(110, 120, 130), 毛利=(40, 45, 50)))),
    Edit("categories in another order", "chart", "order of category: 2022；2023；2024 → 2024；2022；2023", _replaced("line", lambda: _of(("2024", "2022", "2023"), 收入=(130, 110, 120), 毛利=(50, 40, 45)))),
    Edit("a bubble's size", "chart", "客户 2 size: 5 → 50", _replaced("bubble", lambda: _pairs(BubbleChartData(), 50))),
    # Words.
    Edit("the title", "chart", "title: 集团收入 → 集团毛利", _by("columns", lambda one: setattr(one.chart_title.text_frame.paragraphs[0].runs[0], "text", "集团毛利"))),
    Edit("an axis' title", "chart", "title of the value axis: 亿元 → 万元", _by("columns", lambda one: setattr(one.value_axis.axis_title.text_frame.paragraphs[0].runs[0], "text", "万元"))),
    Edit("an axis' title put in", "chart", "title of the category axis: + 年度", _by("line", lambda one: setattr(one.category_axis.axis_title.text_frame, "text", "年度"))),
    Edit("a label typed over", "chart", "label of 收入 2023 that is not its value (120): 120 → 999", _type_over("line", 1, "999")),
    Edit("a label with a word", "chart", "label of 收入 2023: 120 → 120 调整后", _type_over("line", 1, "120 调整后")),
    Edit("labels on", "chart", "all series labels: none → value", _by("line", lambda one: setattr(one.plots[0], "has_data_labels", True))),
    Edit("labels off", "chart", "all series labels: value → none", _gone("columns", _LABELS)),
    Edit("labels of the category", "chart", "labels: value → category, value", _set("columns", f"{_LABELS}/c:showCatName", "1")),
    Edit("labels' format", "chart", "label number format: automatic → 0.0%", _assign("columns", lambda one: one.plots[0].data_labels, "number_format", "0.0%")),
    Edit("labels' position", "style", "label position: automatic → inside end", _assign("columns", lambda one: one.plots[0].data_labels, "position", XL_LABEL_POSITION.INSIDE_END)),
    Edit("labels' size", "style", "label size", _by("columns", lambda one: setattr(one.plots[0].data_labels.font, "size", Pt(20)))),
    # Axes.
    Edit("a truncated axis", "chart", "value axis minimum (begins above zero): automatic → 100", _assign("columns", lambda one: one.value_axis, "minimum_scale", 100)),
    Edit("an axis' minimum", "chart", "value axis minimum: automatic → 0", _assign("columns", lambda one: one.value_axis, "minimum_scale", 0)),
    Edit("an axis' maximum", "chart", "value axis maximum: automatic → 500", _assign("columns", lambda one: one.value_axis, "maximum_scale", 500)),
    Edit("an axis hidden", "chart", "value axis shown: yes → no", _assign("columns", lambda one: one.value_axis, "visible", False)),
    Edit("an axis reversed", "chart", "category axis order: as usual → reversed", _assign("line", lambda one: one.category_axis, "reverse_order", True)),
    Edit("a log scale", "chart", "value axis log scale: automatic → 10", _put("line", f"{_VALUE}/c:scaling", '<c:logBase val="10"/>')),
    Edit("the major unit", "style", "value axis: major unit: automatic → 25", _assign("line", lambda one: one.value_axis, "major_unit", 25)),
    Edit("the minor unit", "style", "value axis: minor unit", _assign("line", lambda one: one.value_axis, "minor_unit", 5)),
    Edit("an axis' format", "chart", "value axis number format: automatic → 0.00", _by("line", lambda one: setattr(one.value_axis.tick_labels, "number_format", "0.00") or setattr(one.value_axis.tick_labels, "number_format_is_linked", False))),
    Edit("no gridlines", "style", "value axis: major gridlines: yes → no", _assign("line", lambda one: one.value_axis, "has_major_gridlines", False)),
    Edit("minor gridlines", "style", "minor gridlines: no → yes", _assign("line", lambda one: one.value_axis, "has_minor_gridlines", True)),
    Edit("gridlines coloured", "style", "major gridlines line", _by("line", lambda one: setattr(one.value_axis.major_gridlines.format.line.color, "rgb", _RED))),
    Edit("tick labels elsewhere", "style", "tick labels: beside the axis → low", _assign("line", lambda one: one.category_axis, "tick_label_position", XL_TICK_LABEL_POSITION.LOW)),
    Edit("ticks", "style", "major ticks", _assign("line", lambda one: one.value_axis, "major_tick_mark", XL_TICK_MARK.INSIDE)),
    Edit("tick labels turned", "style", "text rotation: automatic → -45°", _put("columns", _CATEGORY, '<c:txPr><a:bodyPr rot="-2700000"/><a:lstStyle/><a:p><a:pPr><a:defRPr/></a:pPr></a:p></c:txPr>', ("crossAx",))),
    Edit("an axis' line", "style", "category axis: line", _by("line", lambda one: setattr(one.category_axis.format.line.color, "rgb", _RED))),
    Edit("display units", "chart", "display unit", _put("line", _VALUE, '<c:dispUnits><c:builtInUnit val="thousands"/></c:dispUnits>')),
    Edit("where axes cross", "chart", "crosses at", _set("line", f"{_CATEGORY}/c:crosses", "max")),
    # The kind.
    Edit("stacked to 100%", "chart", "stacking: stacked → stacked to 100%", _set("stacked", "//c:grouping", "percentStacked")),
    Edit("columns to bars", "chart", "direction: columns → bars", _set("columns", "//c:barDir", "bar")),
    Edit("a second axis", "chart", "kind: barChart → barChart, lineChart", _to_second_axis),
    Edit("gap", "style", "gap: 150 → 40", _assign("columns", lambda one: one.plots[0], "gap_width", 40)),
    Edit("overlap", "style", "overlap: 0 → 30", _assign("columns", lambda one: one.plots[0], "overlap", 30)),
    Edit("a colour for each point", "style", "a colour for each point", _set("pie", "//c:varyColors", "0")),
    Edit("the first slice's angle", "chart", "first slice's angle: 0 → 90", _put("pie", "//c:pieChart", '<c:firstSliceAng val="90"/>')),
    Edit("the hole", "style", "hole: 50 → 80", _set("doughnut", "//c:holeSize", "80")),
    Edit("bubbles' scale", "chart", "bubble scale: 100 → 40", _set("bubble", "//c:bubbleScale", "40")),
    # Colours, lines, markers.
    Edit("a series' colour", "style", "series 收入: fill: 4F81BD → C00000", _by("columns", lambda one: (one.plots[0].series[0].format.fill.solid(), setattr(one.plots[0].series[0].format.fill.fore_color, "rgb", _RED)))),
    Edit("a point's colour", "style", "point 收入 2023: fill: automatic → C00000", _by("columns", lambda one: (one.plots[0].series[0].points[1].format.fill.solid(), setattr(one.plots[0].series[0].points[1].format.fill.fore_color, "rgb", _RED)))),
    Edit("a slice's colour", "style", "point 收入 2023: fill: C0504D → C00000", _by("pie", lambda one: (one.plots[0].series[0].points[1].format.fill.solid(), setattr(one.plots[0].series[0].points[1].format.fill.fore_color, "rgb", _RED)))),
    Edit("a line's width", "style", "series 收入: line width", _assign("line", lambda one: one.plots[0].series[0].format.line, "width", Pt(6))),
    Edit("a line's dashes", "style", "series 收入: dash: automatic → dash", _assign("line", lambda one: one.plots[0].series[0].format.line, "dash_style", MSO_LINE.DASH)),
    Edit("a line's colour", "style", "series 收入: line", _by("line", lambda one: setattr(one.plots[0].series[0].format.line.color, "rgb", _RED))),
    Edit("a marker", "style", "marker symbol: automatic → diamond", _assign("line", lambda one: one.plots[0].series[0].marker, "style", XL_MARKER_STYLE.DIAMOND)),
    Edit("a marker's size", "style", "marker size: automatic → 14", _assign("line", lambda one: one.plots[0].series[0].marker, "size", 14)),
    Edit("a smoothed line", "style", "smoothed line: no → yes", _assign("line", lambda one: one.plots[0].series[0], "smooth", True)),
    Edit("explosion", "style", "explosion: 0 → 25", _put("pie", "//c:ser[1]", '<c:explosion val="25"/>', ("cat",))),
    Edit("error bars", "chart", "series 收入 error bars: no → yes", _put("columns", "//c:ser[1]", '<c:errBars><c:errBarType val="both"/><c:errValType val="percentage"/><c:val val="5"/></c:errBars>', ("cat",))),
    Edit("a trend line", "chart", "series 收入 trend line: no → yes", _put("columns", "//c:ser[1]", '<c:trendline><c:trendlineType val="linear"/><c:dispRSqr val="0"/><c:dispEq val="0"/></c:trendline>', ("cat",))),
    Edit("drop lines", "style", "drop lines: no → yes", _put("line", "//c:lineChart", "<c:dropLines/>", ("marker", "axId"))),
    Edit("up/down bars", "chart", "up/down bars: no → yes", _put("line", "//c:lineChart", '<c:upDownBars><c:gapWidth val="150"/><c:upBars/><c:downBars/></c:upDownBars>', ("marker", "axId"))),
    # Legend, table, plot, workbook.
    Edit("no legend", "chart", "legend shown: yes → no", _assign("columns", lambda one: one, "has_legend", False)),
    Edit("the legend elsewhere", "style", "legend: side: right → bottom", _assign("columns", lambda one: one.legend, "position", XL_LEGEND_POSITION.BOTTOM)),
    Edit("a legend's entry left out", "chart", "legend entry 2", _put("columns", "//c:legend", '<c:legendEntry><c:idx val="1"/><c:delete val="1"/></c:legendEntry>', ("layout", "overlay"))),
    Edit("the data table", "chart", "data table: no → yes", _put("columns", "//c:plotArea", '<c:dTable><c:showHorzBorder val="1"/><c:showVertBorder val="1"/><c:showOutline val="1"/><c:showKeys val="1"/></c:dTable>')),
    Edit("the plot's place", "style", "plot: place", lambda deck: _one(deck, "line", "//c:plotArea").insert(0, _c('<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/><c:x val="0.1"/><c:y val="0.1"/><c:w val="0.5"/><c:h val="0.5"/></c:manualLayout></c:layout>'))),
    Edit("gaps", "chart", "gaps shown as", _set("line", "//c:dispBlanksAs", "span")),
    Edit("the text's size", "style", "text size", _by("line", lambda one: setattr(one.font, "size", Pt(9)))),
    Edit("the workbook unlike the chart", "chart", "workbook against the chart: agrees with the chart → Sheet1!B3: 777, in the chart 120", _unlike),
    Edit("the workbook beyond the chart", "chart", "H9: empty → Sheet1!H9: 成本 31.4", _beside),
    Edit("no workbook", "chart", "workbook: - within the deck", _without_workbook),
    Edit("labels from cells", "chart", "labels: 收入 2022 110 → 110 甲；收入 2023 120", _from_cells),
    Edit("what nobody reads", "chart", "formatting that diff does not read (1): clrMapOvr", _put("line", "/c:chartSpace", '<c:clrMapOvr bg1="dk1" tx1="lt1" bg2="dk2" tx2="lt2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>', ("chart",))),
)  # fmt: skip
"""Edits of the deck of charts: each is one change."""
