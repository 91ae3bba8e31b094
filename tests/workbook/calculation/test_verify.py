"""A stored result that its cells do not give is told with its cell; what cannot be calculated is told as not checked."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.workbook.calculation.book import Cell, Place
from generator.workbook.calculation.values import ExcelError
from generator.workbook.calculation.verify import Verification, agree, links, verify

from .calculating import SHEET, result, sheet, verified
from .random_formulas import CELLS, NAMES, Formulas


def told(found: Verification) -> dict[str, tuple[object, object]]:
    return {one.place.address: (one.stored, one.calculated) for one in found.differences}


def reasons(found: Verification) -> dict[str, str]:
    return {one.place.address: one.reason for one in found.unchecked}


def test_a_stale_result_is_told_and_so_is_all_that_hangs_on_it():
    found = verified({"N36": 3600, "N37": 2580, "N38": (5580, "=N36+N37"), "N39": (2580 / 5580, "=N37/N38"), "N40": (3, "=1+2")})
    assert told(found) == {"N38": (5580, 6180), "N39": (2580 / 5580, 2580 / 6180)}
    assert found.checked == 3


def test_a_difference_names_its_cells_with_their_values():
    (one,) = verified({"A1": 2, "A2": 3, "A4": (9, "=SUM(A1:A3)")}).differences
    assert [(str(place), value) for place, value in one.cells] == [("财务!A1", 2), ("财务!A2", 3)]


def test_formulas_are_settled_in_any_order_and_over_sheets():
    found = verified(
        {"A1": (12, "=A2*2"), "A2": (6, "='往年 ''23'!A1+B9"), "B9": (1, "=5-4")}, None, **{"往年 '23": {"A1": (5, "=2+3")}}
    )
    assert found.differences == () and found.checked == 4


def test_names_are_those_of_the_sheet_before_those_of_the_workbook():
    names = {("", "税率"): "0.25", (SHEET, "税率"): "财务!$B$1", ("", "区域"): "财务!$A$1:$A$3"}
    cells = {"A1": 1, "A2": 2, "A3": 3, "B1": 0.15}
    assert result("=SUM(区域)*税率", cells, names=names) == pytest.approx(0.9)


def test_a_name_that_means_other_cells_in_each_cell_is_not_calculated():
    assert reasons(verified({"A1": (1, "=旁边")}, {("", "旁边"): "财务!B1"})) == {"A1": "the name 旁边, which means other cells in each cell"}


def test_a_text_that_is_a_number_is_the_cause_of_a_sum_without_it():
    found = verified({"A1": "1,740", "A2": 200, "A3": (1940, "=SUM(A1:A2)")})
    assert told(found) == {"A3": (1940, 200)}
    assert found.differences[0].texts == ((Place(SHEET, 1, 1), "1,740"),)


def test_a_sum_that_leaves_out_a_number_typed_as_text_is_told_though_excel_gives_it():
    found = verified({"A1": "1,740", "A2": 200, "A3": "合计", "A4": (200, "=SUM(A1:A3)")})
    assert found.differences == ()
    assert [(one.place.address, one.texts) for one in found.left_out] == [("A4", ((Place(SHEET, 1, 1), "1,740"),))]


def test_what_is_not_calculated_is_told_with_its_function_and_its_stored_result_goes_on():
    found = verified({"A1": (7, "=LET(x,7,x)"), "A2": (14, "=A1*2"), "A3": (9, "=A1+1"), "A4": (0, "=OFFSET(A1,1,0)")})
    assert reasons(found) == {"A1": "LET", "A4": "OFFSET"}
    assert told(found) == {"A3": (9, 8)}


def test_a_subtotal_that_a_filter_may_have_changed_is_not_called_wrong():
    found = verified({"A1": 1, "A2": 2, "A3": (3, "=SUBTOTAL(9,A1:A2)"), "A4": (2, "=SUBTOTAL(9,A1:A2)")})
    assert found.checked == 1 and list(reasons(found)) == ["A4"]


def test_an_unknown_function_in_a_branch_that_is_not_taken_does_no_harm():
    assert verified({"A1": (1, "=IF(TRUE,1,INDIRECT(\"B1\"))")}).checked == 1


@pytest.mark.parametrize(
    ("formula", "reference"),
    [
        ("=[1]海外!$B$5", "[1]海外!$B$5"),
        ("=A9+'[2]Old Sheet'!B5*2", "'[2]Old Sheet'!B5"),
        ("=SUM('C:\\账\\[海外.xlsx]表'!A1:A3)", "'C:\\账\\[海外.xlsx]表'!A1:A3"),
        ("=[1]!汇率", "[1]!汇率"),
        ("=远处", "[1]海外!$A$1"),
    ],
)
def test_a_link_to_another_workbook_is_told_and_not_checked(formula: str, reference: str):
    cells = {"A1": (321.2, formula)}
    names = {("", "远处"): "[1]海外!$A$1"}
    found = verified(cells, names)
    assert [(one.place.address, one.reference, one.stored) for one in found.links] == [("A1", reference, 321.2)]
    assert found.checked == 0 and found.differences == ()
    assert links({SHEET: sheet(cells)}, names) == found.links


def test_this_workbook_by_its_number_is_no_link():
    assert result("=[0]!税率", names={("", "税率"): "0.25"}) == 0.25


def test_a_circle_is_told_once_and_the_rest_is_checked():
    found = verified({"A1": (1, "=B1"), "B1": (1, "=C1+1"), "C1": (1, "=A1"), "D1": (3, "=A1+1"), "E1": (1, "=E1")})
    assert [[place.address for place in places] for places in found.cycles] == [["A1", "B1", "C1"], ["E1"]]
    assert told(found) == {"D1": (3, 2)}


def test_a_chain_of_twenty_thousand_formulas_is_calculated_from_either_end():
    last = 20_000
    down = {"A1": 1.0, **{f"A{row}": (row, f"=A{row - 1}+1") for row in range(2, last + 1)}}
    up = {f"B{last}": 1.0, **{f"B{row}": (last + 1 - row, f"=B{row + 1}+1") for row in range(1, last)}}
    found = verified({**down, **up})
    assert found.checked == 2 * (last - 1) and found.differences == ()


def test_a_circle_of_twenty_thousand_formulas_is_told():
    last = 20_000
    found = verified({f"A{row}": (0, f"=A{row % last + 1}") for row in range(1, last + 1)})
    assert [len(places) for places in found.cycles] == [last]


def test_functions_may_be_nested_as_deep_as_excel_allows_and_no_deeper():
    def nested(depth: int) -> str:
        return "=" + "ABS(" * depth + "-3" + ")" * depth

    assert result(nested(64)) == 3
    assert reasons(verified({"A1": (3, nested(65))})) == {"A1": "functions nested more than 64 deep"}
    assert reasons(verified({"A1": (3, nested(1500))})) == {"A1": "functions nested more than 64 deep"}


def test_names_that_go_round_in_a_circle_end():
    names = {("", "甲"): "乙+1", ("", "乙"): "甲+1"}
    assert reasons(verified({"A1": (3, "=甲")}, names)) == {"A1": "functions nested more than 64 deep"}


def test_brackets_signs_and_long_sums_are_no_depth():
    assert result("=" + "(" * 2000 + "1" + ")" * 2000) == 1
    assert result("=" + "-" * 4001 + "1") == -1
    assert result("=" + "+".join(["1"] * 4000)) == 4000


@pytest.mark.parametrize("formula", ["=" + "1+" * 5000 + "1", "=1+", "=SUM(1", "=1)", "=", "=(1,2)", "=A1 A2", "={1,2;3}", "=表[金额]", "=财务:往年!A1", "=1;2", "=@A1:A3"])
def test_what_cannot_be_read_is_not_checked(formula: str):
    found = verified({"B1": (1, formula)})
    assert [one.place.address for one in found.unchecked] == ["B1"]


def test_whole_columns_cost_what_is_in_them():
    cells = {"A1": 1, "A1048576": 2, "B1": (3, "=SUM(A:A)"), "B2": (1048574, "=COUNTIF(A:A,\"\")"), "B3": (2, "=VLOOKUP(2,A:B,1,FALSE)")}
    assert verified(cells).differences == ()


def test_there_is_an_end_to_what_is_read():
    cells = {(row, 1): Cell(1.0) for row in range(1, 101)} | {(1, 2): Cell(100.0, "=SUM(A:A)"), (2, 2): Cell(100.0, "=SUM(A:A)")}
    found = verify({SHEET: cells}, {}, most_read=150)
    assert found.checked == 1 and reasons(found) == {"B2": "ranges with more cells than are looked at"}


@pytest.mark.parametrize("stored", [2, 3])
def test_either_side_of_a_tie_is_accepted(stored: float):
    assert verified({"A1": 2.5, "A2": (stored, "=ROUND(A1,0)")}).differences == ()


@pytest.mark.parametrize("stored", [1.0, 1.01])
def test_either_side_of_a_tie_that_binary_numbers_cannot_hold_is_accepted(stored: float):
    assert verified({"A1": 1.005, "A2": (stored, "=ROUND(A1,2)+0")}).differences == ()


def test_one_step_beside_a_tie_is_told():
    assert told(verified({"A1": 2.5, "A2": (4, "=ROUND(A1,0)"), "A3": (3, "=ROUND(2.49,0)"), "A4": (4, "=INT(A5)"), "A5": 3})) == {
        "A2": (4, 3), "A3": (3, 2), "A4": (4, 3),
    }  # fmt: skip


@pytest.mark.parametrize("stored", [0.0, 5.551115123125783e-17])
def test_last_digits_that_excel_takes_for_nothing_may_stay(stored: float):
    assert verified({"A1": 0.1, "A2": 0.2, "A3": (stored, "=A1+A2-0.3"), "A4": (True, "=(A1+A2)=0.3")}).differences == ()


@pytest.mark.parametrize(("is_array", "calculated"), [(True, 14), (False, 4)])
def test_ranges_are_gone_through_by_element_only_where_the_formula_is_an_array(is_array: bool, calculated: float):
    cells = {**sheet({"A1": 1, "A2": 2, "A3": 3}), (2, 3): Cell(0.0, "=SUM(A1:A3*A1:A3)", is_array=is_array)}
    assert told(verify({SHEET: cells}, {})) == {"C2": (0, calculated)}


def test_links_of_names_that_go_round_in_a_circle_end():
    names = {("", "甲"): "乙+[1]海外!$A$1", ("", "乙"): "甲+[2]海外!$A$1"}
    assert [one.reference for one in verified({"A1": (1, "=甲")}, names).links] == ["[2]海外!$A$1", "[1]海外!$A$1"]


def test_a_range_in_place_of_a_value_means_the_formulas_own_row():
    assert verified({"A1": 1, "A2": 2, "B2": (4, "=A1:A3*2")}).differences == ()


def test_results_that_are_stored_nowhere_are_not_told_and_one_among_others_is():
    assert verified({"A1": 1, "A2": "=A1+1", "A3": "=A2+1"}).differences == ()
    assert told(verified({"A1": 1, "A2": "=A1+1", "A3": (3, "=A2+1")})) == {"A2": (None, 2)}


def test_an_empty_text_that_is_read_as_nothing_is_right():
    assert verified({"A2": '=IF(COUNT(A1)=1,A1,"")', "A3": (3, "=1+2")}).differences == ()


def test_dates_count_from_1904_where_the_workbook_says_so():
    assert result("=DATE(1904,1,2)", date1904=True) == 1
    assert result("=DAY(EOMONTH(DATE(2024,2,1),0))", date1904=True) == 29
    assert result("=WEEKDAY(DATE(2024,6,30))", date1904=True) == 1


def test_errors_of_any_kind_are_one_and_no_number_is_an_error():
    assert agree(ExcelError.VALUE, ExcelError.DIVISION, 0)
    assert not agree(0.0, ExcelError.DIVISION, 0)


def test_true_may_be_stored_as_one_but_not_as_a_text():
    assert agree(1.0, True, 0) and not agree("TRUE", True, 0) and not agree(0.0, True, 0)


@settings(deadline=None)
@given(st.text("A1B2$!'\"(),;{}[]+-*/^&=<>%#@:. 财SUMIFXN/~_\n", max_size=40))
def test_any_text_after_the_equals_sign_is_calculated_or_not_checked(text: str):
    found = verified({"A1": 1, "A2": "x", "C9": (1, "=" + text)})
    assert found.checked + len(found.unchecked) + len(found.cycles) == 1


@settings(deadline=None)
@given(st.integers(0, 10**6), st.sampled_from(range(1, 11)))
def test_any_formula_of_a_finance_workbook_is_calculated(seed: int, row: int):
    names = {("", name): text for name, text in NAMES.items()}
    found = result(Formulas(seed).formula(), CELLS, names=names, row=row)
    assert isinstance(found, (float, str, bool, ExcelError))


@settings(deadline=None)
@given(st.lists(st.floats(-1e9, 1e9).map(lambda size: round(size, 2)), min_size=2, max_size=12), st.randoms())
def test_a_sum_in_another_order_is_right_and_one_that_is_off_by_a_cent_is_not(sizes: list[float], chance):
    cells = {f"A{row}": size for row, size in enumerate(sizes, 1)}
    shuffled = chance.sample(sizes, len(sizes))
    formula = "=" + "+".join(f"A{row}" for row in range(1, len(sizes) + 1))
    right, wrong = sum(shuffled), sum(shuffled) + 0.01
    found = verified({**cells, "B1": (right, formula), "B2": (right, f"=SUM(A1:A{len(sizes)})"), "B3": (wrong, formula)})
    assert list(told(found)) == ["B3"]
