"""Entries of a JSON object by kind."""

from __future__ import annotations

import pytest

from generator.lineage.json_row import Damaged, JsonRow

ROW = JsonRow({"text": "甲", "number": 3, "true": True, "none": None, "texts": ["a", "b"], "table": [[["a"], []]], "four": [1, 2, 3, 4]}, "row 1")


def test_an_entry_is_what_it_is_asked_for_or_damage() -> None:
    assert (ROW.text("text"), ROW.number("number"), ROW.truth("true", False)) == ("甲", 3, True)
    assert (ROW.texts("texts"), ROW.cells_or_none("table")) == (("a", "b"), ((("a",), ()),))
    assert ROW.four_or_none("four") == (1, 2, 3, 4)
    with pytest.raises(Damaged, match="row 1 has no number that can be read"):
        ROW.text("number")
    with pytest.raises(Damaged):
        ROW.number("true")  # to Python, true is a number


def test_a_fallback_stands_for_what_is_missing_but_not_for_what_is_wrong() -> None:
    assert ROW.text("other", "乙") == "乙" and ROW.text_or_none("none") is None and ROW.rows("other", may_miss=True) == []
    with pytest.raises(Damaged):
        ROW.text("number", "乙")
    with pytest.raises(Damaged):
        ROW.text("other")


def test_rows_within_are_named_by_their_turn() -> None:
    with pytest.raises(Damaged, match="shapes 2 is no object"):
        JsonRow({"shapes": [{}, 5]}, "the sidecar").rows("shapes")
