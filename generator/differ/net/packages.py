"""Packages within a deck, as an embedded workbook: their members, and whether two are the same in another writing."""

from __future__ import annotations

import io
import zipfile
import zlib

from lxml import etree

from ...office.deck_package import parse, unpacks_to_no_more_than_honest


def members(content: bytes) -> dict[str, bytes] | None:
    """The members by name; None for what is no package, or unpacks to more than an honest one."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            if not unpacks_to_no_more_than_honest(package, len(content)):
                return None
            return {name: package.read(name) for name in package.namelist()}
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, ValueError, OSError):
        return None


def written_alike(old: bytes | None, new: bytes | None) -> bool:
    """Whether two members are one XML, however it is written."""
    if old is None or new is None:
        return False
    try:
        one, other = (etree.tostring(parse(each), method="c14n", exclusive=True) for each in (old, new))
    except etree.XMLSyntaxError:
        return False
    return one == other

