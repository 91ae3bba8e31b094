"""A template folder is read whole, and every slip in it is told with its file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.deck.template import read_template
from generator.errors import TemplateError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "slides").mkdir()
    (tmp_path / "deck.yaml").write_text("title: 业绩\nfooter: 公司\nslides: [a, b]\n", encoding="utf-8")
    (tmp_path / "slides" / "a.yaml").write_text("layout: one-body\ntitle: 甲\nbody: 一段\n", encoding="utf-8")
    (tmp_path / "slides" / "b.yaml").write_text("layout: one-body\ntitle: {text: 乙, holds: x > 1}\nbody:\n  bullets: [一]\n", encoding="utf-8")
    return tmp_path


def test_slides_come_in_the_order_of_deck_yaml_with_their_blocks(folder: Path) -> None:
    template = read_template(folder, "t")
    assert [slide.name for slide in template.slides] == ["a", "b"]
    assert [type(slide.regions["body"]).__name__ for slide in template.slides] == ["TextBlock", "BulletsBlock"]
    assert template.slides[1].title is not None
    assert template.slides[1].title.holds == "x > 1"
    assert template.appendix is None


def test_an_appendix_is_kept_apart(folder: Path) -> None:
    deck = folder / "deck.yaml"
    deck.write_text(deck.read_text(encoding="utf-8").replace("[a, b]", "[a]\nappendix: b"), encoding="utf-8")
    template = read_template(folder, "t")
    assert [slide.name for slide in template.slides] == ["a"]
    assert template.appendix is not None
    assert template.appendix.name == "b"


def test_slips_of_all_files_are_told_together(folder: Path) -> None:
    (folder / "slides" / "a.yaml").write_text("layout: one-body\ntitle: 甲\nbody:\n  text: 一段\n  colour: red\n", encoding="utf-8")
    (folder / "slides" / "b.yaml").write_text("layuot: one-body\ntitle: 乙\nbody:\n  bulets: [一]\n", encoding="utf-8")
    with pytest.raises(TemplateError) as error:
        read_template(folder, "t")
    told = [(problem.where, problem.what) for problem in error.value.problems]
    assert ("t/slides/a.yaml:5", '"red" is no colour.') in told
    assert ("t/slides/b.yaml:1", '"layout" is missing.') in told
    assert any(where == "t/slides/b.yaml:3" and "just one of the keys" in what for where, what in told)


def test_a_slide_file_is_named_without_a_folder(folder: Path) -> None:
    (folder / "deck.yaml").write_text("title: 业绩\nfooter: 公司\nslides: [../a]\n", encoding="utf-8")
    with pytest.raises(TemplateError, match="no name of a slide file"):
        read_template(folder, "t")


def test_a_slide_file_that_is_a_list_is_none(folder: Path) -> None:
    (folder / "slides" / "a.yaml").write_text("- 甲\n", encoding="utf-8")
    with pytest.raises(TemplateError, match=r"slides/a.yaml:1: a slide file has keys and values"):
        read_template(folder, "t")
