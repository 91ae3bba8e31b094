"""A workbook with macros stays one, and a signature does not stay broken."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from generator.commands.words import list_words
from generator.errors import OutputError
from generator.finance.period import period_named
from generator.workbook.editing.edit import PackageEdit
from generator.workbook.reading.read import read_workbook
from generator.workbook.rolling.roll import roll
from tests.small_project import BOOK, make_small_project

_PLAIN = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_MACROS = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
_PROJECT = "xl/vbaProject.bin"
_SIGNED = {
    "_xmlsignatures/origin.sigs": b"",
    "_xmlsignatures/sig1.xml": b"<Signature/>",
    "_xmlsignatures/_rels/origin.sigs.rels": b"<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'/>",
}
_RELATION = (
    b'<Relationship Id="rIdSig" Type="http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin"'
    b' Target="_xmlsignatures/origin.sigs"/></Relationships>'
)
_OVERRIDE = (
    b'<Override PartName="/_xmlsignatures/sig1.xml"'
    b' ContentType="application/vnd.openxmlformats-package.digital-signature-xmlsignature+xml"/></Types>'
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return make_small_project(tmp_path / "small")


def members(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def stored(path: Path, parts: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return path


@pytest.fixture
def with_macros(project: Path) -> Path:
    parts = members(project / "inputs" / BOOK)
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(_PLAIN, _MACROS)
    return stored(project / "inputs" / "2024H1.xlsm", {**parts, _PROJECT: b"macros"})


@pytest.fixture
def signed(project: Path) -> Path:
    path = project / "inputs" / BOOK
    parts = members(path)
    parts["_rels/.rels"] = parts["_rels/.rels"].replace(b"</Relationships>", _RELATION)
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"</Types>", _OVERRIDE)
    return stored(path, {**parts, **_SIGNED})


def test_a_rolled_workbook_with_macros_is_one_again(with_macros: Path) -> None:
    rolled = roll(with_macros, period_named("2024FY"))
    assert rolled.path == with_macros.with_name("2024FY.xlsm") and not rolled.unsigned
    parts = members(rolled.path)
    assert _MACROS in parts["[Content_Types].xml"] and parts[_PROJECT] == b"macros"
    assert read_workbook(rolled.path).current.name == "2024FY"


def test_a_name_that_excel_would_refuse_is_refused_and_nothing_written(with_macros: Path, project: Path) -> None:
    with pytest.raises(OutputError, match=r"is no name for a workbook with macros\. End it in \.xlsm"):
        roll(with_macros, period_named("2024FY"), with_macros.with_name("b.xlsx"))
    with pytest.raises(OutputError, match=r"is no name for a workbook without macros\. End it in \.xlsx"):
        roll(project / "inputs" / BOOK, period_named("2024FY"), with_macros.with_name("b.xlsm"))
    assert sorted(path.name for path in with_macros.parent.iterdir()) == ["2024H1.xlsm", "2024H1.xlsx"]


def test_words_leave_macros_in_their_workbook(with_macros: Path, project: Path) -> None:
    listed = list_words(with_macros, project=project)
    assert listed.path == with_macros and members(with_macros)[_PROJECT] == b"macros"


def test_a_signature_is_taken_off_with_all_that_names_it_when_the_workbook_is_changed(signed: Path, project: Path) -> None:
    before = members(signed)
    assert list_words(signed, project=project).unsigned
    after = members(signed)
    assert not [name for name in after if "_xmlsignatures" in name]
    assert b"_xmlsignatures" not in after["_rels/.rels"] + after["[Content_Types].xml"]
    assert after["xl/styles.xml"] is not None and set(before) - set(after) == set(_SIGNED)
    assert read_workbook(signed).current.name == "2024H1"
    assert not list_words(signed, project=project).unsigned


def test_the_old_workbook_keeps_its_signature_when_the_next_is_rolled_from_it(signed: Path) -> None:
    before = signed.read_bytes()
    rolled = roll(signed, period_named("2024FY"))
    assert rolled.unsigned and signed.read_bytes() == before
    assert not [name for name in members(rolled.path) if "_xmlsignatures" in name]


def test_a_private_workbook_rolls_into_a_private_one(project: Path) -> None:
    book = project / "inputs" / BOOK
    book.chmod(0o600)
    assert roll(book, period_named("2024FY")).path.stat().st_mode & 0o777 == 0o600


def test_words_that_could_not_be_written_say_that_the_workbook_is_as_it_was(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from generator.files import system

    def open_elsewhere(source: Path, target: Path) -> None:
        raise PermissionError(13, "Permission denied", str(target))

    book = project / "inputs" / BOOK
    before = book.read_bytes()
    monkeypatch.setattr(system, "rename", open_elsewhere)
    with pytest.raises(OutputError, match=r"Permission denied\)\. What was there is there as it was\. Close it elsewhere"):
        list_words(book, project=project)
    assert book.read_bytes() == before


def test_a_package_that_is_only_copied_is_the_same_bytes(project: Path) -> None:
    package = PackageEdit(project / "inputs" / BOOK)
    package.save(project / "b.xlsx")
    assert members(project / "b.xlsx") == members(project / "inputs" / BOOK)
