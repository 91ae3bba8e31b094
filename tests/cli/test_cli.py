"""The command line: arguments, what is printed where, and exit codes 0 (done), 1 (found), 2 (could not)."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from generator.cli import (
    branding,
    building,
    comparing,
    explaining,
    inspecting,
    main,
    options,
    rolling,
    starting,
    tracing,
    watching,
)  # fmt: skip
from generator.workbook.writing.write import write_workbook
from tests.small_project import BOOK, ROOT, content, make_small_project


class Told(NamedTuple):
    code: int
    out: str
    err: str


Jianbao = Callable[..., Told]


@pytest.fixture
def jianbao(capsys: pytest.CaptureFixture[str]) -> Jianbao:
    """Runs a command in this process."""

    def run(*arguments: object) -> Told:
        capsys.readouterr()
        with pytest.raises(SystemExit) as stopped:
            main([str(one) for one in arguments])
        return Told(int(stopped.value.code or 0), *capsys.readouterr())

    return run


@pytest.fixture
def deck(small: Path, jianbao: Jianbao) -> Path:
    """The small project's deck, built."""
    assert jianbao("--project", small, "build", f"inputs/{BOOK}").code == 0
    return small / "output" / "2024H1.pptx"


def edited(deck: Path) -> None:
    """Somebody types 1,300 where the deck prints 1,200."""
    from pptx import Presentation

    opened = Presentation(str(deck))
    runs = [
        run
        for shape in opened.slides[1].shapes if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
        for run in paragraph.runs if run.text == "1,200"
    ]  # fmt: skip
    runs[0].text = "1,300"
    opened.save(str(deck))


def test_help_names_every_command_and_imports_nothing_heavy() -> None:
    program = (
        "import sys; from generator.cli import commands; from click.testing import CliRunner; "
        "print(CliRunner().invoke(commands, ['--help']).output); "
        "print(sorted({'openpyxl', 'pptx', 'pydantic', 'lxml', 'jinja2', 'matplotlib', 'numpy', 'PIL'} & set(sys.modules)))"
    )
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT).stdout
    rooms = (branding, building, comparing, explaining, inspecting, rolling, starting, tracing, watching)
    every = [command for room in rooms for command in room.COMMANDS]
    assert len(every) == 16
    assert all(f"\n  {command.name} " in told for command in every)
    assert told.splitlines()[-1] == "[]"


def test_build_prints_the_deck_and_what_it_holds(small: Path, jianbao: Jianbao) -> None:
    told = jianbao("build", f"inputs/{BOOK}", "--project", small)
    assert told.code == options.DONE
    first, second = told.out.splitlines()
    assert first.startswith(f"{small}/output/2024H1.pptx  built in ")
    assert second == "2 slides, 0 charts, 6 figures printed, 6 tied to cells"
    again = jianbao("--project", small, "build", f"inputs/{BOOK}")
    assert "  unchanged in 0." in again.out


def test_build_as_json_is_json_and_nothing_else(small: Path, jianbao: Jianbao) -> None:
    told = jianbao("build", f"inputs/{BOOK}", "--project", small, "--json")
    record = json.loads(told.out)
    assert record["summary"] == {"slides": 2, "charts": 0, "figures": 6, "tied": 6}
    assert (record["unchanged"], record["findings"], told.err) == (False, [], "")


def test_a_refused_final_deck_exits_with_1_and_says_so(tmp_path: Path, jianbao: Jianbao) -> None:
    project = make_small_project(tmp_path / "p", status="示例")
    told = jianbao("build", f"inputs/{BOOK}", "--project", project, "--final")
    assert told.code == options.FOUND
    assert told.out.startswith("No final deck: these findings stand in its way, nothing was written.")
    assert "营业收入 2024H1 is 示例, and printed on slide 2. Confirm it and set 状态 to 披露 or 推算." in told.out


