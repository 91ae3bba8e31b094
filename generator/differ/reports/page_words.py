"""The words of the page around what comes from the decks, in English and in Chinese side by side."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from ..changes import Cause, Change, Comparison, NotCompared
from ..explain import EITHER, HAND, NOWHERE, TEMPLATE, TOO_SMALL
from . import said
from .repeated import Repeated


class Both(NamedTuple):
    """One thing said in both languages."""

    en: str
    zh: str


_PHRASES: Mapping[str, Both] = {
    "deck": Both("Whole deck", "全文件"),
    "workbook": Both("Workbook", "工作簿"),
    "slides": Both("Slides with changes", "有变更的页面"),
    "repeated": Both("Alike on many slides, told once", "多页相同的变更（只列一次）"),
    "why": Both("Why", "变更原因"),
    "nowhere": Both("Inputs that changed and show nowhere", "已变更、但未在任何页面出现的输入"),
    "not compared": Both("Not compared", "未比较"),
    "not read": Both("Not read", "未识别"),
    "looks": Both("Place, size and look", "位置、尺寸与样式"),
    "more": Both("more", "其余"),
    "expand": Both("Expand all", "全部展开"),
    "collapse": Both("Collapse all", "全部收起"),
    "previous": Both("Previous", "上一处"),
    "next": Both("Next", "下一处"),
    "keys": Both("keys p and n", "按键 p、n"),
    "cell": Both("Cell", "单元格"),
    "input": Both("Input", "输入项"),
    "old": Both("Old", "旧"),
    "new": Both("New", "新"),
    "shows": Both("Where it shows", "出现位置"),
    "figure": Both("Figure", "数字"),
    "change": Both("Change", "变动"),
    "because": Both("Because of", "原因"),
    "series": Both("Series", "系列"),
    "period": Both("Period or category", "期间或类别"),
}
_KINDS = {
    "slide-added": "新增页", "slide-removed": "删除页", "slide-moved": "移动页", "shape-added": "新增对象",
    "shape-removed": "删除对象", "moved": "移动", "resized": "尺寸", "text": "文字", "number": "数字", "table": "表格",
    "chart": "图表", "picture": "图片", "style": "样式", "effect": "效果", "link": "链接", "notes": "备注",
    "comment": "批注", "transition": "切换", "animation": "动画", "layout": "版式", "master": "母版", "theme": "主题",
    "properties": "属性", "sheet-added": "新增工作表", "sheet-removed": "删除工作表", "sheet-moved": "移动工作表",
    "formula": "公式", "result": "结果",
}  # fmt: skip
_CAUSES = {
    TEMPLATE: "模板或程序", HAND: "人工修改", EITHER: "模板，或人工修改", NOWHERE: "未在页面出现",
    TOO_SMALL: "在页面出现，但变动太小，印出的数不变",
}  # fmt: skip
_ROLES = {
    "title": "标题", "subtitle": "副标题", "footer": "页脚", "status": "状态标记", "date": "日期", "notes": "备注",
    "heading": "小标题", "section": "节", "page": "页码",
}  # fmt: skip
_PLACES = {
    "paragraph": "段落", "points": "各点", "point": "点", "labels": "标签", "label": "标签", "text": "文字",
    "underline colour": "下划线颜色", "underlined by": "下划线线型", "underline": "下划线", "bold": "加粗",
    "italic": "斜体", "size": "字号", "colour": "颜色", "font": "字体", "line spacing": "行距",
    "first line": "首行缩进", "left margin": "左缩进", "space before": "段前", "space after": "段后",
    "insets": "内边距", "z-order": "层次", "rotation": "旋转", "alt text": "替代文字", "hidden": "隐藏",
    "background": "背景", "shape": "外形", "fill": "填充", "crop": "裁剪", "title": "标题", "section": "节",
    "row": "行", "column": "列", "category": "类别", "series": "系列", "anchor": "垂直对齐", "level": "级别",
    "align": "对齐", "bullet": "项目符号", "drawing": "绘制", "autofit": "自动调整", "wrap": "换行",
}  # fmt: skip
_SIDES = {
    "none": "无", "not bold": "不加粗", "bold": "加粗", "not underline": "无下划线", "underline": "下划线",
    "single": "单线", "dotted": "点线", "wavy": "波浪线", "not italic": "不倾斜", "italic": "倾斜", "left": "左",
    "right": "右", "top": "上", "bottom": "下", "yes": "是", "no": "否", "automatic": "自动",
    "drawn as before": "原图", "drawn otherwise": "另绘",
}  # fmt: skip
_REST = re.compile(
    r"(?P<count>\d+) differences? in (?P<parts>\d+) parts? "
    r"(?P<which>that diff does not read|that show on no slide)(?P<listed>.*)"
)
_SAID_BY_US = ("style", "moved", "resized", "effect")


def phrase(name: str) -> Both:
    return _PHRASES[name]


def kind(name: str) -> Both:
    return Both(name, _KINDS.get(name, name))


def changes(count: int) -> Both:
    return Both(said.counted(count, "change"), f"{count} 处变更")


def inputs(count: int) -> Both:
    return Both(said.counted(count, "input"), f"{count} 项输入")


def heading(old: int | None, new: int | None, whole: str = "deck") -> Both:
    """What a change is on."""
    english = said.slide_heading(old, new, whole).capitalize()
    if old is None and new is None:
        return phrase(whole)
    if new is None:
        return Both(english, f"第 {old} 页（旧）")
    return Both(english, f"第 {new} 页" if old in (None, new) else f"第 {new} 页（原第 {old} 页）")


def headline(comparison: Comparison) -> Both:
    english = said.headline(comparison)
    if not comparison.changes:
        known = {"no difference": "没有差异", "no difference that shows": "没有可见的差异"}
        return Both(english, known.get(english, "能比较的部分没有差异"))
    slides = said.slides_of(comparison.changes)
    told = "、".join(f"{_KINDS.get(name, name)} {count}" for name, count in comparison.by_kind().items())
    on = f"{len(slides)} 页上" if slides else ""
    return Both(english, f"{on}共 {len(comparison.changes)} 处变更：{told}")


def reached(cause: Cause, of: tuple[Change, ...]) -> Both:
    """Where an input shows, or why it does not."""
    if not cause.changes:
        return what(cause)
    slides = sorted({number for index in cause.changes if (number := of[index].slide) is not None})
    on = f"第 {said.spans(slides).replace(', ', '、')} 页，" if slides else ""
    return Both(said.reached(cause, of), f"{on}{len(cause.changes)} 处")


def what(cause: Cause) -> Both:
    return Both(cause.what, _CAUSES.get(cause.what, cause.what))


def shape(change: Change) -> Both:
    """What a shape is called; a deck's own words are the same in both languages."""
    told = said.shape_of(change)
    return Both(told, told if change.called else _ROLES.get(told, told))


