"""Real decks with one attribute or one text of one part changed, each example following from its number."""

from __future__ import annotations

import random
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from generator.differ.net.names import name_of, short
from tests.office.hostile import Members, members, packed


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

    @property
    def name(self) -> str:
        return f"{self.path[-1]}@{self.attribute}" if self.attribute else f"{self.path[-1]}#"


def one_change(deck: bytes, number: int) -> OneChange | None:
    """None where chance picked a part without anything to change."""
    by = random.Random(number)
    parts = members(deck)
    written = [name for name in parts if name.endswith(".xml") and name != "[Content_Types].xml"]
    # Slides and charts more often than the many parts that are alike.
    shown = [name for name in written if "/slides/" in name or "/charts/" in name]
    part = by.choice(shown if shown and by.random() < 0.6 else written)
    return _changed(parts, part, by)


def _changed(parts: Members, part: str, by: random.Random) -> OneChange | None:
    root = etree.fromstring(parts[part])
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
    deck = packed({**parts, part: etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)})
    path = tuple(name_of(each) for each in reversed([element, *element.iterancestors()]))
    above = element.getparent()
    beside = tuple(name_of(each) for each in above if isinstance(each.tag, str)) if above is not None else ()
    return OneChange(deck, part, path, short(attribute), old, new, beside)


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

    from .decks import make_deck

    root = Path(__file__).resolve().parents[2]
    found = [next(root.glob("templates/*/master.pptx")), Path(pptx.__file__).parent / "templates" / "default.pptx"]
    found += sorted((root / "output").glob("*.pptx"))
    return [path.read_bytes() for path in (make_deck(folder / "made.pptx", ("集团收入", "海外市场")), *found)]
