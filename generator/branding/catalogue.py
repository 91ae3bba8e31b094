"""The layouts that slide files are written for: regions in points on a page of 960 × 540, twelve columns with margins
of half an inch; on another master they are set out on its own page."""

from __future__ import annotations

from dataclasses import dataclass, replace

Area = tuple[float, float, float, float]


@dataclass(frozen=True)
class Style:
    """Size in points, the least size to shrink to, weight, colour by its name in the theme, the largest to grow to."""

    size: float
    least: float
    bold: bool = False
    colour: str = "tx1"
    most: float = 0.0


STYLES = {
    "title": Style(26, 20, True, "tx2"),
    "kpi": Style(39, 24, True, "accent1", 56),
    "number": Style(36, 24, True, "accent1"),
    "figure": Style(26, 18, True, "accent1", 32),
    "unit": Style(16, 12, True, "accent1", 22),
    "heading": Style(16, 13, True, "tx2", 20),
    "subheading": Style(13, 11, True, "tx2", 16),
    "body": Style(13, 10.5, most=17),
    "label": Style(12, 10, False, "accent6", 15),
    "small": Style(11, 9.5, False, "tx1"),
    "note": Style(9, 9, False, "accent6"),
}


@dataclass(frozen=True)
class Region:
    """A named place of a layout, a placeholder."""

    name: str
    area: Area
    style: Style
    kind: str = "body"
    align: str = "l"
    anchor: str = "t"
    fill: str = ""
    inset: float = 0
    columns: int = 1
    prompt: str = "文字"


@dataclass(frozen=True)
class Layout:
    """A layout: its regions in reading order, and its ground where that is not the page's."""

    name: str
    regions: tuple[Region, ...]
    background: str = ""


def _title(style: Style = STYLES["title"]) -> Region:
    return Region("title", (36, 30, 888, 40), style, kind="title", anchor="ctr", prompt="标题")


# A line that keeps its size, however much the texts of its slide grow.
_HEADING, _LABEL, _NOTE = (replace(STYLES[name], most=0.0) for name in ("heading", "label", "note"))
_PALE_NOTE = Style(9, 9, False, "accent2")


def _foot(note: Style, left: float = 36, wide: float = 0) -> tuple[Region, Region]:
    """Footer and page number, in boxes with room for their lines."""
    wide = wide or 960 - 2 * left
    return (
        Region("footer", (left, 507, min(wide - 70, 640), 22), note, kind="ftr", anchor="ctr", prompt="公司与标题"),
        Region("page", (left + wide - 60, 507, 60, 22), note, kind="sldNum", anchor="ctr", align="r", prompt="页码"),
    )


_FOOT = (Region("notes", (36, 468, 888, 38), _NOTE, anchor="b", prompt="备注"), *_foot(_NOTE))


def _content(name: str, *regions: Region) -> Layout:
    return Layout(name, (_title(), *regions, *_FOOT))


def _dark(name: str, *regions: Region, words: float) -> Layout:
    """A page on the brand colour; `words` is how wide its footnotes, footer and page number go, clear of a picture."""
    title = _title(Style(26, 20, True, "bg1"))
    foot = (Region("notes", (36, 468, words, 38), _PALE_NOTE, anchor="b", prompt="备注"), *_foot(_PALE_NOTE, 36, words))
    return Layout(name, (title, *regions, *foot), "tx2")


def _place(name: str, x: float, y: float, w: float, h: float) -> Region:
    """A region for any block: chart, table, cards, text."""
    return Region(name, (x, y, w, h), STYLES["body"], kind="", prompt="图、表或文字")


def _subtitle() -> Region:
    return Region("subtitle", (36, 70, 780, 20), _LABEL, anchor="ctr", prompt="副标题")


_THIRD = (888 - 32) / 3

_WHITE_TITLE = Style(44, 30, True, "bg1")
_PALE = Style(18, 14, False, "accent2")

_LOGO = Region("logo", (60, 52, 240, 48), STYLES["body"], kind="", prompt="标志")

