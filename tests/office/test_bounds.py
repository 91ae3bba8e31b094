"""Office files that come from anywhere: what is no sound package is refused, with its name and what to do."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from generator.errors import PackageError
from generator.office import bounds
from generator.office.bounds import check_package, has_dtd


def package(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in members.items():
            target.writestr(name, content)
    return path


def refusal(path: Path) -> str:
    with pytest.raises(PackageError) as told:
        check_package(path, "workbook (.xlsx)", "xl/workbook.xml")
    return str(told.value)


def test_a_sound_package_passes(tmp_path: Path) -> None:
    check_package(package(tmp_path / "a.xlsx", {"xl/workbook.xml": b"<a/>"}), "workbook (.xlsx)", "xl/workbook.xml")


def test_a_file_that_is_not_there_a_folder_and_another_format_are_told_apart(tmp_path: Path) -> None:
    assert "none.xlsx: there is no such file." in refusal(tmp_path / "none.xlsx")
    assert "cannot be read" in refusal(tmp_path)
    (tmp_path / "a.xlsx").write_bytes(b"name;value\n")
    assert "is not a workbook (.xlsx) (not a zip file)." in refusal(tmp_path / "a.xlsx")
    (tmp_path / "old.xls").write_bytes(b"\xd0\xcf\x11\xe0" + bytes(100))
    assert "password-protected or in the old binary format" in refusal(tmp_path / "old.xls")
    (tmp_path / "empty.xlsx").write_bytes(b"")
    assert "not a zip file" in refusal(tmp_path / "empty.xlsx")


def test_a_package_of_another_program_is_named(tmp_path: Path) -> None:
    deck = package(tmp_path / "a.pptx", {"ppt/presentation.xml": b"<a/>"})
    assert "is no workbook (.xlsx): it has no xl/workbook.xml." in refusal(deck)


@pytest.mark.parametrize("part", [0.3, 0.6, 0.95])
def test_a_truncated_file_is_damaged(tmp_path: Path, part: float) -> None:
    whole = package(tmp_path / "a.xlsx", {"xl/workbook.xml": b"<a/>" * 500, "xl/b.xml": bytes(range(256)) * 40})
    content = whole.read_bytes()
    whole.write_bytes(content[: int(len(content) * part)])
    assert "is damaged" in refusal(whole)


def test_a_member_whose_bytes_were_changed_is_found(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as target:
        target.writestr("xl/workbook.xml", b"<workbook>1200</workbook>")
    content = (tmp_path / "a.xlsx").read_bytes()
    (tmp_path / "a.xlsx").write_bytes(content.replace(b"1200", b"1300"))
    assert "is damaged" in refusal(tmp_path / "a.xlsx")


def test_a_member_that_unpacks_to_more_than_the_limit_is_not_unpacked(tmp_path: Path) -> None:
    """129 MB of zeros are 130 kB in the file."""
    bomb = package(tmp_path / "a.xlsx", {"xl/workbook.xml": b"<a/>", "xl/media/zeros.bin": bytes(129 * 2**20)})
    assert bomb.stat().st_size < 200_000
    said = refusal(bomb)
    assert "is too large: xl/media/zeros.bin unpacks to 129 MB." in said
    assert "The limits are 128 MB a member and 512 MB in all." in said


def test_many_members_that_are_too_much_together_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    many = package(tmp_path / "a.xlsx", {"xl/workbook.xml": b"<a/>", **{f"xl/{n}.bin": bytes(1000) for n in range(9)}})
    monkeypatch.setattr(bounds, "PACKAGE_LIMIT", 9000)
    assert "more than any honest file" in refusal(many)
    monkeypatch.setattr(bounds, "PACKAGE_LIMIT", 10**9)
    monkeypatch.setattr(bounds, "MEMBERS_LIMIT", 9)
    assert "it has 10 members" in refusal(many)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_a_part_that_declares_entities_is_refused_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    bomb = '<!DOCTYPE a [<!ENTITY b "ha">]><a>&b;</a>'.encode(encoding)
    assert has_dtd(bomb)
    said = refusal(package(tmp_path / "a.xlsx", {"xl/workbook.xml": b"<a/>", "xl/sheet.xml": bomb}))
    assert "xl/sheet.xml declares entities (DTD)." in said


def test_words_about_a_dtd_in_no_xml_part_are_harmless(tmp_path: Path) -> None:
    harmless = {"xl/workbook.xml": b"<a/>", "readme.txt": b"<!DOCTYPE"}
    check_package(package(tmp_path / "a.xlsx", harmless), "workbook (.xlsx)", "xl/workbook.xml")
