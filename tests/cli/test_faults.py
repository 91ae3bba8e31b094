"""A fault of the program itself: exit 2 and one line that says what to send; the traceback only with --debug."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.cli import commands, main, options
from generator.commands import steps
from tests.small_project import BOOK


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    capsys.readouterr()
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    return int(stopped.value.code or 0), capsys.readouterr().err


@pytest.fixture
def broken(small: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, ...]:
    """A check that meets a fault of ours."""
    monkeypatch.setattr(steps, "set_slides", lambda *_: {}["nothing"])
    return "check", f"inputs/{BOOK}", "--project", str(small)


def test_a_fault_is_one_line_with_its_place_and_what_to_send(
    broken: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    code, told = run(capsys, *broken)
    assert code == options.COULD_NOT
    (line,) = told.splitlines()
    assert line.startswith("jianbao check: an unexpected fault of the program itself (")
    assert "commands/check.py:" in line
    assert line.endswith("Run the same with --debug, and send what it prints with the files that you named.")
    assert "KeyError" not in line


@pytest.mark.parametrize("before", [True, False])
def test_the_traceback_is_for_who_asks_before_or_after_the_command(
    before: bool, broken: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    code, told = run(capsys, *(("--debug", *broken) if before else (*broken, "--debug")))
    assert code == options.COULD_NOT
    assert told.startswith("Traceback (most recent call last):")
    assert "KeyError: 'nothing'" in told


def test_every_command_takes_debug() -> None:
    assert all(any("--debug" in one.opts for one in command.params) for command in (commands, *commands.commands.values()))


def test_a_reader_that_goes_away_is_no_finding(
    small: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`jianbao check … | head`: click would end with 1, which says that something was found."""

    def closed(*_: object) -> None:
        raise BrokenPipeError(32, "Broken pipe")

    monkeypatch.setattr(steps, "set_slides", closed)
    assert run(capsys, "check", f"inputs/{BOOK}", "--project", str(small))[0] == options.COULD_NOT
