"""Slips of a tree are told all at once, each with its line and the nearest name."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest

from generator.errors import TemplateError
from generator.spec.scalars import Model, Text
from generator.spec.validate import validated
from generator.spec.yaml_file import YamlFile


class Line(Model):
    label: Text
    align: Literal["left", "right"] = "left"


class Sheet(Model):
    lines: tuple[Line, ...]
    count: int = 0


def told(folder: Path, source: str) -> list[str]:
    path = folder / "s.yaml"
    path.write_text(source, encoding="utf-8")
    file = YamlFile(path, "s.yaml")
    with pytest.raises(TemplateError) as error:
        validated(Sheet, file.tree, file)
    return [f"{problem.where}: {problem.what} {problem.hint}".strip() for problem in error.value.problems]


def test_a_tree_without_slips_is_its_model(tmp_path: Path) -> None:
    (tmp_path / "s.yaml").write_text("lines:\n  - label: 甲\ncount: 3\n", encoding="utf-8")
    file = YamlFile(tmp_path / "s.yaml", "s.yaml")
    assert validated(Sheet, file.tree, file) == Sheet(lines=(Line(label=Text("甲")),), count=3)


def test_all_slips_are_told_at_once_with_their_lines(tmp_path: Path) -> None:
    assert told(tmp_path, "lines:\n  - lable: 甲\n    align: rihgt\ncount: many\n") == [
        's.yaml:2: "label" is missing.',
        's.yaml:3: "rihgt" is no align. Did you mean "right"?',
        's.yaml:2: unknown key "lable". Did you mean "label"?',
        's.yaml:4: "count" needs a whole number.',
    ]


def test_a_text_where_a_list_is_needed_says_so(tmp_path: Path) -> None:
    assert told(tmp_path, "lines: 甲\n") == ['s.yaml:1: "lines" needs a list (lines that begin with "- ").']
