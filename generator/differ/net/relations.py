"""Relations of two parts that no element refers to: which is which, and where each leads."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from ...pptx_deck.parts import Part, Relation
from .layers import tree_of
from .noise import NOISY_KINDS

_BY_ELEMENT = (
    "image", "hyperlink", "chart", "chartEx", "media", "video", "audio", "oleObject", "package", "diagramData",
    "diagramLayout", "diagramQuickStyle", "diagramColors", "diagramDrawing",
)  # fmt: skip
"""Kinds that show by the element that refers to them: one that none refers to is left over from an edit."""
ByKind = dict[str, list[Relation]]
Pairs = Iterator[tuple[Relation | None, Relation | None]]


def by_kind(part: Part, done: set[str]) -> ByKind:
    """The relations of a part that are not `done`, and that something other than an element refers to."""
    kinds: ByKind = defaultdict(list)
    for relation in part.rels.values():
        if relation.id not in done and relation.kind not in (*NOISY_KINDS, *_BY_ELEMENT):
            kinds[relation.kind].append(relation)
    return kinds


def in_pairs(old: Mapping[str, Sequence[Relation]], new: Mapping[str, Sequence[Relation]]) -> Pairs:
    """By kind in their order; of those left, one that leads to the same part as before is the same of another kind."""
    gone, come = [], []
    for kind in dict.fromkeys([*old, *new]):
        for one, other in zip_longest(old.get(kind, ()), new.get(kind, ())):
            if one is not None and other is not None:
                yield one, other
            else:
                gone += [one] if one is not None else []
                come += [other] if other is not None else []
    for one in gone:
        same = next((each for each in come if each.target_ref == one.target_ref), None)
        come = [each for each in come if each is not same]
        yield one, same
    yield from ((None, each) for each in come)


def said_of(old: Relation | None, new: Relation | None) -> tuple[Relation, str | None, str | None]:
    """The relation that a line is about, and what is said of both sides: where they lead, and as what."""
    last = new or old
    assert last is not None  # one of the two is there
    if old is not None and new is not None and old.kind != new.kind:
        return last, f"{old.kind} {target(old)}", f"{new.kind} {target(new)}"
    before, after = (None if each is None else target(each) for each in (old, new))
    return last, before, after


def address(relation: Relation) -> tuple[str, str, bool]:
    return relation.kind, relation.target_ref, relation.is_external


def target(relation: Relation) -> str:
    """What is told of where it leads: out of the file, to a part, or to none."""
    nowhere = not relation.is_external and relation.found is None
    return f"{relation.target_ref}{' outside the file' * relation.is_external}{' (not there)' * nowhere}"


def is_bare(relation: Relation) -> bool:
    """Whether a page of notes or of comments says nothing."""
    tree = tree_of(relation.found) if relation.found is not None else None
    return tree is None or not any((each.text or "").strip() for each in tree.iter("{*}t", "{*}text"))
