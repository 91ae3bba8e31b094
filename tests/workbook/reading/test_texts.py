"""Texts as they are seen: rich runs, escapes, characters without a width, line breaks, and numbers among them."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from generator.errors import WorkbookError
from generator.workbook.model import Entry
from generator.workbook.reading.numbers import number_from_text
from generator.workbook.reading.read import read_workbook
from generator.workbook.reading.shown_text import one_line, shown, unescaped, word
from tests.deck.editing import set_raw
from tests.workbook.test_read import REVENUE, value, written

_RAISED, _LOWERED, _STRUCK = '<vertAlign val="superscript"/>', '<vertAlign val="subscript"/>', "<strike/>"


def run(text: str, properties: str = "") -> str:
    inside = f"<rPr>{properties}</rPr>" if properties else ""
    return f'<r>{inside}<t xml:space="preserve">{text}</t></r>'


def with_text(path: Path, ref: str, runs: str, sheet: str = "财务") -> Path:
    """A workbook in which a cell is rich text."""
    row = [*REVENUE]
    row[-1] = 54000
    file = written(path, row)
    set_raw(file, sheet, ref, f"<is>{runs}</is>", "inlineStr")
    return file


@pytest.mark.parametrize(
    ("runs", "named"),
    [
        (run("54000") + run("1", _RAISED), 'raised "1"'),
        (run("54000") + run("(1)", _RAISED), 'raised "(1)"'),
        (run("54000") + run("2", _LOWERED), 'lowered "2"'),
        (run("54000", _STRUCK) + run(" 53000"), 'struck "54000"'),
        (run("5") + run("4", _STRUCK) + run("000"), 'struck "4"'),
    ],
)
def test_a_number_with_more_than_a_number_in_it_is_refused_by_its_cell(runs: str, named: str, tmp_path: Path) -> None:
    with pytest.raises(WorkbookError, match=r"财务!J2.*more than a number") as caught:
        read_workbook(with_text(tmp_path, "J2", runs))
    assert named in str(caught.value)


@pytest.mark.parametrize(
    "runs",
    [
        run("54") + run("000", "<b/>"),
        "<t>54000</t><rPh sb='0' eb='2'><t>ごまん</t></rPh>",
        run("54000") + "<rPh sb='0' eb='2'><t>wu</t></rPh><phoneticPr fontId='1'/>",
        "<t>54000_x000D_</t>",
        "<t>_x200B_54000</t>",
        "<t>54\u00ad000</t>",
        "<t>\u200e54000\u202c</t>",
        "<t>54\u2009000</t>",
        "<t>\u3000５４，０００\u00a0</t>",
        "<t>\n54000\n</t>",
    ],
)
def test_a_number_is_read_as_it_is_seen(runs: str, tmp_path: Path) -> None:
    assert value(read_workbook(with_text(tmp_path, "J2", runs)), "revenue", "2024H1") == 54000


@pytest.mark.parametrize(
    "text", ["54000¹", "54000①", "5⁴", "½", "54000 1", "17 40", "1\n740", "٥٤", "54000*", "54000(1)", "1.739.700", "1.739,7"]
)
def test_what_is_more_than_a_number_or_none_is_not_read_as_one(text: str) -> None:
    assert number_from_text(text) is None


@pytest.mark.parametrize(
    ("text", "number"), [("( 2,477.2 )", "-2477.2"), ("（2,477）", "-2477"), ("- 5", "-5"), ("21 %", "0.21"), ("5‰", "0.005"), ("(5%)", "-0.05"), (".5", "0.5")]
)  # fmt: skip
def test_signs_brackets_and_percents_are_read_with_blanks_between(text: str, number: str) -> None:
    found = number_from_text(text)
    assert found is not None
    assert found.value == Decimal(number)


def test_names_are_read_as_they_are_seen(tmp_path: Path) -> None:
    """A raised mark stays raised, what is struck is gone, a line break in Chinese is none, a key has no marks."""
    file = with_text(tmp_path, "B2", run("营业\n") + run("收入") + run("1", _RAISED) + run("（旧）", _STRUCK))
    set_raw(file, "财务", "A2", f"<is>{run('reve')}{run('nue')}{run('2', _RAISED)}<rPh sb='0' eb='1'><t>x</t></rPh></is>", "inlineStr")
    set_raw(file, "财务", "C2", "<is><t>百万元\u200b</t></is>", "inlineStr")
    metric = read_workbook(file).metrics["revenue"]
    assert (metric.label, metric.unit.name) == ("营业收入¹", "百万元")


@pytest.mark.parametrize(
    ("stored", "seen"),
    [("a_x000D_\nb", "a\nb"), ("_x005F_x0041_", "_x0041_"), ("_x0041_", "A"), ("_xZZZZ_", "_xZZZZ_"), ("a\r\nb", "a\nb")],
)
def test_excels_escapes_are_undone(stored: str, seen: str) -> None:
    assert unescaped(stored) == seen


def test_each_kind_of_text_keeps_what_belongs_to_it() -> None:
    assert word(" ｒｅｖｅｎｕｅ\u200b ") == "revenue"
    assert one_line("Adjusted\nEBITDA") == "Adjusted EBITDA"
    assert one_line("经调整\nEBITDA\u00a0亏损") == "经调整EBITDA 亏损"
    assert shown("一\u200b行\n两行 👨\u200d👩") == "一行\n两行 👨\u200d👩"


def test_settings_and_their_keys_may_hold_what_is_not_seen(tmp_path: Path) -> None:
    file = with_text(tmp_path, "A2", "<t>current_\u200bperiod</t>", "报告期")
    set_raw(file, "报告期", "C2", "<is><t>2024年上半年\u200b</t></is>", "inlineStr")
    book = read_workbook(file)
    assert book.current.name == "2024H1"
    assert isinstance(book.settings["company"], Entry)
