"""Shapes are called by their words on the slide."""

from __future__ import annotations

from generator.differ.called import SlideWords
from generator.office.emu import EMU_PER_POINT
from generator.pptx_deck.model import Paragraph, Place, Run, Shape, Style


def text(name: str, at: tuple[int, int], *lines: str, placeholder: str | None = None) -> Shape:
    """A box of 100 by 40 points at a place in points."""
    place = Place(at[0] * EMU_PER_POINT, at[1] * EMU_PER_POINT, 100 * EMU_PER_POINT, 40 * EMU_PER_POINT)
    return Shape(name, "text", place, tuple(Paragraph((Run(line),)) for line in lines), placeholder=placeholder)


def chart(name: str, at: tuple[int, int], alt: str = "2024年：3") -> Shape:
    place = Place(at[0] * EMU_PER_POINT, at[1] * EMU_PER_POINT, 100 * EMU_PER_POINT, 100 * EMU_PER_POINT)
    return Shape(name, "picture", place, alt=alt)


def test_a_bare_figure_is_called_by_the_label_under_it_and_not_by_the_heading_beside() -> None:
    figure, label = text("kpi 3", (110, 0), "40%"), text("label 3", (110, 42), "海外收入", "同比增长")
    words = SlideWords([text("heading", (0, 0), "收入重归增长轨道"), figure, label])
    assert words.of(figure) == "海外收入同比增长"
    assert words.of(label) == "海外收入同比增长"


def test_a_figure_far_from_all_words_has_no_name_but_its_own() -> None:
    figure = text("kpi", (0, 0), "17.4亿元")
    assert SlideWords([figure, text("label", (0, 100), "集团总收入")]).of(figure) == ""


def test_a_figure_at_a_chart_says_which() -> None:
    ratio, label = text("ratio", (210, 102), "(12.4%)"), text("ratio name", (100, 102), "年增长率")
    words = SlideWords([chart("chart 研发费用", (200, 0)), ratio, label])
    assert words.of(ratio) == "研发费用 年增长率"


def test_a_figure_in_a_sentence_is_called_by_it_with_gaps() -> None:
    panel = text("highlights", (0, 0), "核心亮点", "海外收入稳步增长，同比增幅达 23%")
    words = SlideWords([panel])
    assert words.of(panel, 1, "23%") == "海外收入稳步增长，同比增幅达 …"
    assert words.of(panel) == "核心亮点"


def test_of_a_long_paragraph_the_clause_of_the_figure_is_told() -> None:
    line = "我们在亚太、中东和欧洲的业务继续扩大；海外收入同比增长 23%；客户数达到 3,060 家，覆盖十个行业"
    panel = text("body", (0, 0), line)
    assert SlideWords([panel]).of(panel, 0, "23%") == "海外收入同比增长 …"


def test_a_chart_named_by_its_metric_is_called_by_the_slides_title() -> None:
    title, drawn = text("title", (0, 0), "生成式AI业务收入", placeholder="title"), chart("chart genai_revenue.h1", (0, 60))
    words = SlideWords([title, drawn])
    assert words.of(drawn) == "生成式AI业务收入"
    assert words.of(title) == ""


def test_raised_marks_of_notes_are_no_part_of_a_name() -> None:
    runs = Run("EBITDA"), Run("3", Style(baseline=30)), Run(" 亏损")
    label = Shape("label", "text", Place(0, 0, 1, 1), (Paragraph(runs),))
    assert SlideWords([label]).of(label) == "EBITDA 亏损"
