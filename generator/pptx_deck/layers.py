"""Themes, masters and layouts as they are compared: what shows through, and what slides are made from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from lxml import etree

from ..lineage.shapes import digest
from .colours import Theme, mapped_otherwise
from .frames import Frames, layouts, name_of, names_of, read_layer, read_theme, shows_master
from .look import Look, P
from .model import Layer, Shape, Style
from .shapes import Frame, holder_of
from .styles import Inherited, Level
from .traits import Named, Trait, whole
from .transitions import transition

if TYPE_CHECKING:
    from lxml.etree import _Element

    from .parts import Package, Part, Relation

_LEVELS = 5
_ONE_LEVEL = ("title", "ctrTitle", "dt", "ftr", "sldNum", "pic", "hdr", "sldImg")
_SWITCHES = {"sldNum": "slide number", "hdr": "header", "ftr": "footer", "dt": "date"}
_OTHER = {"notesMaster": "of notes", "handoutMaster": "of handouts"}


def read_layers(package: Package, frames: Frames) -> Iterator[Layer]:
    """Every theme, master and layout of a deck, then the masters of notes and handouts."""
    used = _used(package)
    everywhere = tuple(range(1, sum(1 for _ in package.slides()) + 1))
    text = _levels(Inherited([frames.own_defaults], Theme(None, None, {})), _LEVELS)
    yield Layer("master", "default text", traits=text, slides=everywhere, part=package.presentation)
    for place, master in enumerate(frames.masters):
        own = layouts(master)
        slides = tuple(sorted(number for layout in own for number in used[layout]))
        name = f"{place + 1}" if len(frames.masters) > 1 else ""
        traits = tuple(_theme(frames.theme(master)))
        yield Layer("theme", name, traits=traits, slides=slides, part=master.related("theme"))
        yield _layer("master", name, master, frames.of_master(master, place), slides)
        yield from (_layer("layout", name_of(each), each, frames.own(each), tuple(used[each])) for each in own)
    yield from _others(package.presentation, everywhere)


def ground(package: Package) -> str:
    """A digest of all parts that slides stand on, with the pictures in them."""
    defaults = package.presentation.element.find(f"{P}defaultTextStyle")
    found = [b"" if defaults is None else etree.tostring(defaults)]
    for part in _grounds(package.presentation):
        found.append(part.blob)
        found += [each.target_part.blob for each in part.rels.values() if _is_shown(each)]
    return digest(b"".join(found))


def _is_shown(relation: Relation) -> bool:
    return relation.found is not None and relation.kind in ("theme", "image")


def _grounds(presentation: Part) -> Iterator[Part]:
    for relation in presentation.rels.values():
        if relation.kind.endswith("Master") and (master := relation.found) is not None:
            yield master
            found = (each.found for each in master.rels.values() if each.kind == "slideLayout")
            yield from (each for each in found if each is not None)


def _used(package: Package) -> dict[Part, list[int]]:
    """The numbers of slides by the layout they stand on."""
    found: dict[Part, list[int]] = defaultdict(list)
    for number, (_, slide) in enumerate(package.slides(), 1):
        found[slide.needed("slideLayout")].append(number)
    return found


def _layer(kind: str, name: str, part: Part, frame: Frame, slides: tuple[int, ...]) -> Layer:
    element = part.element
    shapes = read_layer(part, frame)
    made_from = {_id(each): holder for each in element.iter(f"{P}sp", f"{P}pic") if (holder := holder_of(each))}
    slots = [shape for shape in shapes if shape.placeholder]
    holders = tuple(_with_levels(shape, frame.inherited(made_from.get(shape.id))) for shape in slots)
    traits = tuple(_traits(part, element, frame))
    through = tuple(shape for shape in shapes if not shape.placeholder)
    return Layer(kind, name, through, holders, traits, slides, part)


def _id(element: _Element) -> int:
    names = next(element.iterfind(f"./*/{P}cNvPr"), None)
    return 0 if names is None else whole(names.get("id"))


def _with_levels(shape: Shape, inherited: Inherited) -> Shape:
    """A placeholder without its prompt, which is not seen on slides; the looks of its levels are said instead."""
    number = 1 if shape.placeholder in _ONE_LEVEL else _LEVELS
    return replace(shape, paragraphs=(), traits=(*shape.traits, *_levels(inherited, number)))


def _levels(inherited: Inherited, number: int) -> tuple[Trait, ...]:
    found = []
    for index in range(number):
        for name, value in _named(inherited.level(index)):
            found.append(Trait("style", f"{name} of level {index + 1}" if number > 1 else name, value))
    return tuple(found)


def _named(level: Level) -> Named:
    style = dict(zip(Style._fields, level.style, strict=True))
    plain = [(name, str(value)) for name, value in style.items() if value and name not in ("more", "size")]
    size = [("size", f"{level.style.size:g} pt")] if level.style.size else []
    return (*size, *plain, ("alignment", level.align), *level.style.more, *level.look)


def _traits(part: Part, element: _Element, frame: Frame) -> Iterator[Trait]:
    ground = Look(frame.theme, part).background(element)
    if ground is not None:
        yield Trait("style", "background", ground or "no fill")
    if not shows_master(element):
        yield Trait("style", "shapes of the master", "hidden")
    mapped = names_of(element.find(f"{P}clrMap"))
    yield from (Trait("style", f"colour called {name}", known) for name, known in mapped_otherwise(mapped))
    switches = element.find(f"{P}hf")
    if switches is not None:
        off = [word for name, word in _SWITCHES.items() if switches.get(name) in ("0", "false")]
        yield Trait("style", "on new slides", f"no {', no '.join(off)}" if off else "all")
    comes = transition(element)
    if comes:
        yield Trait("style", "transition", comes)


def _theme(theme: Theme) -> Iterator[Trait]:
    yield from (Trait("style", _THEME_NAMES.get(name, name), value) for name, value in theme.told() if value)
    if theme.formats is not None:
        yield Trait("style", "fills, lines and effects", digest(etree.tostring(theme.formats, method="c14n"))[:6])


_THEME_NAMES = {
    "+mj-lt": "font of headings", "+mn-lt": "font of text", "+mj-ea": "Chinese font of headings",
    "+mn-ea": "Chinese font of text", "+mj-cs": "complex font of headings", "+mn-cs": "complex font of text",
}  # fmt: skip


def _others(presentation: Part, slides: tuple[int, ...]) -> Iterator[Layer]:
    for relation in presentation.rels.values():
        if relation.kind in _OTHER and (part := relation.found) is not None:
            frame = Frame(part.element, part.element, None, read_theme(part))
            yield _layer("master", _OTHER[relation.kind], part, frame, slides)
