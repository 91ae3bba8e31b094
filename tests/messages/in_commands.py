"""Examples of commands that are asked for what they cannot mean, or cannot write."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from generator import build, build_many, check
from generator.commands import laid_out
from generator.commands.git_setup import git_setup
from generator.commands.new_project import new_project
from generator.commands.steps import open_in_excel
from generator.commands.words import list_words
from generator.differ.run import diff
from generator.files.hashes import file_hash
from generator.files.lock import lock_file, writing
from generator.inspection.inspect import leftovers_of_our_deck
from generator.tieout.tieout import tie_out
from generator.workbook.writing.calculate import values_of
from generator.workbook.writing.content import TableSheet
from generator.workbook.writing.write import write_workbook
from tests.small_project import BOOK, add_template, content, make_small_project
from tests.workbook.writing.test_calculate import book

from .acts import Example, command, told_by


def built(*arguments: str) -> Example:
    """A command about the small project's deck, which is built first."""

    def act(folder: Path) -> object:
        made = make_small_project(folder / "p")
        build(made / "inputs" / BOOK, project=made)
        return command(*arguments)(folder)

    return act


def here(act: Callable[[Path], object]) -> Example:
    """Something done in the small project's folder."""
    return lambda folder: act(make_small_project(folder / "p"))


def _lineage_of_another(made: Path) -> object:
    first = build(made / "inputs" / BOOK, project=made)
    assert first.deck is not None and first.sidecar is not None
    kept = shutil.copy(first.sidecar, made / "old.lineage.json")
    write_workbook(content("1300"), made / "inputs" / BOOK)
    second = build(made / "inputs" / BOOK, project=made)
    assert second.deck is not None
    return tie_out(second.deck, Path(kept))


def _lineage_gone(made: Path) -> object:
    """A deck that jianbao built and that stands alone."""
    first = build(made / "inputs" / BOOK, project=made)
    assert first.deck is not None
    alone = made / "elsewhere" / "a.pptx"
    alone.parent.mkdir()
    shutil.copy(first.deck, alone)
    return tie_out(alone, project=alone.parent)


def _no_build_before(made: Path) -> object:
    first = build(made / "inputs" / BOOK, project=made)
    assert first.deck is not None
    return diff(first.deck, project=made)


def _unwritable(made: Path) -> object:
    """The output's folder is a file."""
    (made / "output").write_text("", encoding="utf-8")
    return build(made / "inputs" / BOOK, project=made)


def _other_words(made: Path) -> object:
    """A sheet 文案 of the user's own."""
    table = TableSheet("文案", "文案", ("键", "名称"), (("one", "甲"),))
    write_workbook(replace(content(), tables=(table,)), made / "inputs" / BOOK)
    return list_words(made / "inputs" / BOOK, project=made)


def _busy(made: Path) -> None:
    """Another process writes the same file."""
    target = made / "a.pptx"
    with writing(target):
        _write(target)


def _write(target: Path) -> None:
    with writing(target, lambda _: None, patience=0):
        pass


def _left_lock(made: Path) -> None:
    """A lock file that is a folder."""
    target = made / "a.pptx"
    lock_file(target).mkdir()
    with writing(target):
        pass


def _in_excel(made: Path) -> object:
    (made / "inputs" / f"~${BOOK}").write_text("", encoding="utf-8")
    return list(open_in_excel(made / "inputs" / BOOK))


def _two_templates(made: Path) -> object:
    add_template(made, "other")
    write_workbook(content(template=""), made / "inputs" / BOOK)
    return check(made / "inputs" / BOOK, project=made)


def _no_template(made: Path) -> object:
    write_workbook(content(template="plane"), made / "inputs" / BOOK)
    return check(made / "inputs" / BOOK, project=made)


def _without_git(made: Path) -> object:
    with pytest.MonkeyPatch.context() as machine:
        machine.setenv("PATH", str(made))
        return git_setup(made)


def _noted(made: Path) -> object:
    """The shipped deck's way out: what a reader could find in the small one."""
    result = build(made / "inputs" / BOOK, project=made, notes=True)
    assert result.deck is not None
    return leftovers_of_our_deck(result.deck.read_bytes(), notes_asked=False)


def _two_of_one_name(made: Path) -> object:
    (made / "inputs" / "copy").mkdir()
    copy = shutil.copy(made / "inputs" / BOOK, made / "inputs" / "copy" / BOOK)
    return build_many([made / "inputs" / BOOK, copy], project=made)


def _ended_by_its_process(made: Path) -> object:
    """An executor that takes nothing any more."""
    executor = ThreadPoolExecutor(1)
    executor.shutdown()
    return build_many([made / "inputs" / BOOK], executor=executor)[0].problems


def _by_another_program(made: Path) -> object:
    with pytest.MonkeyPatch.context() as elsewhere, ThreadPoolExecutor(1) as executor:
        elsewhere.setattr(laid_out, "program_parts", lambda: ("jianbao 9",))
        return build_many([made / "inputs" / BOOK], executor=executor)[0].problems


