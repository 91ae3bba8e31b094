"""LibreOffice, when it is installed: converts a file with a profile of its own and a time limit."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from ..errors import JianbaoError, Problem
from ..files.temporary import private_folder

SECONDS = 180


class OfficeError(JianbaoError):
    """LibreOffice is missing, or could not convert a file."""


def find_office() -> str | None:
    """LibreOffice's program: on the path, or where it installs itself on Windows and macOS."""
    named = os.environ.get("JIANBAO_SOFFICE")
    if named:
        return shutil.which(named)
    places = (
        "/Applications/LibreOffice.app/Contents/MacOS/soffice",
        "C:/Program Files/LibreOffice/program/soffice.com",
        "C:/Program Files (x86)/LibreOffice/program/soffice.com",
    )
    return shutil.which("soffice") or shutil.which("libreoffice") or next(filter(os.path.isfile, places), None)


# LibreOffice trusts the values it finds in a file unless its settings say to calculate them on loading.
_ALWAYS_CALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>
"""


# What readers have, and what looks most like it where it is missing; unaided, LibreOffice takes Japanese shapes.
_FALLBACKS = {"微软雅黑": "Noto Sans CJK SC", "Microsoft YaHei": "Noto Sans CJK SC", "Arial": "Liberation Sans"}
_ALIAS = '<alias binding="same"><family>{}</family><accept><family>{}</family></accept></alias>'
_FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include>
{}
</fontconfig>
"""


def _environment(profile: Path) -> dict[str, str]:
    """The environment with fallbacks for fonts; a font that is installed is taken itself. Only fontconfig reads it."""
    fonts = profile / "fonts.conf"
    fonts.write_text(_FONTS.format("\n".join(_ALIAS.format(*pair) for pair in _FALLBACKS.items())), encoding="utf-8")
    return {"FONTCONFIG_FILE": str(fonts), **os.environ}


def convert(
    source: Path, target_format: str, folder: Path, *, seconds: float = SECONDS, calculate: bool = False
) -> Path:
    """`source` converted into `folder`; its path there. With `calculate` all formulas are calculated anew.

    Raises:
        OfficeError: LibreOffice is missing, takes too long, or writes nothing.
    """
    program = find_office()
    if program is None:
        raise OfficeError(Problem(str(source), "LibreOffice is not installed.", _install_hint()))
    with private_folder() as profile:
        if calculate:
            settings = profile / "user" / "registrymodifications.xcu"
            settings.parent.mkdir()
            settings.write_text(_ALWAYS_CALCULATE, encoding="utf-8")
        command = [
            program, "--headless", "--norestore", f"-env:UserInstallation={profile.resolve().as_uri()}",
            "--convert-to", target_format, "--outdir", str(folder), str(source.resolve()),
        ]  # fmt: skip
        try:
            told = subprocess.run(
                command, capture_output=True, timeout=seconds, check=False, stdin=subprocess.DEVNULL,
                env=_environment(profile),
            )  # fmt: skip
        except subprocess.TimeoutExpired as error:
            raise OfficeError(Problem(str(source), f"LibreOffice took over {seconds:.0f} s.", "Try again.")) from error
    result = folder / f"{source.stem}.{target_format.partition(':')[0]}"
    if not result.exists():
        said = told.stderr.decode(errors="replace").strip().splitlines()
        raise OfficeError(
            Problem(str(source), f"LibreOffice could not convert it ({said[-1] if said else 'no word'}).", "")
        )
    return result


def _install_hint() -> str:
    lines = {"win32": "winget install TheDocumentFoundation.LibreOffice", "darwin": "brew install --cask libreoffice"}
    return "Install it: " + lines.get(sys.platform, "apt-get install libreoffice-impress libreoffice-calc")
