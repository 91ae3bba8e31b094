"""A rendering session: decimals by use, prints by their ids, and findings that are only asked about."""

from __future__ import annotations

import pytest

from generator.errors import FigureError, Problem
from generator.finance.findings import FALSE_CLAIM, MISSING
from generator.text.marks import CLOSE, ID_END, OPEN
from generator.text.session import PLACEHOLDER, Session
from tests.samples import money, ratio

DECIMALS = {"chart": {"%": 1}, "text": {"%": 0, "other": 2}}


def test_decimals_are_those_of_the_use_then_those_of_text() -> None:
    session = Session(DECIMALS)  # type: ignore[arg-type]
    session.begin("chart", "05.yaml:3")
    assert session.places("%") == 1
    assert session.places("亿元") == 2  # charts say nothing of it
    assert session.places("%", wanted=3) == 3


def test_a_use_may_be_named_without_rendering_anything_for_it() -> None:
    session = Session(DECIMALS)  # type: ignore[arg-type]
    assert session.own_places(ratio("0.2139"), use="chart") == 1
    assert session.own_places(ratio("0.2139")) == 0
    assert session.use == "text"


def test_without_decimals_of_a_deck_money_and_percents_have_one() -> None:
    assert [Session().places(unit) for unit in ("%", "亿元", "家")] == [1, 1, 0]


def test_a_print_stands_between_sentinels_with_its_number() -> None:
    session = Session()
    session.begin("note", "05.yaml:9")
    assert session.print_plain(money("1739.7")) == f"{OPEN}0{ID_END}1,739.7{CLOSE}"
    assert [(one.text, one.use, one.where) for one in session.prints] == [("1,739.7", "note", "05.yaml:9")]


def test_a_text_with_a_sentinel_of_its_own_is_refused() -> None:
    with pytest.raises(FigureError, match="private-use"):
        Session().mark(f"甲{OPEN}", money("1"))


def test_what_is_found_while_asking_is_told_nobody() -> None:
    session = Session()
    session.claim_failed("a", money("1"))
    with session.asking() as found:
        assert session.missing(Problem("财务!H5", "revenue is needed and empty.", "", ("财务!H5",))) == PLACEHOLDER
    session.claim_failed("b", money("1"))
    assert [one.kind for one in found] == [MISSING]
    assert [(one.kind, one.what) for one in session.findings] == [(FALSE_CLAIM, "a"), (FALSE_CLAIM, "b")]


def test_asking_inside_asking_and_an_error_lose_nothing() -> None:
    session = Session()
    session.claim_failed("told", money("1"))
    with session.asking() as outer:
        session.claim_failed("outer", money("1"))
        with pytest.raises(FigureError), session.asking():
            session.mark(OPEN, money("1"))
        session.claim_failed("outer again", money("1"))
    assert [one.what for one in outer] == ["outer", "outer again"]
    assert [one.what for one in session.findings] == ["told"]


def test_typed_texts_are_taken_once() -> None:
    session = Session()
    session.typed["05.yaml:3", "三家"] = None
    assert session.take_typed() == [("05.yaml:3", "三家")]
    assert session.take_typed() == []
