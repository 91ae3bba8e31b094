"""Inline marks, and the sentinels between which a printed figure stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.language.characters import seen
from generator.text.marks import CLOSE, ID_END, OPEN, HalfSentinel, Print, Run, paragraphs, parse_runs, plain_text
from tests.samples import money

PRINT = Print("17.4亿元", money("1739.7"))


def marked(text: str) -> str:
    return f"{OPEN}0{ID_END}{text}{CLOSE}"


def test_a_print_is_a_run_of_its_own_that_keeps_the_bold_around_it() -> None:
    runs = list(parse_runs(f"**收入{marked('17.4亿元')}**增长", [PRINT]))
    assert runs == [Run("收入", True), Run("17.4亿元", True, PRINT), Run("增长")]


@pytest.mark.parametrize("text", [f"{OPEN}0{ID_END}17", f"17{CLOSE}", f"a{ID_END}b", marked("17")[1:]])
def test_half_a_sentinel_is_an_error(text: str) -> None:
    with pytest.raises(HalfSentinel):
        list(parse_runs(text, [PRINT]))


def test_a_line_end_begins_a_paragraph_and_is_in_no_run() -> None:
    found = paragraphs("甲\n**乙\n丙**", [])
    assert [[(run.text, run.bold) for run in line] for line in found] == [[("甲", False)], [("乙", True)], [("丙", True)]]


def test_marks_behind_a_backslash_are_letters() -> None:
    assert plain_text(tuple(parse_runs(r"\*\*甲\[^a]", []))) == "**甲[^a]"


@given(st.text(st.characters(exclude_characters=f"*[\\{OPEN}{ID_END}{CLOSE}", exclude_categories=["Cs"])))
def test_a_text_without_marks_comes_out_as_it_is_but_for_what_nobody_sees(text: str) -> None:
    assert "\n".join(plain_text(line) for line in paragraphs(text, [])) == seen(text)
