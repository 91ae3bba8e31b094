"""Colours as numbers: mixing, luminance, and how well one is read on another, as WCAG 2 defines it."""

from __future__ import annotations

LEAST, LEAST_LARGE = 4.5, 3.0
"""What text needs on its ground; large text (18 points, or 14 in bold) needs less."""


def channels(colour: str) -> list[int]:
    digits = colour.lstrip("#")
    return [int(digits[start : start + 2], 16) for start in (0, 2, 4)]


def blend(colour: str, other: str, share: float) -> str:
    """`colour` with that share of another mixed in."""
    mixed = (a + (b - a) * share for a, b in zip(channels(colour), channels(other), strict=True))
    return "#" + "".join(f"{round(channel):02X}" for channel in mixed)


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    linear = [
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
        for channel in (value / 255 for value in channels(colour))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(colour: str, other: str) -> float:
    """Contrast ratio as WCAG 2 defines it: 1 to 21."""
    darker, lighter = sorted((luminance(colour), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def least_contrast(size: float, bold: bool) -> float:
    """The contrast that text of that size in points needs."""
    return LEAST_LARGE if size >= 18 or (bold and size >= 14) else LEAST