def test_check_exits_with_1_for_a_claim_that_is_not_true_and_lists_cells_to_fill(
    tmp_path: Path, jianbao: Jianbao
) -> None:
    empty = make_small_project(tmp_path / "p", revenue=None)
    told = jianbao("check", f"inputs/{BOOK}", "--project", empty)
    assert told.code == options.FOUND
    assert "still to be filled in" in told.out
    assert "财务!H4: 营业收入 (revenue) of 2024H1 is needed and empty. Type the value. It feeds slide 2." in told.out
    record = json.loads(jianbao("check", f"inputs/{BOOK}", "--project", empty, "--json").out)
    assert any(one["cells"] == ["财务!H4"] for one in record["findings"])


def test_what_a_user_gets_wrong_is_a_line_on_stderr_and_exit_2(small: Path, jianbao: Jianbao) -> None:
    for arguments in (
        ("build", small / "none.xlsx"),
        ("build", f"inputs/{BOOK}", "--project", small, "--against", "none.xlsx"),
        ("check", small / "templates" / "plain" / "deck.yaml"),
        ("text", small / "none.pptx"),
        ("diff", small / "none.pptx", small / "none.pptx"),
        ("trace", small / "none.pptx"),
        ("tie-out", small / "none.pptx"),
        ("roll", f"inputs/{BOOK}", "2023H1", "--project", small),
        ("roll", f"inputs/{BOOK}", "someday", "--project", small),
        ("words", f"inputs/{BOOK}", "--project", small, "-o", small / "none" / "w.xlsx"),
        ("new", small),
        ("unknown",),
        ("build", f"inputs/{BOOK}", "--unknown"),
    ):
        told = jianbao(*arguments)
        assert (told.code, told.out) == (options.COULD_NOT, ""), arguments
        assert told.err.strip(), arguments
        assert "Traceback" not in told.err, arguments


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("preview", "DECK", "--pdf", "--dpi", "60"), "--dpi: is of page images, and --pdf writes none."),
        (("preview", "DECK", "--pdf", "--slide", "1"), "--slide: is of page images, and --pdf writes none."),
        (("preview", "DECK", "--slide", "9"), "--slide 9: 2024H1.pptx has 2 slides."),
        (("diff", "DECK", "DECK", "--render", "--format", "md"), "--render: puts pictures into HTML, and the report is md."),
        (("diff", "DECK", "DECK", "--render", "-o", "a.json"), "the report is json."),
        (("diff", "DECK", "DECK", "--tolerance", "far"), '--tolerance: "far" is no length.'),
        (("diff", "BOOK", "BOOK", "--tolerance", "1mm"), "--tolerance: is of places on slides, and workbooks have none."),
        (("diff", "BOOK", "BOOK", "--render", "--format", "html"), "--render: is of slides, and workbooks have none."),
        (("diff", "BOOK", "BOOK", "--only", "picture"), "no change of two workbooks is of the kind picture."),
        (("diff", "BOOK", "BOOK", "--slide", "1"), "workbooks have no slides."),
        (("diff", "BOOK", "DECK"), "a deck and a workbook cannot be compared."),
        (("trace", "DECK", "--cell", "H5"), "--cell H5: names no sheet."),
        (("trace", "DECK", "--slide", "9"), "--slide 9: the deck has 2 slides."),
        (("tie-out", "DECK", "--workbook", "none.xlsx"), "none.xlsx: there is no such file."),
        (("schema", "--project", "P", "-o", "F"), "--project: means nothing where -o names the folder."),
        (("--project", "P", "new", "F"), "--project: means nothing for a new project."),
    ],
)
def test_options_that_mean_nothing_together_are_refused(
    arguments: tuple[str, ...], said: str, small: Path, deck: Path, jianbao: Jianbao
) -> None:
    named = {"DECK": deck, "BOOK": small / "inputs" / BOOK}
    told = jianbao(*(named.get(one, one) for one in arguments))
    assert told.code == options.COULD_NOT
    assert said in told.err
    assert told.out == ""


