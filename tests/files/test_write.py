"""write_beside: the old file or the new one, with the permissions and the links that were there."""

from __future__ import annotations

import os
import stat
import sys
import threading
from pathlib import Path

import pytest

from generator.files.write import write_beside

posix = pytest.mark.skipif(sys.platform == "win32", reason="permissions and links of POSIX")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture
def umask(request: pytest.FixtureRequest):  # type: ignore[no-untyped-def]
    """The umask of a test, and the one before afterwards."""
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


@posix
@pytest.mark.parametrize("bits", [0o600, 0o640, 0o644, 0o444])
def test_a_file_that_is_there_keeps_its_permissions(tmp_path: Path, bits: int) -> None:
    file = tmp_path / "book.xlsx"
    file.write_bytes(b"old")
    file.chmod(bits)
    write_beside(file, b"new")
    assert (file.read_bytes(), mode(file)) == (b"new", bits)


@posix
@pytest.mark.parametrize(("umask", "bits"), [(0o077, 0o600), (0o022, 0o644), (0o027, 0o640)], indirect=["umask"])
def test_a_new_file_has_the_permissions_that_the_umask_leaves(tmp_path: Path, umask: int, bits: int) -> None:
    write_beside(tmp_path / "deck.pptx", b"new")
    assert mode(tmp_path / "deck.pptx") == bits


@posix
def test_through_a_link_its_target_is_written_and_the_link_stays(tmp_path: Path) -> None:
    kept, link = tmp_path / "shared" / "real.xlsx", tmp_path / "book.xlsx"
    kept.parent.mkdir()
    kept.write_bytes(b"old")
    kept.chmod(0o600)
    link.symlink_to(Path("shared") / "real.xlsx")
    write_beside(link, b"new")
    assert link.is_symlink()
    assert link.readlink() == Path("shared", "real.xlsx")
    assert (kept.read_bytes(), mode(kept)) == (b"new", 0o600)
    assert [path.name for path in kept.parent.iterdir()] == ["real.xlsx"]


@posix
def test_a_link_to_a_file_that_is_not_there_yet_makes_it(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "later")
    write_beside(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "later").read_bytes() == b"new"


def test_a_write_that_fails_leaves_the_old_file_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "book.xlsx"
    file.write_bytes(b"old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        write_beside(file, b"new")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("book.xlsx", b"old")]


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_beside(tmp_path / "none" / "deck.pptx", b"new")


def test_readers_see_one_file_or_the_other_whole(tmp_path: Path) -> None:
    file, contents = tmp_path / "deck", {b"a" * 200_000, b"b" * 200_000}
    file.write_bytes(b"a" * 200_000)
    seen: set[bytes] = set()
    stop = threading.Event()

    def read() -> None:
        while not stop.is_set():
            seen.add(file.read_bytes())

    reader = threading.Thread(target=read)
    reader.start()
    for _ in range(30):
        for content in contents:
            write_beside(file, content)
    stop.set()
    reader.join()
    assert seen <= contents
