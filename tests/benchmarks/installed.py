"""The package as it is installed: a wheel built of this tree, put into a folder of its own."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]


class Installed(NamedTuple):
    """A wheel's file, and the folder that it was installed into."""

    wheel: Path
    folder: Path


def install(folder: Path) -> Installed:
    """Build the wheel and install it, without what it stands on; nothing is fetched."""
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--no-input", "-q"]
    made = folder / "wheel"
    subprocess.run([*pip, "wheel", "--no-deps", "--no-build-isolation", "-w", str(made), str(ROOT)], check=True)
    (wheel,) = made.glob("*.whl")
    target = folder / "site-packages"
    subprocess.run([*pip, "install", "--no-deps", "--target", str(target), str(wheel)], check=True)
    return Installed(wheel, target)


def measured() -> str:
    """The sizes of both, in words."""
    with tempfile.TemporaryDirectory(prefix="jianbao-wheel-") as name:
        wheel, folder = install(Path(name))
        files = [path for path in folder.rglob("*") if path.is_file()]
        compiled = sum(path.stat().st_size for path in files if path.suffix == ".pyc")
        whole = sum(path.stat().st_size for path in files)
        return (
            f"wheel {wheel.stat().st_size / 1e6:.2f} MB; installed {(whole - compiled) / 1e6:.2f} MB in "
            f"{len(files)} files, and {compiled / 1e6:.2f} MB compiled"
        )
