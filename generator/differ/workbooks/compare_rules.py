"""What two sheets say of places (merges, links, comments ...), once the old places have followed their cells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from .addresses import area_words
from .differences import AUTHORS, Difference, ranges, told
from .mapped import Moves
from .model import Fact, Place, Rule, Sheet
from .rules import CONDITION

_MOST = 12
"""Of more changes of one kind on a sheet the sum is told."""


def compare_rules(old: Sheet, new: Sheet, moves: Moves) -> Iterator[Difference]:
    """Rules that are gone, new, said of other places, or worded in another way."""
    before = [_moved(rule, old.name, moves) for rule in old.rules]
    after = [rule._replace(formulas=tuple(map(_plain, rule.formulas))) for rule in new.rules]
    left = list((Counter(before) - Counter(after)).elements())
    come = list((Counter(after) - Counter(before)).elements())
    for fact in dict.fromkeys(rule.fact for rule in (*left, *come)):
        yield from _of_one(fact, new.name, [r for r in left if r.fact == fact], [r for r in come if r.fact == fact])
    if not left and not come and _conditions(before) != _conditions(after):
        said = (_said([rule for rule in rules if rule.fact == CONDITION]) for rules in (before, after))
        yield told("style", new.name, "order of conditional formats", *said)


def _moved(rule: Rule, sheet: str, moves: Moves) -> Rule:
    areas = tuple(sorted(area for each in rule.areas if (area := moves.area(each, sheet)) is not None))
    return rule._replace(areas=areas, formulas=tuple(_plain(moves.formula(one, sheet)) for one in rule.formulas))


def _plain(formula: str) -> str:
    return formula.strip().removeprefix("=")


def _conditions(rules: Sequence[Rule]) -> list[Rule]:
    return [rule for rule in rules if rule.fact == CONDITION]


def _of_one(fact: Fact, sheet: str, left: list[Rule], come: list[Rule]) -> Iterator[Difference]:
    # What was in a row or column that is gone is told with it.
    left = [rule for rule in left if rule.areas]
    pairs = [*_paired(left, come, by_area=True), *_paired(left, come, by_area=False)]
    yield from _authors(sheet, [pair for pair in pairs if _only_author(*pair)])
    pairs = [pair for pair in pairs if not _only_author(*pair)]
    if len(pairs) + len(left) + len(come) > _MOST:
        sides = [[pair[side] for pair in pairs] + rest for side, rest in ((0, left), (1, come))]
        yield told(fact.kind, sheet, fact.name, *(_said(rules) if rules else None for rules in sides))
        return
    for old, new in pairs:
        same_place = old.areas == new.areas
        words = (_words(each) if same_place else _areas(each) for each in (old, new))
        yield told(fact.kind, f"{sheet}!{_areas(new)}", fact.name, *words)
    yield from (told(fact.kind, f"{sheet}!{_areas(one)}", fact.name, _words(one), None) for one in left)
    yield from (told(fact.kind, f"{sheet}!{_areas(one)}", fact.name, None, _words(one)) for one in come)


def _paired(left: list[Rule], come: list[Rule], by_area: bool) -> list[tuple[Rule, Rule]]:
    """Rules that are the same but for their words, or but for their places; they are taken out of both lists."""
    waiting: dict[object, list[Rule]] = {}
    for rule in come:
        waiting.setdefault(rule.areas if by_area else (rule.text, rule.formulas), []).append(rule)
    found = []
    for rule in left:
        key = rule.areas if by_area else (rule.text, rule.formulas)
        if waiting.get(key) and (by_area or rule.text or rule.formulas):
            found.append((rule, waiting[key].pop(0)))
    gone, new = Counter(one for one, _ in found), Counter(other for _, other in found)
    left[:] = list((Counter(left) - gone).elements())
    come[:] = list((Counter(come) - new).elements())
    return found


def _only_author(old: Rule, new: Rule) -> bool:
    return old.areas == new.areas and old._replace(author=new.author) == new


def _authors(sheet: str, pairs: Sequence[tuple[Rule, Rule]]) -> Iterator[Difference]:
    """Comments that say the same, by somebody else: once for each pair of names."""
    names: dict[tuple[str, str], list[Place]] = {}
    for old, new in pairs:
        names.setdefault((old.author, new.author), []).append((new.areas[0].top, new.areas[0].left))
    for (before, after), places in names.items():
        yield told("notes", f"{sheet}!{ranges(places)}", AUTHORS, before or "nobody", after or "nobody")


def _areas(rule: Rule) -> str:
    return ", ".join(map(area_words, rule.areas))


def _words(rule: Rule) -> str:
    said = f"{rule.author}: {rule.text}" if rule.author else rule.text
    return " ".join([said, *(f"={formula}" for formula in rule.formulas)]).strip() or _areas(rule)


def _said(rules: Sequence[Rule]) -> str:
    shown = "; ".join(
        f"{_areas(rule)} {_words(rule) if rule.text or rule.formulas else ''}".strip() for rule in rules[:3]
    )
    return f"{len(rules)}: {shown}{'; …' if len(rules) > 3 else ''}"
