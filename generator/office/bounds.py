"""Opening of Office files that come from anywhere: bounded in size, no entities, never a link followed."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..errors import PackageError, Problem

MEMBER_LIMIT = 128 * 2**20
PACKAGE_LIMIT = 512 * 2**20
MEMBERS_LIMIT = 20_000
MARKS_LIMIT = 6_000_000
"""Elements, their ends and attributes of one part of a workbook: half a million cells."""
ROWS_LIMIT, CELLS_LIMIT = 200_000, 1_000_000
_CELLS, _ROWS = (b"<c>", b"<c ", b"<c/"), (b"<row>", b"<row ", b"<row/")

UNZIPPING = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError)
UNPACKING = (*UNZIPPING, RuntimeError, ValueError)
"""What unpacking a damaged package raises."""

_XML = (".xml", ".rels", ".vml")
_OLE_MAGIC = b"\xd0\xcf\x11\xe0"
# A DTD is where entity bombs live, and no Office program writes one; UTF-16 parts spell it with zero bytes between.
_DTD_MARKS = tuple("<!DOCTYPE".encode(encoding) for encoding in ("ascii", "utf-16-le", "utf-16-be"))


_UNPACKING = re.compile(r"^Error -?\d+ while decompressing data: ")


def damaged(path: Path, error: Exception) -> PackageError:
    """What unpacking says, which may quote names of any bytes, in one line."""
    why = printable(_UNPACKING.sub("", str(error)))
    return PackageError(Problem(str(path), f"is damaged ({why}).", "Take a copy that opens, and save it again."))


def check_package(path: Path, what: str, expected: str) -> None:
    """Refuse a file that is no sound Office package; `expected` is a member it must have.

    Raises:
        PackageError: missing, not a zip, encrypted, truncated, larger than the limits, or with a DTD inside.
    """
    with opened_package(path, what, expected) as package:
        for member in package.infolist():
            if member.filename.endswith(_XML):
                check_member(member.filename, package.read(member), path)


@contextmanager
def opened_package(path: Path, what: str, expected: str) -> Iterator[zipfile.ZipFile]:
    """A package of honest size, none of its members read so far; what is wrong with them is told as damage.

    Raises:
        PackageError: as `check_package`.
    """
    _check_magic(path, what)
    try:
        with zipfile.ZipFile(path) as package:
            _check_sizes(package, path)
            _check_packing(package, path)
            _check_names(package, path)
            if expected not in package.namelist():
                raise PackageError(Problem(str(path), f"is no {what}: it has no {expected}.", f"Name a {what}."))
            yield package
    except UNPACKING as error:
        raise damaged(path, error) from error


def _check_magic(path: Path, what: str) -> None:
    try:
        with path.open("rb") as stream:
            magic = stream.read(4)
    except FileNotFoundError as error:
        raise PackageError(Problem(str(path), "there is no such file.", "Check the name and the folder.")) from error
    except (IsADirectoryError, PermissionError) as error:
        raise PackageError(Problem(str(path), f"cannot be read ({error.strerror}).", "Close it elsewhere.")) from error
    if magic == _OLE_MAGIC:
        raise PackageError(
            Problem(
                str(path), f"is password-protected or in the old binary format, not a {what}.", "Save it unprotected."
            )
        )
    if magic[:2] != b"PK":
        raise PackageError(Problem(str(path), f"is not a {what} (not a zip file).", f"Save it as {what}."))


def _check_sizes(package: zipfile.ZipFile, path: Path) -> None:
    members = package.infolist()
    largest = max(members, key=lambda member: member.file_size, default=None)
    if largest is not None and largest.file_size > MEMBER_LIMIT:
        raise _too_large(path, f"{printable(largest.filename)} unpacks to {largest.file_size // 2**20} MB")
    if sum(member.file_size for member in members) > PACKAGE_LIMIT:
        raise _too_large(path, "it unpacks to more than any honest file")
    if len(members) > MEMBERS_LIMIT:
        raise _too_large(path, f"it has {len(members)} members")


def check_workbook_weight(package: zipfile.ZipFile, path: Path) -> None:
    """Refuse a workbook of more cells, rows or marks than any honest one; each part is told by its name.

    Raises:
        PackageError: which part has how many.
    """
    cells = 0
    for name in package.namelist():
        content = package.read(name) if name.endswith(".xml") or "/worksheets/" in name else b""
        marks = content.count(b"<") + content.count(b"=")
        here, rows = (sum(map(content.count, tags)) for tags in (_CELLS, _ROWS))
        cells += here
        if marks > MARKS_LIMIT or rows > ROWS_LIMIT or cells > CELLS_LIMIT:
            told = f"{rows:,} rows and {here:,} cells" if here else f"{marks:,} elements and attributes"
            limits = f"The limits are {ROWS_LIMIT:,} rows a sheet and {CELLS_LIMIT:,} cells in all."
            hint = f"{limits} Keep raw data in a file of its own."
            raise PackageError(Problem(f"{path} {printable(name)}", f"is too large: {told}.", hint))


def _check_packing(package: zipfile.ZipFile, path: Path) -> None:
    """Office packages are deflated or stored, and never encrypted member by member."""
    for member in package.infolist():
        encrypted = bool(member.flag_bits & 0x1)
        if encrypted or member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            how = "encrypted" if encrypted else "packed in a way that no Office program uses"
            what = f"{printable(member.filename)} in it is {how}."
            raise PackageError(Problem(str(path), what, "Save it unprotected."))


def _check_names(package: zipfile.ZipFile, path: Path) -> None:
    names = Counter(package.namelist())
    twice = next((name for name, count in names.items() if count > 1), None)
    if twice is not None:
        hint = "Programs would read one or the other: do not trust the file."
        raise PackageError(Problem(str(path), f"has two members named {printable(twice)}.", hint))


def _too_large(path: Path, what: str) -> PackageError:
    limits = f"The limits are {MEMBER_LIMIT // 2**20} MB a member and {PACKAGE_LIMIT // 2**20} MB in all."
    return PackageError(Problem(str(path), f"is too large: {what}.", limits))


def printable(name: str) -> str:
    """A member's name as it may stand in a message: a file may call its members anything."""
    return "".join(letter if letter.isprintable() else "?" for letter in name[:200])


def has_dtd(content: bytes) -> bool:
    """Whether an XML document declares a DTD, in whichever encoding."""
    return any(mark in content for mark in _DTD_MARKS)


def check_member(name: str, content: bytes, path: Path) -> None:
    """Refuse a written member that declares entities.

    Raises:
        PackageError: it has a DTD.
    """
    if name.endswith(_XML) and has_dtd(content):
        hint = "No Office program writes that: do not trust the file."
        raise PackageError(Problem(str(path), f"{printable(name)} declares entities (DTD).", hint))
