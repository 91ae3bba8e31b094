"""Which slide of a deck is which of another: by lineage where it names them, then by what they say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import cache
from itertools import count

from ..pptx_deck.model import Slide
from .align import Alignment, Likeness, align, longest_increasing
from .shapes import contents
from .words import skeleton

Names = Mapping[int, str]
"""The names of slides by their number."""
_LEAST_ALIKE = 0.3
_SHORT = 40
"""Letters in two lines at most: one word changed on such a slide leaves nothing to know it by."""


def aligned_slides(
    old: Sequence[Slide], new: Sequence[Slide], names_old: Names | None = None, names_new: Names | None = None
) -> Alignment:
    """Slides by their names where both decks have such, then by content, title and likeness."""
    if not (names_old and names_new):
        return _by_content(old, new)
    # A slide file that went on over several slides names each by its turn.
    places = {name: index for index, name in enumerate(_turns(new, names_new))}
    found = Alignment(len(old), len(new))
    found.pair((index, places[name]) for index, name in enumerate(_turns(old, names_old)) if name in places)
    found.pair_left(_by_content([old[i] for i in found.left_old], [new[i] for i in found.left_new]))
    return found


def _turns(slides: Sequence[Slide], names: Names) -> list[tuple[str, int]]:
    turns: dict[str, Iterator[int]] = {}
    named = [names.get(slide.number, f"slide {slide.number}") for slide in slides]
    return [(name, next(turns.setdefault(name, count()))) for name in named]


def _by_content(old: Sequence[Slide], new: Sequence[Slide]) -> Alignment:
    titles = Counter(each.title for each in old), Counter(each.title for each in new)

    def own_title(slide: Slide) -> Hashable:
        alone = titles[0][slide.title] == titles[1][slide.title] == 1
        return slide.title if slide.title and alone else None

    found = Alignment(len(old), len(new))
    found.pair(_copies(old, new))
    rest = [old[i] for i in found.left_old], [new[i] for i in found.left_new]
    said = {id(slide): tuple(contents(slide.shapes)) for slides in rest for slide in slides}
    keys: list[Callable[[Slide], Hashable]] = [
        lambda slide: slide,
        lambda slide: said[id(slide)] or None,
        lambda slide: tuple(map(skeleton, said[id(slide)])) or None,
        own_title,
    ]
    found.pair_left(align(*rest, keys, _likeness(*rest)))
    found.pair(_in_gaps(old, new, found))
    return found


def _copies(old: Sequence[Slide], new: Sequence[Slide]) -> list[tuple[int, int]]:
    """Of slides that are there more than once: by the file's own ids, else by the slides around them."""
    counts = Counter(old)
    if len(counts) == len(old) and len(set(new)) == len(new):
        return []
    known = {(slide, slide.id): index for index, slide in enumerate(old) if slide.id and counts[slide] > 1}
    by_id = [(known[slide, slide.id], index) for index, slide in enumerate(new) if (slide, slide.id) in known]
    if by_id and longest_increasing([one for one, _ in by_id]) == [one for one, _ in by_id]:
        return by_id
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    return [(block.a + turn, block.b + turn) for block in blocks for turn in range(block.size)]


def _in_gaps(old: Sequence[Slide], new: Sequence[Slide], found: Alignment) -> list[tuple[int, int]]:
    """One slide left on each side between slides that are the same: too short to be known by its words, it is one."""
    around = {-1: -1, len(old): len(new), **found.to_new}
    return [
        (index, around[index - 1] + 1)
        for index in found.left_old
        if index - 1 in around and around.get(index + 1) == around[index - 1] + 2
        and _is_short(old[index]) and _is_short(new[around[index - 1] + 1])
    ]  # fmt: skip


def _is_short(slide: Slide) -> bool:
    lines = [line for text in contents(slide.shapes) for line in text.split("\n")]
    return len(lines) <= 2 and sum(map(len, lines)) <= _SHORT


def _likeness(old: Sequence[Slide], new: Sequence[Slide]) -> Likeness:
    """By the lines that two slides share; what a slide says is worked out once, and only if it is asked for."""
    words_old = cache(lambda index: words_of_slide(old[index]))
    words_new = cache(lambda index: words_of_slide(new[index]))

    def score(one: int, other: int) -> float:
        a, b = words_old(one), words_new(other)
        total = a.total() + b.total()
        shared = 2 * (a & b).total() / total if total else float(old[one].layout == new[other].layout)
        return 0.9 * shared + 0.1 * (bool(old[one].title) and old[one].title == new[other].title)

    return Likeness(score, words_old, words_new, _LEAST_ALIKE)


def words_of_slide(slide: Slide) -> Counter[str]:
    """What a slide says, line by line, numbers apart."""
    lines = Counter(skeleton(line).strip() for text in contents(slide.shapes) for line in text.split("\n"))
    lines.pop("", None)
    return lines