_COMMANDS = {
    "a folder without a workbook": ("build", "P/templates"),
    "a quick look that is final": ("build", f"P/inputs/{BOOK}", "--slides", "1", "--final"),
    "a quick look at a slide that there is not": ("build", f"P/inputs/{BOOK}", "--slides", "9"),
    "a name that nothing goes by": ("explain", "nobody"),
    "one file and one last period for many": ("build", "P/inputs", "-o", "all.pptx", "--against", "none.xlsx"),
    "processes for one workbook": ("build", f"P/inputs/{BOOK}", "--jobs", "2"),
    "a workbook that is not there": ("build", "none.xlsx"),
    "the last period's workbook is not there": ("build", f"P/inputs/{BOOK}", "--against", "none.xlsx"),
    "a period that is none": ("roll", f"P/inputs/{BOOK}", "someday"),
    "a period before": ("roll", f"P/inputs/{BOOK}", "2023H1"),
    "a period long after": ("roll", f"P/inputs/{BOOK}", "2044H1"),
    "a rolled workbook into no folder": ("roll", f"P/inputs/{BOOK}", "2024FY", "-o", "P/none/a.xlsx"),
    "a rolled workbook over another": ("roll", f"P/inputs/{BOOK}", "2024FY", "-o", f"P/inputs/{BOOK}"),
    "a name that is too long": ("roll", f"P/inputs/{BOOK}", "2024FY", "-o", f"P/{'a' * 300}.xlsx"),
    "words into no folder": ("words", f"P/inputs/{BOOK}", "-o", "P/none/a.xlsx"),
    "a new project over another": ("schema", "-o", "P/schema"),
    "a folder for a report": ("diff", f"P/inputs/{BOOK}", f"P/inputs/{BOOK}", "-o", "P/none/a.md"),
    "a language of a report in text": ("diff", f"P/inputs/{BOOK}", f"P/inputs/{BOOK}", "--language", "zh"),
    "two files that are not there": ("diff", "none.pptx", "none.pptx"),
    "a tolerance of workbooks": ("diff", f"P/inputs/{BOOK}", f"P/inputs/{BOOK}", "--tolerance", "1mm"),
    "a tolerance that is none": ("diff", f"P/inputs/{BOOK}", f"P/inputs/{BOOK}", "--tolerance", "far"),
    "pictures of workbooks": ("diff", f"P/inputs/{BOOK}", f"P/inputs/{BOOK}", "--render", "--format", "html"),
    "a kind of change that workbooks have not": ("diff", f"P/inputs/{BOOK}", f"P/inputs/{BOOK}", "--only", "picture"),
    "a kind of change that there is not": ("diff", f"P/inputs/{BOOK}", f"P/inputs/{BOOK}", "--only", "pictures"),
    "slides of workbooks": ("diff", f"P/inputs/{BOOK}", f"P/inputs/{BOOK}", "--slide", "1"),
}
_ABOUT_DECKS = {
    "a workbook and a deck": ("diff", f"P/inputs/{BOOK}", "P/output/2024H1.pptx"),
    "pictures in markdown": ("diff", "P/output/2024H1.pptx", "P/output/2024H1.pptx", "--render", "--format", "md"),
    "a slide that there is not": ("trace", "P/output/2024H1.pptx", "--slide", "9"),
    "a cell without its sheet": ("trace", "P/output/2024H1.pptx", "--cell", "H5"),
    "a workbook for links that is not there": ("tie-out", "P/output/2024H1.pptx", "--workbook", "none.xlsx"),
    "page images of a PDF": ("preview", "P/output/2024H1.pptx", "--pdf", "--dpi", "60"),
    "a reviewer's sheet into no folder": ("tie-out", "P/output/2024H1.pptx", "-o", f"P/inputs/{BOOK}/a.xlsx"),
}

EXAMPLES: dict[str, Example] = {
    **{f"asked for: {name}": command(*arguments) for name, arguments in _COMMANDS.items()},
    **{f"asked for: {name}": built(*arguments) for name, arguments in _ABOUT_DECKS.items()},
    "two workbooks of one name": here(_two_of_one_name),
    "a workbook that ends its process": here(_ended_by_its_process),
    "a process of another version": here(_by_another_program),
    "a new project where one is": here(lambda folder: new_project(folder, "2024Q3")),
    "a new project without a folder": lambda _: told_by("new"),
    "a new project without a period": lambda folder: told_by("new", str(folder / "x")),
    "a starter that there is not": lambda folder: new_project(folder / "x", "2024Q3", starter="quaterly"),
    "a starter for other periods": lambda folder: new_project(folder / "x", "2024Q3", starter="annual"),
    "a demo of a rolled starter": lambda folder: new_project(folder / "x", "2024FY", starter="interim-results", demo=True),
    "a project of a new project": lambda folder: told_by("--project", str(folder), "new", "x"),
    "a project of a schema": lambda folder: told_by("--project", str(folder), "schema", "-o", "x"),
    "git where there is no repository": here(git_setup),
    "a machine without git": here(_without_git),
    "a lineage of another deck": here(_lineage_of_another),
    "a deck whose lineage is gone": here(_lineage_gone),
    "no build before": here(_no_build_before),
    "an output's folder that is a file": here(_unwritable),
    "an output that another process writes": here(_busy),
    "an output whose lock is a folder": here(_left_lock),
    "a sheet of words of another's": here(_other_words),
    "a workbook that is open in Excel": here(_in_excel),
    "two templates and none named": here(_two_templates),
    "a template that there is not": here(_no_template),
    "what a reader could find": here(_noted),
    "a file that is not there": lambda folder: file_hash(folder / "none"),
    "a folder for a file": file_hash,
    "a made workbook of a metric that there is not": lambda _: values_of(book(a="{none@2024H1}")),
    "a made workbook that goes round": lambda _: values_of(book(a="{a@2024H1}")),
    "a made workbook of a power": lambda _: values_of(book(a="{revenue@2024H1} ** 2")),
    "a made workbook of half a formula": lambda _: values_of(book(a="{revenue@2024H1} /")),
}
