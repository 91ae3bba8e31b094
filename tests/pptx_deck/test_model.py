"""A deck's plain data compares by what is seen."""

from __future__ import annotations

from generator.pptx_deck.model import Paragraph, Run, Shape, Slide, Table, text_of


def test_ids_and_bytes_of_the_file_make_no_difference() -> None:
    assert Shape("a", "text", None, id=2, content=b"x") == Shape("a", "text", None, id=9)
    assert Slide((), number=1) == Slide((), number=4)
    assert Shape("a", "text", None) != Shape("a", "text", None, alt="图")


def test_texts_are_lines_of_paragraphs_of_runs() -> None:
    lines = (Paragraph((Run("收入"), Run("17.4"))), Paragraph(()))
    assert text_of(lines) == "收入17.4\n" and Shape("", "text", None, lines).text == "收入17.4\n"
    assert Table(((lines, ()),)).texts() == (("收入17.4\n", ""),)
