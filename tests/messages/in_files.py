"""Examples of files that are not what they are taken for: decks, masters, pictures, lineages, and where they are written."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.differ.run import diff
from generator.lineage.found import sidecar_path
from generator.lineage.reading import read_record
from generator.office import libreoffice
from generator.office.libreoffice import convert
from generator.office.preview import _page_images, _placed, preview
from generator.pptx_deck.read import read_deck
from generator.tieout.review_notes import review_notes
from generator.tieout.tieout import tie_out
from generator.workbook.editing.edit import PackageEdit
from generator.workbook.reading.grid import read_grid
from tests.lineage.examples import SIDECAR
from tests.office.hostile import HOSTILE, _also, _with, _without, packed, sound
from tests.small_project import BOOK
from tests.workbook.reading import hostile as workbooks
from tests.workbook.reading.test_files import _OLE

from .acts import HEAD, Example, bounded, project

_DECKS = (
    "garbage in a deflate stream", "cut in the middle", "no content types", "content types of nothing",
    "a presentation that is another thing", "an empty presentation", "no slide part", "a slide list that leads nowhere",
    "a number that is none", "an id that is none", "elements nested 100,000 deep", "a part that is not XML at all",
    "a slide list of a theme", "a relation without a target",
    "entities in a slide", "a core part that is not XML",
)  # fmt: skip


def deck(name: str) -> Example:
    def act(folder: Path) -> None:
        path = folder / "deck.pptx"
        path.write_bytes(HOSTILE[name](sound(folder)))
        read_deck(path)

    return act


def lineage(text: str | None) -> Example:
    def act(folder: Path) -> None:
        path = sidecar_path(folder / "deck.pptx")
        if text is not None:
            path.write_text(text, encoding="utf-8")
        read_record(path)

    return act


def _with_entry(**entries: object) -> str:
    return json.dumps({**json.loads(SIDECAR.to_text()), **entries})


def _in_first(part: str, **entries: object) -> str:
    whole = json.loads(SIDECAR.to_text())
    whole[part][0].update(entries)
    return json.dumps(whole)


def master(spoil: Callable[[Path], object]) -> Example:
    """The small project with another master."""
    return lambda folder: project(folder, lambda made: spoil(made / "templates" / "plain" / "master.pptx"))


def _rewritten(change: Callable[[str, bytes], bytes]) -> Callable[[Path], object]:
    def act(path: Path) -> None:
        with zipfile.ZipFile(path) as package:
            members = {name: package.read(name) for name in package.namelist()}
        with zipfile.ZipFile(path, "w") as package:
            for name, content in members.items():
                package.writestr(name, change(name, content))

    return act


def _in_layouts(old: bytes, new: bytes) -> Callable[[Path], object]:
    return _rewritten(lambda name, part: part.replace(old, new) if "slideLayout" in name else part)


def edited(name: str, change: Callable[[PackageEdit], object] = lambda _: None, to: str = "") -> Example:
    """A workbook made to harm, opened to be edited."""

    def act(folder: Path) -> None:
        path = folder / BOOK
        path.write_bytes(workbooks.HOSTILE[name](workbooks.sound(folder)) if name else packed(workbooks.sound(folder)))
        package = PackageEdit(path)
        change(package)
        package.save(folder / (to or BOOK))

    return act


def _edited_without(part: str, old: bytes = b"", new: bytes = b"") -> Example:
    """A sound workbook without a part, or with other words in it, opened to be edited."""

    def act(folder: Path) -> None:
        parts = workbooks.sound(folder)
        content = parts.pop(part)
        if old:
            parts[part] = content.replace(old, new)
        (folder / BOOK).write_bytes(packed(parts))
        PackageEdit(folder / BOOK)

    return act


def compared(make: Callable[[Path], object]) -> Example:
    """Two workbooks, one of which is something else."""

    def act(folder: Path) -> None:
        path = folder / "a.xlsx"
        path.write_bytes(packed(workbooks.sound(folder)))
        make(folder / "b.xlsx")
        diff(path, folder / "b.xlsx")

    return act


def _package(**members: bytes) -> Callable[[Path], object]:
    def make(path: Path) -> None:
        with zipfile.ZipFile(path, "w") as package:
            for name, content in members.items():
                package.writestr(name.replace("__", "/").replace("_xml", ".xml").replace("_bin", ".bin"), content)

    return make


def _hostile_book(name: str) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(workbooks.HOSTILE[name](workbooks.sound(path.parent)))


def _hostile_binary(path: Path) -> None:
    """A workbook whose main part is called as a binary one's."""
    parts = workbooks.sound(path.parent)
    parts["xl/workbook.bin"] = parts.pop("xl/workbook.xml")
    parts["xl/_rels/workbook.bin.rels"] = parts.pop("xl/_rels/workbook.xml.rels")
    parts["_rels/.rels"] = parts["_rels/.rels"].replace(b"xl/workbook.xml", b"xl/workbook.bin")
    path.write_bytes(packed({**parts, "xl/workbook.xml": b"<a/>"}))


