"""Progress: told on a terminal once a second has gone by, with what is done and what is left; silent in a pipe."""

from __future__ import annotations

import pytest

from generator.cli import progress
from generator.cli.progress import ProgressBar, line


def test_a_bar_says_what_is_done_and_what_is_left() -> None:
    assert line("setting slides", 6, 24) == f"setting slides {'█' * 6}{'░' * 18} 6 of 24, 18 left"
    assert line("reading", 0, 0) == "reading ..."


@pytest.mark.parametrize(("terminal", "patience", "written"), [(True, 0, True), (True, 60, False), (False, 0, False)])
def test_it_is_written_on_a_terminal_only_and_after_a_second(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], terminal: bool, patience: float, written: bool
) -> None:
    monkeypatch.setattr(progress, "PATIENCE", patience)
    monkeypatch.setattr("sys.stderr.isatty", lambda: terminal, raising=False)
    with ProgressBar() as tell:
        tell("setting slides", 1, 2)
        tell("setting slides", 2, 2)
    told = capsys.readouterr().err
    assert ("2 of 2, 0 left" in told) == written
    assert told.endswith("\r\033[K") == written  # and taken away at the end
