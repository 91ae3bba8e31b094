"""Why a deck changed: the cells behind its changes, from two sidecars."""

from __future__ import annotations

from pathlib import Path

from generator.differ.changes import Change, Comparison
from generator.differ.explain import HAND, NOWHERE, TEMPLATE, explained
from generator.lineage.format import Input
from generator.lineage.reading import Record
from tests.lineage.examples import HEAD, SIDECAR


def record(value: str, *more: Input, build: str = HEAD.build, intact: bool = True) -> Record:
    typed = SIDECAR.inputs[0]._replace(value=value)
    head = HEAD._replace(build=build)
    return Record(SIDECAR._replace(head=head, inputs=(typed, *more)), Path("a.lineage.json"), intact)


NUMBER = Change("number", 1, 1, "title", "", "17.4亿元", "23.6亿元", paragraph=0)


def test_a_number_that_changed_is_led_back_to_its_cell() -> None:
    new = record("2360", build="f" * 32)
    changed = Record(new.sidecar._replace(prints=(new.prints[0]._replace(text="23.6"),)), new.path, True)
    found = explained(Comparison("", "", (NUMBER,)), record("1739.7"), changed)
    (cell,) = found.changes[0].why or ()
    assert str(cell) == "财务!H5 营业收入 2024H1: 1,739.7 → 2,360 百万元"
    assert [(cause.what, cause.changes) for cause in found.causes] == [("input", (0,))]


def test_a_change_without_a_cell_was_made_by_hand_or_by_the_template() -> None:
    same = explained(Comparison("", "", (NUMBER,)), record("1739.7"), record("1739.7", intact=False))
    assert [cause.what for cause in same.causes] == [HAND]
    other = explained(Comparison("", "", (NUMBER,)), record("1739.7"), record("1739.7", build="f" * 32))
    assert [cause.what for cause in other.causes] == [TEMPLATE]


def test_an_input_that_shows_on_no_slide_is_told_and_a_calculated_one_is_not() -> None:
    margin = Input("财务!H9", "margin", "毛利率", "2024H1", "0.441", "%", None, "披露")
    old, new = record("1739.7", margin), record("1739.7", margin._replace(value="0.45"), build="f" * 32)
    (cause,) = explained(Comparison("", ""), old, new).causes
    assert (cause.what, str(cause.cells[0])) == (NOWHERE, "财务!H9 毛利率 2024H1: 44.1% → 45%")
    formula = margin._replace(formula="=H8/H5")
    calculated = record("1739.7", formula), record("1739.7", formula._replace(value="0.45"), build="f" * 32)
    assert explained(Comparison("", ""), *calculated).causes == ()


def test_a_value_that_is_no_number_is_told_as_it_stands() -> None:
    """A sidecar may come from anywhere: 1E+999999999 is no percentage of anything."""
    margin = Input("财务!H9", "margin", "毛利率", "2024H1", "1E+999999999", "%", None, "披露")
    (cause,) = explained(Comparison("", ""), record("1", margin), record("1", margin._replace(value="约半"), build="f" * 32)).causes
    assert (cause.cells[0].old, cause.cells[0].new) == ("1E+999999999", "约半")
