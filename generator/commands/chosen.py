"""The template that a build takes: the workbook is read for it only where it has to name one of several."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from .request import BuildRequest

if TYPE_CHECKING:
    from ..workbook.model import Workbook


class Chosen(NamedTuple):
    """The template's folder, and the workbook where it had to be read to tell which."""

    folder: Path
    workbook: Workbook | None = None


def chosen_template(request: BuildRequest) -> Chosen:
    """The template given, or the project's only one; of several, the one that the workbook names.

    Raises:
        JianbaoError: there is no such template, or the workbook that is to name it cannot be read.
    """
    home = request.project
    if request.template is not None or len(home.templates()) == 1:
        return Chosen(home.template("", request.template))
    from .reading import read_once

    workbook = read_once(request)
    return Chosen(home.template(workbook.setting("template"), None), workbook)
