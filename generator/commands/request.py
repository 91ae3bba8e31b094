"""What a build is asked for, every argument resolved. Imports nothing heavy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from ..errors import PackageError, Problem
from ..files.project import Project


class Called(NamedTuple):
    """What a file is called that a build reads somewhere else: as it was named, and as messages show it."""

    given: str
    shown: str


@dataclass(frozen=True, kw_only=True)
class BuildRequest:
    """One build or check. `template` and `against` are what was given, None where jianbao is to find them."""

    workbook: Path
    project: Project
    target: Path
    template: Path | None = None
    against: Path | None = None
    compare_words: bool = False
    """Whether to compare the words with the last period's deck too, which is set for that."""
    final: bool = False
    notes: bool = False
    recalculate: bool = False
    use_cache: bool = True

    called: Mapping[Path, Called] = field(default_factory=dict)
    """Files that were laid out for this build alone, which nothing is to name by where they lie."""

    def shown(self, path: Path) -> str:
        """A path as messages show it."""
        return self.called[path].shown if path in self.called else self.project.shown(path)

    def given(self, path: Path) -> str:
        """A path as it was given."""
        return self.called[path].given if path in self.called else path.as_posix()


def build_request(
    workbook: str | Path, *, project: str | Path, output: str | Path | None = None, template: str | Path | None = None,
    against: str | Path | None = None, compare_words: bool = False, final: bool = False, notes: bool = False,
    recalculate: bool = False, use_cache: bool = True,
) -> BuildRequest:  # fmt: skip
    """The request behind a command's arguments.

    Raises:
        PackageError: there is no such last period's workbook.
    """
    book, home = Path(workbook), Project(Path(project))
    return BuildRequest(
        workbook=book,
        project=home,
        target=Path(output) if output is not None else home.output / f"{book.stem}.pptx",
        template=Path(template) if template is not None else None,
        against=_given(against),
        compare_words=compare_words,
        final=final,
        notes=notes,
        recalculate=recalculate,
        use_cache=use_cache,
    )


def _given(against: str | Path | None) -> Path | None:
    if against is None:
        return None
    path = Path(against)
    if not path.is_file():
        raise PackageError(Problem(str(path), "there is no such file.", "Name the last period's workbook."))
    return path
