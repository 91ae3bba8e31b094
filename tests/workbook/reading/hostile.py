"""Workbooks made to harm, out of a sound one: each is one thing wrong with it."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

from generator.workbook.writing.write import write_workbook
from tests.office.hostile import _BOMB, Members, _also, _with, _without, members, packed
from tests.small_project import content

BOOK, RELATIONS, STYLES, TEXTS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", "xl/sharedStrings.xml"
SETTINGS, METRICS, TABLE, CHECKS = (f"xl/worksheets/sheet{number}.xml" for number in (2, 3, 4, 5))
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_MAIN = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_COMMENT = b"<comments " + _MAIN + b'><authors><author>a</author></authors><commentList><comment ref="H4" authorId="0"><text><t>%s</t></text></comment></commentList></comments>'


def sound(folder: Path) -> Members:
    """A workbook of a metric sheet, a table, settings and reconciliations; with shared texts and a comment."""
    path = folder / "sound.xlsx"
    write_workbook(content(), path)
    return {**_commented(members(path.read_bytes()), _COMMENT % "年报第 3 页".encode()), TEXTS: b""} | _with_texts(path)


def _with_texts(path: Path) -> Members:
    parts = members(path.read_bytes())
    metrics = parts[METRICS].replace(
        '<c r="A4" s="3" t="inlineStr"><is><t>营业收入</t></is></c>'.encode(), b'<c r="A4" s="3" t="s"><v>0</v></c>'
    )
    assert metrics != parts[METRICS]
    return {METRICS: metrics, TEXTS: b"<sst " + _MAIN + b"><si><t>" + "营业收入".encode() + b"</t></si></sst>"}


def _commented(parts: Members, comments: bytes) -> Members:
    relations = f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{_KIND}comments" Target="/xl/comments1.xml"/></Relationships>'
    texts = f'<Relationship Id="rIdT" Type="{_KIND}sharedStrings" Target="/{TEXTS}"/></Relationships>'.encode()
    book = parts[RELATIONS].replace(b"</Relationships>", texts)
    return {**parts, RELATIONS: book, "xl/worksheets/_rels/sheet3.xml.rels": relations.encode(), "xl/comments1.xml": comments}


def _rows(rows: str) -> Callable[[bytes], bytes]:
    return lambda part: part.replace(b"</sheetData>", rows.encode() + b"</sheetData>")


def _in_table(rows: str) -> Callable[[Members], bytes]:
    return _with(TABLE, _rows(rows))


def _everywhere(rows: str) -> Callable[[Members], bytes]:
    """The same rows at the end of every sheet."""
    return lambda parts: packed({n: _rows(rows)(p) if n.startswith("xl/worksheets/sheet") else p for n, p in parts.items()})


def _replaced(name: str, old: str, new: str, count: int = -1) -> Callable[[Members], bytes]:
    return _with(name, lambda part: part.replace(old.encode(), new.encode(), count))


def _text_cell(ref: str, text: str) -> str:
    return f'<c r="{ref}" t="inlineStr"><is><t>{text}</t></is></c>'


def _merged(ref: str) -> Callable[[bytes], bytes]:
    return lambda part: part.replace(b"</sheetData>", f'</sheetData><mergeCells count="1"><mergeCell ref="{ref}"/></mergeCells>'.encode())


def _value(text: str, more: str = "") -> Callable[[Members], bytes]:
    """What is stored in 财务!H4, a figure."""
    return _replaced(METRICS, '<c r="H4" s="11" t="n"><v>1200</v></c>', f'<c r="H4" s="11"{more}><v>{text}</v></c>')


def _formulas(count: int, formula: Callable[[int], str]) -> Callable[[Members], bytes]:
    """Formulas in column Z of the table sheet, from row 10 on."""
    if not count:
        return packed
    rows = "".join(f'<row r="{n}"><c r="Z{n}"><f>{formula(n)}</f><v>1</v></c></row>' for n in range(10, 10 + count))
    return _in_table(rows)


def _figure_of(formula: str, count: int, each: Callable[[int], str]) -> Callable[[Members], bytes]:
    """A figure (财务!H4) that comes out of a chain of formulas in the table sheet."""
    chain = _formulas(count, each)

    def made(parts: Members) -> bytes:
        metrics = parts[METRICS].replace(b'<c r="H4" s="11" t="n"><v>1200</v></c>', f'<c r="H4" s="11"><f>{formula}</f><v>1200</v></c>'.encode())
        assert metrics != parts[METRICS]
        return chain({**parts, METRICS: metrics})

    return made


def _flagged(offset_local: int, offset_central: int, value: int) -> Callable[[Members], bytes]:
    def made(parts: Members) -> bytes:
        made = bytearray(packed(parts))
        for mark, at in ((b"PK\x03\x04", offset_local), (b"PK\x01\x02", offset_central)):
            for found in re.finditer(re.escape(mark), bytes(made)):
                made[found.start() + at] = value
        return bytes(made)

    return made


def _garbage_in(member: str) -> Callable[[Members], bytes]:
    def made(parts: Members) -> bytes:
        whole = bytearray(packed(parts))
        at = whole.index(member.encode()) + len(member)
        whole[at : at + 40] = b"\xff" * 40
        return bytes(whole)

    return made


def _twice(parts: Members) -> bytes:
    whole = io.BytesIO(packed(parts))
    with zipfile.ZipFile(whole, "a") as package, warnings.catch_warnings(action="ignore"):
        package.writestr(METRICS, parts[METRICS].replace(b"1200", b"9999"))
    return whole.getvalue()


def _names(count: int) -> Callable[[bytes], bytes]:
    more = "".join(f'<definedName name="n{n}">财务!$H${n + 1}</definedName>' for n in range(count))
    return lambda part: part.replace(b"</definedNames>", more.encode() + b"</definedNames>")


def _deep(part: bytes) -> bytes:
    return part.replace(b"</sheetData>", b"</sheetData>" + b"<x>" * 100_000 + b"</x>" * 100_000)


_LINK = "xl/externalLinks/externalLink1.xml"


def _linked(parts: Members) -> bytes:
    """A figure that a workbook on another machine holds; nothing may be fetched."""
    whole = _figure_of("[1]海外!$B$5", 0, lambda _: "")(parts)
    parts = members(whole)
    reference = f'<Relationship Id="rIdX" Type="{_KIND}externalLink" Target="externalLinks/externalLink1.xml"/></Relationships>'
    book = parts[BOOK].replace(b"<definedNames>", f'<externalReferences><externalReference xmlns:r="{_KIND[:-1]}" r:id="rIdX"/></externalReferences><definedNames>'.encode())
    outside = f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{_KIND}externalLinkPath" Target="http://127.0.0.1:9/../../etc/passwd" TargetMode="External"/></Relationships>'
    return packed({
        **parts, BOOK: book, RELATIONS: parts[RELATIONS].replace(b"</Relationships>", reference.encode()),
        _LINK: b"<externalLink " + _MAIN + b"/>", "xl/externalLinks/_rels/externalLink1.xml.rels": outside.encode(),
    })  # fmt: skip


# One thing wrong, one line.
# fmt: off
HOSTILE: dict[str, Callable[[Members], bytes]] = {
    "a cell in the last row": _in_table(f'<row r="1048576">{_text_cell("A1048576", "x")}</row>'),
    "a formatted cell in the last row of all sheets": _everywhere('<row r="1048576"><c r="A1048576" s="1"/></row>'),
    "a value in the last row of all sheets": _everywhere('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
    "a cell in the last column": _replaced(TABLE, "</row></sheetData>", f"{_text_cell('XFD4', 'x')}</row></sheetData>"),
    "a formatted cell in the last column of the headings": _replaced(METRICS, '</row><row r="4"', '<c r="XFD3" s="1"/></row><row r="4"'),
    "a heading in the last column": _replaced(TABLE, '</row><row r="4"', f'{_text_cell("XFD3", "尾")}</row><row r="4"'),
    "a merge over the whole sheet": _with(METRICS, _merged("A1:XFD1048576")),
    "a merge over a whole sheet below the headings": _with(METRICS, _merged("A8:XFD1048576")),
    "ten thousand merges": _with(TABLE, lambda part: part.replace(b"</sheetData>", b"</sheetData><mergeCells>" + b"".join(b'<mergeCell ref="C%d:D%d"/>' % (n, n) for n in range(5, 10_005)) + b"</mergeCells>")),
    "a merge that is no area": _with(METRICS, _merged("H4:garbage")),
    "a row beyond the sheet": _in_table(f'<row r="99999999999">{_text_cell("A99999999999", "x")}</row>'),
    "a column beyond the sheet": _in_table(f'<row r="9">{_text_cell("ZZZZZZZZ9", "x")}</row>'),
    "a row of number nought": _in_table(f'<row r="0">{_text_cell("A0", "x")}</row>'),
    "a row below nought": _in_table(f'<row r="-5">{_text_cell("A5", "x")}</row>'),
    "a row number that is none": _in_table(f'<row r="x">{_text_cell("A9", "x")}</row>'),
    "a cell reference that is none": _in_table('<row r="9"><c r="9A"><v>1</v></c></row>'),
    "a dimension that lies": _replaced(METRICS, '<dimension ref="A1:I6"/>', '<dimension ref="A1:XFD1048576"/>'),
    "all columns hidden": _replaced(METRICS, "<cols>", '<cols><col min="1" max="99999999999" hidden="1"/>'),
    "a comment in the last cell": lambda parts: packed(_commented(parts, (_COMMENT % b"x").replace(b'"H4"', b'"XFD1048576"'))),
    "formatted cells: a hundred thousand rows": _in_table("".join(f'<row r="{n}"><c r="A{n}" s="1"/></row>' for n in range(5, 100_005))),
    "members said to be encrypted": _flagged(6, 8, 1),
    "an unknown way of packing": _flagged(8, 10, 99),
    "garbage in the deflate stream of a sheet": _garbage_in(METRICS),
    "garbage in the deflate stream of the workbook": _garbage_in(BOOK),
    "garbage in the deflate stream of the styles": _garbage_in(STYLES),
    "cut in the middle": lambda parts: packed(parts)[: len(packed(parts)) // 2],
    "two members of one name": _twice,
    "no styles": _without(STYLES),
    "damaged styles": _with(STYLES, lambda part: part[: len(part) // 2]),
    "styles that are no XML": _with(STYLES, lambda _: b"\0\1"),
    "a style number that is none": _replaced(METRICS, 's="11"', 's="x"'),
    "a style index out of range": _replaced(METRICS, 's="11"', 's="99999"'),
    "a negative style index": _replaced(METRICS, 's="11"', 's="-1"'),
    "a number format that is none": _with(STYLES, lambda part: re.sub(rb'numFmtId="\d+"', b'numFmtId="x"', part)),
    "a number format of a hundred thousand sections": _with(STYLES, lambda part: re.sub(rb'formatCode="[^"]*"', b'formatCode="' + b"0;" * 100_000 + b'"', part)),
    "a number format of brackets": _with(STYLES, lambda part: re.sub(rb'formatCode="[^"]*"', b'formatCode="' + b"[" * 100_000 + b'"', part)),
    "a text index out of range": _replaced(METRICS, 't="s"><v>0</v>', 't="s"><v>7</v>'),
    "a negative text index": _replaced(METRICS, 't="s"><v>0</v>', 't="s"><v>-1</v>'),
    "a text index that is none": _replaced(METRICS, 't="s"><v>0</v>', 't="s"><v>x</v>'),
    "no shared texts": _without(TEXTS),
    "damaged shared texts": _with(TEXTS, lambda _: b"<sst"),
    "no workbook part": _without(BOOK),
    "a workbook part that is another thing": _with(BOOK, lambda _: b"<html/>"),
    "no relations of the workbook": _without(RELATIONS),
    "damaged relations of the workbook": _with(RELATIONS, lambda _: b"<"),
    "a sheet that points nowhere": _replaced(BOOK, 'r:id="rId3"', 'r:id="rId999"'),
    "a sheet without its part": _without(METRICS),
    "all sheets without their parts": lambda parts: packed({n: p for n, p in parts.items() if "/worksheets/" not in n}),
    "a sheet that is not XML": _with(METRICS, lambda _: b"\0" * 100),
    "a sheet that is empty": _with(TABLE, lambda _: b""),
    "a relation that leads out of the package": _replaced(RELATIONS, "/xl/worksheets/sheet3.xml", "../../../../etc/worksheets/passwd"),
    "a sheet's relation to the web": _replaced(RELATIONS, 'Target="/xl/worksheets/sheet3.xml"', 'TargetMode="External" Target="http://127.0.0.1:9/worksheets/x"'),
    "damaged comments": _with("xl/comments1.xml", lambda part: part[:60]),
    "a comment at no cell": _with("xl/comments1.xml", lambda part: part.replace(b'"H4"', b'"garbage"')),
    "a comment without a place": _with("xl/comments1.xml", lambda part: part.replace(b' ref="H4"', b"")),
    "no comments part": _without("xl/comments1.xml"),
    "a drawing that is none": lambda parts: packed({**parts, "xl/drawings/drawing1.xml": b"\0", "xl/media/image1.png": b"no picture"}),
    "a figure of itself": _figure_of("H4+1", 0, lambda _: ""),
    "a circle of 2,000 cells": _figure_of("产品!Z10", 2_000, lambda n: f"Z{n + 1 if n < 2_009 else 10}"),
    "a circle of 20,000 cells": _figure_of("产品!Z10", 20_000, lambda n: f"Z{n + 1 if n < 20_009 else 10}"),
    "a chain of 20,000 cells": _figure_of("产品!Z10", 20_000, lambda n: f"Z{n + 1}+1" if n < 20_009 else "1"),
    "a cell added to itself forty times over": _figure_of("产品!Z10", 40, lambda n: f"Z{n + 1}+Z{n + 1}" if n < 49 else "1"),
    "two cells of each other's sums, sixty deep": _figure_of("产品!Z10", 120, lambda n: f"Z{n + 2 - n % 2}+Z{n + 3 - n % 2}" if n < 126 else "1"),
    "empty cells sixty deep": _in_table("".join(f'<row r="{n}"><c r="Z{n}"><f>IF(Z{n + 1}="","",Z{n + 1}+Z{n + 1}+Z{n + 2})</f><v></v></c></row>' for n in range(10, 70))),
    "sums over all cells above, a thousand times": _figure_of("SUM(产品!Z10:Z1009)", 1_000, lambda n: f"SUM(Z{n + 1}:Z1010)" if n < 1_009 else "1"),
    "a formula nested 5,000 deep": _figure_of("(" * 5_000 + "1" + ")" * 5_000, 0, lambda _: ""),
    "functions nested 2,000 deep": _figure_of("ABS(" * 2_000 + "1" + ")" * 2_000, 0, lambda _: ""),
    "a formula of a million letters": _figure_of("1" + "+1" * 500_000, 0, lambda _: ""),
    "a formula that is none": _figure_of("SUM((H5,", 0, lambda _: ""),
    "a formula of quotes": _figure_of("'" * 9_001, 0, lambda _: ""),
    "a shared formula without a master": _replaced(METRICS, "<f>H5/H4</f>", '<f t="shared" si="7"/>'),
    "a shared formula carried far": _replaced(METRICS, "<f>H5/H4</f>", '<f t="shared" si="0" ref="H6">H5/ZZZ9999999</f>'),
    "a sum over the whole sheet": _figure_of("SUM(产品!A1:XFD1048576)", 0, lambda _: ""),
    "a reference beyond the sheet": _figure_of("ZZZ99999999+1", 0, lambda _: ""),
    "a name of itself": lambda parts: _figure_of("circle+1", 0, lambda _: "")({**parts, BOOK: parts[BOOK].replace(b"</definedNames>", b'<definedName name="circle">circle+1</definedName></definedNames>')}),
    "names that double, fifty deep": lambda parts: _figure_of("[1]x!A1+n0", 0, lambda _: "")({**parts, BOOK: parts[BOOK].replace(b"</definedNames>", "".join(f'<definedName name="n{n}">n{n + 1}+n{n + 1}</definedName>' for n in range(50)).encode() + b"</definedNames>")}),
    "a name on a sheet that is not there": _replaced(BOOK, 'localSheetId="1"', 'localSheetId="99"'),
    "a name on sheet ²": _replaced(BOOK, 'localSheetId="1"', 'localSheetId="²"'),
    "60,000 defined names": _with(BOOK, _names(60_000)),
    "an external link": _linked,
    "entities in a sheet": _with(METRICS, lambda part: part.replace(b"<worksheet", _BOMB + b"<worksheet", 1).replace("营业收入".encode(), b"&m;")),
    "entities in UTF-16": _with(METRICS, lambda part: part.decode().replace("'UTF-8'", "'UTF-16'").replace("<worksheet", _BOMB.decode() + "<worksheet", 1).encode("utf-16")),
    "entities in a part with another ending": lambda parts: packed({**{n: p for n, p in parts.items() if n != METRICS}, "xl/worksheets/sheet3.dat": parts[METRICS].replace(b"<worksheet", _BOMB + b"<worksheet", 1), RELATIONS: parts[RELATIONS].replace(b"sheet3.xml", b"sheet3.dat")}),
    "elements nested 100,000 deep": _with(METRICS, _deep),
    "elements nested 100,000 deep in the workbook part": _with(BOOK, lambda part: part.replace(b"<sheets>", b"<x>" * 100_000 + b"</x>" * 100_000 + b"<sheets>")),
    "names that lead upwards": _also("../../../../tmp/jianbao-was-here", b"x"),
    "absolute names": _also("/tmp/jianbao-was-here", b"x"),
    "a member that unpacks to 200 MB": _also("xl/media/zeros.png", bytes(200 * 2**20)),
    "100 MB of spaces in a sheet": _with(TABLE, lambda part: part.replace(b"<sheetData>", b" " * (100 * 2**20) + b"<sheetData>")),
    "a text of 20 MB": _in_table(f'<row r="9">{_text_cell("A9", "两" * 7_000_000)}</row>'),
    "a heading of 20 MB": _replaced(METRICS, "2023H1", "2" * 20_000_000),
    "a number of 4,000 digits": _value("9" * 4_000),
    "a number of 5,000 digits": _value("9" * 5_000),
    "not a number": _value("NaN"),
    "infinity": _value("inf"),
    "1e999": _value("1e999"),
    "-0": _value("-0.0"),
    "1e-400": _value("1e-400"),
    "1e308": _value("1e308"),
    "a number that is a word": _value("x"),
    "a number with an underscore": _value("1_000"),
    "a text that is a number of 1e999999": _value("1e999999", ' t="str"'),
    "a text that is a number of 90,000 digits": _value("9" * 90_000, ' t="str"'),
    "a kind of cell that is none": _value("1200", ' t="garbage"'),
    "a date beyond range": lambda parts: _value("99999999999")({**parts, STYLES: re.sub(rb'numFmtId="\d+"', b'numFmtId="14"', parts[STYLES])}),
    "a date below nought": lambda parts: _value("-5")({**parts, STYLES: re.sub(rb'numFmtId="\d+"', b'numFmtId="14"', parts[STYLES])}),
    "a date of 1e999": lambda parts: _value("1e999")({**parts, STYLES: re.sub(rb'numFmtId="\d+"', b'numFmtId="14"', parts[STYLES])}),
    "a strict date that is none": _value("2024-99-99", ' t="d"'),
    "control characters in a sheet's name": _replaced(BOOK, 'name="产品"', 'name="产&#10;&#9;品&#x202e;&#x9b;31m"'),
    "two sheets of one name": _replaced(BOOK, 'name="产品"', 'name="财务"'),
    "two sheets of one name but for case": lambda parts: packed({**parts, BOOK: parts[BOOK].replace('name="产品"'.encode(), b'name="ABC"').replace('name="说明"'.encode(), b'name="abc"')}),
    "an empty sheet name": _replaced(BOOK, 'name="产品"', 'name=""'),
    "a sheet without a name": _replaced(BOOK, ' name="产品"', ""),
    "a sheet name of 100,000 letters": _replaced(BOOK, 'name="产品"', f'name="{"两" * 100_000}"'),
    "a sheet name of exclamation marks": _replaced(BOOK, 'name="财务"', "name=\"!'!!A1:财务\""),
    "a key of 100,000 letters": _replaced(METRICS, "gross_profit", "g" * 100_000),
    "a label in braces": _replaced(METRICS, "毛利<", "{0}{x!r}{{ 7 * 7 }}<"),
    "a reconciliation nested 100,000 deep": _replaced(CHECKS, "gross_profit", "(" * 100_000 + "revenue" + ")" * 100_000),
    "a reconciliation of 9 ** 9 ** 9": _replaced(CHECKS, "gross_profit", "9 ** 9 ** 9 ** 9"),
    "a formatted row of all columns": _in_table('<row r="9">' + '<c s="1"/>' * 16_384 + "</row>"),
    "500,000 rows": _in_table("".join(f"<row><c><v>{n}</v></c></row>" for n in range(500_000))),
    "six million cells": _with(TABLE, lambda part: part.replace(b"</sheetData>", (b"<row>" + b"<c><v>1</v></c>" * 60 + b"</row>") * 100_000 + b"</sheetData>")),
    "six million formatted cells": _with(TABLE, lambda part: part.replace(b"</sheetData>", (b"<row>" + b'<c s="1"/>' * 60 + b"</row>") * 100_000 + b"</sheetData>")),
    "six million elements in the styles": _with(STYLES, lambda part: part.replace(b"</cellXfs>", b"<xf/>" * 6_000_000 + b"</cellXfs>")),
}  # fmt: skip


def write_all(folder: Path) -> None:
    """Every hostile workbook under its number."""
    parts = sound(folder)
    for number, make in enumerate(HOSTILE.values()):
        (folder / f"{number}.xlsx").write_bytes(make(parts))
