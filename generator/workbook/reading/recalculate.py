"""Calculating a copy of a workbook with LibreOffice, for workbooks saved by programs that do not calculate."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ...files.temporary import private_folder
from ...office.libreoffice import convert


@contextmanager
def recalculated(workbook: Path) -> Iterator[Path]:
    """A copy of the workbook with all formulas calculated; gone when the context ends.

    Raises:
        OfficeError: LibreOffice is not installed, takes too long, or cannot read the workbook.
    """
    with private_folder() as folder:
        yield convert(workbook, "xlsx:Calc MS Excel 2007 XML", folder, calculate=True)
