"""Decks that come from anywhere: what one must be beyond a sound package before anything reads its parts."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from lxml import etree

from ..errors import PackageError, Problem
from .bounds import check_member, opened_package
from .members import unpacked
from .strict_deck import is_strict, transitional_part

MARKS_LIMIT = 3_000_000
"""Elements and attributes in all parts together: the shipped deck of 24 slides has sixty thousand."""
SPOKEN_LIMIT = 100_000
"""Shapes, paragraphs and runs, a tenth of a millisecond each to read: the shipped deck has 2,000."""
UNPACKED_FREE, UNPACKED_FACTOR = 128 * 2**20, 4
"""A deck may unpack to so much, and so many times its own size beyond: pictures and films hardly shrink in a zip."""
_SPOKEN = re.compile(rb"<(?:\w+:)?(?:sp|pic|cxnSp|grpSp|graphicFrame|p|r|br|fld)[\s/>]")
_BEFORE_XML = b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"

_TYPES = "[Content_Types].xml"
_MAIN = re.compile(r"application/vnd\.(openxmlformats-officedocument\.presentationml|ms-powerpoint)\.[\w.]+\.main\+xml")
PRESENTATION, _KIND = "ppt/presentation.xml", "presentation (.pptx)"
_DAMAGE = (
    KeyError, ValueError, AttributeError, TypeError, IndexError, ArithmeticError, AssertionError, RecursionError,
    NotImplementedError, zipfile.BadZipFile, zlib.error, EOFError, etree.LxmlError,
)  # fmt: skip
_UNSOUND = (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, ValueError, OSError)
"""What a package within a deck comes to that cannot be unpacked."""
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
"""Made once: making one takes as long as reading a small part."""

Members = Mapping[str, bytes]


def deck_members(path: Path) -> Members:
    """All members of a deck, read once; a Strict deck's as Transitional. Every command that reads a deck begins here.

    A file that is no sound deck, or heavier than any honest one of its size, is refused.

    Raises:
        PackageError: as `check_package`; members of one name, too many shapes, or slides that are not there.
    """
    with opened_package(path, _KIND, PRESENTATION) as package, told_as_damage(path):
        _check_contents(package, path)
        members = unpacked(package, path.read_bytes())
        for name, content in members.items():
            check_member(name, content, path)
        _check_weight(members, path)
        if is_strict(members[PRESENTATION]):
            members = {name: transitional_part(content) for name, content in members.items()}
        _check_kind(members, path)
        _check_slides(members, path)
    return members


def unpacked_members(package: zipfile.ZipFile) -> Members:
    """The members of a package as they are, without its folders."""
    return {name: package.read(name) for name in package.namelist() if not name.endswith("/")}


def for_libraries(path: Path) -> str | io.BytesIO:
    """A deck as python-pptx reads it: the file itself, or a Transitional copy of a Strict one.

    Raises:
        PackageError: as `deck_members`.
    """
    with opened_package(path, _KIND, PRESENTATION) as package:
        if not is_strict(package.read(PRESENTATION)):
            return str(path)
    copy = io.BytesIO()
    with zipfile.ZipFile(copy, "w") as target:
        for name, content in deck_members(path).items():
            target.writestr(name, content)
    return copy


def slide_count(members: Members) -> int:
    """The slides in a deck's list."""
    return sum(1 for _ in parse(members[PRESENTATION]).iterfind(f"{_P}sldIdLst/{_P}sldId"))


@contextmanager
def told_as_damage(path: Path) -> Iterator[None]:
    """What libraries say of a deck whose parts do not fit, each in its own way, becomes one error of ours."""
    try:
        yield
    except etree.XMLSyntaxError as error:
        raise damaged(path, "a part of it is not well-formed, or nested too deep") from error
    except _DAMAGE as error:
        raise damaged(path, "its parts do not fit together") from error
    except Exception as error:
        # Its base class is imported by whoever met it, and by nobody else: it costs fifty milliseconds.
        if any(base.__name__ == "PythonPptxError" for base in type(error).__mro__):
            raise damaged(path, "its parts do not fit together") from error
        raise


