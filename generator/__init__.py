"""jianbao: a results deck from one Excel workbook, with the origin of every number.

`build`, `check`, `diff` and their results are importable from here; nothing heavy is loaded until one is called.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .commands.build import build, check
    from .commands.results import BuildResult, CheckResult
    from .differ.changes import Comparison
    from .differ.run import diff
    from .tieout.tieout import TieOut, tie_out

__version__ = "0.1.0"
_HOMES = {
    "BuildResult": "commands.results", "CheckResult": "commands.results",
    "build": "commands.build", "check": "commands.build",
    "Comparison": "differ.changes", "diff": "differ.run", "TieOut": "tieout.tieout", "tie_out": "tieout.tieout",
}  # fmt: skip
__all__ = ["BuildResult", "CheckResult", "Comparison", "TieOut", "__version__", "build", "check", "diff", "tie_out"]


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        from importlib import import_module

        value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
        globals()[name] = value
        return value
    raise AttributeError(name)
