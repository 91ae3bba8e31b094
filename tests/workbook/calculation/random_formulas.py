"""Formulas made by chance of the kinds that finance workbooks hold, over a small table of cells, for comparing programs.

Left out because LibreOffice differs from Excel by its own documentation:
- booleans in cells: LibreOffice keeps them as numbers, so SUM, COUNT and ISNUMBER take them for 1 and 0;
- comparing or adding a boolean and another kind: TRUE=1 holds there, in Excel it does not;
- texts that read as numbers in + − × ÷: by its settings "1,740"+1 is #VALUE! there, 1741 in Excel;
- numbers joined to texts that need more than ten digits: it writes fewer of them;
- an order of texts with signs or Chinese: it goes by the computer's region, in both;
- 0^0, which is 1 there and #NUM! in Excel.
"""

from __future__ import annotations

import random
from collections.abc import Callable

CELLS: dict[str, float | str] = {
    **{f"A{row}": value for row, value in enumerate((12, 7.5, -3, 0.1, 0.2, 1739.7, 1433.1, 100, 0, 3405.8), 1)},
    **{f"B{row}": value for row, value in enumerate((1, 2, 3, 5, 8, 13, 21, 34, 55, 89), 1)},
    **{
        f"C{row}": value
        for row, value in enumerate(("收入", "成本", "毛利", "收入", "Apple", "banana", "收入合计", "apple", "x", "成本"), 1)
    },
    "D1": 5, "D3": "text", "D4": 2.5, "D6": -2.5, "D8": 45473, "D9": "说明",
}  # fmt: skip
"""Column A holds amounts, B rises, C holds texts, D is mixed with gaps."""

OTHER_SHEET = "往年 '23"
OTHER_CELLS: dict[str, float | str] = {f"A{row}": row * 1.25 for row in range(1, 11)}

NAMES = {"税率": "财务!$B$3", "区域": "财务!$A$1:$A$5"}

_ROWS = range(1, 11)
_FORMATS = ('"0.0"', '"#,##0.00"', '"0.0%"', '"0"')


