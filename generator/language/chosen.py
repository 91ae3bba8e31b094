"""The language of the decks that are built: chosen here and nowhere else."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ..finance.period import Period
from .vocabulary import Vocabulary
from .zh import ZH
from .zh_periods import FORMS

WORDS: Vocabulary = ZH
PERIOD_FORMS: Mapping[str, Callable[[Period], str]] = FORMS
"""The ways to write a reporting period, by name."""
