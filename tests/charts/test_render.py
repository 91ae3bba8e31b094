"""Drawing all charts of a deck: the same in one process and in two, and whatever becomes of the second."""

import os
import subprocess
import sys
from dataclasses import replace

import pytest

from generator.charts.cache import Cache
from generator.charts.draw import draw
from generator.charts.render import ChartRequest, render_all, warm
from generator.errors import TemplateError
from tests.charts.examples import COLUMN, EXAMPLES, THEME

REQUESTS = [ChartRequest(chart, THEME, width, height) for chart, width, height in EXAMPLES.values()]


@pytest.fixture(scope="module")
def expected():
    return [draw(*request) for request in REQUESTS]


def test_one_process_and_two_draw_the_same_in_the_order_of_requests(expected):
    assert render_all(REQUESTS, processes=1) == expected
    assert render_all(REQUESTS) == expected


def test_a_helper_started_before_is_used_and_left_open(expected):
    helper = warm()
    if helper is None:
        pytest.skip("one processor")
    assert render_all(REQUESTS, helper=helper) == expected
    assert render_all(REQUESTS[:2], helper=helper) == expected[:2]
    helper.close()


def test_a_helper_that_has_died_is_done_without(expected):
    helper = warm()
    if helper is None:
        pytest.skip("one processor")
    helper.close()
    assert render_all(REQUESTS, helper=helper) == expected


def test_an_error_in_a_chart_is_raised_here_wherever_it_was_drawn():
    wrong = ChartRequest(replace(COLUMN, kind="pie"), THEME, 300, 200)
    with pytest.raises(TemplateError, match="pie"):
        render_all([wrong, *REQUESTS])


def test_equal_charts_are_drawn_once(monkeypatch):
    drawn = []
    monkeypatch.setattr("generator.charts.draw.draw", lambda *request: drawn.append(request) or draw(*request))
    render_all([REQUESTS[0]] * 3)
    assert len(drawn) == 1


def test_what_is_in_the_cache_is_not_drawn_again(tmp_path, expected, monkeypatch):
    cache = Cache(tmp_path)
    assert render_all(REQUESTS, cache) == expected
    monkeypatch.setattr("generator.charts.draw.draw", None)
    assert render_all(REQUESTS, cache) == expected


def test_reading_from_the_cache_imports_no_matplotlib(tmp_path):
    render_all(REQUESTS, Cache(tmp_path))
    program = (
        "import sys; from pathlib import Path; from generator.charts.cache import Cache; "
        "from generator.charts.render import *; from tests.charts.examples import *; "
        f"render_all([ChartRequest(c, THEME, w, h) for c, w, h in EXAMPLES.values()], Cache(Path({str(tmp_path)!r}))); "
        "assert 'matplotlib' not in sys.modules"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    subprocess.run([sys.executable, "-c", program], check=True, env=environment)


def test_a_script_without_a_main_guard_is_not_run_twice(tmp_path):
    script = tmp_path / "script.py"
    script.write_text(
        "print('once')\nfrom generator.charts.render import *\nfrom tests.charts.examples import *\n"
        "render_all([ChartRequest(c, THEME, w, h) for c, w, h in EXAMPLES.values()])\n",
        encoding="utf-8",
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    run = subprocess.run([sys.executable, script], capture_output=True, text=True, check=True, env=environment)
    assert run.stdout.split() == ["once"]
