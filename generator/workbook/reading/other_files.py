"""Files that are given for a workbook and are something else: named for what they are, with what to do."""

from __future__ import annotations

import zipfile
from pathlib import Path

from ...errors import PackageError, Problem

_OLE = b"\xd0\xcf\x11\xe0"
_SAVE_AS = "Open it in Excel or WPS and save it as .xlsx."
_AGAIN = "Take a copy that opens, or close Excel and save the workbook again."
# Names of streams in a compound file are UTF-16.
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_CHUNK = 2**20


def refuse_other_files(path: Path) -> None:
    """Refuse what is no .xlsx package by its own name; what is missing or damaged otherwise is told by its opening.

    Raises:
        PackageError: a lock file, an unfinished save, an old or encrypted workbook, one of another program.
    """
    if not path.is_file():
        return
    found = _lock_or_unfinished(path) or _by_content(path)
    if found is not None:
        raise PackageError(Problem(str(path), *found))


def _lock_or_unfinished(path: Path) -> tuple[str, str] | None:
    if path.name.startswith(("~$", ".~lock.")):
        name = path.name.removeprefix("~$").removeprefix(".~lock.").rstrip("#")
        return "is the lock that a program holds on a workbook that is open, not a workbook.", f"Name {name}."
    if path.stat().st_size == 0:
        return "is empty (0 bytes): it was not saved to its end.", _AGAIN
    if path.suffix.lower() in (".tmp", ".part", ".crdownload", ".download"):
        return f"is an unfinished save or download ({path.suffix}), not a workbook.", "Wait for it, and name the .xlsx."
    return None


def _by_content(path: Path) -> tuple[str, str] | None:
    with path.open("rb") as stream:
        head = stream.read(4096)
    if head.startswith(_OLE):
        if _holds(path, _ENCRYPTED):
            return "is protected by a password.", "Take the password away (文件、信息、保护工作簿), and save it."
        return "is a workbook of the old binary format (.xls).", _SAVE_AS
    if head.startswith(b"PK"):
        return _other_package(path)
    text = head.lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if text.startswith((b"<html", b"<!doctype html", b"<table", b"<meta")):
        return "is a web page with an Excel name.", _SAVE_AS
    if text.startswith(b"<?xml"):
        return "is an XML spreadsheet of Excel 2003, not an .xlsx.", _SAVE_AS
    if path.suffix.lower() in (".csv", ".txt"):
        return "is a text file, not a workbook.", _SAVE_AS
    return None


def _holds(path: Path, what: bytes) -> bool:
    with path.open("rb") as stream:
        kept = b""
        while chunk := stream.read(_CHUNK):
            if what in kept + chunk:
                return True
            kept = chunk[-len(what) :]
    return False


def _other_package(path: Path) -> tuple[str, str] | None:
    try:
        with zipfile.ZipFile(path) as package:
            members = set(package.namelist())
            kind = package.read("mimetype")[:80] if "mimetype" in members else b""
    except (zipfile.BadZipFile, EOFError, NotImplementedError, ValueError, OSError):
        return "is damaged: it breaks off, for it was not saved or copied to its end.", _AGAIN
    if b"opendocument" in kind:
        return "is an OpenDocument file (.ods).", "Open it in LibreOffice or Excel and save it as .xlsx."
    if "xl/workbook.bin" in members:
        return "is a binary workbook (.xlsb).", _SAVE_AS
    if any(name.startswith("Index/") and name.endswith(".iwa") for name in members):
        return "is a Numbers document.", "Export it from Numbers as .xlsx."
    return None
