"""The sandbox: templates and expressions reach what is on the lists, and nothing grows without bound."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import TemplateSyntaxError

from generator.errors import FigureError, TemplateError
from generator.finance.period import period_named
from generator.text.compiled import CompiledTemplates
from generator.text.marks import TEXT_LIMIT
from generator.text.sandbox import Environment, bounded_output
from generator.text.session import Session
from generator.text.terms import Term
from generator.text.visible import Missing
from tests.samples import metric

REVENUE = metric("revenue", {"2023H1": "1433.1", "2024H1": "1739.7"})


def names(session: Session) -> dict[str, object]:
    return {"revenue": Term.at(session, REVENUE, period_named("2024H1")), "many": [0] * 300}


def value(expression: str) -> object:
    session = Session()
    return Environment(session).value_of(expression, names(session))


def test_an_expression_gives_the_thing_itself_and_prints_nothing() -> None:
    session = Session()
    found = Environment(session).value_of("revenue.comparative", names(session))
    assert isinstance(found, Term)
    assert str(found.figure.value) == "1433.1"
    assert session.prints == []


@pytest.mark.parametrize(("expression", "expected"), [("revenue.yoy > 0.2 and revenue > 0", True), ("1 < 2", True), ("[1, 2]", [1, 2])])
def test_an_expression_may_be_a_truth_or_a_list(expression: str, expected: object) -> None:
    assert value(expression) == expected


@pytest.mark.parametrize("expression", ["revenue >", "revenue) | x", "1) if true else (2", "", "revenue }} {{ revenue", "a.__class__.__mro__[1:2]", "revenue | float", "revenue revenue"])
def test_an_expression_that_is_none_is_a_slip_of_syntax(expression: str) -> None:
    with pytest.raises((TemplateSyntaxError, TemplateError)):
        value(expression)


def test_what_an_expression_needs_and_the_workbook_lacks_stands_as_missing() -> None:
    assert isinstance(value("revenue.at('2020H1').yoy"), Missing)


@pytest.mark.parametrize("expression", ["'a' * 1000", "[0] * 1000", "revenue.__class__", "''.__class__", "revenue + []"])
def test_nothing_is_multiplied_or_looked_into_that_is_not_on_a_list(expression: str) -> None:
    with pytest.raises(FigureError):
        value(expression)


def test_the_steps_of_nested_loops_are_counted_together() -> None:
    session = Session()
    environment = Environment(session)
    root = environment.root_of("{% for a in many %}{% for b in many %}{% endfor %}{% endfor %}")
    with pytest.raises(FigureError, match="steps"):
        list(root(environment.context_class(environment, names(session), None, {})))


def test_an_output_over_the_limit_is_refused_before_it_is_whole() -> None:
    with pytest.raises(FigureError, match="over"):
        bounded_output("x" * 1000 for _ in range(TEXT_LIMIT))


def test_expressions_and_templates_of_one_text_are_kept_apart(tmp_path: Path) -> None:
    """`revenue` as a template is the word, as an expression the figure; both come back from the cache."""
    for _ in range(2):
        session, kept = Session(), CompiledTemplates(tmp_path)
        environment = Environment(session, kept)
        assert isinstance(environment.value_of("revenue", names(session)), Term)
        assert list(environment.root_of("revenue")(environment.context_class(environment, {}, None, {}))) == ["revenue"]
        kept.save()
    assert len(CompiledTemplates(tmp_path)._codes) == 2
