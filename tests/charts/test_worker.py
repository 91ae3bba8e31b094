"""The second process: it draws what it is sent until its input ends."""

from __future__ import annotations

import io
import pickle

import pytest

from generator.charts.draw import draw
from generator.charts.worker import serve
from tests.charts.drawn import REQUESTS


def test_it_answers_each_request_with_its_drawing_in_order() -> None:
    asked = io.BytesIO(b"".join(pickle.dumps(tuple(request)) for request in REQUESTS[:2]))
    answered = io.BytesIO()
    serve(asked, answered)
    answered.seek(0)
    assert [pickle.load(answered) for _ in range(2)] == [draw(*request) for request in REQUESTS[:2]]
    assert answered.read() == b""


def test_what_is_no_request_ends_it() -> None:
    with pytest.raises(pickle.UnpicklingError):
        serve(io.BytesIO(b"junk"), io.BytesIO())
