"""Compiled templates are kept from build to build, and are worth nothing when they are damaged."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.text.compiled import CompiledTemplates

CODE = compile("1 + 1", "t", "eval")


def test_what_was_put_is_found_by_the_next_build(tmp_path: Path) -> None:
    first = CompiledTemplates(tmp_path)
    first.put("{{ a }}", CODE)
    first.save()
    assert CompiledTemplates(tmp_path).get("{{ a }}") == CODE
    assert CompiledTemplates(tmp_path).get("{{ b }}") is None


@pytest.mark.parametrize("damage", [b"", b"x" * 100])
def test_a_damaged_file_is_done_without(tmp_path: Path, damage: bytes) -> None:
    first = CompiledTemplates(tmp_path)
    first.put("{{ a }}", CODE)
    first.save()
    next(tmp_path.glob("*.bin")).write_bytes(damage)
    assert CompiledTemplates(tmp_path).get("{{ a }}") is None


def test_a_file_of_another_program_goes_when_a_new_one_is_written(tmp_path: Path) -> None:
    (tmp_path / "older.bin").write_bytes(b"old")
    kept = CompiledTemplates(tmp_path)
    kept.put("{{ a }}", CODE)
    kept.save()
    assert [path.name == "older.bin" for path in tmp_path.glob("*.bin")] == [False]


def test_without_a_folder_nothing_is_kept() -> None:
    kept = CompiledTemplates(None)
    kept.put("{{ a }}", CODE)
    kept.save()
    assert kept.get("{{ a }}") == CODE
