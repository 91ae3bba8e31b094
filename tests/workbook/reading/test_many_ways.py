"""One number typed in many ways: read as what its row's unit means, or refused or asked about with its cell."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from generator.errors import Problem
from generator.finance.period import period_named
from generator.workbook.reading.grid import Grid
from generator.workbook.reading.metric_sheet import read_metrics
from generator.workbook.reading.rich_text import M
from generator.workbook.reading.sheet_xml import Shared, read_sheet
from generator.workbook.reading.styles_xml import CellStyle
from generator.workbook.reading.values import Values

UNITS = {"%": Decimal("0.01"), "百万元": Decimal(1), "亿元": Decimal(1), "元": Decimal(1), "家": Decimal(1)}
"""The units of a row, with what one of them is as figures hold it."""

SEEN = {
    "General": ("", 0), "0.0000": ("", 0), "#,##0.0;(#,##0.0)": ("", 0), "0.0%": ("%", 2), '0.0"%"': ("%", 0), r"0.0\%": ("%", 0),
    "#,##0.0,": ("", -3), "#,##0.0,,": ("", -6), "0!.0,": ("", -4), '0.0"亿"': ("亿", 0), '0!.00,,"亿"': ("亿", -8),
    "[$$-409]0.0": ("美元", 0), '0.0"百万元"': ("百万元", 0), '0"家"': ("家", 0),
}  # fmt: skip
"""Formats, with the unit that a reader sees beside the digits, and the power of ten by which these differ."""

_MONEY = {"元": Decimal(1), "百万元": Decimal(10**6), "亿元": Decimal(10**8), "亿": Decimal(10**8)}
_UNSEEN = ["\u200b", "\u200e", "\u00ad", "\ufeff", "\u2060", "_x200B_"]
_BLANKS = ["", " ", "\u00a0", "\u3000", "\u2009", "\n"]

numbers = st.builds(lambda n, places: Decimal(n).scaleb(-places), st.integers(-(10**9), 10**9), st.integers(0, 4))


class Outcome(NamedTuple):
    """What became of a cell: its value, and what was told."""

    value: Decimal | None
    told: list[Problem]


def outcome(unit: str, code: str, cell: str) -> Outcome:
    """A sheet of one row with one value, read."""
    words = ("键", "名称", "单位", "类型", "2024H1"), ("one", "某数", unit, "流量")
    rows = ["".join(f'<c t="inlineStr"><is><t>{word}</t></is></c>' for word in row) for row in words]
    xml = f'<worksheet xmlns="{M[1:-1]}"><sheetData><row>{rows[0]}</row><row>{rows[1]}{cell}</row></sheetData></worksheet>'
    shared = Shared([], [CellStyle(), CellStyle(code)], datetime(1899, 12, 30))
    sheet = read_sheet("财务", etree.fromstring(xml), {}, shared, hidden=False)
    values = Values(Grid(Path("w.xlsx"), {"财务": sheet}, {}))
    metrics, _ = read_metrics([sheet], values)
    figure = metrics["one"].figures.get(period_named("2024H1"))
    return Outcome(figure.value if figure else None, [*values.problems, *values.doubts])


def meant(number: Decimal, code: str, unit: str) -> Decimal | None:
    """What a reader of the sheet takes it for, as figures of the row hold it; None where it is of another kind."""
    beside, power = SEEN[code]
    shown = number.scaleb(power)
    if not beside or beside == unit:
        return shown * UNITS[unit]
    if beside in _MONEY and unit in _MONEY:
        return shown * _MONEY[beside] / _MONEY[unit]
    return shown * Decimal(10**8) if (beside, unit) == ("亿", "家") else None


@given(numbers, st.sampled_from(list(UNITS)), st.sampled_from(list(SEEN)))
@settings(max_examples=400, deadline=None)
def test_a_stored_number_is_what_is_seen_or_is_asked_about_with_its_cell(number: Decimal, unit: str, code: str) -> None:
    found = outcome(unit, code, f'<c r="E2" s="1"><v>{number:f}</v></c>')
    for problem in found.told:
        assert problem.where.endswith("财务!E2")
    if not found.told:
        assert number == 0 or found.value == meant(number, code, unit)


@st.composite
def typings(draw: st.DrawFn) -> tuple[Decimal, str, list[str], bool]:
    """A number, its unit, and runs of text that type it; whether a raised mark is among them."""
    number, unit = draw(numbers), draw(st.sampled_from(["%", "百万元", "家"]))
    digits = f"{abs(number):,f}" if draw(st.booleans()) else f"{abs(number):f}"
    if draw(st.booleans()):
        digits = digits.replace(",", draw(st.sampled_from([" ", "\u2009", "\u00a0", "\u202f"])))
    minus = draw(st.sampled_from(["-", "−", "－", "("])) if number < 0 else ""
    text = f"{minus}{digits}" + (draw(st.sampled_from(["%", "％", " %"])) if unit == "%" else "") + (")" if minus == "(" else "")
    if draw(st.booleans()):
        text = "".join(chr(ord(each) + 0xFEE0) if "!" <= each <= "~" else each for each in text)
    at = draw(st.integers(0, len(text)))
    text = text[:at] + draw(st.sampled_from(["", *_UNSEEN])) + text[at:]
    text = draw(st.sampled_from(_BLANKS)) + text + draw(st.sampled_from(_BLANKS))
    cut = draw(st.integers(0, len(text)))
    if "_x" in text:
        cut = 0  # an escape stands in one run
    raised = draw(st.booleans())
    return number, unit, [text[:cut], text[cut:]], raised


@given(typings())
@settings(max_examples=400, deadline=None)
def test_a_number_typed_as_text_is_read_or_refused_with_its_cell(typed: tuple[Decimal, str, list[str], bool]) -> None:
    number, unit, runs, raised = typed
    inner = "".join(f'<r><t xml:space="preserve">{text}</t></r>' for text in runs)
    mark = '<r><rPr><vertAlign val="superscript"/></rPr><t>1</t></r>' if raised else ""
    found = outcome(unit, "@", f'<c r="E2" s="1" t="inlineStr"><is>{inner}{mark}<rPh sb="0" eb="1"><t>7</t></rPh></is></c>')
    if raised:
        assert found.value is None
        assert ["财务!E2" in problem.where for problem in found.told] == [True]
    elif not found.told:
        assert found.value == number * UNITS[unit]
    else:  # 1.739 may be one or a thousand
        assert "point may part" in found.told[0].what
        assert "财务!E2" in found.told[0].where
