"""jianbao: a results deck from one Excel workbook, with the origin of every number.

`build`, `check` and their results are importable from here; nothing heavy is loaded until one is called.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .builder import BuildResult, CheckResult, build, check

__version__ = "0.1.0"
__all__ = ["BuildResult", "CheckResult", "__version__", "build", "check"]


def __getattr__(name: str) -> Any:
    if name in __all__:
        from importlib import import_module

        value = getattr(import_module(f"{__name__}.builder"), name)
        globals()[name] = value
        return value
    raise AttributeError(name)