def place(change: Change) -> Both:
    """Where in the shape, and the slides that it touches where it shows through."""
    told, touched = "" if change.points else said.place_in(change), said.touched(change)
    slides = f"出现在第 {said.spans(change.touches)} 页" if change.touches else "未在页面出现" if touched else ""
    english = ", ".join(part for part in (told, touched) if part)
    return Both(english, "，".join(part for part in (_place_in_chinese(told), slides) if part))


def unread(one: NotCompared, whole: str = "deck") -> Both:
    """What was compared by its bytes only."""
    name = f"“{one.shape}”" if one.shape else ""
    state = "字节相同" if one.same else "字节不同"
    on = heading(one.slide_old, one.slide_new, whole).zh
    return Both(said.unread(one, whole), f"{on}：{one.what}{name}只按字节比较：{state}。")


def rest(line: str) -> Both:
    """A line of what is not read; its list of names is the file's own."""
    found = _REST.fullmatch(line)
    if found is None:
        return Both(line, line)
    which = "未被识别" if found["which"] == "that diff does not read" else "不显示在页面上"
    listed = found["listed"].replace(" (--all lists them)", "（--all 逐条列出）").replace(": ", "：", 1)
    return Both(line, f"{found['parts']} 个部件中有 {found['count']} 处差异{which}{listed}")


def side(change: Change, text: str) -> Both:
    """One side of a change: the deck's own words, or ours where it is about a look."""
    return Both(text, _words(text, _SIDES) if change.kind in _SAID_BY_US else text)


def repeated(one: Repeated) -> Both:
    """What changed alike, and on which slides."""
    name = one.name or said.counted(one.places, "place")
    named = _ROLES.get(one.name, one.name) or f"{one.places} 处"
    spans = said.spans(one.slides)
    english = ", ".join(part for part in (name, one.change.where) if part)
    chinese = "，".join(part for part in (named, _place_in_chinese(one.change.where)) if part)
    return Both(f"{english} · slides {spans}", f"{chinese} · 第 {spans.replace(', ', '、')} 页")


def _place_in_chinese(where: str) -> str:
    """A place in our own words; one that has words of the deck in it (point 收入 2023) stays as it is."""
    paragraph = re.fullmatch(r"paragraph (\d+)(?: → (\d+))?", where)
    if paragraph:
        return f"第 {paragraph[1]} 段" + (f" → 第 {paragraph[2]} 段" if paragraph[2] else "")
    return _words(where, _PLACES) if where.isascii() else where


def _words(text: str, known: Mapping[str, str]) -> str:
    """A list of our own words, each that is known in Chinese."""
    parts = re.split(r"(, |: )", text)
    told = [known.get(part) or _first(part, known) for part in parts]
    return "".join({", ": "，", ": ": "："}.get(part, part) for part in told)


def _first(part: str, known: Mapping[str, str]) -> str:
    """left 22 pt: only the first word is ours."""
    word, space, rest = part.partition(" ")
    return f"{known[word]}{space}{rest}" if word in known and rest[:1].isdigit() else part
