"""The language of the decks that are built: chosen here and nowhere else."""

from __future__ import annotations

from .vocabulary import Vocabulary
from .zh import ZH

WORDS: Vocabulary = ZH
