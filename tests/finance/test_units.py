"""Units: one list, from which all that looks for units in texts is built."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal

import pytest

from generator.errors import UnitMismatch
from generator.finance.currencies import MONEY
from generator.finance.units import UNITS, conversion, unit_at, unit_named


@pytest.mark.parametrize(
    ("source", "target", "factor"),
    [("百万元", "亿元", "0.01"), ("亿元", "百万元", "100"), ("万家", "家", "10000"), ("%", "%", "1"), ("百万美元", "万美元", "100")],
)
def test_a_unit_is_so_many_of_another(source: str, target: str, factor: str) -> None:
    assert conversion(unit_named(source), unit_named(target)) == Decimal(factor)


@pytest.mark.parametrize(("source", "target"), [("元", "美元"), ("家", "人"), ("%", "个百分点"), ("元", "万")])
def test_units_of_two_dimensions_are_never_converted(source: str, target: str) -> None:
    with pytest.raises(UnitMismatch, match=r"not of one dimension|two currencies are never put together"):
        conversion(unit_named(source), unit_named(target))


def test_an_unknown_unit_is_told_with_the_nearest() -> None:
    with pytest.raises(UnitMismatch, match=r'unknown unit "个百分占".*"个百分点"'):
        unit_named("个百分占")


def test_every_currency_has_its_steps() -> None:
    assert {f"{step}{base}" for step in ("", "百万", "亿") for base in MONEY.values()} <= set(UNITS)


def test_the_longest_unit_is_taken_and_no_part_of_a_latin_word_or_of_another() -> None:
    assert unit_at("3万元整", 1) == "万元"
    assert unit_at("P，", 0) == "P"
    assert unit_at("PMI", 0) == ""
    assert unit_at("2024股东", 4) == ""
    assert unit_at("股", 0) == "股"


def test_a_unit_added_to_the_list_is_seen_by_all_that_look_for_units() -> None:
    """蒲式耳 is no unit that the list has; a process that adds it before it imports the others finds it everywhere."""
    program = """
from decimal import Decimal
from generator.finance.units import UNITS, Unit, unit_named
assert "万蒲式耳" not in UNITS
UNITS["万蒲式耳"] = Unit("万蒲式耳", "蒲式耳", Decimal(10_000))
from generator.alike.words import numbers
from generator.finance.figures import Figure
from generator.language.quantities import with_unit
from generator.lineage.printed import printed_number
from generator.text.marks import Print
assert unit_named("万蒲式耳").size == 10_000
assert with_unit("产量3.2万蒲式耳。", (2, 5)) == "3.2万蒲式耳"
assert [one.text for one in numbers("产量3.2万蒲式耳。")] == ["3.2万蒲式耳"]
tonnes = Figure(Decimal(32000), Unit("蒲式耳", "蒲式耳"), "output")
assert printed_number(Print("3.2万蒲式耳", tonnes)) == (Decimal("3.2"), 1, Decimal(10_000))
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
