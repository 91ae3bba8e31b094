"""The kinds of blocks, told by their keys; loops, conditions and blocks inside blocks."""

from __future__ import annotations

import pytest

from generator.blocks.nested import ANY_BLOCK
from generator.blocks.registry import KINDS, block_kinds, kind_of, model_of, read_block
from generator.blocks.stack import StackBlock
from generator.blocks.text import TextBlock
from tests.blocks.setting import set_on_page


def test_each_module_that_is_named_holds_a_kind_with_a_model_of_its_own() -> None:
    kinds = block_kinds()
    assert len(kinds) == len(KINDS) == len({kind.model for kind in kinds.values()})
    assert all(key in kind.model.model_fields for key, kind in kinds.items())


@pytest.mark.parametrize("tree", [{}, {"bulets": []}, {"text": "a", "bullets": []}])
def test_a_block_has_just_one_key_of_a_kind(tree: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="just one of the keys"):
        kind_of(tree)
    assert model_of(tree) is None  # type: ignore[arg-type]


def test_a_plain_text_or_list_is_read_as_a_text_block() -> None:
    assert isinstance(read_block("甲"), TextBlock)
    assert model_of(["甲"]) is TextBlock
    with pytest.raises(ValueError, match="a block is a text"):
        read_block(3)


def test_a_block_inside_a_block_is_read_by_its_own_model() -> None:
    stack = StackBlock.model_validate({"stack": ["甲", {"kpis": [{"value": "1", "label": "a"}]}]})
    assert [type(one).__name__ for one in stack.stack] == ["TextBlock", "KpisBlock"]
    assert StackBlock.model_json_schema()["properties"]["stack"]["items"]["title"] == ANY_BLOCK


def test_a_block_with_a_loop_is_set_side_by_side_for_each_row() -> None:
    done = set_on_page({"for": "row in 产品", "text": "{{ row.名称 }}"})
    assert done.texts == ["甲", "乙"]
    first, second = done.shapes.values()
    assert first.top == second.top
    assert first.left < second.left


def test_a_block_whose_condition_does_not_hold_is_left_out() -> None:
    assert set_on_page({"text": "亏损", "when": "profit < 0"}).texts == []
