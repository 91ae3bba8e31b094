"""One deck as the other formats that PowerPoint writes it in."""

from __future__ import annotations

import re
from pathlib import Path

from tests.office.hostile import members, packed

_MAIN = b"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
CONTENT_TYPES = {
    ".potx": b"application/vnd.openxmlformats-officedocument.presentationml.template.main+xml",
    ".ppsx": b"application/vnd.openxmlformats-officedocument.presentationml.slideshow.main+xml",
    ".pptm": b"application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml",
    ".ppsm": b"application/vnd.ms-powerpoint.slideshow.macroEnabled.main+xml",
    ".potm": b"application/vnd.ms-powerpoint.template.macroEnabled.main+xml",
}
_TRANSITIONAL = re.compile(rb"http://schemas\.openxmlformats\.org/(drawingml|presentationml|officeDocument)/2006/([\w/-]+)")
_SHARES = re.compile(rb'(<a:(?:lumMod|lumOff|shade|tint|alpha|satMod|spcPct|gs) (?:val|pos))="(\d+)"')
_CHARTS = re.compile(rb'(<c:(?:gapWidth|overlap) val)="(-?\d+)"')


def saved_as(deck: Path, suffix: str) -> Path:
    """A copy under a format's name and content type."""
    parts = members(deck.read_bytes())
    types = parts["[Content_Types].xml"].replace(_MAIN, CONTENT_TYPES[suffix])
    made = deck.with_suffix(suffix)
    made.write_bytes(packed({**parts, "[Content_Types].xml": types}))
    return made


def as_strict(deck: Path) -> Path:
    """A copy as Strict Open XML: other namespaces and relations, shares with a percent sign."""
    made = deck.with_name(f"strict-{deck.name}")
    made.write_bytes(packed({name: _strict(name, part) for name, part in members(deck.read_bytes()).items()}))
    return made


def _strict(name: str, part: bytes) -> bytes:
    if not name.endswith((".xml", ".rels")) or name.startswith(("[", "docProps/core")):
        return part
    part = _TRANSITIONAL.sub(rb"http://purl.oclc.org/ooxml/\1/\2", part).replace(b"extended-properties", b"extendedProperties")
    part = _SHARES.sub(lambda found: found[1] + b'="%g%%"' % (int(found[2]) / 1000), part)
    return _CHARTS.sub(rb'\1="\2%"', part).replace(b"<p:presentation ", b'<p:presentation conformance="strict" ', 1)
