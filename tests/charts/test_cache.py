"""The cache of drawings: what decides an entry, and that nothing in the folder can break a build."""

import os
import subprocess
import sys

import pytest

from generator.charts.cache import Cache, default_folder, key
from generator.charts.picture import Drawing
from generator.files.cache_folder import FOLDER_VARIABLE
from generator.page.theme import Theme
from tests.charts.examples import COLUMN, LOSS, THEME

DRAWING = Drawing(b"<svg/>", b"\x89PNG", ("12%",))


def test_a_drawing_that_was_put_is_found(tmp_path):
    cache = Cache(tmp_path / "new")
    cache.put("a", DRAWING)
    assert cache.get("a") == DRAWING


def test_a_damaged_entry_counts_as_missing(tmp_path):
    cache = Cache(tmp_path)
    cache.put("a", DRAWING)
    entry = next(tmp_path.iterdir())
    for content in (entry.read_bytes()[:-1], entry.read_bytes()[:-1] + b"!", b"", b"junk"):
        entry.write_bytes(content)
        assert cache.get("a") is None


def test_a_folder_that_cannot_be_written_is_no_cache(tmp_path):
    (tmp_path / "file").write_text("in the way")
    cache = Cache(tmp_path / "file" / "charts")
    cache.put("a", DRAWING)
    cache.trim()
    assert cache.get("a") is None


def test_beyond_the_limit_the_least_recently_used_go(tmp_path):
    cache = Cache(tmp_path, limit=2500)
    for age, name in enumerate("abc"):
        cache.put(name, Drawing(b"x" * 1000, b""))
        os.utime(tmp_path / f"{name}.chart", (1000 + age, 1000 + age))
    cache.get("a")
    cache.trim()
    assert [name for name in "abc" if cache.get(name)] == ["a"]


def test_no_temporary_file_is_left(tmp_path):
    Cache(tmp_path).put("a", DRAWING)
    assert [path.name for path in tmp_path.iterdir()] == ["a.chart"]


def test_a_key_changes_with_data_theme_and_size():
    other = Theme({**THEME.colours, "accent1": "112233"}, "Arial", "微软雅黑", THEME.styles)
    keys = {
        key(COLUMN, THEME, 300, 200),
        key(LOSS, THEME, 300, 200),
        key(COLUMN, other, 300, 200),
        key(COLUMN, THEME, 301, 200),
    }
    assert len(keys) == 4
    assert key(COLUMN, THEME, 300, 200) == key(COLUMN, THEME, 300.0, 200.0)


def test_a_key_is_the_same_in_another_process():
    program = (
        "from generator.charts.cache import key; from tests.charts.examples import *; import sys; "
        "print(key(COLUMN, THEME, 300, 200)); assert 'matplotlib' not in sys.modules"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "7", "PYTHONPATH": os.pathsep.join(sys.path)}
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, env=environment)
    assert run.stdout.strip() == key(COLUMN, THEME, 300, 200)


def test_the_folder_can_be_named_or_switched_off(monkeypatch, tmp_path):
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path))
    assert default_folder() == tmp_path / "charts"
    monkeypatch.setenv(FOLDER_VARIABLE, "")
    assert Cache.default() is None


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="XDG is a custom of Linux")
def test_the_folder_is_the_users_cache_folder(monkeypatch, tmp_path):
    monkeypatch.delenv(FOLDER_VARIABLE, raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert default_folder() == tmp_path / "jianbao" / "charts"


def test_many_processes_write_read_and_trim_one_folder_and_none_sees_another_drawing_or_half_of_one(tmp_path):
    """Four at once, two hundred times each, in a folder that has room for half of what they keep."""
    program = (
        "import random, sys; from pathlib import Path; from generator.charts.cache import Cache; "
        "from generator.charts.picture import Drawing\n"
        "cache, chance = Cache(Path(sys.argv[1]), limit=60_000), random.Random(int(sys.argv[2]))\n"
        "for _ in range(200):\n"
        "    name = chance.choice('abcdefghijkl')\n"
        "    drawing = Drawing(name.encode() * 5_000, name.encode() * 5_000)\n"
        "    assert cache.get(name) in (None, drawing)\n"
        "    cache.put(name, drawing)\n"
        "    cache.trim()\n"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", program, str(tmp_path)]
    running = [subprocess.Popen([*command, str(seed)], env=environment, stderr=subprocess.PIPE) for seed in range(4)]
    assert [one.communicate()[1] for one in running] == [b""] * 4
    assert [path.suffix for path in tmp_path.iterdir() if path.suffix != ".chart"] == []
