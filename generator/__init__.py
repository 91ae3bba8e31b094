"""jianbao: a results deck from one Excel workbook, with the origin of every number.

`build`, `check`, `diff` and their results are importable from here; nothing heavy is loaded until one is called.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .builder import build, check
    from .differ.changes import Comparison
    from .differ.run import diff
    from .results import BuildResult, CheckResult
    from .tieout import TieOut, tie_out

__version__ = "0.1.0"
_HOMES = {
    "BuildResult": "results", "CheckResult": "results", "build": "builder", "check": "builder",
    "Comparison": "differ.changes", "diff": "differ.run", "TieOut": "tieout", "tie_out": "tieout",
}  # fmt: skip
__all__ = ["BuildResult", "CheckResult", "Comparison", "TieOut", "__version__", "build", "check", "diff", "tie_out"]


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        from importlib import import_module

        value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
        globals()[name] = value
        return value
    raise AttributeError(name)
