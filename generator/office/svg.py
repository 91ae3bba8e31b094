"""SVG from outside made quiet: only what draws is kept, nothing in it runs, asks the web, or says who made it."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator

from lxml import etree

from ..errors import TemplateError
from .bounds import has_dtd

MARKS_LIMIT = 400_000
"""Elements and attributes together; a drawing with more is a map, and better as PNG."""
SHAPE_LIMIT = 50.0
"""How many times longer than wide a drawing may be."""

_SVG = "{http://www.w3.org/2000/svg}"
_HREF, _XLINK = "href", "{http://www.w3.org/1999/xlink}href"
_XML = "{http://www.w3.org/XML/1998/namespace}"
_DRAWING = frozenset((
    "svg", "g", "a", "defs", "symbol", "use", "switch", "path", "rect", "circle", "ellipse", "line", "polyline",
    "polygon", "text", "tspan", "textPath", "image", "style", "linearGradient", "radialGradient", "stop", "pattern",
    "clipPath", "mask", "marker", "filter", "view",
))  # fmt: skip
_PLAIN_DOCTYPE = re.compile(rb"<!DOCTYPE\s+svg\b[^\[\]<>]*>")
_OUTSIDE = re.compile(r"url\(\s*['\"]?\s*(?!['\"#\s])|javascript:|expression\(|image-set\(|\bsrc\(", re.I)
_FETCHED = re.compile(r"@import[^;]*;?|@font-face\s*\{[^}]*\}|@namespace[^;]*;?|@charset[^;]*;?", re.I)
_CSS_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.S)
_PHOTOGRAPH = re.compile(r"\s*data:image/(?:png|jpe?g);base64,([A-Za-z0-9+/=\s]*)\Z", re.I)
_LENGTH = re.compile(r"\s*([0-9.]+(?:e[+-]?[0-9]+)?)\s*(?:px|pt|mm|cm|in|pc)?\s*\Z", re.I)
_SAVE_PLAIN = "Save it as plain SVG with everything embedded, or as PNG."


class Undrawable(ValueError):
    """A drawing that is refused: why, and what to do."""

    def __init__(self, why: str, hint: str = "Save it as PNG.") -> None:
        super().__init__(why)
        self.hint = hint


def clean_svg(content: bytes) -> bytes:
    """A drawing without scripts, event handlers, foreign content, links, fonts to fetch and makers' notes.

    Raises:
        Undrawable: no SVG, entities, nested or large beyond any honest drawing, or it needs a file outside itself.
    """
    root = _parsed(content)
    etree.strip_tags(root, etree.Comment)
    etree.strip_elements(root, etree.ProcessingInstruction, etree.Entity, with_tail=False)
    for element in list(root.iter()):
        if element is not root and not _draws(element):
            _removed(element)
    for element in list(root.iter()):
        _quieten(element)
    _check_shape(root)
    return etree.tostring(root, encoding="utf-8")


def _parsed(content: bytes) -> etree._Element:
    plain = _PLAIN_DOCTYPE.sub(b"", content, count=1)
    if has_dtd(plain):
        raise Undrawable("it declares entities", _SAVE_PLAIN)
    if plain.count(b"<") + plain.count(b"=") > MARKS_LIMIT:
        raise Undrawable("it has more shapes than any honest drawing")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(plain, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Undrawable("it is not well-formed, or nested too deep") from error
    if root.tag != f"{_SVG}svg":
        raise Undrawable("its first element is not svg", "Name a PNG, JPEG or SVG file.")
    return root


def _draws(element: etree._Element) -> bool:
    tag = str(element.tag)
    local = tag.removeprefix(_SVG)
    return tag.startswith(_SVG) and (local in _DRAWING or local.startswith("fe"))


def _removed(element: etree._Element) -> None:
    """Out of the tree, and the text after it stays."""
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    if element.tail and before is not None:
        before.tail = (before.tail or "") + element.tail
    elif element.tail:
        parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def _quieten(element: etree._Element) -> None:
    if element.tag == f"{_SVG}style":
        # Its text is a style also where elements stand in between.
        css = "".join(map(str, element.itertext()))
        for child in list(element):
            element.remove(child)
        element.text = _quiet_css(css)
    for name, value in list(element.attrib.items()):
        kept = _attribute(str(element.tag).removeprefix(_SVG), str(name), str(value))
        if kept is None:
            del element.attrib[name]
        elif kept != value:
            element.set(name, kept)


def _attribute(tag: str, name: str, value: str) -> str | None:
    """An attribute as it may stay, or nothing."""
    if name in (_HREF, _XLINK):
        return _reference(tag, value)
    if name.startswith("{"):
        return value if name.startswith(_XML) and not name.endswith("}base") else None
    if name.lower().startswith("on") or name.startswith("data-"):
        return None
    return _quiet_css(value) if name == "style" or "(" in value else value


def _reference(tag: str, value: str) -> str | None:
    if value.strip().startswith("#"):
        return value
    if tag == "a":
        return None  # where a click leads draws nothing
    photograph = _PHOTOGRAPH.match(value) if tag in ("image", "feImage") else None
    if photograph is None:
        raise Undrawable(f"its {tag} needs a file outside it", _SAVE_PLAIN)
    return _embedded(photograph[1])


def _embedded(code: str) -> str:
    """A photograph within a drawing, as free of metadata as one on its own."""
    from .photographs import safe_photograph

    try:
        content = base64.b64decode(code)
        if content.lstrip()[:1] == b"<":
            raise Undrawable("a picture within it is none")
        picture = safe_photograph(content, "a picture within it")
    except (TemplateError, binascii.Error) as error:
        raise Undrawable("a picture within it is damaged") from error
    return f"data:image/{picture.extension};base64,{base64.b64encode(picture.content).decode()}"


def _quiet_css(css: str) -> str:
    plain = _FETCHED.sub("", _CSS_COMMENT.sub("", css))
    if "\\" in plain or "@import" in plain.lower():
        raise Undrawable("its style has escapes", _SAVE_PLAIN)
    if _OUTSIDE.search(plain):
        raise Undrawable("its style needs a file outside it", _SAVE_PLAIN)
    return plain


def _check_shape(root: etree._Element) -> None:
    """A drawing is drawn at one width: what is a million times as high would fill the memory."""
    for width, height in _sizes(root):
        if not (width > 0 and height > 0 and 1 / SHAPE_LIMIT <= width / height <= SHAPE_LIMIT):
            raise Undrawable(f"it is {width:g} wide and {height:g} high")


def _sizes(root: etree._Element) -> Iterator[tuple[float, float]]:
    width, height = (_LENGTH.match(root.get(name, "")) for name in ("width", "height"))
    if width and height:
        yield _number(width[1]), _number(height[1])
    box = re.split(r"[\s,]+", root.get("viewBox", "").strip())
    if len(box) == 4:
        yield _number(box[2]), _number(box[3])


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError as error:
        raise Undrawable(f"{text[:20]} is no length in it") from error


def windowed(svg: bytes, left: float, top: float, right: float, bottom: float) -> bytes:
    """A clean drawing that shows a part of itself: what is cut on each side, in parts of its width and height."""
    root = _parsed(svg)
    x, y, width, height = _window(root)
    shown = width * (1 - left - right), height * (1 - top - bottom)
    root.set("viewBox", " ".join(f"{value:.6g}" for value in (x + width * left, y + height * top, *shown)))
    for name, length in zip(("width", "height"), shown, strict=True):
        root.set(name, f"{length:.6g}")
    return etree.tostring(root, encoding="utf-8")


def size_of(svg: bytes) -> tuple[float, float] | None:
    """The width and height that a clean drawing says it has, in units of its own; None where it does not say."""
    root = _parsed(svg)
    width, height = (_LENGTH.match(root.get(name, "")) for name in ("width", "height"))
    if width and height:
        plain = width[0].strip() == width[1] and height[0].strip() == height[1]
        return (_number(width[1]), _number(height[1])) if plain else None
    said = root.get("viewBox", "").split()
    return (_number(said[2]), _number(said[3])) if len(said) == 4 and not (width or height) else None


def _window(root: etree._Element) -> tuple[float, float, float, float]:
    """What a drawing shows: its viewBox, else all of its width and height."""
    said = [float(each) for each in re.split(r"[\s,]+", root.get("viewBox", "").strip()) if each]
    if len(said) == 4:
        return said[0], said[1], said[2], said[3]
    sizes = [_LENGTH.match(root.get(name, "")) for name in ("width", "height")]
    width, height = (float(size[1]) if size is not None else 100.0 for size in sizes)
    return 0.0, 0.0, width, height
