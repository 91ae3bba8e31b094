"""What killed processes leave: known by its name, swept, and nothing else with it."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from generator.errors import OutputError
from generator.files.leftovers import swept
from generator.files.process import PART, host, is_running, own_name
from generator.files.refused import check_name, refused
from generator.files.temporary import private_folder, temporary_root

posix = pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX")


@pytest.fixture(autouse=True)
def _own_root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))


@pytest.fixture(scope="module")
def gone() -> int:
    """A process that no longer runs."""
    told = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, text=True, check=True)
    return int(told.stdout)


def name_of(process: int, computer: str = "", suffix: str = "") -> str:
    return f"jianbao-{computer or host()}-{process}-0123456789ab{suffix}"


def test_a_process_runs_or_does_not(gone: int) -> None:
    assert is_running(os.getpid()) and not is_running(gone) and not is_running(0)


def test_parts_of_processes_that_are_gone_are_removed_and_of_those_that_run_are_not(tmp_path: Path, gone: int) -> None:
    folder = tmp_path / "output"
    folder.mkdir()
    stays = [f".{name_of(os.getpid(), suffix=PART)}", f".{name_of(gone, 'ffffffff', PART)}", f".{name_of(gone)}", "minutes.part", own_name(PART)]
    for one in (f".{name_of(gone, suffix=PART)}", *stays):
        (folder / one).write_bytes(b"half")
    assert swept(folder, folder) == ("1 unfinished file removed",)
    assert sorted(path.name for path in folder.iterdir()) == sorted(stays)
    assert swept(folder, tmp_path / "none") == ()


def test_of_another_computer_only_what_is_a_day_old_is_removed(tmp_path: Path, gone: int) -> None:
    old = tmp_path / f".{name_of(gone, 'ffffffff', PART)}"
    old.write_bytes(b"half")
    os.utime(old, (0, 0))
    assert swept(tmp_path) == ("1 unfinished file removed",)


@posix
def test_working_folders_are_private_and_gone_afterwards(tmp_path: Path) -> None:
    with private_folder() as folder:
        assert [stat.S_IMODE(one.stat().st_mode) for one in (folder, folder.parent)] == [0o700, 0o700]
        assert folder.parent == temporary_root()
    assert list(temporary_root().iterdir()) == []


def test_the_working_folder_of_a_killed_process_is_swept_by_the_next(tmp_path: Path, gone: int) -> None:
    with private_folder() as own:
        left = temporary_root() / name_of(gone)
        (left / "user").mkdir(parents=True)
        (left / "deck.pdf").write_bytes(b"inside information")
        assert swept(tmp_path) == ("1 working folder removed",)
        assert own.is_dir() and not left.exists()


@posix
def test_a_root_that_others_can_enter_or_that_is_a_link_is_not_used(tmp_path: Path) -> None:
    temporary_root().mkdir(mode=0o755)
    with private_folder() as folder:
        assert folder.parent != temporary_root() and stat.S_IMODE(folder.parent.stat().st_mode) == 0o700
    temporary_root().rmdir()
    (tmp_path / "elsewhere").mkdir(mode=0o700)
    (tmp_path / "elsewhere" / name_of(1)).mkdir()
    temporary_root().symlink_to(tmp_path / "elsewhere")
    with private_folder() as folder:
        assert folder.parent != temporary_root()
    assert len(list((tmp_path / "elsewhere").iterdir())) == 1


def test_own_names_are_of_one_length_and_short() -> None:
    assert len(own_name(PART)) <= 60


def test_a_name_without_room_is_refused_with_how_much_is_missing(tmp_path: Path) -> None:
    check_name(tmp_path / ("简" * 80 + ".pptx"), 15)
    with pytest.raises(OutputError, match="by 1 bytes"):
        check_name(tmp_path / "not" / "yet" / ("简" * 80 + ".pptx"), 16)


def test_a_refusal_says_what_and_what_to_do(tmp_path: Path) -> None:
    told = str(refused(OSError(28, "No space left on device"), tmp_path / "a.pptx", "The old one stands."))
    assert told.endswith("a.pptx: cannot be written (No space left on device). The old one stands. Make room on the disk and run it again.")
    assert str(refused(OSError("odd"), Path("a"), "")).endswith("Check the folder.")
