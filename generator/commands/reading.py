"""The workbook of a build, read once. Heavy: imported only where it is needed."""

from __future__ import annotations

from ..workbook.model import Workbook
from ..workbook.reading.read import read_workbook
from ..workbook.reading.recalculate import recalculated
from .request import BuildRequest


def read_once(request: BuildRequest) -> Workbook:
    """The workbook, calculated anew where that is asked for."""
    shown = request.shown(request.workbook)
    if request.recalculate:
        with recalculated(request.workbook) as copy:
            return read_workbook(copy, shown=shown, verify=True)
    return read_workbook(request.workbook, shown=shown, verify=True)
