"""What people changed in a deck that a build sets aside; imported only where there is one."""

from __future__ import annotations

from pathlib import Path

from ..differ.changes import Comparison
from ..differ.run import diff
from ..errors import JianbaoError
from ..files.project import Project
from ..lineage.history import kept_deck
from ..pptx_deck.read import read_deck


def hand_edits(kept: Path, project: Project) -> Comparison | None:
    """What was changed in a deck since it was built; None where that cannot be told."""
    try:
        own = kept_deck(project.history, read_deck(kept).build)
        return diff(own, kept, project=project.root) if own is not None else None
    except JianbaoError:
        return None  # a deck that cannot be read was kept all the same
