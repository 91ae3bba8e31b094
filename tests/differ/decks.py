"""Small decks made by hand, and edits of them whose changes are known."""

from __future__ import annotations

import copy
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PIL import Image
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches, Pt

TOPICS = ("集团收入", "生成式业务", "智能汽车", "海外市场", "运营支出", "现金储备", "算力规模", "模型能力")


def image(colour: str) -> io.BytesIO:
    content = io.BytesIO()
    Image.new("RGB", (40, 30), colour).save(content, "PNG")
    content.seek(0)
    return content


def make_deck(path: Path, topics: tuple[str, ...] = TOPICS) -> Path:
    """Each slide with a title, three facts, a table, a picture, a native chart and notes."""
    deck = Presentation()
    for number, topic in enumerate(topics):
        _slide(deck, topic, number)
    deck.save(str(path))
    return path


def _slide(deck: Any, topic: str, number: int) -> None:
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.title.text = f"{topic}概览"
    box = slide.shapes.add_textbox(Inches(0.5), Inches(1.5), Inches(4), Inches(1.5))
    box.name = "facts"
    lines = (f"{topic}达到{17 + number}.4亿元", f"{topic}保持稳步增长，结构持续优化", f"{topic}的主要来源是企业客户")
    box.text_frame.text = "\n".join(lines)
    table = slide.shapes.add_table(4, 3, Inches(0.5), Inches(3.2), Inches(4), Inches(1.5)).table
    for row in range(4):
        for column in range(3):
            table.cell(row, column).text = f"{topic}{'项季年'[column]}{row}" if 0 in (row, column) else str(100 * row + column + number)
    slide.shapes.add_picture(image(f"#{(number * 20 + 40) % 256:02x}5080"), Inches(5), Inches(1.5), Inches(1.2)).name = "photo"
    data = CategoryChartData()
    data.categories = ["22年", "23年", "24年"]
    data.add_series(f"{topic}额", (10 + number, 20, 30))
    frame = slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, Inches(5), Inches(3.2), Inches(4), Inches(2), data)
    frame.name = "columns"
    slide.notes_slide.notes_text_frame.text = f"讲{topic}时先讲增长"


def shape(slide: Any, name: str) -> Any:
    return next(one for one in slide.shapes if one.name == name)


def _table(slide: Any) -> Any:
    return next(one for one in slide.shapes if one.has_table).table


def change_number(slide: Any) -> None:
    run = shape(slide, "facts").text_frame.paragraphs[0].runs[0]
    run.text = run.text.replace(".4亿元", ".9亿元")


def change_word(slide: Any) -> None:
    run = shape(slide, "facts").text_frame.paragraphs[1].runs[0]
    run.text = run.text.replace("稳步", "快速")


def change_cell(slide: Any) -> None:
    _table(slide).cell(2, 1).text = "999"


def add_row(slide: Any) -> None:
    rows = _table(slide)._tbl
    new = copy.deepcopy(rows.tr_lst[1])
    for number, cell in enumerate(new.tc_lst):
        cell.txBody.p_lst[0].r_lst[0].text = ("合计", "7001", "7002")[number]
    rows.tr_lst[2].addnext(new)


def add_box(slide: Any) -> None:
    box = slide.shapes.add_textbox(Inches(7), Inches(1.5), Inches(2), Inches(0.5))
    box.text_frame.text = "法务补充说明"


def move_picture(slide: Any) -> None:
    shape(slide, "photo").left += Inches(0.4)


def repaint(slide: Any) -> None:
    picture = shape(slide, "photo")
    _, relation = slide.part.get_or_add_image_part(image("#c00000"))
    picture._element.blipFill.blip.rEmbed = relation


def enlarge(slide: Any) -> None:
    shape(slide, "facts").text_frame.paragraphs[2].runs[0].font.size = Pt(24)


def change_notes(slide: Any) -> None:
    slide.notes_slide.notes_text_frame.text = "改为先讲结论"


def change_point(slide: Any) -> None:
    chart = shape(slide, "columns").chart
    data = CategoryChartData()
    data.categories = ["22年", "23年", "24年"]
    data.add_series(chart.plots[0].series[0].name, (*chart.plots[0].series[0].values[:2], 77))
    chart.replace_data(data)


def remove_picture(slide: Any) -> None:
    element = shape(slide, "photo")._element
    element.getparent().remove(element)


def hide(slide: Any) -> None:
    slide._element.set("show", "0")


EDITS: dict[str, tuple[Callable[[Any], None], str]] = {
    "number": (change_number, "number"),
    "word": (change_word, "text"),
    "cell": (change_cell, "table"),
    "row": (add_row, "table"),
    "box": (add_box, "shape-added"),
    "move": (move_picture, "moved"),
    "repaint": (repaint, "picture"),
    "size": (enlarge, "style"),
    "notes": (change_notes, "notes"),
    "point": (change_point, "chart"),
    "hide": (hide, "properties"),
}
"""By name: the edit of one slide, and the one kind of change that it is."""


def remove_slide(deck: Any, index: int) -> None:
    slides = deck.slides._sldIdLst
    entry = slides[index]
    deck.part.drop_rel(entry.rId)
    slides.remove(entry)


def move_slide(deck: Any, index: int, target: int) -> None:
    slides = deck.slides._sldIdLst
    entry = slides[index]
    slides.remove(entry)
    slides.insert(target, entry)
