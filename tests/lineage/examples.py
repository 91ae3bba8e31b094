"""A small sidecar, and strategies for others."""

from __future__ import annotations

from hypothesis import strategies as st

from generator.finance.figures import Cell
from generator.finance.findings import Finding
from generator.lineage.format import (
    FigureRecord,
    Head,
    Input,
    PrintRecord,
    ShapeRecord,
    Sidecar,
    SlideRecord,
    Totals,
    TypedRecord,
)

BUILD = "0123456789abcdef" * 2
HEAD = Head(
    BUILD, "2024H1.pptx", "d" * 64, "2024H1.xlsx", "w" * 64, "interim-results", "t" * 64, None, "2024H1", False,
    Totals(1, 0, 1, 1), (Finding("status", "t.xlsx 财务!H5", "is 示例.", "Confirm it.", (Cell("财务", "H5"),), 1),),
)  # fmt: skip
FIGURE = FigureRecord(
    "revenue", "营业收入", "2024H1", "1739.7", "百万元", ("财务!H5",), "revenue = 财务!H5", "1739.7", (), "披露", "年报"
)
PRINT = PrintRecord(1, 2, "title", "17.4", "17.4亿元", "05-revenue.yaml:3", 0, "headline", 1, paragraph=0, run=1)
SIDECAR = Sidecar(
    HEAD, (SlideRecord(1, "05-revenue", "content", "收入"),),
    (Input("财务!H5", "revenue", "营业收入", "2024H1", "1739.7", "百万元", None, "披露"),), (FIGURE,), (PRINT,),
    (TypedRecord(1, "05-revenue.yaml:4", "前 3"),),
    (ShapeRecord(1, 2, "title", "text", (0, 0, 10, 10), ("收入17.4亿元",), placeholder="title"),),
)  # fmt: skip

WORDS = st.text(max_size=8)
COUNT = st.integers(0, 9)
MAYBE, MAYBE_COUNT = st.none() | WORDS, st.none() | COUNT
FOUR = st.tuples(COUNT, COUNT, COUNT, COUNT)
TEXTS = st.lists(WORDS, max_size=3).map(tuple)
_FINDINGS = st.builds(
    Finding, WORDS, WORDS, WORDS, WORDS, st.lists(st.builds(Cell, st.just("财务"), WORDS), max_size=2).map(tuple), MAYBE_COUNT
)
_HEADS = st.builds(
    Head, WORDS, WORDS, WORDS, WORDS, WORDS, WORDS, MAYBE, MAYBE, WORDS, st.booleans(), st.builds(Totals, COUNT, COUNT),
    st.lists(_FINDINGS, max_size=2).map(tuple),
)  # fmt: skip
_PRINTS = st.builds(
    PrintRecord, COUNT, COUNT, WORDS, WORDS, WORDS, WORDS, st.just(0), WORDS, MAYBE_COUNT, MAYBE_COUNT, MAYBE_COUNT,
    MAYBE_COUNT, MAYBE_COUNT, MAYBE, MAYBE,
)  # fmt: skip
_FIGURES = st.builds(FigureRecord, WORDS, WORDS, MAYBE, MAYBE, MAYBE, TEXTS, WORDS, WORDS, TEXTS, WORDS, WORDS)
_CELLS = st.lists(st.lists(TEXTS, max_size=2).map(tuple), max_size=2).map(tuple)
_TEXT = st.tuples(COUNT, WORDS, st.none() | FOUR, TEXTS, MAYBE, WORDS).map(
    lambda one: ShapeRecord(one[0], one[0], one[1], "text", one[2], one[3], placeholder=one[4], alt=one[5])
)
_TABLE = st.tuples(COUNT, WORDS, st.none() | FOUR, _CELLS, WORDS).map(
    lambda one: ShapeRecord(one[0], one[0], one[1], "table", one[2], rows=one[3], alt=one[4])
)
_PICTURE = st.tuples(COUNT, WORDS, FOUR, WORDS, FOUR).map(
    lambda one: ShapeRecord(one[0], one[0], one[1], "picture", one[2], picture=one[3], crop=one[4])
)
_SHAPES = _TEXT | _TABLE | _PICTURE
SIDECARS = st.builds(
    Sidecar, _HEADS, st.lists(st.builds(SlideRecord, COUNT, WORDS, WORDS, WORDS), max_size=2).map(tuple),
    st.lists(st.builds(Input, WORDS, WORDS, WORDS, MAYBE, MAYBE, MAYBE, MAYBE, WORDS), max_size=2).map(tuple),
    st.lists(_FIGURES, min_size=1, max_size=2).map(tuple), st.lists(_PRINTS, max_size=3).map(tuple),
    st.lists(st.builds(TypedRecord, COUNT, WORDS, WORDS), max_size=2).map(tuple), st.lists(_SHAPES, max_size=3).map(tuple),
)  # fmt: skip
