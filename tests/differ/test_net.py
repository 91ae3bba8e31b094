"""The net under the readers: whatever differs is told, or counted, or on the list of noise."""

from __future__ import annotations

from generator.differ.net.noise import NAMES, NOISY_KINDS, REFERENCES

from .one_change import OneChange


def is_noise(change: OneChange) -> bool:
    """Whether the list of noise, or one of its rules by place, says that a change means nothing."""
    whole = any(f"{name}/" in NAMES or f"{above}/{name}/" in NAMES for above, name in zip(("", *change.path), change.path, strict=False))
    named = {change.name, f"@{change.attribute}"} & (NAMES | REFERENCES)
    return whole or bool(named) or any(kind in change.part for kind in NOISY_KINDS) or _by_place(change)


def _by_place(change: OneChange) -> bool:
    """The format of what would be typed next, what a field printed last, and lengths nearer than the tolerance."""
    ends = "a:endParaRPr" in change.path and any(name in ("a:r", "a:fld", "a:br") for name in change.beside)
    near = change.name in ("a:off@x", "a:off@y", "a:ext@cx", "a:ext@cy") and abs(int(change.old) - int(change.new)) < 6350
    return ends or near or (change.name == "a:t#" and change.path[-2] == "a:fld")
