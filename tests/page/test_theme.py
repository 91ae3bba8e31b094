"""A look as plain data: styles by name, colours by slot, and what is told of a name that is not there."""

from __future__ import annotations

import pickle

import pytest

from generator.errors import Problem, TemplateError
from generator.page.theme import TextStyle, Theme, colour_named

from .pages import THEME


def test_a_style_comes_with_the_changes_asked_for_and_no_others() -> None:
    assert THEME.style("body") == TextStyle(14, least=10)
    assert THEME.style("body", colour="lt1", align="ctr") == TextStyle(14, colour="lt1", least=10, align="ctr")
    assert THEME.style("heading", bold=False).bold is False


def test_a_slip_in_a_template_is_told_where_it_stands_with_the_nearest_style() -> None:
    with pytest.raises(TemplateError) as told:
        THEME.style("headingg", "slides/11.yaml:7")
    assert told.value.problems == (
        Problem("slides/11.yaml:7", 'no text style "headingg" in master.pptx.', 'Did you mean "heading"?'),
    )


def test_a_master_without_a_style_that_is_needed_is_told_what_to_add() -> None:
    with pytest.raises(TemplateError) as told:
        THEME.style("kpi")
    (problem,) = told.value.problems
    assert (problem.where, problem.what) == ("master.pptx", 'no text style "kpi".')
    assert "text-styles" in problem.hint


def test_a_colour_that_is_no_slot_is_told_with_the_nearest_one() -> None:
    assert colour_named("accent1") == "accent1"
    with pytest.raises(TemplateError, match=r'5\.yaml:3: no theme colour "acent1"\. Did you mean "accent1"'):
        colour_named("acent1", "5.yaml:3")


def test_a_theme_goes_to_another_process_and_back() -> None:
    again = pickle.loads(pickle.dumps(THEME))
    assert again == THEME
    assert isinstance(again, Theme)


def test_a_theme_is_not_changed_by_whoever_made_it() -> None:
    colours = {"dk1": "000000"}
    theme = Theme(colours, "Arial", "微软雅黑", {})
    colours["dk1"] = "FFFFFF"
    assert theme.colours["dk1"] == "000000"
