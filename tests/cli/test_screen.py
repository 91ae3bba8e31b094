"""The screen shows what it is given and obeys nothing of it."""

from __future__ import annotations

import ast
import json
import unicodedata
from pathlib import Path

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import cli
from generator.cli.screen import echo, rewrite_line, show, shown

PRINTING = {"print", "click.echo", "click.secho", "click.echo_via_pager", "error.show", "sys.stdout.write", "sys.stderr.write"}
"""What would put a text on the screen as it is."""


@pytest.mark.parametrize(
    ("text", "on_screen"),
    [
        ("\x1b[2J收入", r"\x1b[2J收入"),
        ("\u009b31m", r"\u009b31m"),
        ("增长\u202e12%", r"增长\u202e12%"),
        ("\u2066甲\u2069", r"\u2066甲\u2069"),
        ("a\rb\x07\x00\x7f", r"a\x0db\x07\x00\u007f"),
        ("\ud800", r"\ud800"),
        ("甲\t乙\n丙　（续）", "甲\t乙\n丙　（续）"),
    ],
)
def test_what_would_drive_a_terminal_is_written_out(text: str, on_screen: str) -> None:
    assert shown(text) == on_screen


@given(st.text())
def test_nothing_is_left_that_a_terminal_obeys(text: str) -> None:
    kinds = {unicodedata.category(character) for character in shown(text) if character not in "\t\n"}
    assert "Cc" not in kinds
    assert not any(unicodedata.bidirectional(one) in ("RLO", "LRO", "RLE", "LRE", "PDF", "RLI", "LRI", "FSI", "PDI")
                   for one in shown(text))  # fmt: skip


@given(st.text())
def test_json_says_the_same_behind_the_gate(text: str) -> None:
    assert json.loads(shown(json.dumps({"text": text}, ensure_ascii=False))) == {"text": text}


def test_echo_prints_and_ends_the_line(capsys: pytest.CaptureFixture[str]) -> None:
    echo("a\x1b]0;title\x07.pptx")
    echo("b", nl=False, err=True)
    assert capsys.readouterr() == ("a\\x1b]0;title\\x07.pptx\n", "b")


def test_only_the_colours_of_a_coloured_report_reach_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    report = "\x1b[31m17.4\x1b[0m\x1b[2J\x1b[5m"
    echo(report, coloured=True)
    echo(report)
    assert capsys.readouterr().out == "\x1b[31m17.4\x1b[0m\\x1b[2J\\x1b[5m\n\\x1b[31m17.4\\x1b[0m\\x1b[2J\\x1b[5m\n"


def test_a_line_of_progress_is_written_over_and_holds_nothing_that_drives(capsys: pytest.CaptureFixture[str]) -> None:
    rewrite_line("a\x1b[2J")
    rewrite_line("")
    assert capsys.readouterr().err == "\ra\\x1b[2J\r"  # click leaves out what clears the line where there is no terminal


@pytest.mark.parametrize("file", sorted(Path(cli.__file__).parent.glob("*.py")), ids=lambda file: file.name)
def test_nothing_is_printed_past_the_gate(file: Path) -> None:
    calls = [node.func for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    printing = {ast.unparse(call) for call in calls} & PRINTING
    assert file.name == "screen.py" or printing == set()


def test_what_click_says_of_the_arguments_passes_the_gate(capsys: pytest.CaptureFixture[str]) -> None:
    show(click.UsageError("no such option: --\x1b[31m"))
    assert capsys.readouterr().err == "Error: no such option: --\\x1b[31m\n"
