"""Columns by their letters and numbers."""

from __future__ import annotations

import pytest

from generator.office.columns import column_letters, column_number


@pytest.mark.parametrize(("number", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (703, "AAA"), (16_384, "XFD")])
def test_a_column_has_letters_for_its_number_and_the_number_for_its_letters(number: int, letters: str) -> None:
    assert column_letters(number) == letters
    assert column_number(letters) == column_number(letters.lower()) == number
