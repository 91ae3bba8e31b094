"""LibreOffice: where it is looked for, and what is said where it is not there or fails."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

from generator.errors import UsageError
from generator.office import libreoffice
from generator.office.libreoffice import OfficeError, convert, find_office
from generator.office.preview import Preview, preview
from tests.office.test_same_bytes import deck

posix = pytest.mark.skipif(sys.platform == "win32", reason="a shell script stands for LibreOffice")


def program(path: Path, script: str) -> Path:
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


@posix
def test_the_program_that_the_variable_names_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = program(tmp_path / "office", "exit 0")
    monkeypatch.setenv("JIANBAO_SOFFICE", str(own))
    assert find_office() == str(own)
    monkeypatch.setenv("JIANBAO_SOFFICE", str(tmp_path / "none"))
    assert find_office() is None


@posix
def test_it_is_found_on_the_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("JIANBAO_SOFFICE", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    program(tmp_path / "libreoffice", "exit 0")
    assert find_office() == str(tmp_path / "libreoffice")
    program(tmp_path / "soffice", "exit 0")
    assert find_office() == str(tmp_path / "soffice")


def test_without_it_the_line_that_installs_it_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JIANBAO_SOFFICE", str(tmp_path / "none"))
    with pytest.raises(OfficeError, match=r"LibreOffice is not installed\. Install it: "):
        convert(tmp_path / "a.xlsx", "pdf", tmp_path)


@posix
def test_a_conversion_that_writes_nothing_is_told_in_its_last_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JIANBAO_SOFFICE", str(program(tmp_path / "office", "echo 'source file could not be loaded' >&2")))
    with pytest.raises(OfficeError, match=r"could not convert it \(source file could not be loaded\)"):
        convert(tmp_path / "a.xlsx", "pdf", tmp_path)


@posix
def test_a_conversion_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JIANBAO_SOFFICE", str(program(tmp_path / "office", "exec sleep 30")))
    with pytest.raises(OfficeError, match=r"LibreOffice took over 0 s\."):
        convert(tmp_path / "a.xlsx", "pdf", tmp_path, seconds=0.2)


@posix
def test_the_result_has_the_sources_name_and_each_conversion_a_profile_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "out").mkdir()
    script = f'for one in "$@"; do echo "$one" >> {tmp_path}/said; done; echo done > {tmp_path}/out/a.pdf'
    monkeypatch.setenv("JIANBAO_SOFFICE", str(program(tmp_path / "office", script)))
    for _ in range(2):
        assert convert(tmp_path / "a.pptx", "pdf:impress", tmp_path / "out") == tmp_path / "out" / "a.pdf"
    profiles = [line for line in (tmp_path / "said").read_text().splitlines() if line.startswith("-env:UserInstallation")]
    assert len(set(profiles)) == 2
    assert not Path(profiles[0].removeprefix("-env:UserInstallation=file://")).exists()


def test_the_files_of_a_preview_are_the_pdf_and_then_the_pages() -> None:
    pages = (Path("a-01.png"), Path("a-02.png"))
    assert Preview(Path("a.pdf"), pages).files == (Path("a.pdf"), *pages)
    assert Preview(None, pages).files == pages


def test_a_preview_is_refused_before_anything_is_rendered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libreoffice, "find_office", lambda: pytest.fail("nothing was to be rendered"))
    deck("一").save(str(tmp_path / "a.pptx"))
    with pytest.raises(UsageError, match=r"--slide 0, 2: a\.pptx has 1 slides\."):
        preview(tmp_path / "a.pptx", slides=[0, 1, 2])
    with pytest.raises(UsageError, match=r"601 dots an inch is out of bounds\. Give 20 to 600\."):
        preview(tmp_path / "a.pptx", dpi=601)
