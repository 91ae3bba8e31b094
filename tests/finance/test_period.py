"""Reporting periods: names, comparatives, Chinese forms."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import FigureError
from generator.finance.period import Period, find_period, named_alike, period_named
from generator.finance.period_names import heading_of, looks_like_period
from generator.language.chosen import PERIOD_FORMS

NAMES = ["2024H1", "2024H2", "2024FY", "2024Q1", "2024Q3", "2024M7", "2024M9", "2024-08", "2028E", "2024-2028E"]
names = st.builds(
    "{}{}".format,
    st.integers(1990, 2090),
    st.sampled_from(["H1", "H2", "FY", "Q1", "Q2", "Q3", "Q4", "M1", "M5", "M7", "M9", "M11", "-01", "-08", "-12", "E"]),
)


@pytest.mark.parametrize("name", NAMES)
def test_a_period_is_named_as_its_heading(name: str) -> None:
    assert period_named(name).name == name


@given(names)
def test_a_name_read_and_written_is_the_same_period(name: str) -> None:
    assert period_named(period_named(name).name) == period_named(name)


@given(names, st.integers(-20, 20))
def test_the_comparative_of_a_shifted_period_is_the_shifted_comparative(name: str, years: int) -> None:
    period = period_named(name)
    assert period.shifted(years).comparative == period.comparative.shifted(years)
    assert period.start - period.comparative.start == 12
    assert period.months == period.comparative.months


@given(names)
def test_a_period_before_ends_where_the_next_begins(name: str) -> None:
    period = period_named(name)
    assert period.previous.end + 1 == period.start


def test_a_half_of_six_months_and_three_months_of_a_quarter_are_one_span() -> None:
    assert period_named("2024M6") == period_named("2024H1")
    assert period_named("2024M3") == period_named("2024Q1")
    assert period_named("2024M12") == period_named("2024FY")


def test_full_width_and_small_letters_are_read() -> None:
    assert period_named(" ２０２４ｈ１ ").name == "2024H1"


def test_excels_dates_are_months() -> None:
    assert find_period(datetime(2024, 8, 1)) == find_period(date(2024, 8, 31)) == period_named("2024-08")


@pytest.mark.parametrize("text", ["2024H3", "2024Q5", "2024M13", "2024-13", "24H1", "上半年", "", "2024", "2028-2024E"])
def test_what_is_no_period_is_refused(text: str) -> None:
    assert find_period(text) is None
    with pytest.raises(FigureError, match="no period"):
        period_named(text)


@pytest.mark.parametrize(
    ("name", "form", "words"),
    [
        ("2024H1", "long", "2024年上半年"),
        ("2024H1", "short", "24年上半年"),
        ("2024H1", "code", "1H2024"),
        ("2024H1", "report", "2024中期"),
        ("2024H1", "part", "上半年"),
        ("2024H2", "long", "2024年下半年"),
        ("2024FY", "long", "2024年"),
        ("2024FY", "title", "2024年全年"),
        ("2024FY", "report", "2024年度"),
        ("2024FY", "code", "FY2024"),
        ("2024Q3", "long", "2024年第三季度"),
        ("2024M9", "long", "2024年前三季度"),
        ("2024M7", "part", "1-7月"),
        ("2024-08", "long", "2024年8月"),
        ("2024-08", "dotted", "2024.08"),
        ("2024H1", "dotted", "2024.06"),
        ("2024-2028E", "years", "2024-2028"),
        ("2028E", "year", "2028"),
    ],
)
def test_chinese_writes_a_period_so(name: str, form: str, words: str) -> None:
    assert PERIOD_FORMS[form](period_named(name)) == words


def test_a_forecast_is_the_same_span() -> None:
    assert period_named("2028E") == period_named("2028FY")
    assert period_named("2028E").forecast
    assert not period_named("2028FY").forecast


def test_the_last_twelve_months_of_a_first_half_begin_in_july() -> None:
    months = period_named("2024H1").last_twelve_months
    assert (months.start, months.months) == (2023 * 12 + 6, 12)
    assert Period(months.end, 0) == period_named("2024-06")


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("2024H1\n(未经审核)", "2024H1"), ("1H2022", "2022H1"), ("H1 2024", "2024H1"), ("2024-H1", "2024H1"), ("1H22", "2022H1"),
        ("2024年上半年", "2024H1"), ("2024年下半年度", "2024H2"), ("2024年中期", "2024H1"), ("2024H1¹", "2024H1"),
        ("２０２４Ｈ１", "2024H1"), ("2024\u200bH1", "2024H1"), ("截至2024年6月30日止六个月", "2024H1"),
        ("截至2024年6月30日止六個月\n（未經審核）", "2024H1"), ("截至2024年6月30日止6个月", "2024H1"), ("截至2024年12月31日止年度", "2024FY"),
        ("截至2024年9月30日止三个月", "2024Q3"), ("截至2024年9月30日止九个月", "2024M9"), ("Six months ended 30 June 2024", "2024H1"),
        ("Year ended December 31, 2023", "2023FY"), ("FY2022", "2022FY"), ("FY22", "2022FY"), ("2022年", "2022FY"),
        ("2024年度", "2024FY"), ("2024财年", "2024FY"), ("2024A", "2024FY"), ("2024年E", "2024E"), ("3Q2024", "2024Q3"),
        ("2024年第三季度", "2024Q3"), ("2024年3季度", "2024Q3"), ("2024年前三季度", "2024M9"), ("9M2024", "2024M9"),
        ("2024年1-7月", "2024M7"), ("2024年1月至7月", "2024M7"), ("2024年7-12月", "2024H2"), ("2024年前七个月", "2024M7"),
        ("2024M4-M12", "2024M4-M12"), ("2024年4-12月", "2024M4-M12"), ("2024-06-30", "2024-06"), ("2024/6/30", "2024-06"),
        ("2024.6.30", "2024-06"), ("2024年6月30日", "2024-06"), ("于2024年6月30日", "2024-06"), ("2024年6月", "2024-06"),
        ("2024-6", "2024-06"), ("2024年末", "2024-12"), ("30/6/2024", "2024-06"), ("6/30/2024", "2024-06"), ("06/06/2024", "2024-06"),
        ("30 June 2024", "2024-06"), ("截至2024年2月3日止52周", "2023M2-M13"), ("截至2024年12月28日止五十二周", "2024FY"),
        ("截至2025年1月3日止53周", "2024FY"), ("截至2024年6月29日止26周", "2024H1"), ("截至2024年6月31日止六个月", None),
        ("03/06/2024", None), ("2024年预算", None), ("2024H1预算", None), ("31/02/2024", None),
    ],
)  # fmt: skip
def test_a_heading_is_read_in_the_ways_people_write_it(heading: str, name: str | None) -> None:
    found = find_period(heading)
    assert (found.name if found else None) == name


@pytest.mark.parametrize(
    ("heading", "restated", "published"),
    [
        ("2023H1（经重列）", True, False), ("2023H1 重列前", False, True), ("2023H1\n(未经审核，重列)", True, False),
        ("2023H1 (Restated)", True, False), ("2023H1 (as previously reported)", False, True), ("2023H1 (先前列报)", False, True),
        ("2023H1", False, False), ("2023H1 (未经审核)", False, False),
    ],
)  # fmt: skip
def test_remarks_say_whether_a_column_is_restated(heading: str, restated: bool, published: bool) -> None:
    found = heading_of(heading)
    assert (found.name, found.restated, found.published) == ("2023H1", restated, published)


@pytest.mark.parametrize("heading", ["2024H3", "24H1", "2024", "03/06/2024", "2024-13", "2024M13", "2024年13月", "FY2023/24"])
def test_what_was_meant_as_a_period_looks_like_one(heading: str) -> None:
    assert find_period(heading) is None
    assert looks_like_period(heading_of(heading).name)


@pytest.mark.parametrize("heading", ["2024年审计备注", "2024H1预算", "2024 Budget", "备注", "来源", "SU7", "Q&A"])
def test_a_heading_of_ones_own_does_not(heading: str) -> None:
    assert not looks_like_period(heading_of(heading).name)


# Years that end with another month than December

year_ends = st.integers(1, 12)
spans = st.sampled_from(["H1", "H2", "FY", "Q1", "Q2", "Q3", "Q4", "M5", "M7", "M9", "M11"])


@given(st.integers(1990, 2090), spans, year_ends)
def test_a_name_means_the_companys_year_and_is_read_back(year: int, span: str, year_end: int) -> None:
    period = period_named(f"{year}{span}", year_end)
    assert period.name == f"{year}{span}"
    assert (period.full_year.end + 1) % 12 == year_end % 12
    assert period.full_year.end // 12 == year
    assert period.full_year.start <= period.start <= period.end <= period.full_year.end


@given(st.integers(1990, 2090), spans, year_ends, st.integers(-20, 20))
def test_arithmetic_keeps_the_year_end(year: int, span: str, year_end: int, years: int) -> None:
    period = period_named(f"{year}{span}", year_end)
    assert period.shifted(years).name == f"{year + years}{span}"
    assert period.comparative.is_same_span_as(period)
    assert (period.first_half.end + 1, period.second_half.end) == (period.second_half.start, period.full_year.end)
    assert period.previous.end + 1 == period.start
    assert {each.year_end for each in (period.previous, period.closing, period.comparative, period.first_half)} == {year_end}


@given(st.integers(1990, 2090), spans, year_ends)
def test_a_span_is_found_by_its_last_day(year: int, span: str, year_end: int) -> None:
    """截至2023年9月30日止六个月 is 2024H1 where years end with March."""
    period = period_named(f"{year}{span}", year_end)
    if period.months in (3, 6, 9, 12):
        assert find_period(PERIOD_FORMS["ended"](period), year_end) == period


@given(st.integers(24000, 25200), st.integers(0, 24), year_ends)
def test_every_span_has_a_name_of_its_own_that_is_read_back(start: int, months: int, year_end: int) -> None:
    period = Period(start, months, year_end=year_end)
    if months <= 12 and (start % 12) + months <= 24:
        assert find_period(period.name, year_end) == period


@pytest.mark.parametrize(
    ("name", "form", "words"),
    [
        ("2024H1", "long", "2024财年上半年"), ("2024FY", "long", "2024财年"), ("2024H1", "ended", "截至2023年9月30日止六个月"),
        ("2024FY", "ended", "截至2024年3月31日止年度"), ("2024Q3", "long", "2024财年第三季度"), ("2024M7", "long", "2024财年前七个月"),
        ("2024H1", "code", "1HFY2024"), ("2024FY", "year", "2024"), ("2024-03", "long", "2024年3月"), ("2024-03", "ended", "于2024年3月31日"),
    ],
)  # fmt: skip
def test_chinese_writes_a_year_to_march_so(name: str, form: str, words: str) -> None:
    assert PERIOD_FORMS[form](period_named(name, 3)) == words


def test_a_transition_period_is_no_part_of_a_year() -> None:
    """Nine months after a change of year end from March to December; the same months a year before compare with it."""
    period = period_named("2024M4-M12")
    assert period.is_transition
    assert (period.comparative.name, PERIOD_FORMS["long"](period), PERIOD_FORMS["ended"](period)) == (
        "2023M4-M12", "2024年4-12月", "截至2024年12月31日止九个月",
    )  # fmt: skip
    assert not any(period_named(name).is_transition for name in ("2024H2", "2024Q3", "2024M7", "2024FY", "2024-08"))
    assert named_alike(period_named("2025H1"), 3) == period_named("2025H1", 3)


def test_a_forecast_is_called_a_forecast_also_beside_the_year_that_it_equals() -> None:
    assert [period_named(name).name for name in ("2024FY", "2024E", "2024FY")] == ["2024FY", "2024E", "2024FY"]
