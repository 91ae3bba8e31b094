"""build --slides on the command line: how slides are named, and what does not go with it."""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from generator.cli import main
from generator.cli.building import build
from generator.cli.looking import slide_numbers
from tests.small_project import BOOK

PARAMETER = next(one for one in build.params if one.name == "slides")


@pytest.mark.parametrize(
    ("text", "numbers"),
    [("3", (3,)), ("3,5", (3, 5)), ("5, 3,3", (3, 5)), ("3-6", (3, 4, 5, 6)), ("1，4-5", (1, 4, 5))],
)  # fmt: skip
def test_slides_are_numbers_and_ranges(text: str, numbers: tuple[int, ...]) -> None:
    assert slide_numbers(click.Context(build), PARAMETER, text) == numbers


@pytest.mark.parametrize("text", ["", "0", "x", "6-3", "3,,5", "-2"])
def test_what_names_no_slide_is_refused(text: str) -> None:
    with pytest.raises(click.BadParameter, match="names no slide: write numbers as 3,5 or 3-6"):
        slide_numbers(click.Context(build), PARAMETER, text)


def test_a_quick_look_is_no_final_deck(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["--project", str(small), "build", f"inputs/{BOOK}", "--slides", "2", "--final"])
    assert stopped.value.code == 2
    assert "--slides: means nothing with --final" in capsys.readouterr().err
    assert not list((small / "output").glob("*.pptx"))
