"""Fixtures of the whole-deck tests, for diffs of the same deck, and a browser."""

from __future__ import annotations

from tests.deck.conftest import _own_cache, built, office, project, to_pdf
from tests.differ.browsing import browser

__all__ = ["_own_cache", "browser", "built", "office", "project", "to_pdf"]
