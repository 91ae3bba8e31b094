"""A parcel laid out as a project in a folder of this process's own, and built there: what other processes are sent.

Imports nothing heavy until the first parcel comes; a process builds one deck at a time, for libraries that draw do not
share their fonts among threads.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from ..errors import JianbaoError, Problem
from ..files.project import Project
from ..files.temporary import private_folder
from ..lineage.build_id import program_parts
from ..workbook import schema
from .chosen import Chosen
from .fault import Fault, fault_of
from .making import Made, make
from .parcel import Parcel
from .request import BuildRequest, Called

if TYPE_CHECKING:
    from .warm import Warm

_AT_A_TIME = Lock()


class Wanted(NamedTuple):
    """A workbook that the parcel's own was rolled from: it is to come along."""

    name: str


class Failed(NamedTuple):
    """Why there is no deck: what a person must mend, or a fault of the program's."""

    problems: tuple[Problem, ...] = ()
    fault: Fault | None = None


Answer = Made | Wanted | Failed


def made_of(parcel: Parcel) -> Answer:
    """The deck of a parcel as bytes, or what stands in its way; raises nothing, so that it can come from anywhere."""
    try:
        with _AT_A_TIME, private_folder() as folder:
            started = time.perf_counter()
            _lay_out(folder, parcel.files)
            answer = _built(folder, parcel)
            seconds = time.perf_counter() - started
            return answer._replace(seconds=seconds) if isinstance(answer, Made) else answer
    except Exception as fault:
        return Failed(fault=fault_of(fault))


def _lay_out(folder: Path, files: Mapping[str, bytes]) -> None:
    for place, content in files.items():
        path = folder / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _built(folder: Path, parcel: Parcel) -> Answer:
    if parcel.parts[-len(program_parts()) :] != program_parts():
        what = "is to be built by another version of jianbao, or of a library, than runs here."
        return Failed((Problem(parcel.given[parcel.workbook], what, "Install the same versions everywhere."),))
    try:
        return _made(_request(folder, parcel), parcel, folder)
    except JianbaoError as error:
        return Failed(tuple(_renamed(error.problems, folder, parcel)))


def _made(request: BuildRequest, parcel: Parcel, folder: Path) -> Answer:
    from .drawing import drawing_charts
    from .reading import read_once

    warm = ready_to_build()
    workbook = read_once(request)
    previous = workbook.setting(schema.PREVIOUS)
    if previous and request.against is None and not parcel.looked:
        return Wanted(previous)
    with drawing_charts(parcel.use_cache, alone=True) as charts:
        return make(request, Chosen(folder / parcel.template, workbook), parcel.parts, charts, warm, lambda _: None)


@cache
def ready_to_build() -> Warm:
    """This process's own, made when the first parcel comes."""
    from .ready import ready

    return ready()


def _request(folder: Path, parcel: Parcel) -> BuildRequest:
    called = {folder / place: Called(given, parcel.shown[place]) for place, given in parcel.given.items()}
    return BuildRequest(
        workbook=folder / parcel.workbook,
        project=Project(folder),
        target=folder / parcel.target,
        template=folder / parcel.template if parcel.named_template else None,
        against=folder / parcel.against if parcel.against is not None else None,
        compare_words=parcel.compare_words,
        final=parcel.final,
        notes=parcel.notes,
        recalculate=parcel.recalculate,
        use_cache=parcel.use_cache,
        called=called,
    )


def _renamed(problems: tuple[Problem, ...], folder: Path, parcel: Parcel) -> Iterator[Problem]:
    """Problems that name files as they are called where the parcel comes from."""
    names = {str(folder / place): given for place, given in parcel.given.items()}
    names |= {f"{folder}/": f"{parcel.home}/" if parcel.home != "." else "", str(folder): parcel.home}
    for problem in problems:
        where, what, hint = (_with_names(text, names) for text in problem[:3])
        yield problem._replace(where=where, what=what, hint=hint)


def _with_names(text: str, names: Mapping[str, str]) -> str:
    for laid, given in names.items():
        text = text.replace(laid, given)
    return text
