"""The words of the deck: every language has all of them, and one place says which is spoken."""

from __future__ import annotations

import ast
import dataclasses
import re
import string
from pathlib import Path

import pytest

from generator.language import changes, wording
from generator.language.chosen import WORDS
from generator.language.vocabulary import Vocabulary
from generator.language.zh import ZH
from tests.samples import money

GENERATOR = Path(wording.__file__).parent.parent
TEXTS = {name: value for name, value in dataclasses.asdict(ZH).items() if isinstance(value, str)}


def test_chinese_is_spoken_unless_another_language_is_chosen() -> None:
    assert WORDS is ZH


@pytest.mark.parametrize(("name", "count"), [("from_to", 2), ("no_source", 1), ("report_of", 2), ("derivation", 5), ("surpassing", 1), ("nearly", 1), ("more_than", 1), ("just_over", 2), ("multiple_of", 2)])
def test_what_is_put_into_a_phrase_has_its_place(name: str, count: int) -> None:
    assert sum(field is not None for _, field, _, _ in string.Formatter().parse(TEXTS[name])) == count


def test_a_round_number_is_told_from_a_plain_one_by_its_words() -> None:
    for phrase in (ZH.surpassing, ZH.nearly, ZH.more_than):
        assert re.search(ZH.round_words, phrase.format("5"))
    assert re.search(ZH.round_words, ZH.just_over.format("2300", "万"))
    assert not re.search(ZH.round_words, "17.4亿元")


def test_the_steps_of_large_numbers_are_units() -> None:
    from generator.finance.units import UNITS

    sizes = [UNITS[step].size for step in ZH.steps]
    assert sizes == sorted(sizes, reverse=True)


def test_another_language_is_another_vocabulary_and_no_line_of_wording(monkeypatch: pytest.MonkeyPatch) -> None:
    english = dataclasses.replace(ZH, over_year="year-on-year ", growth="growth", flat="flat")
    assert isinstance(english, Vocabulary)
    monkeypatch.setattr(changes, "WORDS", english)
    assert changes.change(money("110"), money("100", "2023H1"), 0) == "year-on-year growth 10%"
    assert changes.change(money("100"), money("100", "2023H1"), 0) == "flat"


MARKS = (ZH.draft, ZH.to_be_filled, ZH.to_be_changed, ZH.holding, ZH.picture_wanted, ZH.continued, ZH.notes_heading, ZH.rounding_note, ZH.undefined, ZH.flat, ZH.to_profit, ZH.to_loss, ZH.source_unsaid)


def test_no_other_file_writes_what_the_vocabulary_has() -> None:
    """As a text of the program; docstrings may quote."""
    found = []
    for path in sorted(GENERATOR.rglob("*.py")):
        if path.name == "zh.py":
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        quoted = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        texts = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in quoted]
        found += [f"{path.relative_to(GENERATOR)}: {mark}" for mark in MARKS for text in texts if mark in text]
    assert found == []
