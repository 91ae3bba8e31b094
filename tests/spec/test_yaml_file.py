"""YAML whose scalars are texts with their line, and whose likely slips are told as such."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import TemplateError
from generator.spec.scalars import Located
from generator.spec.yaml_file import SIZE_LIMIT, YamlFile


def read(folder: Path, source: str) -> YamlFile:
    path = folder / "05.yaml"
    path.write_text(source, encoding="utf-8")
    return YamlFile(path, "slides/05.yaml")


def test_numbers_dates_and_switches_are_texts_as_they_were_typed(tmp_path: Path) -> None:
    assert read(tmp_path, "a: 2024.08\nb: on\nc: 1_000\nd: ~\n").tree == {"a": "2024.08", "b": "on", "c": "1_000", "d": "~"}


def test_every_scalar_and_place_knows_its_line(tmp_path: Path) -> None:
    file = read(tmp_path, "# head\ntitle: 标题\nbody:\n  bullets:\n    - 甲\n    - 乙\n")
    tree = file.tree
    assert isinstance(tree, dict)
    title = tree["title"]
    assert isinstance(title, Located)
    assert title.where == "slides/05.yaml:2"
    assert file.where(("body", "bullets", 1)) == "slides/05.yaml:6"
    assert file.where(("body", "bullets", 1, "nowhere")) == "slides/05.yaml:6"


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("title: {{ revenue }}\n", r"05.yaml:1: \{\{ begins an unquoted text.*quotes"),
        ("a: 1\nlabel: 排名 #2\n", r"05.yaml:2: .*begins a comment"),
        ("a: 1\na: 2\n", r'05.yaml:2: "a" stands twice'),
        ("a: *b\n", "05.yaml:1: \\*b repeats nothing that stands above it.*quotes"),
        ("a: [1, 2\n", "05.yaml:.*the YAML is broken"),
        ("? [a]\n: b\n", "05.yaml:1: a key is no text"),
        ("[" * 60 + "]" * 60, "nested too deeply"),
    ],
)
def test_a_slip_is_told_with_its_line_and_what_to_do(tmp_path: Path, source: str, told: str) -> None:
    with pytest.raises(TemplateError, match=told):
        read(tmp_path, source)


def test_a_comment_of_ones_own_is_none(tmp_path: Path) -> None:
    assert read(tmp_path, 'a: 1      # one\nb: "#2"\n').tree == {"a": "1", "b": "#2"}


def test_a_file_that_is_missing_too_large_or_not_utf8_is_told(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match="no such file"):
        YamlFile(tmp_path / "none.yaml", "none.yaml")
    (tmp_path / "large.yaml").write_bytes(b"a" * (SIZE_LIMIT + 1))
    with pytest.raises(TemplateError, match="over 1 MB"):
        YamlFile(tmp_path / "large.yaml", "large.yaml")
    (tmp_path / "gbk.yaml").write_bytes("标题: 业绩".encode("gbk"))
    with pytest.raises(TemplateError, match="not UTF-8"):
        YamlFile(tmp_path / "gbk.yaml", "gbk.yaml")


@given(st.text(st.sampled_from("收入ab#:{}[]*&!|>'\"% -1.\n"), max_size=30))
def test_a_quoted_text_comes_back_as_it_was_written(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    folder = tmp_path_factory.mktemp("yaml")
    assert read(folder, f"a:\n  {json.dumps(text, ensure_ascii=False)}\n").tree == {"a": text}
