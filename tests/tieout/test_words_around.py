"""所在文字: the words that a number stands among, and not the number again."""

from __future__ import annotations

from generator.lineage.format import FigureRecord, PrintRecord
from generator.pptx_deck.model import Paragraph, Place, Run, Shape, Style, Table
from generator.tieout.traced import TIED, Traced
from generator.tieout.words_around import words_around

FIGURE = FigureRecord("revenue", "营业收入", "2024H1", "0.21", "", ("财务!N5",), "", "", (), "披露", "")
POINT = 12_700


def lines(*texts: str) -> tuple[Paragraph, ...]:
    return tuple(Paragraph((Run(text),)) for text in texts)


def box(name: str, top: int, *texts: str, left: int = 0, placeholder: str | None = None) -> Shape:
    """A box of 100 by 20 points."""
    place = Place(left * POINT, top * POINT, 100 * POINT, 20 * POINT)
    return Shape(name, "text", place, lines(*texts), placeholder=placeholder)


def number(text: str, context: str, shape: str = "kpi", **place: int | str) -> Traced:
    printed = PrintRecord(1, 2, shape, text, text, "", 0, **place)  # type: ignore[arg-type]
    return Traced(TIED, 1, shape, "", text, figure=FIGURE, printed=printed, context=context)


def test_a_sentence_has_a_blank_where_the_number_stands() -> None:
    assert words_around(number("21%", "总收入同比增幅达 21%"), []) == "总收入同比增幅达 ＿＿"
    assert words_around(number("21%", "自 21% 跃升至 60%，提高"), []) == "自 ＿＿ 跃升至 60%，提高"


def test_a_long_sentence_is_told_from_where_the_number_stands() -> None:
    told = words_around(number("365", f"{'甲' * 60}乘以365天{'乙' * 60}"), [])
    assert "乘以＿＿乙" in told and told.startswith("…") and told.endswith("…") and len(told) == 46


def test_a_number_alone_is_told_by_the_label_below_it_without_marks_of_notes() -> None:
    label = Shape("label", "text", Place(0, 22 * POINT, 100 * POINT, 20 * POINT), (
        Paragraph((Run("集团总收入"), Run("1", Style(baseline=30_000)))), *lines("同比增长")))
    shapes = [box("title", 0, "业绩亮点", left=130, placeholder="title"), box("kpi", 0, "21%"), label, box("heading", 0, "收入增长", left=115)]
    assert words_around(number("21%", "21%"), shapes) == "集团总收入 同比增长"


def test_a_box_that_is_far_is_no_label() -> None:
    assert words_around(number("21%", "21%"), [box("kpi", 0, "21%"), box("other", 60, "另一件事")]) == "营业收入"


def test_another_line_of_the_same_box_comes_first() -> None:
    shapes = [box("kpi", 0, "1.1万亿元", "市场规模"), box("label", 20, "别的名称")]
    assert words_around(number("1.1", "1.1万亿元"), shapes) == "市场规模"


def test_a_cell_is_told_by_the_heads_of_its_row_and_column() -> None:
    table = Table(tuple(tuple(lines(text) for text in row) for row in (("模型", "得分"), ("甲", "69.9"), ("乙", "69.9"))))
    shape = Shape("table", "table", None, table=table)
    assert words_around(number("69.9", "69.9", "table", row=2, column=1), [shape]) == "乙 · 得分"


def test_a_point_is_told_by_its_charts_title_its_series_and_its_category() -> None:
    chart = Shape("chart", "picture", None, alt="收入细分，(人民币百万元)。2023年：1")
    point = number("1", "", "chart", series="甲业务", category="2023年")
    assert words_around(point, [chart]) == "收入细分：甲业务 2023年"
    untitled = Shape("chart", "picture", None, alt="2023年：甲业务 1")
    title = box("title", 0, "收入", placeholder="title")
    assert words_around(point, [untitled, title]) == "收入：甲业务 2023年"
