"""What is said of charts in words: each plain setting with its name, its value where nothing is said, and its kind."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from .charts import CHART, STYLE

OFF, ON = "0", "1"


class Setting(NamedTuple):
    """An element that says one thing by its `val`; `usual` is what it is where the element is missing."""

    name: str
    usual: str = ""
    kind: str = STYLE
    words: Mapping[str, str] = {}

    def word(self, value: str) -> str:
        plain = {"true": ON, "false": OFF}.get(value, value)
        return self.words.get(plain, plain)


_YES = {OFF: "no", ON: "yes"}
_HIDDEN = {OFF: "yes", ON: "no"}


def _flag(name: str, usual: str = OFF, kind: str = STYLE) -> Setting:
    return Setting(name, usual, kind, _YES)


SETTINGS: Mapping[str, Setting] = {
    # What is drawn.
    "barDir": Setting("direction", "col", CHART, {"col": "columns", "bar": "bars"}),
    "grouping": Setting(
        "stacking", "standard", CHART,
        {"clustered": "not stacked", "standard": "not stacked", "percentStacked": "stacked to 100%"},
    ),
    "radarStyle": Setting("radar", "standard", CHART), "scatterStyle": Setting("scatter", "lineMarker"),
    "ofPieType": Setting("second plot", "pie", CHART), "splitType": Setting("split by", "auto"),
    "splitPos": Setting("split at"), "secondPieSize": Setting("second plot's size", "75"),
    "varyColors": _flag("a colour for each point"), "gapWidth": Setting("gap", "150"),
    "overlap": Setting("overlap", "0"),
    "gapDepth": Setting("gap in depth", "150"), "shape": Setting("bar shape", "box"), "wireframe": _flag("wireframe"),
    "firstSliceAng": Setting("first slice's angle", "0", CHART), "holeSize": Setting("hole", "10"),
    "bubbleScale": Setting("bubble scale", "100", CHART), "showNegBubbles": _flag("negative bubbles"),
    "sizeRepresents": Setting("bubble size is", "area", CHART), "bubble3D": _flag("bubbles with depth"),
    "smooth": _flag("smoothed line"), "invertIfNegative": _flag("negatives inverted"),
    "explosion": Setting("explosion", "0"),
    "marker": _flag("markers shown"), "symbol": Setting("symbol"), "size": Setting("size"),
    # Axes.
    "delete": Setting("shown", OFF, CHART, _HIDDEN),
    "majorTickMark": Setting("major ticks", "cross"), "minorTickMark": Setting("minor ticks", "cross"),
    "tickLblPos": Setting("tick labels", "nextTo", STYLE, {"nextTo": "beside the axis"}),
    "crosses": Setting("crosses at", "autoZero", CHART), "crossesAt": Setting("crosses at value", "", CHART),
    "crossBetween": Setting("crosses", "between"), "majorUnit": Setting("major unit"),
    "minorUnit": Setting("minor unit"),
    "lblAlgn": Setting("label alignment", "ctr"), "lblOffset": Setting("label distance", "100"),
    "noMultiLvlLbl": _flag("levels not shown"), "tickLblSkip": Setting("labels left out"),
    "tickMarkSkip": Setting("ticks left out"),
    "baseTimeUnit": Setting("time unit"), "majorTimeUnit": Setting("major time unit", "days"),
    "minorTimeUnit": Setting("minor time unit", "days"), "auto": _flag("dates found by itself", ON),
    "min": Setting("minimum", "", CHART), "max": Setting("maximum", "", CHART),
    "logBase": Setting("log scale", "", CHART),
    "orientation": Setting("order", "minMax", CHART, {"minMax": "as usual", "maxMin": "reversed"}),
    "builtInUnit": Setting("display unit", "", CHART), "custUnit": Setting("display unit", "", CHART),
    # Legend, table, the whole.
    "legendPos": Setting("side", "r", STYLE, {"r": "right", "l": "left", "t": "top", "b": "bottom", "tr": "top right"}),
    "overlay": _flag("over the plot"), "showHorzBorder": _flag("lines across"), "showVertBorder": _flag("lines down"),
    "showOutline": _flag("outline"), "showKeys": _flag("legend keys"), "showLeaderLines": _flag("leader lines"),
    "dispBlanksAs": Setting("gaps shown as", "zero", CHART), "plotVisOnly": _flag("hidden cells left out", ON),
    "showDLblsOverMax": _flag("labels over the maximum", ON), "roundedCorners": _flag("rounded corners"),
    "date1904": _flag("dates from 1904"), "style": Setting("chart style", "2"),
    "autoTitleDeleted": _flag("no title by itself"),
    "autoUpdate": _flag("updates by itself"), "dispNaAsBlank": _flag("#N/A as gaps"),
    "rotX": Setting("turned about x"), "rotY": Setting("turned about y"), "rAngAx": _flag("right-angled axes", ON),
    "perspective": Setting("perspective", "30"), "depthPercent": Setting("depth", "100"),
    "hPercent": Setting("height", "100"),
    "thickness": Setting("thickness", "0"),
    # Error bars and trend lines.
    "errDir": Setting("direction"), "errBarType": Setting("ends", "both", CHART),
    "errValType": Setting("kind", "fixedVal", CHART),
    "noEndCap": _flag("without caps"), "val": Setting("amount", "", CHART),
    "trendlineType": Setting("kind", "linear", CHART),
    "period": Setting("period", "2", CHART), "forward": Setting("forward", "0", CHART),
    "backward": Setting("backward", "0", CHART),
    "intercept": Setting("intercept", "", CHART), "dispRSqr": _flag("R² shown", OFF, CHART),
    "dispEq": _flag("equation shown", OFF, CHART),
}  # fmt: skip

THERE: Mapping[str, str] = {
    "majorGridlines": "major gridlines", "minorGridlines": "minor gridlines", "dropLines": "drop lines",
    "hiLowLines": "high-low lines", "serLines": "series lines", "upDownBars": "up/down bars", "upBars": "up bars",
    "downBars": "down bars", "dTable": "data table", "leaderLines": "leader lines", "dispUnits": "display units",
    "dispUnitsLbl": "display unit's label", "errBars": "error bars", "trendline": "trend line",
    "trendlineLbl": "trend line's label",
}  # fmt: skip
"""Elements that are seen by being there."""

WITHIN: Mapping[str, str] = {
    "scaling": "", "marker": "marker", "view3D": "view", "floor": "floor", "sideWall": "side wall",
    "backWall": "back wall",
    "extLst": "", "ext": "", "dataDisplayOptions16": "", "AlternateContent": "", "Choice": "",
}  # fmt: skip
"""Elements that only hold others."""

OF_NO_EFFECT = frozenset(
    {
        # Ids and places in the file; who wrote it; what Excel prints on paper.
        "idx", "order", "axId", "crossAx", "lang", "printSettings", "uniqueId", "formatCode", "ptCount",
        # Where figures come from is compared by the workbook's cells.
        "f", "externalData", "userShapes",
        # An axis stands where the other one crosses it, whatever this says; LibreOffice writes another side.
        "axPos",
        # What programs of before 2010 take in place of the choice beside it.
        "Fallback",
    }
)  # fmt: skip

LABEL_PARTS: Mapping[str, str] = {
    "showDataLabelsRange": "cells", "showSerName": "series", "showCatName": "category", "showVal": "value",
    "showPercent": "percent", "showBubbleSize": "size", "showLegendKey": "legend key",
}  # fmt: skip


def usual_value(name: str) -> str:
    """What a setting is where nothing is said of it, by the words that end its name."""
    ends = [each for each in SETTINGS.values() if name == each.name or name.endswith(f" {each.name}")]
    longest = max(ends, key=lambda each: len(each.name), default=Setting(""))
    return longest.word(longest.usual) or "automatic"
