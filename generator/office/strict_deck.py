"""Strict decks as Transitional: besides the names, shares are written 75% there and 75000 here."""

from __future__ import annotations

import re

from .strict import transitional

_STRICT = b"http://purl.oclc.org/ooxml/"
_RELATIONS = re.compile(rb"relationships/(extended|custom)Properties")
_SHARE = re.compile(rb'(\s[\w:]+)="(-?\d+(?:\.\d+)?)%"')
_OF_CHARTS = re.compile(
    rb'(<(?:\w+:)?(?:gapWidth|gapDepth|overlap|holeSize|bubbleScale|depthPercent|hPercent|lblOffset)\s+val)="(-?\d+)%"'
)
_WORDS = (b"name", b"descr", b"title", b"formatCode", b"typeface", b"userName", b"tooltip")
"""Attributes that hold words: a percentage in them is one."""


def is_strict(presentation: bytes) -> bool:
    return _STRICT in presentation


def transitional_part(content: bytes) -> bytes:
    """A part of a Strict deck as Transitional; one that is not Strict as it is."""
    if _STRICT not in content:
        return content
    renamed = _RELATIONS.sub(rb"relationships/\1-properties", transitional(content))
    return _SHARE.sub(_thousandths, _OF_CHARTS.sub(rb'\1="\2"', renamed))


def _thousandths(match: re.Match[bytes]) -> bytes:
    if match[1].strip() in _WORDS:
        return match[0]
    return match[1] + b'="' + str(round(float(match[2]) * 1000)).encode() + b'"'
