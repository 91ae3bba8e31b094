"""A build as bytes: all that a deck is made of, so that it can be made where none of its files are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..files.hashes import content_of
from ..lineage.build_id import is_part
from ..lineage.found import sidecar_path
from .request import BuildRequest

TEMPLATE, WORKBOOK, AGAINST, DECK, PICTURES = "templates", "workbook", "against", "output", "inputs/pictures"
"""Where the parts lie in the project that is laid out where the deck is made."""


@dataclass(frozen=True)
class Parcel:
    """One build. `files` are by their place in a project; `given` and `shown` are what each of those is called here."""

    files: Mapping[str, bytes]
    workbook: str
    template: str
    target: str
    given: Mapping[str, str]
    shown: Mapping[str, str]
    parts: tuple[str, ...]
    """Names and hashes of the template and of the program that is to make the deck."""
    home: str = ""
    """The project's folder, as it is called here."""
    against: str | None = None
    named_template: bool = False
    """Whether the template was given, and not found by what the workbook says."""
    looked: bool = False
    """Whether the last period's workbook was looked for, and is not there."""
    compare_words: bool = False
    final: bool = False
    notes: bool = False
    recalculate: bool = False
    use_cache: bool = True


@dataclass(frozen=True)
class Kit:
    """What the decks of a family share, read once: a template's folder and pictures, as bytes by place."""

    folder: Path
    files: Mapping[str, bytes]
    parts: tuple[str, ...]


def kit_of(folder: Path, pictures: Path, parts: Sequence[str]) -> Kit:
    """The template in a folder and the pictures of its project; `parts` are their names and hashes."""
    within = f"{TEMPLATE}/{folder.resolve().name}"
    files = dict([*_files(folder, within), *_files(pictures, PICTURES)])
    return Kit(folder, files, tuple(parts))


def _files(folder: Path, within: str) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")) if folder.is_dir() else []:
        if is_part(path):
            yield f"{within}/{path.relative_to(folder).as_posix()}", content_of(path)


def parcel_of(request: BuildRequest, kit: Kit, against: Path | None = None, *, looked: bool = False) -> Parcel:
    """What a request asks for, as bytes.

    Raises:
        PackageError: a file is missing or cannot be read.
    """
    template, target = f"{TEMPLATE}/{kit.folder.resolve().name}", f"{DECK}/{request.target.name}"
    homes = {
        f"{WORKBOOK}/{request.workbook.name}": request.workbook,
        template: kit.folder,
        target: request.target,
    }
    if against is not None:
        homes[f"{AGAINST}/{against.name}"] = against
    own = {place: content_of(home) for place, home in homes.items() if place.startswith((WORKBOOK, AGAINST))}
    return Parcel(
        files={**kit.files, **own, **dict(_beside(request))},
        workbook=f"{WORKBOOK}/{request.workbook.name}",
        template=template,
        target=target,
        given={place: request.given(home) for place, home in homes.items()},
        shown={place: request.shown(home) for place, home in homes.items()},
        parts=kit.parts,
        home=request.project.root.as_posix(),
        against=f"{AGAINST}/{against.name}" if against is not None else None,
        named_template=request.template is not None,
        looked=looked,
        compare_words=request.compare_words,
        final=request.final,
        notes=request.notes,
        recalculate=request.recalculate,
        use_cache=request.use_cache,
    )


def _beside(request: BuildRequest) -> Iterator[tuple[str, bytes]]:
    """What a build looks at beside its inputs: whether Excel holds the workbook, and the lineage of the deck before."""
    lock, before = request.workbook.with_name(f"~${request.workbook.name}"), sidecar_path(request.target)
    if lock.exists():
        yield f"{WORKBOOK}/{lock.name}", b""
    if before.is_file():
        yield f"{DECK}/{before.name}", content_of(before)
