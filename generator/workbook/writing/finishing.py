"""What openpyxl cannot write: values beside formulas, nobody's name, and the same bytes on every day."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal

from lxml import etree

from ...finance.figures import Cell
from ...office.elements import Element, attribute, required
from ...office.same_bytes import EPOCH

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_SHEET_PART = re.compile(r"xl/worksheets/sheet(\d+)\.xml")
_CORE_TIMES = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_CREATOR = re.compile(rb"<dc:creator[^>]*>[^<]*</dc:creator>")
# The order that the schema demands; openpyxl writes another.
_FONT_ORDER = ("b", "i", "strike", "u", "vertAlign", "sz", "color", "name", "family", "charset", "scheme")


def finished(
    stored: io.BytesIO, names: Sequence[str], computed: Mapping[Cell, Decimal], texts_only: Collection[str]
) -> bytes:
    """The package that openpyxl stored, finished.

    `names` are the sheets in order, `computed` the formulas' values by cell; in the sheets `texts_only` a number
    typed as text ("2019") is meant, and Excel is told not to mark it.
    """
    result = io.BytesIO()
    with zipfile.ZipFile(stored) as source, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as target:
        for member in source.namelist():
            info = zipfile.ZipInfo(member, EPOCH)
            info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            part = source.read(member)
            sheet = _SHEET_PART.fullmatch(member)
            name = names[int(sheet[1]) - 1] if sheet else ""
            target.writestr(info, _sheet(part, name, computed, name in texts_only) if sheet else _part(member, part))
    return result.getvalue()


def _part(member: str, part: bytes) -> bytes:
    if member == "docProps/core.xml":
        return _CREATOR.sub(b"", _CORE_TIMES.sub(rb"\g<1>2000-01-01T00:00:00Z", part))
    return _styles(part) if member == "xl/styles.xml" else part


def _styles(part: bytes) -> bytes:
    root = _parsed(part)
    _measure_by(required(required(root, f"{_MAIN}fonts"), f"{_MAIN}font"))
    for font in root.iter(f"{_MAIN}font"):
        font[:] = sorted(font, key=lambda element: _FONT_ORDER.index(etree.QName(element).localname))
    return _serialised(root)


def _measure_by(font: Element) -> None:
    """Columns are measured by the digits of the first font: Arial is everywhere, or a twin as wide as it."""
    for child in list(font):
        font.remove(child)
    for name, value in (("sz", "10"), ("name", "Arial")):
        etree.SubElement(font, f"{_MAIN}{name}", val=value)


def _sheet(part: bytes, name: str, computed: Mapping[Cell, Decimal], texts_only: bool) -> bytes:
    root = _parsed(part)
    for cell in root.iter(f"{_MAIN}c"):
        value = computed.get(Cell(name, attribute(cell, "r")))
        if value is not None and cell.find(f"{_MAIN}f") is not None:
            node = cell.find(f"{_MAIN}v")
            node = etree.SubElement(cell, f"{_MAIN}v") if node is None else node
            node.text = repr(float(value))
    if texts_only:
        ignored = etree.Element(f"{_MAIN}ignoredErrors")
        etree.SubElement(ignored, f"{_MAIN}ignoredError", sqref="A1:Z400", numberStoredAsText="1")
        required(root, f"{_MAIN}headerFooter").addnext(ignored)
    return _serialised(root)


def _parsed(part: bytes) -> Element:
    return etree.fromstring(part, etree.XMLParser(resolve_entities=False))


def _serialised(root: Element) -> bytes:
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return written
