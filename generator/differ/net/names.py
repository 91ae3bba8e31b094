"""Names of elements and attributes as people write them, a:off and p:cNvPr@name, whatever prefixes a file uses."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_SCHEMAS = "http://schemas.openxmlformats.org/"
_PREFIXES = {
    f"{_SCHEMAS}drawingml/2006/main": "a",
    f"{_SCHEMAS}presentationml/2006/main": "p",
    f"{_SCHEMAS}officeDocument/2006/relationships": "r",
    f"{_SCHEMAS}drawingml/2006/chart": "c",
    f"{_SCHEMAS}drawingml/2006/chartDrawing": "cdr",
    f"{_SCHEMAS}drawingml/2006/diagram": "dgm",
    f"{_SCHEMAS}drawingml/2006/picture": "pic",
    f"{_SCHEMAS}markup-compatibility/2006": "mc",
    f"{_SCHEMAS}officeDocument/2006/extended-properties": "app",
    f"{_SCHEMAS}officeDocument/2006/custom-properties": "custom",
    f"{_SCHEMAS}officeDocument/2006/math": "m",
    f"{_SCHEMAS}package/2006/metadata/core-properties": "cp",
    f"{_SCHEMAS}package/2006/relationships": "rel",
    f"{_SCHEMAS}spreadsheetml/2006/main": "x",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    "http://schemas.microsoft.com/office/powerpoint/2010/main": "p14",
    "http://schemas.microsoft.com/office/powerpoint/2012/main": "p15",
    "http://schemas.microsoft.com/office/powerpoint/2018/8/main": "p188",
    "http://schemas.microsoft.com/office/drawing/2010/main": "a14",
    "http://schemas.microsoft.com/office/drawing/2014/main": "a16",
    "http://schemas.microsoft.com/office/drawing/2016/SVG/main": "asvg",
    "http://schemas.microsoft.com/office/drawing/2014/chartex": "cx",
    "http://schemas.microsoft.com/office/drawing/2007/8/2/chart": "c14",
    "http://schemas.microsoft.com/office/drawing/2012/chart": "c15",
    "http://schemas.microsoft.com/office/drawing/2014/chart": "c16",
    "http://www.w3.org/XML/1998/namespace": "xml",
}


@cache
def short(tag: str) -> str:
    """a:off of {http://…/drawingml/2006/main}off; names of unknown schemas keep the last word of theirs."""
    if not tag.startswith("{"):
        return tag
    schema, _, name = tag[1:].partition("}")
    return f"{_PREFIXES.get(schema) or schema.rstrip('/').rpartition('/')[2]}:{name}"


def name_of(element: _Element) -> str:
    return short(str(element.tag))


def local(name: str) -> str:
    return name.rpartition(":")[2]


def listed(*lists: str) -> frozenset[str]:
    """Names, as they stand in lists with spaces between."""
    return frozenset(name for each in lists for name in each.split())
