"""Which slide of a deck is which of another: by lineage where it names them, then by what they say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from functools import cache
from itertools import count

from ..pptx_deck.model import Slide
from .align import Alignment, Likeness, align
from .shapes import contents
from .words import skeleton

Names = Mapping[int, str]
"""The names of slides by their number."""
_LEAST_ALIKE = 0.3


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

    keys: list[Callable[[Slide], Hashable]] = [
        lambda slide: slide,
        lambda slide: tuple(contents(slide.shapes)) or None,
        lambda slide: tuple(skeleton(text) for text in contents(slide.shapes)) or None,
        own_title,
    ]
    return align(old, new, keys, _likeness(old, new))


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
