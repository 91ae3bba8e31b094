"""The build id: equal for what makes an equal deck."""

from __future__ import annotations

from pathlib import Path

from generator.lineage.build_id import build_id, is_build_id, template_hash, template_parts


def test_an_id_follows_from_contents_and_names_and_not_from_folders(tmp_path: Path) -> None:
    books = [tmp_path / folder / name for folder, name in (("a", "2024H1.xlsx"), ("b", "2024H1.xlsx"), ("a", "2024FY.xlsx"))]
    for book in books:
        book.parent.mkdir(exist_ok=True)
        book.write_bytes(b"same")
    first, elsewhere, renamed = (build_id(book, ["template"], "draft") for book in books)
    assert first == elsewhere != renamed and is_build_id(first)
    books[0].write_bytes(b"other")
    assert build_id(books[0], ["template"], "draft") != first
    assert build_id(books[1], ["template"], "final") != first and build_id(books[1], ["other"], "draft") != first


def test_parts_that_run_together_are_other_parts() -> None:
    assert template_hash(["ab", "c"]) != template_hash(["a", "bc"])


def test_a_template_is_its_files_but_for_locks_and_hidden_ones(tmp_path: Path) -> None:
    template, pictures = tmp_path / "template", tmp_path / "pictures"
    template.mkdir()
    before = template_parts(template, pictures)
    (template / "~$deck.pptx").write_text("lock")
    (template / ".DS_Store").write_text("x")
    assert template_parts(template, pictures) == before
    (template / "deck.yaml").write_text("slides: []")
    assert template_parts(template, pictures) != before