LAYOUTS: tuple[Layout, ...] = (
    Layout(
        "cover",
        (
            _LOGO,
            Region("company", (60, 132, 700, 28), _PALE, anchor="b", prompt="公司"),
            Region("title", (60, 170, 760, 70), _WHITE_TITLE, kind="ctrTitle", anchor="ctr", prompt="标题"),
            Region("slogan", (60, 262, 700, 30), Style(20, 16, False, "bg1"), anchor="ctr", prompt="口号"),
            Region("date", (60, 440, 400, 24), Style(14, 12, False, "accent2"), anchor="ctr", prompt="日期"),
        ),
        "tx2",
    ),
    _content(
        "statement",
        Region("body", (58, 100, 844, 360), Style(13.5, 10.5, most=16), columns=2, prompt="正文"),
    ),
    _content("bands", _place("bands", 36, 81, 888, 376)),
    _content(
        "three-columns",
        _place("left", 36, 81, _THIRD, 381),
        _place("middle", 36 + _THIRD + 16, 81, _THIRD, 381),
        _place("right", 36 + 2 * _THIRD + 32, 81, _THIRD, 381),
    ),
    _content(
        "chart-and-highlights",
        _subtitle(),
        _place("chart", 36, 98, 572, 364),
        Region("highlights", (634, 98, 290, 364), STYLES["body"], fill="bg2", inset=22, prompt="亮点"),
    ),
    _dark(
        "picture-and-kpis",
        Region("headline", (36, 84, 400, 76), Style(24, 18, True, "accent2"), anchor="t", prompt="标语"),
        _place("kpis", 36, 168, 400, 292),
        _place("picture", 470, 0, 490, 540),
        Region("status", (700, 8, 224, 20), _NOTE, prompt="状态标记"),
        words=410,
    ),
    _content(
        "charts-and-lists",
        _place("chart_left", 36, 81, 436, 196),
        _place("chart_right", 488, 81, 436, 196),
        Region("list_left", (36, 290, 436, 172), STYLES["body"], fill="bg2", inset=16, prompt="列表"),
        Region("list_right", (488, 290, 436, 172), STYLES["body"], fill="bg2", inset=16, prompt="列表"),
    ),
    _content("one-body", _place("body", 36, 81, 888, 381)),
    _content(
        "table-and-panel",
        _place("kpis", 36, 81, 632, 84),
        _place("table", 36, 172, 632, 290),
        _place("panel", 684, 81, 240, 381),
    ),
    _content(
        "body-and-line",
        _place("body", 36, 81, 888, 336),
        Region("line", (36, 428, 888, 34), _HEADING, align="ctr", anchor="ctr", fill="accent5", prompt="一句"),
    ),
    _content(
        "headline-and-cards",
        Region("headline", (36, 84, 520, 64), Style(18, 14, True, "tx2"), anchor="ctr", prompt="两句"),
        _place("kpis", 572, 74, 352, 82),
        _place("body", 36, 162, 888, 300),
    ),
    _content(
        "chart-and-cards",
        Region("subtitle", (36, 73, 888, 22), _HEADING, anchor="ctr", prompt="副标题"),
        _place("chart", 36, 102, 428, 360),
        _place("cards", 488, 102, 436, 360),
    ),
    _dark(
        "picture",
        Region("lead", (36, 72, 888, 24), Style(16, 13, True, "accent2"), anchor="ctr", prompt="一句"),
        _place("picture", 0, 108, 960, 360),
        Region("caption", (36, 476, 888, 22), Style(12, 10, False, "accent2"), anchor="ctr", prompt="图注"),
        words=888,
    ),
    _content(
        "leads-and-panels",
        _place("lead_left", 36, 78, 436, 70),
        _place("lead_right", 488, 78, 436, 70),
        _place("panels", 36, 156, 888, 172),
        _place("cards", 36, 338, 888, 124),
    ),
    _content(
        "four-charts",
        _place("top_left", 36, 78, 436, 190),
        _place("top_right", 488, 78, 436, 190),
        _place("bottom_left", 36, 278, 436, 190),
        _place("bottom_right", 488, 278, 436, 190),
    ),
    _content(
        "one-and-two",
        _place("left", 36, 81, 524, 381),
        _place("top_right", 576, 81, 348, 184),
        _place("bottom_right", 576, 277, 348, 185),
    ),
    Layout(
        "divider",
        (
            Region("number", (60, 150, 200, 56), Style(40, 28, True, "accent2"), anchor="b", prompt="章号"),
            Region("title", (60, 212, 420, 64), Style(40, 28, True, "bg1"), kind="title", anchor="ctr", prompt="章节"),
            Region("contents", (520, 120, 380, 300), Style(16, 12, False, "bg1"), anchor="ctr", prompt="本章内容"),
            *_foot(_PALE_NOTE, 60),
        ),
        "tx2",
    ),
    Layout(
        "question",
        (
            Region("title", (60, 205, 840, 80), Style(60, 40, True, "bg1"), kind="title", anchor="ctr", prompt="问答"),
            *_foot(_PALE_NOTE, 60),
        ),
        "tx2",
    ),
    Layout(
        "question-and-picture",
        (
            Region("title", (60, 205, 380, 80), Style(60, 40, True, "bg1"), kind="title", anchor="ctr", prompt="问答"),
            _place("picture", 470, 0, 490, 540),
            Region("status", (700, 8, 224, 20), _NOTE, prompt="状态标记"),
            *_foot(_PALE_NOTE, 60),
        ),
        "tx2",
    ),
    Layout(
        "closing",
        (
            _LOGO,
            Region("title", (60, 176, 760, 70), Style(48, 30, True, "bg1"), kind="ctrTitle", anchor="ctr"),
            Region("slogan", (60, 270, 700, 30), Style(20, 16, False, "bg1"), anchor="ctr", prompt="口号"),
            Region("contact", (60, 340, 560, 76), Style(14, 11, False, "accent2"), anchor="t", prompt="投资者联系方式"),
            Region("date", (60, 440, 400, 24), Style(14, 12, False, "accent2"), anchor="ctr", prompt="日期"),
        ),
        "tx2",
    ),
    Layout(
        "text-styles",
        tuple(
            Region(name, (36, 30 + 48 * number, 400, 44), style, prompt=name)
            for number, (name, style) in enumerate(STYLES.items())
        ),
    ),
)
