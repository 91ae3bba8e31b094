"""Two trees compared as they are written: what differs, name by name, without noise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, cast

from lxml import etree

from ...pptx_deck.geometry import same_preset
from . import noise
from .names import local, name_of, short
from .understood import BY_ROOT, COMES_TOLD, COUNTS_ITSELF, TOLD_WHOLE, Names

if TYPE_CHECKING:
    from lxml.etree import _Element

    from ...pptx_deck.model import Shape

_RELATIONS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_REFERRED = etree.XPath(f'.//@*[namespace-uri()="{_RELATIONS[1:-1]}"]', smart_strings=False)
_REFERRING = etree.XPath(f'descendant-or-self::*[@*[namespace-uri()="{_RELATIONS[1:-1]}"]]', smart_strings=False)
_LENGTHS = frozenset({"a:off@x", "a:off@y", "a:ext@cx", "a:ext@cy"})
_LARGE = frozenset({"p:sld", "p:cSld", "p:spTree", "c:chartSpace", "c:chart", "c:plotArea"})
"""Seldom the same, where a part is not: compared from the inside at once."""
_OF_THEME = ("a:fillRef@idx", "a:lnRef@idx")
_TEXTS = ("a:r", "a:br", "a:fld")
_TRUE = {"true": "1", "false": "0", "on": "1", "off": "0"}


class Fact(NamedTuple):
    """One thing that differs: `name` as in `understood`; `read` by a reader, which need not have told it."""

    name: str
    old: str | None
    new: str | None
    read: bool
    unit: _Element | None
    """The shape of the new tree in which it stands."""
    within: str = ""
    """The element right below the outermost one in which it stands: p:timing, p:transition."""
    comes: bool = False
    """Whether it came or went with an element whose reader tells that."""

    @property
    def seen(self) -> bool:
        """Whether it may show on a slide."""
        element, _, attribute = self.name.partition("@")
        above = [*(each.rstrip("#") for each in element.split("/")), self.within]
        names = {self.name, f"@{attribute}", *(f"{each}/" for each in above)}
        return not names & noise.UNSEEN


class Known(NamedTuple):
    """What the comparison of what is seen has found out already."""

    partners: Mapping[_Element, _Element]
    """Shapes of the old slide and which of the new they are."""
    ids: Mapping[str, str]
    """Their ids."""
    tolerance: int = 0
    apart: frozenset[_Element] = frozenset()
    """Shapes that one slide has and the other has not: told with all that is in them."""


_Maybe: TypeAlias = "_Element | None"
Follow = Callable[[str | None, str | None, _Maybe], bool]
"""Takes two ids of relations and the shape they stand in, and says whether both lead to something of one kind."""


class TreeComparison:
    """Compares two trees of one kind of part."""

    def __init__(self, root: str, known: Known, follow: Follow) -> None:
        self._root, self._within = root, ""
        self._read = BY_ROOT.get(root, frozenset())
        self._whole_told = TOLD_WHOLE.get(root, frozenset())
        self._known, self._follow = known, follow
        self._new_shapes = frozenset(known.partners.values())
        self._leading: frozenset[_Element] = frozenset()
        """Elements of the new tree that lead to other parts, by themselves or by what is in them."""

    def facts(self, old: _Element, new: _Element) -> Iterator[Fact]:
        """What differs, in the order of the new tree."""
        self._leading = frozenset(up for each in _referring(new) for up in (each, *each.iterancestors()))
        for fact in self._elements(old, new, "", None):
            yield fact._replace(within=self._within, read=fact.read or self._root in COUNTS_ITSELF)

    def _elements(self, old: _Maybe, new: _Maybe, parent: str, unit: _Maybe) -> Iterator[Fact]:
        one = new if new is not None else old
        assert one is not None  # one of the two is there
        name = name_of(one)
        if _listed(noise.NAMES, parent, f"{name}/"):
            return
        if parent == self._root:
            self._within = name
        if new is not None and new in self._new_shapes:
            unit = new
        read = _listed(self._read, parent, f"{name}/")
        if old is not None and new is not None and name not in _LARGE and _is_same(old, new, read):
            yield from self._same(old, new, parent, unit)
            return
        if name == "a:prstGeom" and old is not None and new is not None and same_preset(old, new):
            return
        alone = old is None or new is None
        if alone and local(name) == "extLst" and len(one):
            # A list of extensions says nothing by being there, only what is in them.
            for each in _elements_of(one):
                before, after = (each, None) if new is None else (None, each)
                if len(each):
                    yield from self._children(before, after, name_of(each), unit)
                else:
                    yield from self._whole(before, after, name, name_of(each), False, unit)
            return
        # A bare paragraph says nothing of itself, and moves what stands below it.
        bare = name == "a:p" and alone and not (len(one) or one.attrib)
        if read or bare or (alone and not _listed(self._read, parent, name)):
            within = self._whole(old, new, parent, name, read or bare, unit)
        else:
            within = self._within_element(old, new, parent, name, unit)
        yield from (fact._replace(comes=True) for fact in within) if alone and name in COMES_TOLD else within

    def _within_element(self, old: _Maybe, new: _Maybe, parent: str, name: str, unit: _Maybe) -> Iterator[Fact]:
        yield from self._attributes(old, new, parent, name, unit)
        yield from self._text(old, new, parent, name, unit)
        if name == "a:p":
            yield from self._runs(old, new, unit)
        yield from self._children(old, new, name, unit)

    def _same(self, old: _Element, new: _Element, parent: str, unit: _Maybe) -> Iterator[Fact]:
        """Elements that are written alike may lead to parts that differ; shapes in them are units of their own."""
        if new not in self._leading:
            return
        for one, other in zip(_referring(old), _referring(new), strict=True):
            for attribute, before, after in _relations_of(one, other):
                within = unit if unit is not None else self._unit_of(other)
                if not (self._is_apart(other) or self._follow(before, after, within)):
                    key = f"{name_of(other)}@{attribute}"
                    holder = None if other is new else other.getparent()
                    read = _listed(self._read, parent if holder is None else name_of(holder), key)
                    yield Fact(key, before, after, read, within)

    def _is_apart(self, element: _Element) -> bool:
        known = self._known.apart
        return bool(known) and any(up in known for up in (element, *element.iterancestors()))

    def _unit_of(self, element: _Element) -> _Element | None:
        return next((up for up in (element, *element.iterancestors()) if up in self._new_shapes), None)

    def _whole(
        self, old: _Maybe, new: _Maybe, parent: str, name: str, read: bool, unit: _Element | None
    ) -> Iterator[Fact]:
        yield Fact(f"{parent}/{name}" if parent else name, _told(old), _told(new), read, unit)

    def _attributes(
        self, old: _Maybe, new: _Maybe, parent: str, name: str, unit: _Element | None
    ) -> Iterator[Fact]:
        before, after = _named_attributes(old), _named_attributes(new)
        for attribute in sorted({*before, *after}):
            one, other = before.get(attribute), after.get(attribute)
            key = f"{name}@{attribute}"
            noisy = _listed(noise.NAMES, parent, key) or f"@{attribute}" in noise.NAMES
            if not noisy and not self._alike(key, one, other, unit):
                # A look of the theme's is told where it begins or ceases to be taken, and not which of them it is.
                told = key in _OF_THEME and "0" in (one, other)
                yield Fact(key, one, other, told or _listed(self._read, parent, key), unit)

    def _alike(self, key: str, old: str | None, new: str | None, unit: _Maybe) -> bool:
        """Whether two values come to the same: near enough, or ids that lead to the same."""
        if "@r:" in key:
            return self._follow(old, new, unit)
        if old is None or new is None or old == new:
            return old == new
        if f"@{local(key.partition('@')[2])}" in noise.REFERENCES or key in noise.REFERENCES:
            return self._known.ids.get(old) == new
        if key in _LENGTHS:
            return _number(old) is not None and abs((_number(old) or 0) - (_number(new) or 0)) <= self._known.tolerance
        return _TRUE.get(old, old) == _TRUE.get(new, new)

    def _text(
        self, old: _Maybe, new: _Maybe, parent: str, name: str, unit: _Element | None
    ) -> Iterator[Fact]:
        one, other = (_own_text(each, name) for each in (old, new))
        if one != other and name != "a:t":
            yield Fact(f"{name}#", one or None, other or None, _listed(self._read, parent, f"{name}#"), unit)

    def _runs(self, old: _Maybe, new: _Maybe, unit: _Maybe) -> Iterator[Fact]:
        """Runs letter by letter where the words are the same, however they are split; else by their looks in turn."""
        before, after = _letters(old), _letters(new)
        words = "".join(letter for letter, _ in before), "".join(letter for letter, _ in after)
        pairs: dict[tuple[_Maybe, _Maybe], None] = {}
        if words[0] == words[1]:
            pairs.update(((one, other), None) for (_, one), (_, other) in zip(before, after, strict=True))
        else:
            yield Fact("a:t#", *words, _listed(self._read, "a:r", "a:t#"), unit)
            pairs.update((pair, None) for pair in zip_longest(_looks(before), _looks(after)))
        told = set()
        for one, other in pairs:
            for fact in self._elements(one, other, "a:r", unit) if one is not None or other is not None else ():
                if fact not in told:
                    told.add(fact)
                    yield fact

    def _children(self, old: _Maybe, new: _Maybe, name: str, unit: _Maybe) -> Iterator[Fact]:
        befores, afters = self._grouped(old, name), self._grouped(new, name)
        for key in dict.fromkeys([*befores, *afters]):
            for one, other in self._paired(befores.get(key, []), afters.get(key, [])):
                alone = one if other is None else other if one is None else None
                if alone is None or not self._told_by_reader(alone):
                    yield from self._elements(one, other, name, unit)

    def _grouped(self, element: _Maybe, name: str) -> dict[object, list[_Element]]:
        groups: dict[object, list[_Element]] = defaultdict(list)
        filled = name == "a:p" and any(name_of(each) in _TEXTS for each in _elements_of(element))
        for child in _elements_of(element):
            child_name = name_of(child)
            if child in self._known.apart:
                continue
            if name == "a:p" and (child_name in _TEXTS or (filled and child_name == "a:endParaRPr")):
                continue
            groups[self._identity(child, child_name)].append(child)
        return groups

    def _identity(self, child: _Element, name: str) -> object:
        if child in self._known.partners:
            return self._known.partners[child]
        if child in self._new_shapes:
            return child
        return name, child.get("uri") if local(name) == "ext" else child.get("name") if local(name) == "gd" else None

    def _paired(self, old: Sequence[_Element], new: Sequence[_Element]) -> Iterator[tuple[_Maybe, _Maybe]]:
        if len(old) == len(new):
            yield from zip(old, new, strict=True)
            return
        written = [[_known_by(each) for each in side] for side in (old, new)]
        matcher = SequenceMatcher(None, written[0], written[1], autojunk=False)
        for _, start, end, other_start, other_end in matcher.get_opcodes():
            yield from zip_longest(old[start:end], new[other_start:other_end])

    def _told_by_reader(self, element: _Element) -> bool:
        name = name_of(element)
        # An empty paragraph moves what stands below it, and no reader tells of it.
        filled = name != "a:p" or any(each.text for each in element.iter("{*}t"))
        return filled and name in self._whole_told


def elements_of(shapes: Iterable[Shape]) -> frozenset[_Element]:
    """Where shapes were read."""
    return frozenset(shape.element for shape in shapes if shape.element is not None)


def referred(element: _Element) -> list[str]:
    """The ids of relations in an element, in their order."""
    return [str(each) for each in cast("list[object]", _REFERRED(element))]


def _referring(element: _Element) -> list[_Element]:
    """The elements in one, itself among them, that refer to other parts."""
    return cast("list[_Element]", _REFERRING(element))


def _relations_of(old: _Element, new: _Element) -> Iterator[tuple[str, str, str]]:
    """r:embed and the like of two elements that are written alike, by name."""
    for name, value in new.attrib.items():
        if str(name).startswith(_RELATIONS):
            yield short(str(name)), str(old.get(name, "")), str(value)


def _listed(names: Names, parent: str, key: str) -> bool:
    return key in names or f"{parent}/{key}" in names


def _elements_of(element: _Maybe) -> Iterator[_Element]:
    return (child for child in (() if element is None else element) if isinstance(child.tag, str))


def _is_same(old: _Element, new: _Element, whole: bool) -> bool:
    """Whether two elements are written alike: to the letter, as they are unless another program saved them.

    What is told as a `whole` also where prefixes and order are others; what is not is compared from the inside anyway.
    """
    # Most hold nothing, and writing one out takes ten times as long as asking it.
    bare = not len(old) and not len(new)
    if bare and old.tag == new.tag and old.attrib == new.attrib and old.text == new.text:
        return True
    copied = etree.tostring(old, with_tail=False) == etree.tostring(new, with_tail=False)
    return copied or (whole and _written(old) == _written(new))


def _known_by(element: _Element) -> bytes:
    """What an element is found again by: a table's row by its words, for one that is put in changes all heights."""
    return (name_of(element) == "a:tr" and "".join(map(str, element.itertext())).encode()) or _written(element)


