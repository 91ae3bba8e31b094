"""Decks that come from anywhere: what one must be beyond a sound package before anything reads its parts."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lxml import etree

from ..errors import PackageError, Problem
from .bounds import check_package, printable

MARKS_LIMIT = 3_000_000
"""Elements and attributes in all parts together: the shipped deck of 24 slides has sixty thousand."""
SPOKEN_LIMIT = 100_000
"""Shapes, paragraphs and runs, a tenth of a millisecond each to read: the shipped deck has 2,000."""
UNPACKED_FREE, UNPACKED_FACTOR = 128 * 2**20, 4
"""A deck may unpack to so much, and so many times its own size beyond: pictures and films hardly shrink in a zip."""
_SPOKEN = re.compile(rb"<(?:\w+:)?(?:sp|pic|cxnSp|grpSp|graphicFrame|p|r|br|fld)[\s/>]")
_BEFORE_XML = b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"

PRESENTATION = "ppt/presentation.xml"
_DAMAGE = (
    KeyError, ValueError, AttributeError, TypeError, IndexError, ArithmeticError, AssertionError, RecursionError,
    NotImplementedError, zipfile.BadZipFile, zlib.error, EOFError, etree.LxmlError,
)  # fmt: skip
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def check_deck(path: Path) -> None:
    """Refuse a file that is no sound deck, or heavier than any honest one of its size.

    Raises:
        PackageError: as `check_package`; members of one name, too many shapes, or slides that are not there.
    """
    check_package(path, "presentation (.pptx)", PRESENTATION)
    with told_as_damage(path), zipfile.ZipFile(path) as package:
        _check_weight(package, path)
        _check_slides(package, path)


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
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(content, parser)


def _check_weight(package: zipfile.ZipFile, path: Path) -> None:
    names = Counter(package.namelist())
    twice = next((name for name, count in names.items() if count > 1), None)
    if twice is not None:
        hint = "Programs would read one or the other: do not trust the file."
        raise PackageError(Problem(str(path), f"has two members named {printable(twice)}.", hint))
    unpacked = _unpacked(package)
    if unpacked > UNPACKED_FREE + UNPACKED_FACTOR * path.stat().st_size:
        raise _too_heavy(path, f"it unpacks to {unpacked // 2**20} MB")
    marks = _all_marks(package)
    if marks > MARKS_LIMIT:
        raise _too_heavy(path, f"it has {marks // 1_000_000} million elements and attributes")
    spoken = sum(len(_SPOKEN.findall(part)) for part in _written(package))
    if spoken > SPOKEN_LIMIT:
        raise _too_heavy(path, f"it has {spoken:,} shapes, paragraphs and runs")


def unpacks_to_no_more_than_honest(package: zipfile.ZipFile, size: int) -> bool:
    """The same bounds for a package of `size` bytes within a deck; one that cannot be read is not honest either."""
    if len(set(package.namelist())) < len(package.namelist()):
        return False
    try:
        return _unpacked(package) <= UNPACKED_FREE // 2 + UNPACKED_FACTOR * size and _all_marks(package) <= MARKS_LIMIT
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, ValueError, OSError):
        return False


def _unpacked(package: zipfile.ZipFile) -> int:
    return sum(member.file_size for member in package.infolist())


def _all_marks(package: zipfile.ZipFile) -> int:
    return sum(part.count(b"<") + part.count(b"=") for part in _written(package))


def _written(package: zipfile.ZipFile) -> Iterator[bytes]:
    """The parts that may be XML, whatever they are called: relations choose the parts, not their endings."""
    for name in set(package.namelist()):
        content = package.read(name)
        head = content[:64].lstrip(_BEFORE_XML)
        if not head or head.startswith(b"<"):
            yield content


def _too_heavy(path: Path, what: str) -> PackageError:
    return PackageError(Problem(str(path), f"is heavier than any honest deck: {what}.", "Split it."))


def _check_slides(package: zipfile.ZipFile, path: Path) -> None:
    """Every slide in the list leads to a part; python-pptx would only say which key it missed."""
    relations = parse(package.read("ppt/_rels/presentation.xml.rels"))
    known = {each.get("Id"): each for each in relations}
    for number, slide in enumerate(parse(package.read(PRESENTATION)).iterfind(f"{_P}sldIdLst/{_P}sldId"), 1):
        relation = known.get(slide.get(_ID))
        if relation is None or relation.get("TargetMode") == "External":
            raise damaged(path, f"slide {number} of its list leads nowhere")
