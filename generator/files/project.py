"""A project folder: where its templates, inputs and outputs are."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ..errors import Problem, TemplateError, nearest


def project_above(file: Path) -> Path | None:
    """The nearest folder above a file with `templates/` in it: the project that the file lies in."""
    return next((folder for folder in file.resolve().parents if (folder / "templates").is_dir()), None)


@dataclass(frozen=True, slots=True)
class Project:
    """A folder with `templates/`, `inputs/` and `output/` in it."""

    root: Path

    @property
    def output(self) -> Path:
        return self.root / "output"

    @property
    def history(self) -> Path:
        return self.output / "history"

    @property
    def pictures(self) -> Path:
        return self.root / "inputs" / "pictures"

    def templates(self) -> dict[str, Path]:
        """The template folders by name: those that have a deck.yaml."""
        folder = self.root / "templates"
        found = sorted(folder.iterdir()) if folder.is_dir() else []
        return {path.name: path for path in found if (path / "deck.yaml").is_file()}

    def template(self, named: str, given: Path | None) -> Path:
        """The template folder: the one given, else the one that the workbook names, else the only one.

        Raises:
            TemplateError: there is no such template, or there are several and none is named.
        """
        if given is not None:
            return given
        known = self.templates()
        if named in known:
            return known[named]
        where = str(self.root / "templates")
        if named:
            raise TemplateError(Problem(where, f'no template "{named}", which 报告期 names.', nearest(named, known)))
        if len(known) != 1:
            raise TemplateError(
                Problem(where, f"{len(known)} templates and none named.", "Name one in 报告期, or with --template.")
            )
        return next(iter(known.values()))

    def workbook_named(self, name: str, folder: Path) -> Path | None:
        """A workbook that another one names: in its folder, in the project's inputs, or in the project."""
        places = (folder / name, self.root / "inputs" / name, self.root / name)
        return next((path for path in places if path.is_file()), None)

    def shown(self, path: Path) -> str:
        """A path as messages show it: from the project's folder where it lies in it."""
        try:
            return path.resolve().relative_to(self.root.resolve()).as_posix()
        except ValueError:
            return path.as_posix()
