"""Where prints of a paragraph stood, and where they stand now."""

from __future__ import annotations

import pytest

from generator.lineage.format import PrintRecord
from generator.tieout.kept_text import kept_stretches
from generator.tieout.prints_in_text import bare, located, without


def printed(text: str, run: int = 0, whole: str = "") -> PrintRecord:
    return PrintRecord(1, 2, "a", text, whole or text, "a.yaml:1", 0, run=run)


def found(old: str, new: str, *prints: PrintRecord) -> list[tuple[bool, str]]:
    return [(one.now is not None, new[slice(*one.near)].strip()) for one in located(old, new, prints, kept_stretches(old, new))]


def test_prints_are_located_in_their_order_though_they_read_alike() -> None:
    old = "收入21%，毛利21%"
    first, second = located(old, old, [printed("21%", 1), printed("21%", 3)], kept_stretches(old, old))
    assert (first.was, second.was) == ((2, 5), (8, 11))


@pytest.mark.parametrize("new", ["收入增长121%", "收入增长-21%", "收入增长21.5%"])
def test_a_number_to_which_something_was_typed_is_no_longer_it(new: str) -> None:
    ((kept, near),) = found("收入增长21%", new, printed("21%"))
    assert not kept and near in new and any(digit in near for digit in "0123456789")


def test_a_number_stands_though_the_words_around_it_changed() -> None:
    assert found("收入增长21%", "集团收入大幅增长21%", printed("21%")) == [(True, "21%")]


def test_a_number_apart_from_its_unit_is_one_print() -> None:
    old = "收入17.4 亿元"
    (one,) = located(old, old, [printed("17.4", 1, "17.4亿元"), printed("亿元", 2, "17.4亿元")], kept_stretches(old, old))
    assert one.printed.text == "17.4 亿元"


def test_what_the_sidecar_has_and_the_text_has_not_is_told_as_gone() -> None:
    ((kept, near),) = found("收入", "收入", printed("21%"))
    assert not kept or near == ""


def test_words_around_numbers_are_told_without_spaces() -> None:
    assert without("收入 21% 增长", [(3, 6)]) == "收入\ue000增长" and bare(" 收 入\n") == "收入"
