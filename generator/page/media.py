"""Pictures into a deck's package: parts named by the hash of their content, each stored once."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from .drawingml import svg_extension

if TYPE_CHECKING:
    from lxml.etree import _Element
    from pptx.opc.package import Part
    from pptx.package import Package
    from pptx.slide import Slide

_TYPES = {"png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "svg": "image/svg+xml"}
_EMBED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"


class Media:
    """The media parts of one package. A name by content keeps the slides' bytes stable when another slide changes."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._parts: dict[str, Part] = {}

    def place(self, slide: Slide, element: _Element, content: bytes, extension: str, svg: bytes | None = None) -> None:
        """Give a picture element its image, and beside it an SVG for the programs that show one."""
        from pptx.oxml import parse_xml

        blip = next(element.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}blip"))
        blip.set(_EMBED, self._relate(slide, content, extension))
        if svg is not None:
            blip.append(parse_xml(svg_extension(self._relate(slide, svg, "svg"))))

    def _relate(self, slide: Slide, content: bytes, extension: str) -> str:
        from pptx.opc.constants import RELATIONSHIP_TYPE

        return str(slide.part.relate_to(self._part(content, extension), RELATIONSHIP_TYPE.IMAGE))

    def _part(self, content: bytes, extension: str) -> Part:
        from pptx.opc.package import Part
        from pptx.opc.packuri import PackURI

        name = f"/ppt/media/{hashlib.sha256(content).hexdigest()[:24]}.{extension}"
        if name not in self._parts:
            self._parts[name] = Part(PackURI(name), _TYPES[extension], self._package, content)
        return self._parts[name]
