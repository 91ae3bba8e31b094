"""Values of traits compared by name; numbers that differ by rounding only are the same."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..pptx_deck.traits import Named

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?= ?(?:pt|°|%))")
_ROUNDING = 0.3
"""Points, degrees or percent by which programs round what they save."""
_USUAL = {
    "insets": "as usual", "wrap": "wrapped", "anchor": "top", "direction": "as usual", "mirrored": "not mirrored",
    "line spacing": "single", "bullet": "no bullet", "bullet colour": "as the text", "bullet size": "as the text",
    "bullet font": "as the text", "capitals": "as typed", "letter spacing": "normal", "margins": "as usual",
    "opacity": "100%", "locked": "not locked", "columns of text": "1", "underlined by": "single", "struck": "once",
    "merged": "not merged", "tabs": "as usual", "left margin": "0 pt", "right margin": "0 pt", "first line": "0 pt",
    "space before": "0 pt", "space after": "0 pt", "autofit": "no autofit", "text turned by": "0°",
}  # fmt: skip


def usual(name: str) -> str:
    """What a trait that is not there looks like."""
    return _USUAL.get(name, "none")


def alike(old: str, new: str) -> bool:
    """Whether two values say the same: 12.6 pt and 12.61 pt do."""
    if old == new:
        return True
    if _NUMBER.sub("#", old) != _NUMBER.sub("#", new):
        return False
    pairs = zip(_NUMBER.findall(old), _NUMBER.findall(new), strict=True)
    return all(abs(float(one) - float(other)) <= _ROUNDING for one, other in pairs)


def differences(old: Named, new: Named) -> Iterator[tuple[str, str, str]]:
    """Name, old and new of what is not the same."""
    if old == new:
        return
    before, after = dict(old), dict(new)
    for name in dict.fromkeys([*after, *before]):
        one, other = before.get(name, usual(name)), after.get(name, usual(name))
        if not alike(one, other):
            yield name, one, other
