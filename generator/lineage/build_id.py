"""The build id: a hash of everything a deck is made of. Equal ids mean equal decks; the id itself says nothing."""

from __future__ import annotations

import hashlib
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

from ..files.hashes import file_hash
from ..files.installed import version_of

_LIBRARIES = (
    "jinja2", "lxml", "matplotlib", "openpyxl", "pillow", "pydantic", "python-pptx", "pyyaml", "resvg-py", "zhplot",
)  # fmt: skip
_BUILD_ID = re.compile(r"[0-9a-f]{32}")
_PROPERTIES, _MOST = "docProps/core.xml", 2**16
_IDENTIFIER = re.compile(rb"<(?:\w{1,20}:)?identifier\b[^<>]{0,400}>\s{0,40}([0-9a-f]{32})\s{0,40}<")


def build_id(workbook: Path, template: Sequence[str], *flags: str) -> str:
    """The id of the deck that a workbook, the parts of a template and this program make."""
    # Warnings and the lineage name the workbook, so its name is an input; the folder it lies in is not.
    return _digest([file_hash(workbook), workbook.name, *template, *flags])[:32]


def is_build_id(text: str) -> bool:
    """Whether a text can be a build's id: what comes out of a file names other files only when it is one."""
    return _BUILD_ID.fullmatch(text) is not None


def build_of(deck: Path) -> str:
    """The build id that a deck carries; empty where it has none, or is no deck. Nothing else of it is read."""
    try:
        with zipfile.ZipFile(deck) as package, package.open(_PROPERTIES) as stream:
            found = _IDENTIFIER.search(stream.read(_MOST))
    except (OSError, ValueError, KeyError, EOFError, RuntimeError, NotImplementedError, zipfile.BadZipFile, zlib.error):
        return ""
    return found.group(1).decode() if found is not None else ""


def template_hash(template: Sequence[str]) -> str:
    """A hash of all that makes a deck, its workbook apart."""
    return _digest(template)


def _digest(parts: Iterable[str]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part.encode())
        digest.update(b"\0")
    return digest.hexdigest()


def template_parts(template: Path, pictures: Path) -> list[str]:
    """Names and hashes of the files of a template, of pictures and of this program, and versions of libraries."""
    return list(_parts(template, pictures))


def _parts(template: Path, pictures: Path) -> Iterator[str]:
    yield from _files(template, "*")
    yield from _files(pictures, "*")
    yield from program_parts()


@cache
def program_parts() -> tuple[str, ...]:
    """This program as it was when this process met it first, with its fonts, and the versions of libraries."""
    program = Path(__file__).parents[1]
    libraries = (f"{library} {version_of(library)}" for library in _LIBRARIES)
    return (*_files(program, "*.py"), *_files(program, "*.ttf"), *libraries)


def _files(folder: Path, pattern: str) -> Iterator[str]:
    for path in sorted(folder.rglob(pattern)) if folder.is_dir() else []:
        if is_part(path):
            yield path.relative_to(folder).as_posix()
            yield file_hash(path)


def is_part(path: Path) -> bool:
    """Whether a file of a template's folder, or of pictures, makes decks: no lock, no file of the system's."""
    return path.is_file() and not path.name.startswith(("~$", "."))
