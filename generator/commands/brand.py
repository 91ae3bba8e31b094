"""brand: any presentation or template as the master of a template folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from ..branding.brand import Taken, branded
from ..errors import OutputError, Problem, UsageError
from ..files.refused import refused
from ..files.write import write_beside
from ..spec.yaml_file import YamlFile

MASTER = "master.pptx"
_ENDINGS = (".pptx", ".potx", ".pptm", ".potm", ".ppsx")


class BrandResult(NamedTuple):
    """The master that was written, where the one that stood there is now, and what was taken for what."""

    master: Path
    before: Path | None
    taken: tuple[Taken, ...]
    slides: int
    """Slide files in the folder."""


def brand(master: str | Path, template_dir: str | Path) -> BrandResult:
    """Make a company's presentation or template the master of a template folder.

    Its slides and macros are left out; a master that stands in the folder is kept beside the new one.

    Raises:
        PackageError: it is damaged, or no presentation.
        TemplateError: it has no layout that slides could be set on.
        OutputError: the folder cannot be written.
    """
    source, folder = Path(master), Path(template_dir)
    if not source.is_file():
        raise UsageError(Problem(str(source), "there is no such file.", "Name a .pptx or .potx."))
    if source.suffix.lower() not in _ENDINGS:
        raise UsageError(Problem(str(source), "is no PowerPoint file.", "Save it as .pptx or .potx."))
    if folder.exists() and not folder.is_dir():
        raise OutputError(Problem(str(folder), "is a file.", "Name a folder."))
    made = branded(source)
    target = folder / MASTER
    try:
        folder.mkdir(parents=True, exist_ok=True)
        before = _put_by(target, made.content)
        write_beside(target, made.content)
    except OSError as error:
        raise refused(error, target, "The folder is as it was.") from error
    slides = sorted((folder / "slides").glob("*.yaml"))
    taken = (*made.taken, *_missing_layouts(target, slides))
    return BrandResult(target, before, taken, len(slides))


def _put_by(target: Path, content: bytes) -> Path | None:
    """A master that stands there under another name, unless it is the same."""
    if not target.exists() or target.read_bytes() == content:
        return None
    names = (target.with_name(f"master-{number}.pptx") for number in range(1, 10_000))
    free = next(one for one in names if not one.exists())
    write_beside(free, target.read_bytes())
    return free


def _missing_layouts(master: Path, slides: list[Path]) -> Iterator[Taken]:
    """The layouts that slide files name and the master has not."""
    from ..page.master import open_master

    known = open_master(master, str(master)).layouts if slides else {}
    for path in slides:
        tree = YamlFile(path, path.as_posix()).tree
        layout = str(tree.get("layout", "")) if isinstance(tree, dict) else ""
        if layout and layout not in known:
            yield Taken("missing", f'layout "{layout}"', f"{path.name} is set on it")