def _old_lineage(folder: Path) -> object:
    """A lineage of an older jianbao, which has no shapes."""
    deck, text = _copied_deck(folder), json.loads(SIDECAR.to_text())
    del text["shapes"]
    (folder / "old.lineage.json").write_text(json.dumps(text), encoding="utf-8")
    return tie_out(deck, folder / "old.lineage.json")


def _office(said: str) -> Example:
    """A LibreOffice that writes nothing."""

    def act(folder: Path) -> None:
        program = folder / "soffice"
        program.write_text(f"#!/bin/sh\n{said}\n", encoding="utf-8")
        program.chmod(0o755)
        with pytest.MonkeyPatch.context() as machine:
            machine.setattr(libreoffice, "find_office", lambda: str(program))
            convert(_copied_deck(folder), "pdf", folder, seconds=1)

    return act


def _old_deck(folder: Path) -> object:
    (folder / "a.pptx").write_bytes(_OLE)
    return read_deck(folder / "a.pptx")


def _pages(script: str) -> Example:
    """Page images by a program that fails, or by none."""

    def act(folder: Path) -> None:
        program = folder / "pdftoppm"
        if script:
            program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
            program.chmod(0o755)
        with pytest.MonkeyPatch.context() as machine:
            machine.setenv("PATH", str(folder))
            _page_images(folder / "a.pdf", folder, (), 110)

    return act


def _placed_nowhere(folder: Path) -> object:
    (folder / "a.pdf").write_bytes(b"%PDF")
    return _placed(folder / "a.pdf", folder / "none" / "a.pdf", folder / "a.pdf")


def _no_label(folder: Path) -> object:
    """A master without the style that a chart's heading needs."""
    slide = HEAD + "chart: {kind: column, series: [revenue], title: 甲, periods: {every: same-span, last: 2}}\n"

    def spoil(made: Path) -> None:
        _in_layouts(b'name="label"', b'name="etikett"')(made / "templates" / "plain" / "master.pptx")
        (made / "templates" / "plain" / "slides" / "02-revenue.yaml").write_text(slide, encoding="utf-8")

    return project(folder, spoil)


def _no_deck(folder: Path) -> None:
    (folder / "a.pptx").write_bytes(packed(sound(folder)))
    tie_out(folder / "a.pptx")


def _no_sheet(folder: Path) -> None:
    (folder / "a.xlsx").write_bytes(packed(workbooks.sound(folder)))
    review_notes(folder / "a.xlsx")


def _without_office(folder: Path) -> None:
    """A deck to be rendered on a machine without LibreOffice."""
    with pytest.MonkeyPatch.context() as machine:
        machine.setenv("PATH", str(folder))
        convert(_copied_deck(folder), "pdf", folder)


def _copied(folder: Path, name: str) -> Path:
    """A sound workbook under a name."""
    (folder / name).write_bytes(packed(workbooks.sound(folder)))
    return folder / name


def _copied_deck(folder: Path) -> Path:
    (folder / "a.pptx").write_bytes(packed(sound(folder)))
    return folder / "a.pptx"


def _made(folder: Path, name: str) -> Path:
    _hostile_book(name)(folder / "b.xlsx")
    return folder / "b.xlsx"


def _read_spoilt(folder: Path, spoil: Callable[[dict[str, bytes]], bytes]) -> object:
    (folder / "deck.pptx").write_bytes(spoil(sound(folder)))
    return read_deck(folder / "deck.pptx")


