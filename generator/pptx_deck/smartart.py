"""SmartArt from its data model: the words of its nodes in order and depth, its layout, style and colours by name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from ..lineage.shapes import digest
from .colours import A
from .look import related
from .model import Paragraph
from .styles import Inherited, R, read_paragraphs
from .traits import Trait, whole

if TYPE_CHECKING:
    from lxml.etree import _Element

    from .parts import Part

D = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_NAMES = {"lo": "SmartArt layout", "qs": "SmartArt style", "cs": "SmartArt colours"}
_DEEPEST = 20


class SmartArt(NamedTuple):
    words: tuple[Paragraph, ...]
    traits: tuple[Trait, ...]


def read_smartart(element: _Element, part: Part, inherited: Inherited) -> SmartArt | None:
    """What a SmartArt says and how it is laid out; None where its data model cannot be read."""
    ids = next(element.iter(f"{D}relIds"), None)
    parts = {} if ids is None else {name: related(part, ids.get(f"{R}{name}")) for name in ("dm", *_NAMES)}
    model = _root(parts.get("dm"))
    if model is None or model.tag != f"{D}dataModel":
        return None
    nodes = dict(_nodes(model))
    words = tuple(_words(model, nodes, inherited))
    return SmartArt(words, (*_looks(parts), *_formats(nodes)))


def _root(part: Part | None) -> _Element | None:
    if part is None:
        return None
    try:
        return part.element
    except etree.XMLSyntaxError:
        return None


def _nodes(model: _Element) -> Iterator[tuple[str, _Element]]:
    for point in model.iterfind(f"{D}ptLst/{D}pt"):
        if point.get("type", "node") in ("node", "asst", "doc"):
            yield point.get("modelId", ""), point


def _words(model: _Element, nodes: dict[str, _Element], inherited: Inherited) -> Iterator[Paragraph]:
    """The nodes' texts from the top down, each as deep as it stands; those that nothing holds come last."""
    children: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for link in model.iterfind(f"{D}cxnLst/{D}cxn"):
        if link.get("type", "parOf") == "parOf":
            children[link.get("srcId", "")].append((whole(link.get("srcOrd")), link.get("destId", "")))
    seen: set[str] = set()
    tops = [key for key, node in nodes.items() if node.get("type") == "doc"]
    for top in [*tops, *nodes]:
        yield from _below(top, 0, nodes, children, seen, inherited)


def _below(
    key: str, depth: int, nodes: dict[str, _Element], children: dict[str, list[tuple[int, str]]], seen: set[str],
    inherited: Inherited,
) -> Iterator[Paragraph]:  # fmt: skip
    if key in seen or key not in nodes or depth > _DEEPEST:
        return
    seen.add(key)
    body = nodes[key].find(f"{D}t")
    paragraphs = read_paragraphs(body, inherited, {}) if body is not None else ()
    yield from (each._replace(level=max(0, depth - 1)) for each in paragraphs if each.runs)
    for _, child in sorted(children[key]):
        yield from _below(child, depth + 1, nodes, children, seen, inherited)


def _looks(parts: dict[str, Part | None]) -> Iterator[Trait]:
    for short, name in _NAMES.items():
        root = _root(parts.get(short))
        if root is not None:
            address = root.get("uniqueId", "own")
            yield Trait("style", name, address.rpartition("/")[2].partition("#")[0] or address)


def _formats(nodes: dict[str, _Element]) -> Iterator[Trait]:
    """Whether nodes are painted by hand, or empty."""
    looks = [look for node in nodes.values() if (look := node.find(f"{D}spPr")) is not None and len(look)]
    own = [etree.tostring(look, method="c14n") for look in looks]
    if own:
        yield Trait("style", "painted by hand", f"{len(own)} nodes, {digest(b''.join(own))[:6]}")
    empty = len(nodes) - sum(node.find(f".//{A}t") is not None for node in nodes.values()) - 1
    if empty > 0:
        yield Trait("style", "nodes without words", str(empty))
