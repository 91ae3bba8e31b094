"""Editing a workbook as the package it is: the cells that are to change, and nothing else.

openpyxl would drop cached values, text boxes, sparklines and what else it does not know; here every part without a
reason to change is copied byte for byte.
"""

from __future__ import annotations

import copy
import itertools
import posixpath
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from lxml import etree
from openpyxl.utils import column_index_from_string, get_column_letter
from openpyxl.utils.cell import coordinate_from_string
from openpyxl.utils.exceptions import CellCoordinatesException

from ...errors import OutputError, Problem
from ...files.refused import refused
from ...files.write import write_beside
from ...office.bounds import UNPACKING, check_package, damaged
from ...office.elements import Element, Lacking, attribute, required
from ...office.strict import transitional
from .. import schema
from .sheet_edit import M, SheetEdit

__all__ = ["M", "PackageEdit", "SheetEdit"]

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_RELS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_SHEET_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
_LINK_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
_REACHING = ("_xlnm.Print_Area", "_xlnm._FilterDatabase")
_CALC_CHAIN, _STYLES = "xl/calcChain.xml", "xl/styles.xml"
_BOOK, _BOOK_RELS, _CONTENT_TYPES = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "[Content_Types].xml"
_PACKAGE_RELS, _SIGNATURES = "_rels/.rels", "_xmlsignatures/"
_MACROS = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)


_NEW_SHEET = (
    f'<worksheet xmlns="{M[1:-1]}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" '
    'activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols/><sheetData/></worksheet>'
)