class Formulas:
    """A source of formulas; the same seed gives the same ones."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)

    def formula(self) -> str:
        kinds = (self.number, self.number, self.number, self.truth, self.text)
        return "=" + self._chance.choice(kinds)(3)

    def _one_of(self, *makers: Callable[[], str]) -> str:
        return self._chance.choice(makers)()

    def _int(self, least: int, most: int) -> int:
        return self._chance.randint(least, most)

    def _cell(self, columns: str = "AB") -> str:
        column, row = self._chance.choice(columns), self._chance.choice(_ROWS)
        sheets = ("", "", "", "'往年 ''23'!") if column == "A" else ("",)
        dollars = self._chance.choice(("", "$")), self._chance.choice(("", "$"))
        return f"{self._chance.choice(sheets)}{dollars[0]}{column}{dollars[1]}{row}"

    def _column(self, columns: str = "ABD") -> str:
        column = self._chance.choice(columns)
        if self._int(0, 9) == 0:
            return f"{column}:{column}"
        first, last = sorted((self._int(1, 10), self._int(1, 10)))
        return f"{column}{first}:{column}{last}"

    def number(self, depth: int) -> str:
        if depth <= 0:
            return self._one_of(self._cell, lambda: self._chance.choice(("2", "0.5", "100", "1e3", "15%", "-4", "1.005")))
        deeper = lambda: self.number(depth - self._int(1, 2))  # noqa: E731
        return self._one_of(
            lambda: f"{deeper()}{self._chance.choice('+-*/')}{deeper()}",
            lambda: f"{deeper()}{self._chance.choice('+-*/')}{deeper()}{self._chance.choice('+-*/')}{deeper()}",
            lambda: f"({deeper()}{self._chance.choice('+-*/')}{deeper()})",
            lambda: f"-{self._cell()}^{self._chance.choice('23')}",
            lambda: f"({deeper()})%",
            lambda: f"{self._chance.choice(('SUM', 'AVERAGE', 'MIN', 'MAX', 'COUNT', 'COUNTA'))}({self._column()},{self._cell()})",
            lambda: f"SUM({self._column()})/{deeper()}-1",
            lambda: f"ABS({deeper()})",
            lambda: f"{self._chance.choice(('ROUND', 'ROUNDUP', 'ROUNDDOWN'))}({deeper()},{self._int(-2, 3)})",
            lambda: f"INT({deeper()})",
            lambda: f"MOD({self._cell()},{self._chance.choice(('3', '0.7', '-4'))})",
            lambda: f"IF({self.truth(depth - 1)},{deeper()},{deeper()})",
            lambda: f"IFERROR({deeper()},{deeper()})",
            lambda: f"COUNTIF({self._column('ABCD')},{self._criterion()})",
            self._sum_if,
            self._sum_ifs,
            self._sum_product,
            self._look_up,
            self._days,
            lambda: f"LEN({self.text(depth - 1)})",
            lambda: f"SQRT(ABS({deeper()}))",
            lambda: f"POWER({self._cell('B')},{self._chance.choice(('2', '0.5', '-1'))})",
            lambda: f"{self._chance.choice(('CEILING', 'FLOOR', 'MROUND'))}(ABS({deeper()}),{self._chance.choice(('1', '0.5', '25'))})",
            lambda: f"TRUNC({deeper()},{self._int(0, 2)})",
            lambda: f"{self._chance.choice(('LARGE', 'SMALL'))}({self._column('AB')},{self._int(1, 3)})",
            lambda: f"MEDIAN({self._column()},{self._cell()})",
            lambda: f"{self._cell()}*税率+SUM(区域)",
            lambda: f"SUM(区域,{{1,-2;{self._int(0, 9)},0.5}})",
            lambda: f"_xlfn.IFNA({self._look_up()},{deeper()})",
            lambda: f'IFERROR(FIND("{self._chance.choice("入apx")}",{self.text(depth - 1)}),0)',
            lambda: f"SIGN({deeper()})*{self._cell()}",
            lambda: f"CHOOSE({self._int(1, 3)},{deeper()},{self._cell()},0)",
            lambda: f"SUM(IF({self.truth(depth - 1)},{self._column()},{self._column()}))",
            lambda: f"COUNTBLANK({self._column('ABD')})",
            lambda: f"SUBTOTAL({self._chance.choice(('9', '1', '4'))},{self._column('AB')},{self._cell('B')})",
        )

    def _criterion(self) -> str:
        return self._chance.choice(
            ('">5"', '"<=12"', '"<>0"', "5", '"收入"', '"收入*"', '"<>收入"', '"a?ple"', '"APPLE"', f'">="&{self._cell()}', "B3")
        )

    def _sum_if(self) -> str:
        first, last = sorted((self._int(1, 10), self._int(1, 10)))
        column = self._chance.choice("BCD")
        name = self._chance.choice(("SUMIF", "AVERAGEIF"))
        return f"{name}({column}{first}:{column}{last},{self._criterion()},A{first}:A{last})"

    def _sum_ifs(self) -> str:
        column = self._chance.choice(("A1:A10", "B1:B10"))
        both = f"C1:C10,{self._criterion()},B1:B10,{self._criterion()}"
        return self._chance.choice((f"SUMIFS({column},{both})", f"COUNTIFS({both})", f"AVERAGEIFS({column},{both})"))

    def _sum_product(self) -> str:
        return self._chance.choice(
            (
                "SUMPRODUCT(A1:A10,B1:B10)",
                f"SUMPRODUCT((C1:C10=C{self._int(1, 10)})*A1:A10)",
                f"SUMPRODUCT(--(B1:B10>{self._cell()}),A1:A10)",
                f"SUMPRODUCT((A1:A10>{self._int(-5, 100)})*(B1:B10<{self._int(1, 60)})*B1:B10)",
                "SUMPRODUCT(D1:D10,B1:B10)",
                "SUMPRODUCT(ABS(A1:A10))/SUMPRODUCT(ROUND(B1:B10/7,1))",
            )
        )

    def _look_up(self) -> str:
        row = self._int(1, 10)
        return self._chance.choice(
            (
                f"INDEX(A1:B10,{row},{self._int(1, 2)})",
                f"INDEX(A1:A10,MATCH(C{row},C1:C10,0))",
                f"MATCH({self._int(1, 100)},B1:B10)",
                f"MATCH({self._int(1, 100)},B1:B10,0)",
                f"VLOOKUP({self._int(0, 100)},B1:B10,1)",
                f"VLOOKUP(B{row},B1:D10,{self._int(1, 2)},FALSE)",
                'INDEX(B1:B10,MATCH("ba*",C1:C10,0))',
                f"SUM(INDEX(A1:B10,0,{self._int(1, 2)}))",
                f"HLOOKUP({self._int(1, 12)},A{row}:B{row},1,FALSE)",
            )
        )

    def _days(self) -> str:
        date = f"DATE({self._int(1990, 2040)},{self._int(-3, 15)},{self._int(-5, 40)})"
        return self._chance.choice(
            (date, f"YEAR({date})", f"MONTH({date})", f"DAY({date})", f"EOMONTH({date},{self._int(-14, 14)})",
             f"EDATE({date},{self._int(-14, 14)})", f"{date}-{date}", "YEAR(D8)+MONTH(D8)")
        )  # fmt: skip

    def truth(self, depth: int) -> str:
        deeper = lambda: self.number(depth - 1)  # noqa: E731
        if depth <= 0:
            return f"{self._cell()}{self._chance.choice(('=', '<>', '<', '>', '<=', '>='))}{self._cell()}"
        return self._one_of(
            lambda: f"{deeper()}{self._chance.choice(('=', '<>', '<', '>', '<=', '>='))}{deeper()}",
            lambda: f"C{self._int(1, 10)}{self._chance.choice(('=', '<>'))}C{self._int(1, 10)}",
            lambda: f"{self._chance.choice(('AND', 'OR'))}({self.truth(depth - 1)},{self.truth(depth - 1)})",
            lambda: f"NOT({self.truth(depth - 1)})",
            lambda: f"{self._chance.choice(('ISNUMBER', 'ISBLANK', 'ISTEXT'))}(D{self._int(1, 10)})",
            lambda: f"ISERROR({deeper()})",
        )

    def text(self, depth: int) -> str:
        cell = lambda: f"C{self._int(1, 10)}"  # noqa: E731
        if depth <= 0:
            return cell()
        return self._one_of(
            cell,
            lambda: f"{self.text(depth - 1)}&{self.text(depth - 1)}",
            lambda: f"{cell()}&B{self._int(1, 10)}",
            lambda: f'CONCATENATE({cell()},"-""",{cell()})',
            lambda: f"{self._chance.choice(('LEFT', 'RIGHT'))}({self.text(depth - 1)},{self._int(0, 4)})",
            lambda: f"MID({self.text(depth - 1)},{self._int(1, 4)},{self._int(0, 4)})",
            lambda: f"TEXT({self._cell()},{self._chance.choice(_FORMATS)})",
            lambda: f"IF({self.truth(depth - 1)},{cell()},{cell()})",
            lambda: f"INDEX(C1:C10,{self._int(1, 10)})",
            lambda: f'SUBSTITUTE({self.text(depth - 1)},"收","支")',
            lambda: f"{self._chance.choice(('UPPER', 'LOWER', 'TRIM', 'T'))}({self.text(depth - 1)})",
            lambda: f"VLOOKUP({self._int(0, 100)},B1:C10,2)",
        )