def _written(element: _Element) -> bytes:
    return etree.tostring(element, method="c14n", exclusive=True, with_comments=False)


def _named_attributes(element: _Maybe) -> dict[str, str]:
    return {} if element is None else {short(str(name)): str(value) for name, value in element.attrib.items()}


def _own_text(element: _Maybe, name: str) -> str:
    """The text of an element that holds nothing else; what is between elements is for the eyes of programmers."""
    if element is None or len(element):
        return ""
    text = element.text or ""
    return text if name == "a:t" else text.strip()


def _letters(paragraph: _Maybe) -> list[tuple[str, _Maybe]]:
    """Each letter with the properties of its run; a line end and a field are one each."""
    letters: list[tuple[str, _Maybe]] = []
    for run in _elements_of(paragraph):
        kind = name_of(run)
        if kind in _TEXTS:
            properties = next((each for each in _elements_of(run) if name_of(each) == "a:rPr"), None)
            text = "".join(each.text or "" for each in run.iter("{*}t")) if kind == "a:r" else ""
            mark = "\v" if kind == "a:br" else f"\ue001{run.get('type', '')}"
            letters += [(letter, properties) for letter in (text if kind == "a:r" else [mark])]
    return letters


def _looks(letters: Sequence[tuple[str, _Maybe]]) -> list[_Maybe]:
    known: dict[bytes, _Maybe] = {}
    for letter, properties in letters:
        if not letter.isspace():
            known.setdefault(b"" if properties is None else _written(properties), properties)
    return list(known.values())


def _number(text: str) -> int | None:
    try:
        return int(text)
    except ValueError:
        return None


def _told(element: _Maybe) -> str | None:
    """An element in a few words: its name, its attributes, its text."""
    if element is None:
        return None
    words = [local(name_of(element)), *(f"{local(name)}={value}" for name, value in _named_attributes(element).items())]
    words += [local(name_of(each)) for each in element.iterdescendants() if isinstance(each.tag, str)][:3]
    text = "".join(str(each) for each in element.itertext()).strip()
    return " ".join([*words, text])[:120]
