"""One writer at a time, and no lock that outlives its process."""

from __future__ import annotations

import errno
import json
import multiprocessing
import os
import platform
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator.errors import OutputError
from generator.files import lock
from generator.files.lock import lock_file, writing

ROOT = Path(__file__).resolve().parents[2]
HOLD = "import sys, time; from pathlib import Path; from generator.files.lock import writing\nwith writing(Path(sys.argv[1])): print('held', flush=True); time.sleep(60)"


@pytest.fixture
def holder(tmp_path: Path):  # type: ignore[no-untyped-def]
    """Another process that is writing deck.pptx."""
    command = [sys.executable, "-c", HOLD, str(tmp_path / "deck.pptx")]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)})
    assert process.stdout is not None and process.stdout.readline() == "held\n"
    yield process
    process.kill()
    process.wait()


def test_the_second_waits_is_told_for_whom_and_refuses_with_what_to_do(tmp_path: Path, holder: subprocess.Popen[str]) -> None:
    told: list[str] = []
    with pytest.raises(OutputError) as refused, writing(tmp_path / "deck.pptx", told.append, patience=1):
        pytest.fail("two writers")
    assert len(told) == 1 and told[0].startswith(f"waiting for process {holder.pid} on {platform.node()[:60]} since 20")
    assert f"process {holder.pid} on" in str(refused.value) and "nothing was changed" in str(refused.value)
    assert f"delete {lock_file(tmp_path / 'deck.pptx').name}" in str(refused.value)


def test_another_output_waits_for_nobody(tmp_path: Path, holder: subprocess.Popen[str]) -> None:
    with writing(tmp_path / "other.pptx", patience=0):
        assert lock_file(tmp_path / "other.pptx").exists()
    assert not lock_file(tmp_path / "other.pptx").exists()


def test_a_killed_process_holds_nothing_up(tmp_path: Path, holder: subprocess.Popen[str]) -> None:
    holder.kill()
    holder.wait()
    assert lock_file(tmp_path / "deck.pptx").exists()
    with writing(tmp_path / "deck.pptx", patience=1):
        pass
    assert list(tmp_path.iterdir()) == []


def _add_one(count: Path) -> None:
    for _ in range(20):
        with writing(count):
            number = int(count.read_text())
            time.sleep(0.001)
            count.write_text(str(number + 1))


def test_six_processes_that_add_to_one_file_lose_nothing(tmp_path: Path) -> None:
    count = tmp_path / "count"
    count.write_text("0")
    processes = [multiprocessing.get_context("fork").Process(target=_add_one, args=(count,)) for _ in range(6)]
    for one in processes:
        one.start()
    for one in processes:
        one.join()
    assert count.read_text() == "120"
    assert [path.name for path in tmp_path.iterdir()] == ["count"]


def test_a_lock_is_not_followed_to_another_file(tmp_path: Path) -> None:
    (tmp_path / "precious").write_bytes(b"kept")
    lock_file(tmp_path / "deck.pptx").symlink_to(tmp_path / "precious")
    with pytest.raises(OutputError, match="Nothing was changed"), writing(tmp_path / "deck.pptx", patience=0):
        pytest.fail("the link was followed")
    assert (tmp_path / "precious").read_bytes() == b"kept"


@pytest.fixture
def without_locks(monkeypatch: pytest.MonkeyPatch) -> None:
    """A drive that has none."""

    def none(handle: int, path: Path) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(lock, "_lock", none)


def held(tmp_path: Path, host: str, process: int) -> Path:
    path = lock_file(tmp_path / "deck.pptx").with_suffix(".held.lock")
    path.write_text(json.dumps({"host": host, "process": process, "since": "2026-01-01 09:00:00"}), encoding="utf-8")
    return path


def test_where_the_system_has_no_lock_the_file_itself_is_one(tmp_path: Path, without_locks: None) -> None:
    deck = tmp_path / "deck.pptx"
    with writing(deck, patience=0), pytest.raises(OutputError, match=f"process {os.getpid()} on"), writing(deck, patience=0):
        pytest.fail("two writers")
    assert list(tmp_path.iterdir()) == []


def test_without_locks_a_file_of_a_process_that_is_gone_holds_nothing_up(tmp_path: Path, without_locks: None) -> None:
    gone = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, text=True, check=True)
    held(tmp_path, platform.node(), int(gone.stdout))
    with writing(tmp_path / "deck.pptx", patience=0.2):
        pass


def test_without_locks_another_computer_is_waited_for_until_a_person_deletes_its_file_or_an_hour_is_over(
    tmp_path: Path, without_locks: None
) -> None:
    path = held(tmp_path, "office-pc", 1)
    with pytest.raises(OutputError, match="process 1 on office-pc"), writing(tmp_path / "deck.pptx", patience=0):
        pytest.fail("two writers")
    hour_ago = time.time() - 3700
    os.utime(path, (hour_ago, hour_ago))
    with writing(tmp_path / "deck.pptx", patience=0.2):
        pass
