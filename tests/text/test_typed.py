"""Typed quantities: those that no print has a part in, whichever runs they stand in."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.finance.figures import constant
from generator.text.marks import Print, Run
from generator.text.typed import typed_texts

PRINTED = Print("5", constant(Decimal(5)))


@pytest.mark.parametrize(
    ("runs", "typed"),
    [
        ((Run("增长两倍"),), ["增长两倍"]),
        ((Run("增长两"), Run("倍", bold=True)), ["增长两倍"]),
        ((Run("增长"), Run("百分之", bold=True), Run("二十一，占比")), ["百分之二十一，占比"]),
        ((Run("共"), Run("5", print=PRINTED), Run("万家客户")), []),
        ((Run("共"), Run("5", print=PRINTED), Run("万家客户，过半在海外")), ["万家客户，过半在海外"]),
        ((Run("一直", bold=True), Run("十分统一")), []),
        ((), []),
    ],
)
def test_the_text_around_a_typed_quantity_is_told(runs: tuple[Run, ...], typed: list[str]) -> None:
    assert list(typed_texts(runs)) == typed
