"""Imported for what it imports: all that a process needs which builds decks, before others come of it."""

from __future__ import annotations

from .laid_out import ready_to_build
from .ready import settle

ready_to_build()
settle()
