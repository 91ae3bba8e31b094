"""A formula goes on to the next period where its references say what they stand for, and waits for a person elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.finance.period import period_named
from generator.workbook.reading.grid import Grid, RawCell, Sheet
from generator.workbook.rolling.carried_formula import Carrier, PeriodColumns, Refused

# H is 2022H1, J 2022FY, K 2023H1, L 2023H2, M 2023FY, N 2024H1, O 来源, P the user's own; Q, R, ... are new.
OLD = {"2022H1": 8, "2022FY": 10, "2023H1": 11, "2023H2": 12, "2023FY": 13, "2024H1": 14}
FLOWS, STOCKS = (5, 6, 7, 8), (36,)
CELLS = {(row, column): RawCell(1.0) for row in (*FLOWS, *STOCKS) for column in OLD.values()}
GRID = Grid(Path("t.xlsx"), {"财务": Sheet("财务", CELLS, 60, 16)}, {"days": "报告期!$C$13", "本期收入": "财务!$N$5", "fx": "调整!$B$3"})


def carried(formula: str, model: str, period: str, *added: str) -> str:
    new = {period_named(name): 17 + number for number, name in enumerate(added or (period,))}
    old = {period_named(name): column for name, column in OLD.items()}
    kinds = {**dict.fromkeys(FLOWS, "流量"), **dict.fromkeys(STOCKS, "存量")}
    columns = {"财务": PeriodColumns(old, new, kinds, 3)}
    return Carrier(GRID, columns, "财务", period_named(model), period_named(period)).carried(formula)


@pytest.mark.parametrize(
    ("formula", "model", "period", "added", "expected"),
    [
        # The same span a year on.
        ("=M5-K5", "2023H2", "2024H2", ("2024FY", "2024H2"), 'IF(COUNT(Q5,N5)=2,Q5-N5,"")'),
        # A ratio of flows goes on to a span of any length.
        ("=N11/N5", "2024H1", "2024FY", (), 'IF(COUNT(Q11,Q5)=2,Q11/Q5,"")'),
        # Last twelve months, of another part of a year and of a whole one: 2023FY − 2023FY + 2024FY.
        ("=N36/(M5-K5+N5)*报告期!$C$13", "2024H1", "2024M9", ("2024M9", "2023M9"), 'IF(COUNT(Q36,M5,R5,Q5)=4,Q36/(M5-R5+Q5)*报告期!$C$13,"")'),
        ("=N36/(M5-K5+N5)*365", "2024H1", "2024FY", (), 'IF(COUNT(Q36,M5,Q5)=3,Q36/(M5-M5+Q5)*365,"")'),
        # Functions over rows are empty while a row is.
        ("=SUM(N6:N8)", "2024H1", "2024FY", (), 'IF(COUNT(Q6:Q8)=3,SUM(Q6:Q8),"")'),
        ("=ROUND(N11/N5,4)", "2024H1", "2024FY", (), 'IF(COUNT(Q11,Q5)=2,ROUND(Q11/Q5,4),"")'),
        # Columns side by side become a list: what lies between the new ones is nobody's.
        ("=SUM(K5:L5)", "2023FY", "2024FY", ("2024FY", "2024H2"), 'IF(COUNT(N5,R5)=2,SUM(N5,R5),"")'),
        # A column fixed by its $ and a text in quotes stay.
        ("=N11/$J$11", "2024H1", "2025H1", (), 'IF(COUNT(Q11)=1,Q11/$J$11,"")'),
        ('=IF(N5>0,N5,"K1 H1")', "2024H1", "2025H1", (), 'IF(COUNT(Q5)=1,IF(Q5>0,Q5,"K1 H1"),"")'),
        ("=N5/1000", "2024H1", "2024FY", (), 'IF(COUNT(Q5)=1,Q5/1000,"")'),
        # Months and days may stay where the span is the same.
        ("=N5*2", "2024H1", "2025H1", (), 'IF(COUNT(Q5)=1,Q5*2,"")'),
        # A name that leads to no period's column stays; a guard of an earlier roll-forward is not put round twice.
        ("=N36*days", "2024H1", "2025H1", (), 'IF(COUNT(Q36)=1,Q36*days,"")'),
        ('=IF(COUNT(N6,N7)=2,N6+N7,"")', "2024H1", "2025H1", (), 'IF(COUNT(Q6,Q7)=2,Q6+Q7,"")'),
    ],
)  # fmt: skip
def test_a_formula_goes_on(formula: str, model: str, period: str, added: tuple[str, ...], expected: str) -> None:
    assert carried(formula, model, period, *added) == expected


@pytest.mark.parametrize(
    ("formula", "model", "period"),
    [
        ("=附注!C2", "2024H1", "2024FY"),  # the user's own sheet has last period's figure
        ("=N5*0.2-26.7", "2024H1", "2024FY"),  # a correction of one period
        ("=N36/N5*182", "2024H1", "2024FY"),  # days of a half
        ("=M36/M5*365", "2023FY", "2024H2"),  # a year's revenue is not a half's
        ("=N36/(M5-K5+N5)*365", "2024H1", "2024Q3"),  # a quarter does not begin the year
        ("=SUM(H5:K5)", "2024H1", "2025H1"),  # column I, between, is no period's
        ("=N5-本期收入", "2024H1", "2025H1"),  # a name that leads to the old period
        ("=INDIRECT(\"N5\")", "2024H1", "2025H1"),
        ("=100", "2024H1", "2025H1"),
        ("=N5-L5", "2024H1", "2024FY"),  # 2023H2 stands to no part of a year as the model does
        ("=N5*2", "2024H1", "2024FY"),  # a half made a year of
        ("=N6/$N$5", "2024H1", "2025H1"),  # fixed, and the period's own: next year's share of last year's total
        ("=N5-100", "2024H1", "2025H1"),  # corrections of one period, however round
        ("=SUM(N5,3)", "2024H1", "2025H1"),
        ("=AVERAGE(J36,M36)", "2023FY", "2024M9"),  # of a year the comparative is the opening balance
        ("=M5", "2023FY", "2024Q3"),  # twelve months, because its span is a year
        ("=(M36+N36)/2", "2024H1", "2024FY"),  # opening and closing balance
        ("=N5/6", "2024H1", "2024M9"),  # a monthly mean
        ("=M5-K5+N5", "2024H1", "2024Q3"),  # twelve months, which a quarter does not end so
        ("=N5/$K5-1", "2024H1", "2024Q3"),  # a quarter over a fixed half
        ("=N5-调整!B3", "2024H1", "2025H1"),
        ("=N5-调整!$B$3", "2024H1", "2025H1"),
        ("=N5-fx", "2024H1", "2025H1"),  # a name for a cell of the user's own sheet
        ("=SUM($K5:N5)/N6", "2024H1", "2025H1"),  # one end fixed
        ('=IF(报告期!$C$9="2024H1",N5,N6)', "2024H1", "2025H1"),
        ('=IF(N5>DATEVALUE("2024-06-30"),N5,N6)', "2024H1", "2025H1"),
        ('=IF(N$3="",0,N5-N6)', "2024H1", "2025H1"),  # a heading is no number
    ],
)  # fmt: skip
def test_a_formula_that_is_not_clear_waits_for_a_person(formula: str, model: str, period: str) -> None:
    with pytest.raises(Refused):
        carried(formula, model, period)
