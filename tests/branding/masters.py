"""Masters of other companies, made of python-pptx's own template: with a logo, on a dark ground, as a template file."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pptx

PLAIN = Path(pptx.__file__).parent / "templates" / "default.pptx"
"""The template of python-pptx: 4:3, a title of 44 points, eleven layouts, no drawings."""

MASTER = "ppt/slideMasters/slideMaster1.xml"
LOGO = (
    '<p:sp><p:nvSpPr><p:cNvPr id="90" name="logo"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm>'
    '<a:off x="7620000" y="1524000"/><a:ext cx="1524000" cy="1016000"/></a:xfrm><a:prstGeom prst="ellipse"><a:avLst/>'
    '</a:prstGeom><a:solidFill><a:schemeClr val="accent2"/></a:solidFill></p:spPr></p:sp>'
)
"""A circle at the right margin, 600 to 720 points from the left and 120 to 200 from the top."""


def changed(folder: Path, changes: Mapping[str, Callable[[str], str]], name: str = "company.pptx") -> Path:
    """The plain template with some of its parts changed."""
    path = folder / name
    with zipfile.ZipFile(PLAIN) as source, zipfile.ZipFile(path, "w") as target:
        for info in source.infolist():
            content = source.read(info)
            if info.filename in changes:
                content = changes[info.filename](content.decode()).encode()
            target.writestr(info, content)
    return path


def with_logo(folder: Path) -> Path:
    return changed(folder, {MASTER: lambda xml: xml.replace("</p:spTree>", f"{LOGO}</p:spTree>")})


def dark(folder: Path) -> Path:
    """White text on black: the master's map has the two first colours the other way round."""
    return changed(folder, {
        MASTER: lambda xml: xml.replace('bg1="lt1" tx1="dk1"', 'bg1="dk1" tx1="lt1"')
    })  # fmt: skip


def template(folder: Path) -> Path:
    kinds = ("presentation.main+xml", "template.main+xml")
    return changed(folder, {"[Content_Types].xml": lambda xml: xml.replace(*kinds)}, "company.potx")


def without_titles(folder: Path) -> Path:
    def untitled(xml: str) -> str:
        return xml.replace('type="title"', 'type="body"').replace('type="ctrTitle"', 'type="body"')

    return changed(folder, dict.fromkeys(_layouts(), untitled))


def without_room(folder: Path) -> Path:
    """A title as high as the page, and a line of content under it."""
    high = ('<a:off x="457200" y="274638"/><a:ext cx="8229600" cy="1143000"/>',
            '<a:off x="457200" y="274638"/><a:ext cx="8229600" cy="5800000"/>')  # fmt: skip
    low = ('y="1600200"/><a:ext cx="8229600" cy="4525963"/>', 'y="6096000"/><a:ext cx="8229600" cy="400000"/>')
    placeless = dict.fromkeys(_layouts(), lambda xml: re.sub("<a:xfrm>.*?</a:xfrm>", "", xml))
    return changed(folder, {**placeless, MASTER: lambda xml: xml.replace(*high).replace(*low)})


def _layouts() -> list[str]:
    with zipfile.ZipFile(PLAIN) as package:
        return [name for name in package.namelist() if name.startswith("ppt/slideLayouts/slideLayout")]