def damaged(path: Path, why: str) -> PackageError:
    return PackageError(Problem(str(path), f"is damaged ({why}).", "Open it in PowerPoint and save it."))


def parse(content: bytes) -> etree._Element:
    """A part's XML: no entities, nothing fetched, nested no deeper than libxml2 holds safe.

    Raises:
        lxml.etree.XMLSyntaxError: it is not well-formed.
    """
    return etree.fromstring(content, _PARSER)


def _check_contents(package: zipfile.ZipFile, path: Path) -> None:
    if _TYPES not in package.namelist():
        raise damaged(path, f"it has no {_TYPES}")
    unpacked = _unpacked(package)
    if unpacked > UNPACKED_FREE + UNPACKED_FACTOR * path.stat().st_size:
        raise _too_heavy(path, f"it unpacks to {unpacked // 2**20} MB")


def _check_weight(members: Members, path: Path) -> None:
    written = [content for content in members.values() if _is_written(content)]
    marks = sum(map(_marks, written))
    if marks > MARKS_LIMIT:
        raise _too_heavy(path, f"it has {marks // 1_000_000} million elements and attributes")
    # No more of them than there are marks at all.
    spoken = sum(len(_SPOKEN.findall(part)) for part in written) if marks > SPOKEN_LIMIT else 0
    if spoken > SPOKEN_LIMIT:
        raise _too_heavy(path, f"it has {spoken:,} shapes, paragraphs and runs")


def unpacks_to_no_more_than_honest(package: zipfile.ZipFile, size: int) -> bool:
    """The same bounds for a package of `size` bytes within a deck; one that cannot be read is not honest either."""
    try:
        return _is_bounded(package, size) and _all_marks(unpacked_members(package)) <= MARKS_LIMIT
    except _UNSOUND:
        return False


def honest_members(content: bytes) -> Members | None:
    """What a package within a deck holds; None where it is none, or heavier than any honest one of its size."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            members = unpacked(package, content) if _is_bounded(package, len(content)) else None
    except _UNSOUND:
        return None
    return members if members is not None and _all_marks(members) <= MARKS_LIMIT else None


def _is_bounded(package: zipfile.ZipFile, size: int) -> bool:
    if len(set(package.namelist())) < len(package.namelist()):
        return False
    return _unpacked(package) <= UNPACKED_FREE // 2 + UNPACKED_FACTOR * size


def _unpacked(package: zipfile.ZipFile) -> int:
    return sum(member.file_size for member in package.infolist())


def _all_marks(members: Members) -> int:
    return sum(_marks(content) for content in members.values() if _is_written(content))


def _marks(content: bytes) -> int:
    return content.count(b"<") + content.count(b"=")


def _is_written(content: bytes) -> bool:
    """Whether a part may be XML, whatever it is called: relations choose the parts, not their endings."""
    head = content[:64].lstrip(_BEFORE_XML)
    return not head or head.startswith(b"<")


def _too_heavy(path: Path, what: str) -> PackageError:
    return PackageError(Problem(str(path), f"is heavier than any honest deck: {what}.", "Split it."))


def _check_kind(members: Members, path: Path) -> None:
    """What the package says of its presentation: a deck, a show, a template of decks, with macros or without."""
    types = {each.get("PartName"): each.get("ContentType", "") for each in parse(members[_TYPES])}
    if not _MAIN.fullmatch(types.get(f"/{PRESENTATION}") or ""):
        raise damaged(path, "it does not say that it is a presentation")


def _check_slides(members: Members, path: Path) -> None:
    """Every slide in the list leads to a part; a library would only say which key it missed."""
    relations = parse(members["ppt/_rels/presentation.xml.rels"])
    known = {each.get("Id"): each for each in relations}
    presentation = parse(members[PRESENTATION])
    if presentation.tag != f"{_P}presentation":
        raise damaged(path, f"{PRESENTATION} is another thing")
    for number, slide in enumerate(presentation.iterfind(f"{_P}sldIdLst/{_P}sldId"), 1):
        relation = known.get(slide.get(_ID))
        if relation is None or relation.get("TargetMode") == "External":
            raise damaged(path, f"slide {number} of its list leads nowhere")
