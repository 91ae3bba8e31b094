"""The built-in number formats are those that openpyxl knows too."""

from __future__ import annotations

from openpyxl.styles.numbers import BUILTIN_FORMATS

from generator.office.number_formats import BUILTIN


def test_they_are_those_of_another_reader() -> None:
    assert dict(BUILTIN) == BUILTIN_FORMATS
