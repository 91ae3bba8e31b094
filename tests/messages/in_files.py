"""Examples of files that are not what they are taken for: decks, masters, pictures, lineages, and where they are written."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from generator.differ.run import diff
from generator.lineage.found import sidecar_path
from generator.lineage.reading import read_record
from generator.office.libreoffice import convert
from generator.office.pictures import SIZE_LIMIT, safe_picture
from generator.office.preview import preview
from generator.pptx_deck.read import read_deck
from generator.tieout.review_notes import review_notes
from generator.tieout.tieout import tie_out
from generator.workbook.editing.edit import PackageEdit
from generator.workbook.reading.grid import read_grid
from tests.lineage.examples import SIDECAR
from tests.office.hostile import HOSTILE, _also, _with, _without, packed, sound
from tests.office.test_pictures import _HOSTILE as DRAWINGS
from tests.office.test_pictures import _jpeg, _png, _svg
from tests.small_project import BOOK
from tests.workbook.reading import hostile as workbooks

from .acts import Example, project

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


def picture(content: Callable[[], bytes], name: str = "a.png") -> Example:
    return lambda _: safe_picture(content(), name)


def _cut_png() -> bytes:
    return _png()[:-30]


def _damaged_pixels() -> bytes:
    """A JPEG whose segments hold together and whose picture does not."""
    whole = _jpeg()
    at = whole.index(b"\xff\xc4")  # its tables
    return whole[: at + 4] + bytes(12) + whole[at + 16 :]


def _wide(size: tuple[int, int]) -> bytes:
    target = io.BytesIO()
    Image.new("1", size).save(target, "PNG")
    return target.getvalue()


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


def _in_project(picture_file: str, content: bytes) -> Example:
    """The small project with a slide of one picture."""

    def spoil(made: Path) -> None:
        folder = made / "inputs" / "pictures"
        folder.mkdir()
        (folder / picture_file).write_bytes(content)
        slide = "layout: chart-and-highlights\ntitle: 甲\nhighlights: {picture: x}\n"
        (made / "templates" / "plain" / "slides" / "02-revenue.yaml").write_text(slide, encoding="utf-8")

    return lambda folder: project(folder, spoil)


def edited(name: str, change: Callable[[PackageEdit], object] = lambda _: None, to: str = "") -> Example:
    """A workbook made to harm, opened to be edited."""

    def act(folder: Path) -> None:
        path = folder / BOOK
        path.write_bytes(workbooks.HOSTILE[name](workbooks.sound(folder)) if name else packed(workbooks.sound(folder)))
        package = PackageEdit(path)
        change(package)
        package.save(folder / (to or BOOK))

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
    **{f"a drawing: {name}": picture(lambda content=content: content, "a.svg") for name, content in DRAWINGS.items() if name not in ("uses that multiply", "a wide pattern")},  # type: ignore[misc]
    "a drawing of a file outside": picture(lambda: _svg('<image href="https://example.com/a.png" width="9" height="9"/>'), "a.svg"),
    "a drawing of a picture that is none": picture(lambda: _svg('<image href="data:image/png;base64,AAAA" width="9" height="9"/>'), "a.svg"),
    "a drawing of a damaged picture": picture(lambda: _svg('<image href="data:image/png;base64,iVBORw0KGgo=" width="9" height="9"/>'), "a.svg"),
    "a drawing with escapes": picture(lambda: _svg("<style>rect {fill: u\\72l(https://example.com/a)}</style>"), "a.svg"),
    "a drawing with a style from outside": picture(lambda: _svg("<style>rect {fill: url(https://example.com/a)}</style>"), "a.svg"),
    "a drawing that multiplies": picture(lambda: DRAWINGS["uses that multiply"], "a.svg"),
    "a picture of another kind": picture(lambda: b"GIF89a" + bytes(100)),
    "a picture that is too large": picture(lambda: b"\x89PNG" + bytes(SIZE_LIMIT)),
    "a picture of too many pixels": picture(lambda: _wide((30_000, 8_000))),
    "a picture cut short": picture(_cut_png),
    "a photograph cut short": picture(lambda: _jpeg()[:-9], "a.jpg"),
    "a photograph cut in its head": picture(lambda: _jpeg()[:30], "a.jpg"),
    "a photograph of a length that is none": picture(lambda: _jpeg()[:4] + b"\0\1" + _jpeg()[6:], "a.jpg"),
    "a photograph whose tables are damaged": picture(_damaged_pixels, "a.jpg"),
    "a picture with a wrong checksum": picture(lambda: _png().replace(b"IDAT", b"IDAX")),
    "a picture of a project that is too large": _in_project("x.png", b"\x89PNG" + bytes(SIZE_LIMIT)),
    "a picture of a project that is none": _in_project("x.png", b"no picture"),
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
    "a workbook of another ending": edited("", to="a.xls"),
    "a workbook into a folder that is none": edited("", to="none/a.xlsx"),
    "a package for a workbook to compare": compared(_package(a_xml=b"<a/>")),
    "a binary workbook to compare": compared(_package(xl__workbook_bin=b"x")),
    "a damaged workbook to compare": compared(_hostile_book("damaged relations of the workbook")),
    "a workbook to compare without a sheet": compared(_hostile_book("no workbook part")),
    "a workbook to compare with a cell that is none": compared(_hostile_book("a cell reference that is none")),
    "a workbook to compare with a row that is none": compared(_hostile_book("a row number that is none")),
    "a workbook to compare with a merge that is none": compared(_hostile_book("a merge that is no area")),
    "a workbook of 500,000 rows": lambda folder: read_grid(_made(folder, "500,000 rows")),
    "a deck without lineage": _no_deck,
    "a workbook for a reviewer's sheet": _no_sheet,
    "a reviewer's sheet of another ending": lambda folder: review_notes(folder / "a.txt"),
    "a machine without LibreOffice": _without_office,
    "a preview of too many dots": lambda folder: preview(_copied_deck(folder), dpi=9_000),
}
