"""What a slide waits for once it is set: charts that are still drawn, and the bytes of its pictures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element


@dataclass(frozen=True)
class PendingChart:
    """A chart whose drawing is still to come, by the name under which it will be found."""

    name: str
    element: _Element


@dataclass(frozen=True)
class PendingImage:
    """A picture whose bytes are to be related to the slide, and may still be on their way."""

    content: Callable[[], bytes]
    extension: str
    element: _Element
    svg: bytes | None = None
