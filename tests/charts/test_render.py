"""Drawing all charts of a deck: the same in one process and in two, and whatever becomes of the second."""

import os
import subprocess
import sys
from dataclasses import replace

import pytest

from generator.charts.cache import Cache
from generator.charts.draw import draw
from generator.charts.render import ChartRequest, warm
from generator.errors import TemplateError
from tests.charts.drawn import REQUESTS, drawn, drawn_by_two
from tests.charts.examples import COLUMN, THEME


@pytest.fixture(scope="module")
def expected():
    return [draw(*request) for request in REQUESTS]


def test_one_process_and_two_draw_the_same_in_the_order_of_requests(expected):
    assert drawn(REQUESTS) == expected
    assert drawn_by_two(REQUESTS) == expected


def test_a_helper_started_before_is_used_and_left_open(expected):
    helper = warm()
    if helper is None:
        pytest.skip("one processor")
    assert drawn(REQUESTS, helper=helper) == expected
    assert drawn(REQUESTS[:2], helper=helper) == expected[:2]
    helper.close()


def test_a_helper_that_has_died_is_done_without(expected):
    helper = warm()
    if helper is None:
        pytest.skip("one processor")
    helper.close()
    assert drawn(REQUESTS, helper=helper) == expected


def test_an_error_in_a_chart_is_raised_here_wherever_it_was_drawn():
    wrong = ChartRequest(replace(COLUMN, kind="pie"), THEME, 300, 200)
    with pytest.raises(TemplateError, match="pie"):
        drawn_by_two([wrong, *REQUESTS])


def test_equal_charts_are_drawn_once(monkeypatch):
    asked = []
    monkeypatch.setattr("generator.charts.draw.draw", lambda *request: asked.append(request) or draw(*request))
    drawn([REQUESTS[0]] * 3)
    assert len(asked) == 1


def test_what_is_in_the_cache_is_not_drawn_again(tmp_path, expected, monkeypatch):
    cache = Cache(tmp_path)
    assert drawn(REQUESTS, cache) == expected
    monkeypatch.setattr("generator.charts.draw.draw", None)
    assert drawn(REQUESTS, cache) == expected


def test_reading_from_the_cache_imports_no_matplotlib(tmp_path):
    drawn(REQUESTS, Cache(tmp_path))
    program = (
        "import sys; from pathlib import Path; from tests.charts.drawn import *; "
        f"drawn(REQUESTS, Cache(Path({str(tmp_path)!r}))); "
        "assert 'matplotlib' not in sys.modules"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    subprocess.run([sys.executable, "-c", program], check=True, env=environment)


def test_a_script_without_a_main_guard_is_not_run_twice(tmp_path):
    script = tmp_path / "script.py"
    script.write_text(
        "print('once')\nfrom tests.charts.drawn import *\ndrawn_by_two(REQUESTS)\n",
        encoding="utf-8",
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    run = subprocess.run([sys.executable, script], capture_output=True, text=True, check=True, env=environment)
    assert run.stdout.split() == ["once"]
