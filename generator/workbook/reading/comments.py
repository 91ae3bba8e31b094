"""Comments of cells: a value's own source, its status, and what a thread of them says."""

from __future__ import annotations

import re

from ...finance.status import Status
from .confirmed import without_confirmations

# Excel writes for older programs what a threaded comment says, after words of its own.
_THREAD = re.compile(r"\A\[[^\]]+\].*?linkid=\d+\s*\n+\s*[^\n]*[:：]\s*\n?(?P<said>.*)\Z", re.DOTALL)
_ANSWER = re.compile(r"\n[^\S\n]*(?:Reply|答复|回复)[:：].*", re.DOTALL)


def status_and_source(comment: str, status: Status, source: str) -> tuple[Status, str]:
    """A comment on a value is its own source; one that starts with a status word overrides the row's status."""
    comment = without_confirmations(_of_thread(comment))
    if not comment:
        return status, source
    for word in Status:
        if comment.startswith(word.value):
            return word, comment.removeprefix(word.value).lstrip(" ：:，,。；;\n") or source
    return status, comment


def _of_thread(comment: str) -> str:
    """The first comment of a thread."""
    match = _THREAD.match(comment)
    return _ANSWER.sub("", match["said"]).strip() if match else comment
