"""Real decks with one attribute or one text of one part changed, each example following from its number."""

from __future__ import annotations

import random
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from generator.differ.net.names import name_of, short
from tests.office.hostile import Members, members, packed

from .one_relation import TYPES, Written, changed_relation, changed_type


class OneChange(NamedTuple):
    """A deck but for one thing: where it stands, and what it was and is."""

    deck: bytes
    part: str
    path: tuple[str, ...]
    """Names of the elements down to it."""
    attribute: str
    old: str
    new: str
    beside: tuple[str, ...] = ()
    """Names of the elements beside the one."""
    idle: bool = False
    """Whether it is of a relation or a content type that nothing in the deck hangs on."""

    @property
    def name(self) -> str:
        return f"{self.path[-1]}@{self.attribute}" if self.attribute else f"{self.path[-1]}#"


def one_change(deck: bytes, number: int) -> OneChange | None:
    """None where chance picked a part without anything to change."""
    by = random.Random(number)
    parts = members(deck)
    part = _picked(parts, by)
    root = etree.fromstring(parts[part])
    made = _written(parts, part, root, by)
    if made is None:
        return None
    content = packed({**parts, part: etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)})
    path = tuple(name_of(each) for each in reversed([made.element, *made.element.iterancestors()]))
    above = made.element.getparent()
    beside = tuple(name_of(each) for each in above if isinstance(each.tag, str)) if above is not None else ()
    return OneChange(content, part, path, short(made.attribute), made.old, made.new, beside, made.idle)


def _picked(parts: Members, by: random.Random) -> str:
    """Slides and charts more often than the many parts that are alike, relations one time in eight."""
    written = [name for name in parts if name.endswith(".xml")]
    shown = [name for name in written if "/slides/" in name or "/charts/" in name]
    relations = [*(name for name in parts if name.endswith(".rels")), TYPES]
    if by.random() < 0.125:
        return TYPES if by.random() < 0.25 else by.choice(relations)
    return by.choice(shown if shown and by.random() < 0.6 else written)


def _written(parts: Members, part: str, root: etree._Element, by: random.Random) -> Written | None:
    if part == TYPES:
        return changed_type(parts, root, by)
    if part.endswith(".rels"):
        return changed_relation(parts, part, root, by)
    places = [(element, str(name)) for element in root.iter(etree.Element) for name in element.attrib]
    places += [(element, "") for element in root.iter(etree.Element) if (element.text or "").strip() and not len(element)]
    if not places:
        return None
    element, attribute = by.choice(places)
    old = str(element.get(attribute) if attribute else element.text)
    new = _other(old, by)
    if attribute:
        element.set(attribute, new)
    else:
        element.text = new
    return Written(element, attribute, old, new, False)


def _other(old: str, by: random.Random) -> str:
    """Another value of the same sort, far enough from the old one to be seen."""
    if old in ("0", "1") and by.random() < 0.5:
        return "1" if old == "0" else "0"
    if old in ("true", "false"):
        return "false" if old == "true" else "true"
    try:
        return str(int(old) + by.choice((1, 7, 12_700, 100_000)))
    except ValueError:
        pass
    if len(old) == 6 and all(letter in "0123456789abcdefABCDEF" for letter in old):
        return "A1B2C3" if old.upper() != "A1B2C3" else "112233"
    return f"{old}x"


def real_decks(folder: Path) -> list[bytes]:
    """The first deck's master, python-pptx's template and made decks; the shipped deck too where it was built."""
    import pptx

    from . import decks, edits_charts, edits_shapes

    root = Path(__file__).resolve().parents[2]
    found = [next(root.glob("templates/*/master.pptx")), Path(pptx.__file__).parent / "templates" / "default.pptx"]
    found += sorted((root / "output").glob("*.pptx"))
    found += [edits_charts.make_chart_deck(folder / "charts.pptx"), edits_shapes.make_deck(folder / "shapes.pptx")]
    return [path.read_bytes() for path in (decks.make_deck(folder / "made.pptx", ("集团收入", "海外市场")), *found)]
