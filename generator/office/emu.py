"""English metric units, the integers in which OOXML counts lengths."""

from __future__ import annotations

EMU_PER_POINT = 12_700


def emu(points: float) -> int:
    return round(points * EMU_PER_POINT)