def test_diff_exits_with_0_for_the_same_and_1_for_another(small: Path, deck: Path, jianbao: Jianbao, tmp_path: Path) -> None:
    old = shutil.copy(deck, tmp_path / "old.pptx")
    assert jianbao("diff", old, deck).code == options.DONE
    write_workbook(content("1300"), small / "inputs" / BOOK)
    assert jianbao("build", f"inputs/{BOOK}", "--project", small).code == options.DONE
    told = jianbao("diff", old, deck, "--project", small, "--format", "json")
    assert told.code == options.FOUND
    assert [one["old"] for one in json.loads(told.out)["changes"]] == ["1,200", "20.0%", "50.0%"]
    page = tmp_path / "review.html"
    assert jianbao("diff", old, deck, "-o", page).out == f"{page}\n"
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    # With one deck: since the build before it.
    assert jianbao("diff", deck, "--project", small).code == options.FOUND


@pytest.mark.parametrize(("written", "points"), [("0.5pt", 0.5), ("3", 3), ("1in", 72), ("2.54cm", 72), ("25.4mm", 72)])
def test_lengths_are_read_in_points(written: str, points: float) -> None:
    assert comparing._points(written) == pytest.approx(points)


def test_trace_exits_with_1_once_a_deck_was_edited_by_hand(small: Path, deck: Path, jianbao: Jianbao) -> None:
    told = jianbao("trace", deck, "--project", small)
    assert told.code == options.DONE
    assert told.out.rstrip().endswith("100.0% tied to cells, 0 without lineage, 0 edited by hand since the build")
    edited(deck)
    told = jianbao("trace", deck, "--project", small, "--json")
    assert told.code == options.FOUND
    record = json.loads(told.out)
    assert record["counts"]["changed"] == 1
    assert [(one["was"], one["text"]) for one in record["numbers"] if one["state"] == "changed"] == [("1,200", "1,300")]
    assert jianbao("tie-out", deck, "--project", small).code == options.FOUND


def test_a_cell_is_traced_to_the_words_that_it_feeds(small: Path, deck: Path, jianbao: Jianbao) -> None:
    told = jianbao("trace", deck, "--project", small, "--cell", "财务!G4")
    assert "同比增长20.0%" in told.out
    assert "1 chosen. Of the whole deck:" in told.out


def test_roll_lists_what_slides_wait_for(small: Path, jianbao: Jianbao) -> None:
    told = jianbao("roll", f"inputs/{BOOK}", "2024FY", "--project", small)
    assert told.code == options.DONE
    lines = told.out.splitlines()
    assert lines[-4:] == [
        "2 values that slides wait for:",
        "  财务",
        "    K4  营业收入 (revenue) of 2024FY  → slide 2",
        "    K5  毛利 (gross_profit) of 2024FY  → slide 2",
    ]


def test_words_text_schema_and_git_setup_say_what_they_wrote(small: Path, deck: Path, jianbao: Jianbao, tmp_path: Path) -> None:
    told = jianbao("words", f"inputs/{BOOK}", "--project", small, "-o", tmp_path / "w.xlsx")
    assert told.out.startswith(f"{tmp_path}/w.xlsx  文案 lists ")
    assert "# 营业收入" in jianbao("text", deck).out
    assert jianbao("schema", "-o", tmp_path / "s").out.splitlines() == [f"{tmp_path}/s/deck.json", f"{tmp_path}/s/slide.json"]
    subprocess.run(["git", "init", "-q"], cwd=small, check=True)
    assert jianbao("git-setup", "--project", small).out.splitlines()[0] == f"{small}/.gitattributes"


def test_openpyxl_is_imported_without_numpy_and_numpy_is_there_afterwards() -> None:
    program = (
        "import sys; from generator.commands.lean import import_openpyxl_without_numpy as lean; lean(); "
        "print('openpyxl' in sys.modules, 'numpy' in sys.modules); import numpy; print(numpy.add(1, 2))"
    )
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT)
    assert told.stdout.split() == ["True", "False", "3"]
