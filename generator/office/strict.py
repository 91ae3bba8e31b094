"""Strict Open XML into the Transitional kind that all programs write by default: the same parts under other names."""

from __future__ import annotations

import re

_STRICT = b"http://purl.oclc.org/ooxml/"
_NAMESPACE = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/([\w/]+)")
_CONFORMANCE = re.compile(rb'\s+conformance="strict"')
# Two that Transitional spells otherwise.
_SPELT = {b"extendedProperties": b"extended-properties", b"customProperties": b"custom-properties"}


def transitional(content: bytes) -> bytes:
    """A part of a Strict package as Transitional; any other part as it is."""
    if _STRICT not in content:
        return content
    return _CONFORMANCE.sub(b"", _NAMESPACE.sub(_translated, content))


def _translated(match: re.Match[bytes]) -> bytes:
    rest = _SPELT.get(match[2], match[2])
    return b"http://schemas.openxmlformats.org/" + match[1] + b"/2006/" + rest