class PackageEdit:
    """A workbook's package; sheets are parsed when they are asked for, and written back when it is saved."""

    def __init__(self, path: Path) -> None:
        check_package(path, "workbook (.xlsx)", _BOOK)
        self._path = path
        try:
            with zipfile.ZipFile(path) as package:
                self._infos = package.infolist()
                self._parts = {info.filename: transitional(package.read(info)) for info in self._infos}
        except UNPACKING as error:
            raise damaged(path, error) from error
        self._roots: dict[str, Element] = {}
        self._path = path
        self.unsigned = False
        """Whether a digital signature was taken off when it was saved."""
        self._sheets: dict[str, SheetEdit] = {}
        try:
            self._members = dict(self._sheet_members())
            self._check_styles()
        except Lacking as error:
            raise damaged(path, error) from error
        except (KeyError, ValueError, etree.XMLSyntaxError) as error:
            raise damaged(path, ValueError("its sheets lead nowhere")) from error

    def _sheet_members(self) -> Iterator[tuple[str, str]]:
        targets = {attribute(each, "Id"): attribute(each, "Target") for each in self._parsed(_BOOK_RELS)}
        for sheet in self._parsed(_BOOK).iter(f"{M}sheet"):
            int(attribute(sheet, "sheetId"))  # by which a new sheet is numbered
            yield attribute(sheet, "name"), _member("xl", targets[attribute(sheet, f"{R}id")])

    def _check_styles(self) -> None:
        """A style is made of others: there must be such, and it is told before anything is changed."""
        if _STYLES not in self._parts:
            raise Lacking(f"there is no {_STYLES}")
        root = self._parsed(_STYLES)
        for name in ("fills", "cellXfs"):
            if not len(required(root, f"{M}{name}")):
                raise Lacking(f"{_STYLES} has an empty {name}")

    def _parsed(self, member: str) -> Element:
        return etree.fromstring(self._parts[member], _PARSER)

    def part(self, member: str) -> Element:
        """A part that is to be changed, as its root element."""
        if member not in self._roots:
            self._roots[member] = self._parsed(member)
        return self._roots[member]

    def sheet(self, name: str) -> SheetEdit:
        if name not in self._sheets:
            try:
                self._sheets[name] = SheetEdit(self.part(self._members[name]))
            except (KeyError, ValueError, etree.XMLSyntaxError, CellCoordinatesException) as error:
                why = ValueError(f"the sheet {name} cannot be edited")
                raise damaged(self._path, why) from error
        return self._sheets[name]

    def part_of(self, sheet: str, kind: str) -> Element:
        """A part that a sheet relates to (comments, vmlDrawing), to be changed.

        Raises:
            KeyError: the sheet has none.
        """
        folder, _, name = self._members[sheet].rpartition("/")
        for relation in self._parsed(f"{folder}/_rels/{name}.rels"):
            if relation.get("Type", "").endswith(f"/{kind}"):
                return self.part(_member(folder, attribute(relation, "Target")))
        raise KeyError(kind)

    @property
    def sheet_names(self) -> list[str]:
        return list(self._members)

    def filled(self, style: int) -> int:
        """The style like another, on the ground of cells that wait for a value."""
        root = self.part(_STYLES)
        ground = self._ground(root)
        formats = required(root, f"{M}cellXfs")
        wanted = copy.deepcopy(formats[style if style < len(formats) else 0])
        wanted.set("fillId", str(ground))
        wanted.set("applyFill", "1")
        for index, known in enumerate(formats):
            if etree.tostring(known, method="c14n") == etree.tostring(wanted, method="c14n"):
                return index
        formats.append(wanted)
        formats.set("count", str(len(formats)))
        return len(formats) - 1

    @staticmethod
    def _known_ground(root: Element) -> int | None:
        for index, fill in enumerate(required(root, f"{M}fills")):
            colour = fill.find(f"{M}patternFill/{M}fgColor")
            if colour is not None and str(colour.get("rgb", "")).endswith(schema.TO_FILL):
                return index
        return None

    def is_to_fill(self, style: int) -> bool:
        """Whether a style has the ground of cells that wait for a value."""
        root = self._parsed(_STYLES) if _STYLES not in self._roots else self._roots[_STYLES]
        formats, ground = required(root, f"{M}cellXfs"), self._known_ground(root)
        return ground is not None and style < len(formats) and formats[style].get("fillId") == str(ground)

    def _ground(self, root: Element) -> int:
        known = self._known_ground(root)
        if known is not None:
            return known
        fills = required(root, f"{M}fills")
        pattern = etree.SubElement(etree.SubElement(fills, f"{M}fill"), f"{M}patternFill", {"patternType": "solid"})
        etree.SubElement(pattern, f"{M}fgColor", {"rgb": f"FF{schema.TO_FILL}"})
        fills.set("count", str(len(fills)))
        return len(fills) - 1

    def wrapped(self) -> int:
        """A style of texts that go on in the next line."""
        root = self.part(_STYLES)
        formats = required(root, f"{M}cellXfs")
        wanted = copy.deepcopy(formats[0])
        wanted.set("applyAlignment", "1")
        for child in wanted.findall(f"{M}alignment"):
            wanted.remove(child)
        wanted.insert(0, etree.Element(f"{M}alignment", {"vertical": "top", "wrapText": "1"}))
        formats.append(wanted)
        formats.set("count", str(len(formats)))
        return len(formats) - 1

    def calculate_on_load(self) -> None:
        """Let Excel calculate when it opens the file."""
        root = self.part(_BOOK)
        settings = root.find(f"{M}calcPr")
        if settings is None:
            settings = etree.Element(f"{M}calcPr")
            before = [root.find(f"{M}{name}") for name in ("definedNames", "externalReferences", "sheets")]
            next(each for each in before if each is not None).addnext(settings)
        settings.set("fullCalcOnLoad", "1")

    def reach(self, sheet: str, model: int, last: int) -> None:
        """Print areas and filters that have the column `model` in them go on to the column `last`."""
        index = str(self.sheet_names.index(sheet))
        for name in self._parsed(_BOOK).iter(f"{M}definedName"):
            if name.get("name") in _REACHING and name.get("localSheetId") == index:
                reached = ",".join(_reached(area, model, last) for area in (name.text or "").split(","))
                self._set_name(str(name.get("name")), index, reached)
        filters = self.sheet(sheet).root.find(f"{M}autoFilter")
        if filters is not None:
            filters.set("ref", _reached(filters.get("ref", ""), model, last))

    def _set_name(self, kind: str, index: str, text: str) -> None:
        for name in self.part(_BOOK).iter(f"{M}definedName"):
            if name.get("name") == kind and name.get("localSheetId") == index and name.text != text:
                name.text = text

    def reach_down(self, sheet: str, last: int, wanted: int) -> None:
        """Areas that end in the row `last` (print area, filter, conditional formats, validation) go on to another."""
        index = str(self.sheet_names.index(sheet))
        for name in self._parsed(_BOOK).iter(f"{M}definedName"):
            if name.get("name") in _REACHING and name.get("localSheetId") == index:
                self._set_name(str(name.get("name")), index, _down(name.text or "", last, wanted))
        for kind, key in (("autoFilter", "ref"), ("conditionalFormatting", "sqref"), ("dataValidation", "sqref")):
            for each in self.sheet(sheet).root.iter(f"{M}{kind}"):
                each.set(key, _down(each.get(key, ""), last, wanted))
        dimension = self.sheet(sheet).root.find(f"{M}dimension")
        if dimension is not None:
            dimension.set("ref", _down(dimension.get("ref", ""), last, wanted))

    def link(self, sheet: str, target: str) -> str:
        """The id of a sheet's link to a file, made where there is none."""
        folder, _, name = self._members[sheet].rpartition("/")
        member = f"{folder}/_rels/{name}.rels"
        self._parts.setdefault(member, f'<Relationships xmlns="{_RELS[1:-1]}"/>'.encode())
        root = self.part(member)
        for each in root:
            if each.get("Type") == _LINK_RELATION and each.get("Target") == target:
                return attribute(each, "Id")
        known = {each.get("Id") for each in root}
        relation = next(one for one in (f"rIdJianbao{number}" for number in itertools.count(1)) if one not in known)
        attributes = {"Id": relation, "Type": _LINK_RELATION, "Target": target, "TargetMode": "External"}
        etree.SubElement(root, f"{_RELS}Relationship", attributes)
        return relation

    def add_sheet(self, name: str) -> SheetEdit:
        """A new sheet, the last one."""
        number = 1 + max((int(attribute(each, "sheetId")) for each in self._parsed(_BOOK).iter(f"{M}sheet")), default=0)
        member = f"xl/worksheets/sheet-jianbao{number}.xml"
        relations = self.part(_BOOK_RELS)
        relation = f"rIdJianbao{number}"
        attributes = {"Id": relation, "Type": _SHEET_RELATION, "Target": f"/{member}"}
        etree.SubElement(relations, f"{_RELS}Relationship", attributes)
        sheets = required(self.part(_BOOK), f"{M}sheets")
        etree.SubElement(sheets, f"{M}sheet", {"name": name, "sheetId": str(number), f"{R}id": relation})
        override = {"PartName": f"/{member}", "ContentType": _SHEET_TYPE}
        etree.SubElement(self.part(_CONTENT_TYPES), f"{_TYPES}Override", override)
        self._parts[member] = _NEW_SHEET.encode()
        self._members[name] = member
        return self.sheet(name)

    def save(self, path: Path) -> None:
        """Write the package; parts that were not changed are as they were."""
        self._check_suffix(path)
        content = self.content()
        try:
            write_beside(path, content, self._path)
        except OSError as error:
            stands = "What was there is there as it was." if path.exists() else "Nothing was there, and nothing is now."
            raise refused(error, path, stands) from error

    def content(self) -> bytes:
        """The package as the bytes of its file."""
        import io

        self._shorten_calculation_chain()
        self.unsigned = self._remove_signature()
        result = io.BytesIO()
        known = {info.filename for info in self._infos}
        with zipfile.ZipFile(result, "w") as package:
            for info in self._infos:
                if info.filename not in self._parts:
                    continue
                package.writestr(info, self._content(info.filename), info.compress_type)
            for member in self._parts.keys() - known:
                info = zipfile.ZipInfo(member, self._infos[0].date_time)
                package.writestr(info, self._content(member), zipfile.ZIP_DEFLATED)
        return result.getvalue()

    def _check_suffix(self, path: Path) -> None:
        """Excel refuses a workbook with macros that is named as one without, and the other way round."""
        suffix = ".xlsm" if _MACROS in self._parts[_CONTENT_TYPES] else ".xlsx"
        if path.suffix.lower() != suffix:
            what = f"is no name for a workbook {'with' if suffix == '.xlsm' else 'without'} macros."
            raise OutputError(Problem(str(path), what, f"End it in {suffix}."))

    def _remove_signature(self) -> bool:
        """A signature is of the bytes that were signed: of the changed package it would only say that it is broken."""
        signed = [name for name in self._parts if name.lower().startswith(_SIGNATURES)]
        for name in signed:
            del self._parts[name]
        if signed:
            for member, key in ((_PACKAGE_RELS, "Target"), (_CONTENT_TYPES, "PartName")):
                root = self.part(member)
                for each in list(root):
                    if each.get(key, "").lower().lstrip("/").startswith(_SIGNATURES):
                        root.remove(each)
        return bool(signed)

    def _shorten_calculation_chain(self) -> None:
        """Excel calls a file damaged whose chain names a cell without a formula; one too few it adds by itself."""
        sheets = self._parsed(_BOOK).iter(f"{M}sheet")
        identifiers = {attribute(one, "name"): attribute(one, "sheetId") for one in sheets}
        gone = {(identifiers[name], ref) for name, sheet in self._sheets.items() for ref in sheet.formulas_gone}
        if not gone or _CALC_CHAIN not in self._parts:
            return
        root, sheet = self.part(_CALC_CHAIN), ""
        for link in list(root):
            sheet = link.get("i", sheet)
            link.set("i", sheet)  # left out where it is the one before's, which may go
            if (sheet, link.get("r")) in gone:
                root.remove(link)

    def _content(self, member: str) -> bytes:
        root = self._roots.get(member)
        if root is None:
            return self._parts[member]
        return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _member(folder: str, target: str) -> str:
    """The member of the package that a relation of a part in `folder` leads to."""
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")


_CORNERS = re.compile(r"(?P<before>.*?)(?P<first>\$?[A-Z]{1,3}\$?\d+):(?P<fix>\$?)(?P<last>[A-Z]{1,3})(?P<row>\$?\d+)")


def _reached(area: str, model: int, last: int) -> str:
    """An area that has a column in it, on to another; whole columns and what cannot be read stay as they are."""
    match = _CORNERS.fullmatch(area)
    if match is None:
        return area
    left = column_index_from_string(coordinate_from_string(match["first"].replace("$", ""))[0])
    right = column_index_from_string(match["last"])
    if not left <= model <= right < last:
        return area
    return f"{match['before']}{match['first']}:{match['fix']}{get_column_letter(last)}{match['row']}"


def _down(areas: str, last: int, wanted: int) -> str:
    """Areas that end in a row, on to another."""
    return re.sub(rf"(:\$?[A-Z]{{1,3}}\$?){last}\b", rf"\g<1>{wanted}", areas)
