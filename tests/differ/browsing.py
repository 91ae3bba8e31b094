"""Pages in a real headless Chromium that is offline."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A real headless Chromium, or a skip with the reason; under CI its absence is a failure."""
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if program is None:
        if os.environ.get("JIANBAO_RENDER") == "required":
            pytest.fail("Chromium is required here and not installed")
        pytest.skip("Chromium is not installed")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield running
        running.close()


def opened(browser: Any, html: str, folder: Path, **context: object) -> tuple[Any, list[str]]:
    """The page in a browser that is offline, and what its console said; `context` is Playwright's."""
    (folder / "report.html").write_text(html, encoding="utf-8")
    page = browser.new_context(offline=True, **context).new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto((folder / "report.html").as_uri())
    return page, said
