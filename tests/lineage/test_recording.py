"""What is recorded while a deck is set: each figure once, each print where it was put."""

from __future__ import annotations

import json

from generator.lineage.format import sidecar_from_json
from generator.lineage.recording import Lineage, Placed, sidecar
from generator.text.marks import Print
from tests.samples import metric, money, workbook

from .examples import HEAD

BOOK = workbook(
    metric("revenue", {"2023H1": "1433.1", "2024H1": "1739.7"}), tables={"事件": [{"名称": "日日新", "日期": "2月"}, {"名称": "日日新", "日期": "4月"}]}
)


def test_two_prints_of_one_figure_are_two_prints_and_one_figure() -> None:
    revenue = money("1739.7")
    prints = [Print("17.4亿元", revenue, "headline", "a.yaml:1"), Print("1,740", revenue, "table", "b.yaml:1")]
    lineage = Lineage([Placed(1, 2, "title", "17.4", prints[0], 0, 0), Placed(2, 3, "table", "1,740", prints[1], 0, 0, 4, 5)])
    found = sidecar_from_json(json.loads(sidecar(lineage, BOOK, HEAD, (), ())))
    assert [one.figure for one in found.prints] == [0, 0] and len(found.figures) == 1
    assert (found.figures[0].cells, found.figures[0].value) == (("财务!H5",), "1739.7")
    assert [(one.decimals, one.row, one.column) for one in found.prints] == [(1, None, None), (0, 4, 5)]


def test_words_of_a_cell_lead_to_it_without_a_unit() -> None:
    entry = BOOK.settings["company"]
    assert entry is not None
    lineage = Lineage([Placed(1, 2, "title", "商汤集团", Print("商汤集团", entry), 0, 0)])
    figure = sidecar_from_json(json.loads(sidecar(lineage, BOOK, HEAD, (), ()))).figures[0]
    assert (figure.cells, figure.unit, figure.value) == (("报告期!C4",), None, "商汤集团")


def test_inputs_are_named_so_that_rows_put_in_rename_none() -> None:
    inputs = sidecar_from_json(json.loads(sidecar(Lineage(), BOOK, HEAD, (), ()))).inputs
    names = [one.name for one in inputs]
    assert names[:2] == ["revenue", "revenue"] and "setting.company" in names
    assert [name for name in names if name.startswith("事件")] == [
        "事件.日日新.名称", "事件.日日新.日期", "事件.日日新 (2).名称", "事件.日日新 (2).日期",
    ]  # fmt: skip
