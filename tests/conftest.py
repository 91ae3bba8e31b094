"""What holds in all tests: charts are drawn by the process that runs them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from generator.commands import drawing


@pytest.fixture(autouse=True, scope="session")
def _drawn_here() -> Iterator[None]:
    """A build starts no second process to draw with, as on a computer with one processor.

    It would import matplotlib anew for each build, which costs more than all charts of a deck. The drawings are the
    same (tests/charts/test_render.py), and commands that are started as such have the second process.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(drawing, "warm", lambda: None)
        yield
