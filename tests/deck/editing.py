"""Edits of workbooks and templates for tests: a cell changed in its XML, the rest of the package byte for byte."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from generator.workbook.reading.grid import read_grid

_SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def address_of(workbook: Path, sheet: str, key: str, heading: str) -> str:
    """Where a metric's value of a period stands."""
    cells = read_grid(workbook).sheets[sheet].cells
    header, keys = next(place for place, cell in sorted(cells.items()) if cell.value == "键")
    column = next(c for (row, c), cell in cells.items() if row == header and str(cell.value) == heading)
    row = next(row for (row, c), cell in cells.items() if row > header and cell.value == key and c == keys)
    return f"{chr(64 + column)}{row}"


def set_cell(workbook: Path, sheet: str, ref: str, value: str | float) -> None:
    """Give a cell another value: a number, or a text as an inline string. A formula there is replaced."""
    member = _member(workbook, sheet)
    text = isinstance(value, str)
    inner = f"<is><t>{value}</t></is>" if text else f"<v>{value}</v>"

    def cell(match: re.Match[str]) -> str:
        attributes = re.sub(r'\st="[^"]*"', "", match[1]) + (' t="inlineStr"' if text else "")
        return f"<c{attributes}>{inner}</c>"

    pattern = rf'<c((?=[^>]*\sr="{ref}")[^>]*?)(?:/>|>.*?</c>)'
    rewrite(workbook, member, lambda xml: re.sub(pattern, cell, xml, count=1, flags=re.S))


def set_raw(workbook: Path, sheet: str, ref: str, xml: str, kind: str) -> None:
    """Put raw XML into a cell, as of an error (kind e) or of a formula without a value (kind empty)."""
    pattern = rf'<c((?=[^>]*\sr="{ref}")[^>]*?)(?:/>|>.*?</c>)'

    def cell(match: re.Match[str]) -> str:
        attributes = re.sub(r'\st="[^"]*"', "", match[1]) + (f' t="{kind}"' if kind else "")
        return f"<c{attributes}>{xml}</c>"

    rewrite(workbook, _member(workbook, sheet), lambda old: re.sub(pattern, cell, old, count=1, flags=re.S))


def rewrite(package: Path, member: str, change) -> None:  # type: ignore[no-untyped-def]
    """Change one member's text; nothing changed is an error."""
    with zipfile.ZipFile(package) as source:
        members = [(info, source.read(info)) for info in source.infolist()]
    with zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED) as target:
        for info, content in members:
            if info.filename == member:
                changed = change(content.decode()).encode()
                assert changed != content, f"nothing changed in {member}"
                content = changed
            target.writestr(info, content)


def _member(workbook: Path, sheet: str) -> str:
    from xml.etree import ElementTree

    with zipfile.ZipFile(workbook) as package:
        book = ElementTree.fromstring(package.read("xl/workbook.xml"))
        relations = ElementTree.fromstring(package.read("xl/_rels/workbook.xml.rels"))
    wanted = next(s for s in book.iter(f"{_SHEET}sheet") if s.get("name") == sheet)
    identifier = wanted.get("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id")
    target = next(r.get("Target") for r in relations if r.get("Id") == identifier)
    return f"xl/{target}".replace("xl//xl/", "xl/")


def edit(file: Path, old: str, new: str) -> None:
    """Change a template file; what is to be changed must stand there."""
    text = file.read_text(encoding="utf-8")
    assert old in text, f"{old!r} is not in {file.name}"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
