"""Every message of the program, provoked: it has a place, it is one line, and it speaks to who keeps workbooks."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.small_project import BOOK, make_small_project

from . import (
    in_charts,
    in_commands,
    in_files,
    in_findings,
    in_masters,
    in_pictures,
    in_slides,
    in_statements,
    in_templates,
    in_units,
    in_workbooks,
)
from .acts import HEAD, Example, told_by
from .left_out import LEFT_OUT
from .provoking import CameOf, Message, came_of
from .sites import sites

_ROOMS = (
    in_charts, in_templates, in_slides, in_workbooks, in_files, in_pictures, in_commands, in_findings, in_masters, in_statements,
    in_units,
)  # fmt: skip
EXAMPLES: Mapping[str, Example] = {
    f"{room.__name__.rpartition('.in_')[2]}: {name}": act for room in _ROOMS for name, act in room.EXAMPLES.items()
}

_PLACE = re.compile(
    r"^--\w|^(?:PERIOD|FOLDER|NAME)$"  # an option or argument of the command line
    r"|^\w+@\w+$"  # a metric and its period, of a workbook that is being made
    r"|\bslide \d+"
    r"|\.\w{2,5} [^\s!]+!\$?[A-Z]{0,3}\d+"  # a cell, or a row, after its file
    r"|\.(?:yaml|json):\d+$"
    r"|[/\\]|\.\w{2,5}\b"  # a file or a folder
)
_QUOTED = re.compile(r'"[^"]*"')
_PYTHON = re.compile(
    r"\b(?:None(?! was there)|True|False|NoneType|Traceback|Decimal|dict|str|tuple|bool|Tuple|List|Input|kwargs|positional|argument \d|NaN)\b"
    r"|\w(?:Error|Exception|Warning)\b|__\w+__|<class|<generator| object at |has no attribute|\\[ux][0-9a-f]{2}|\['|\{'|\bself\b"
)
_SENTINELS = re.compile("[\ue000-\uf8ff]")


@cache
def result(name: str) -> CameOf:
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setenv("JIANBAO_CACHE", str(Path(folder) / "cache"))
        return came_of(lambda: EXAMPLES[name](Path(folder)))


@pytest.mark.parametrize("name", EXAMPLES)
def test_what_is_told_has_a_place_and_is_one_line_in_plain_words(name: str) -> None:
    messages = result(name).messages
    assert messages, "nothing was told"
    for message in messages:
        _check(message)


def _check(message: Message) -> None:
    assert _PLACE.search(message.where), message
    assert message.line.startswith(message.where)
    assert message.line.isprintable() or "\u3000" in message.line, message
    assert not _SENTINELS.search(message.line), message
    assert not _PYTHON.search(_QUOTED.sub("", message.line)), message


def test_each_place_that_makes_a_message_is_provoked() -> None:
    provoked = {site for name in EXAMPLES for site in result(name).told_by}
    left = [site for site in sites() if site not in provoked]
    unknown = [site.key for site in left if site.holder not in LEFT_OUT]
    assert unknown == [], f"{len(unknown)} of {len(sites())} places are provoked by no example, and nobody says why"
    assert set(LEFT_OUT) == {site.holder for site in left}, "what is provoked now need not be left out"


def test_nearly_all_places_are_provoked_and_there_are_hundreds() -> None:
    assert len(sites()) > 400
    assert len(LEFT_OUT) < 25


def test_all_of_twenty_five_slips_are_told(tmp_path: Path) -> None:
    bullets = "".join(f"    - '{{{{ nothing_{number} }}}}'\n" for number in range(25))
    made = make_small_project(tmp_path / "p")
    (made / "templates" / "plain" / "slides" / "02-revenue.yaml").write_text(f"{HEAD}highlights:\n  bullets:\n{bullets}", encoding="utf-8")
    told = told_by("--project", str(made), "build", f"{made}/inputs/{BOOK}")
    assert [one.where for one in told] == [f"templates/plain/slides/02-revenue.yaml:{5 + number}" for number in range(25)]