EXAMPLES: dict[str, Example] = {
    **{f"a deck: {name}": deck(name) for name in _DECKS},
    "no lineage": lineage(None),
    "a lineage that is no JSON": lineage("{"),
    "a lineage that is a list": lineage("[]"),
    "a lineage of a version to come": lineage(_with_entry(version=99)),
    "a print without a slide": lineage(_with_entry(prints=[{}])),
    "a print that is no object": lineage(_with_entry(prints=[1])),
    "prints that are no list": lineage(_with_entry(prints=1)),
    "a print of no figure": lineage(_in_first("prints", figure=99)),
    "a print whose text is a number": lineage(_in_first("prints", text=1)),
    "a final deck that is a word": lineage(_with_entry(final="甲")),
    "cells that are numbers": lineage(_in_first("figures", cells=[1])),
    "a shape without a place": lineage(_in_first("shapes", place=[1])),
    "no master": master(lambda path: path.unlink()),
    "a damaged master": master(lambda path: path.write_bytes(path.read_bytes()[:9_000])),
    "a master that is none": master(_rewritten(lambda name, part: b"<a/>" if name == "ppt/presentation.xml" else part)),
    "a master without samples": master(_in_layouts(b'name="text-styles"', b'name="samples"')),
    "a master without a style": master(_in_layouts(b'name="body"', b'name="koerper"')),
    "a master of a colour that there is not": master(_in_layouts(b'schemeClr val="accent6"', b'schemeClr val="red"')),
    "a workbook for a deck": lambda folder: read_deck(_copied(folder, "a.pptx")),
    "a deck without its main part": deck("no presentation part"),
    "a deck that unpacks to 200 MB": lambda folder: _read_spoilt(folder, _also("ppt/media/zeros.png", bytes(200 * 2**20))),
    "a deck of many members": lambda folder: _read_spoilt(folder, lambda parts: packed({**parts, **{f"a/{n}.xml": b"<a/>" for n in range(20_001)}})),
    "a deck of a million shapes": lambda folder: _read_spoilt(folder, _with("ppt/slides/slide1.xml", lambda part: part.replace(b"</p:spTree>", b"<p:sp/>" * 400_000 + b"</p:spTree>"))),
    "a deck without its presentation": lambda folder: _read_spoilt(folder, _without("ppt/presentation.xml")),
    "a workbook to edit that is damaged": edited("garbage in the deflate stream of a sheet"),
    "a workbook to edit whose sheets lead nowhere": edited("a sheet that points nowhere"),
    "a sheet that cannot be edited": edited("a sheet that is not XML", lambda package: package.sheet("财务")),
    "a workbook to edit without styles": _edited_without("xl/styles.xml", b"cellXfs", b"cellXf"),
    "a workbook to edit without any style": _edited_without("xl/styles.xml"),
    "a workbook to edit with a sheet without a number": _edited_without("xl/workbook.xml", b" sheetId=", b" sheet="),
    "a workbook of another ending": edited("", to="a.xls"),
    "a workbook into a folder that is none": edited("", to="none/a.xlsx"),
    "a package for a workbook to compare": compared(_package(a_xml=b"<a/>")),
    "a binary workbook to compare": compared(_hostile_binary),
    "a damaged workbook to compare": compared(_hostile_book("damaged relations of the workbook")),
    "a workbook to compare without a sheet": compared(_hostile_book("no workbook part")),
    "a workbook to compare with a cell that is none": compared(_hostile_book("a cell reference that is none")),
    "a workbook to compare with a row that is none": compared(_hostile_book("a row number that is none")),
    "a workbook to compare with a merge that is none": compared(_hostile_book("a merge that is no area")),
    "a workbook of 500,000 rows": lambda folder: read_grid(_made(folder, "500,000 rows")),
    "a deck without lineage": _no_deck,
    "a deck of an old format": _old_deck,
    "a package that is too large": bounded("generator.office.bounds.PACKAGE_LIMIT", 9, lambda folder: read_deck(_copied_deck(folder))),
    "a deck that unpacks to much": bounded("generator.office.deck_package.UNPACKED_FREE", 9, bounded("generator.office.deck_package.UNPACKED_FACTOR", 0, lambda folder: read_deck(_copied_deck(folder)))),
    "a deck of many elements": bounded("generator.office.deck_package.MARKS_LIMIT", 9, lambda folder: read_deck(_copied_deck(folder))),
    "a workbook of many cells to compare": bounded("generator.differ.workbooks.cells.MOST_CELLS", 9, compared(_hostile_book("-0"))),
    "a slide of many shapes": bounded("generator.page.page.SHAPE_LIMIT", 2, project),
    "a master without the labels' style": _no_label,
    "page images without poppler": _pages(""),
    "page images that fail": _pages("echo no such file >&2; exit 1"),
    "a PDF into no folder": _placed_nowhere,
    "a workbook for a reviewer's sheet": _no_sheet,
    "a reviewer's sheet of another ending": lambda folder: review_notes(folder / "a.txt"),
    "a lineage of an older jianbao": _old_lineage,
    "a LibreOffice that fails": _office("echo no room >&2"),
    "a LibreOffice that hangs": _office("sleep 3"),
    "a machine without LibreOffice": _without_office,
    "a preview of too many dots": lambda folder: preview(_copied_deck(folder), dpi=9_000),
}
