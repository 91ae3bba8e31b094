"""What number formats say, part by part."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.workbook.reading.number_format import number_format


@pytest.mark.parametrize(
    ("code", "power", "percents", "words", "currency"),
    [
        ("General", 0, 0, "", ""),
        ("G/通用格式", 0, 0, "", ""),
        ("0.0", 0, 0, "", ""),
        ("#,##0.00", 0, 0, "", ""),
        ("0.0%", 2, 1, "", ""),
        ("0%%", 4, 2, "", ""),
        ('0.0"%"', 0, 0, "%", ""),
        (r"0.0\%", 0, 0, "%", ""),
        ("0.0!%", 0, 0, "%", ""),
        ("0.0‰", 0, 0, "‰", ""),
        ('0.0"亿"', 0, 0, "亿", ""),
        ("#,##0.0,", -3, 0, "", ""),
        ("#,##0.0,,", -6, 0, "", ""),
        ("0!.0,", -4, 0, "", ""),
        (r"0\.0,", -4, 0, "", ""),
        ('0"."0,', -4, 0, ".", ""),
        ('0!.00,,"亿"', -8, 0, ".亿", ""),
        ('#,##0.0,,"百万元"', -6, 0, "百万元", ""),
        ("[$¥-804]#,##0.00", 0, 0, "", "¥ CN"),
        ("[$￥-411]#,##0", 0, 0, "", "￥ JP"),
        ("[$HK$-C04]#,##0", 0, 0, "", "HK$ HK"),
        ("[$-804]0.0", 0, 0, "", ""),
        ("[Red]0.0", 0, 0, "", ""),
        ("[红色][>=100]0.0,", -3, 0, "", ""),
        ("[DBNum1]0", 0, 0, "", ""),
        ("0.00E+00", 0, 0, "", ""),
        ("_ * #,##0.00_ ", 0, 0, "", ""),
        ("# ?/?", 0, 0, "", ""),
        ("0.0x", 0, 0, "x", ""),
        ("0.0 d", 0, 0, "d", ""),
    ],
)
def test_a_format_says_how_it_scales_and_what_stands_beside(
    code: str, power: int, percents: int, words: str, currency: str
) -> None:
    section = number_format(code).section(Decimal(1000))
    shown = (section.power, section.percents, section.words, section.currency)
    assert shown == (power, percents, words.lstrip("."), currency)


@pytest.mark.parametrize(
    ("code", "is_date"),
    [
        ("yyyy-mm-dd", True), ('yyyy"年"m"月"d"日"', True), ("[$-804]yyyy/m/d", True), ("mmm-yy", True),
        ("h:mm AM/PM", True), ("[h]:mm", True), ("ss.000", True), ("General", False), ('0"d"', False), ("0.0", False),
        ("[Red]0.0;[Red]-0.0", False), ('0.0"年"', False), ("@", False), ("0.00E+00", False),
    ],
)  # fmt: skip
def test_a_format_of_dates_is_told_from_one_of_numbers(code: str, is_date: bool) -> None:
    assert number_format(code).is_date is is_date


@pytest.mark.parametrize(
    ("code", "value", "power"),
    [
        ("0.0;-0.0,;0", "5", 0),
        ("0.0;-0.0,;0", "-5", -3),
        ("0.0,;-0.0", "0", -3),
        ('[>=100000000]0!.00,,"亿";[>=10000]0!.0,"万";0', "1739700000", -8),
        ('[>=100000000]0!.00,,"亿";[>=10000]0!.0,"万";0', "23600", -4),
        ('[>=100000000]0!.00,,"亿";[>=10000]0!.0,"万";0', "999", 0),
        ("[<1]0.0%;0.0", "0.3", 2),
        ("0.0;@", "-5", 0),
    ],
)
def test_the_section_that_shows_a_number_is_chosen_by_sign_or_condition(code: str, value: str, power: int) -> None:
    assert number_format(code).section(Decimal(value)).power == power


@pytest.mark.parametrize("code", ["", ";", '"', "[", "\\", "_", '0"', "[$", "0;;;;;;", "%", "[>=x]0", ",,,"])
def test_a_broken_format_shows_the_number_as_it_is(code: str) -> None:
    assert number_format(code).section(Decimal(5)).scale == 0
