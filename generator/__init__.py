"""jianbao: a results deck from one Excel workbook, with the origin of every number.

Each command is a function here, and what it returns a plain result; nothing heavy is loaded until one is called.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .commands.brand import BrandResult, brand
    from .commands.build import build
    from .commands.build_many import Outcome, build_many
    from .commands.check import check
    from .commands.new_project import new_project
    from .commands.preview import preview
    from .commands.quick_look import quick_look
    from .commands.results import BuildResult, CheckResult, LookResult
    from .commands.roll import RollResult, roll
    from .commands.text import outline
    from .commands.words import list_words
    from .differ.changes import Comparison
    from .differ.run import diff
    from .office.preview import Preview
    from .tieout.tieout import TieOut, tie_out

__version__ = "0.1.0"
_HOMES = {
    "BrandResult": "commands.brand", "BuildResult": "commands.results", "CheckResult": "commands.results",
    "Comparison": "differ.changes", "LookResult": "commands.results", "Preview": "office.preview",
    "RollResult": "commands.roll", "TieOut": "tieout.tieout", "brand": "commands.brand",
    "Outcome": "commands.build_many", "build_many": "commands.build_many",
    "build": "commands.build", "check": "commands.check", "diff": "differ.run", "list_words": "commands.words",
    "new_project": "commands.new_project", "outline": "commands.text", "preview": "commands.preview",
    "quick_look": "commands.quick_look",
    "roll": "commands.roll", "tie_out": "tieout.tieout",
}  # fmt: skip
__all__ = [
    "BrandResult", "BuildResult", "CheckResult", "Comparison", "LookResult", "Outcome", "Preview", "RollResult",
    "TieOut", "__version__", "brand", "build", "build_many", "check", "diff", "list_words", "new_project", "outline",
    "preview", "quick_look", "roll", "tie_out",
]  # fmt: skip


def __getattr__(name: str) -> object:
    if name in _HOMES:
        from importlib import import_module

        value: object = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
        globals()[name] = value
        return value
    raise AttributeError(name)
