"""Hashes, the cache folder, and versions of libraries."""

from __future__ import annotations

import hashlib
import importlib.metadata
from pathlib import Path

import pytest

from generator.errors import PackageError
from generator.files.cache_folder import cache_folder
from generator.files.hashes import file_hash
from generator.files.installed import version_of


def test_a_file_is_told_by_its_bytes(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"abc")
    assert file_hash(tmp_path / "a") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert file_hash(tmp_path / "a") == hashlib.sha256(b"abc").hexdigest()


def test_a_file_that_cannot_be_read_is_told_with_its_name(tmp_path: Path) -> None:
    with pytest.raises(PackageError, match=r"none\.xlsx: there is no such file\."):
        file_hash(tmp_path / "none.xlsx")
    with pytest.raises(PackageError, match="cannot be read"):
        file_hash(tmp_path)


def test_the_cache_is_where_the_variable_says_and_off_where_it_says_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JIANBAO_CACHE", str(tmp_path))
    assert cache_folder("charts") == tmp_path / "charts"
    monkeypatch.setenv("JIANBAO_CACHE", "")
    assert cache_folder("charts") is None
    monkeypatch.delenv("JIANBAO_CACHE")
    usual = cache_folder("charts")
    assert usual is not None
    assert usual.parts[-2:] == ("jianbao", "charts") or usual.name == "charts"


@pytest.mark.parametrize("name", ["python-pptx", "PyYAML", "jinja2", "pillow"])
def test_versions_are_those_of_importlib(name: str) -> None:
    assert version_of(name) == importlib.metadata.version(name)


def test_a_library_that_is_not_there_has_no_version() -> None:
    assert version_of("no-such-library") == ""
