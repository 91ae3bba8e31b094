"""Fixtures of the whole-deck tests, for diffs of the same deck."""

from __future__ import annotations

from tests.deck.conftest import _own_cache, built, office, project, to_pdf

__all__ = ["_own_cache", "built", "office", "project", "to_pdf"]
