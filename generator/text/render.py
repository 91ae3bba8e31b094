"""Template strings into paragraphs of runs, with errors that name the file and line they stand on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from decimal import Decimal

from jinja2 import TemplateRuntimeError, TemplateSyntaxError, UndefinedError

from ..errors import JianbaoError, Problem, TemplateError
from ..finance.findings import FALSE_CLAIM, MISSING, TURNED, Finding
from ..finance.period import Period
from ..language.chosen import WORDS
from ..workbook.model import Entry, Workbook
from ..workbook.schema import CURRENCY, CURRENT_PERIOD, SETTINGS
from .bounds import ROUND_LIMIT, counted_rounds
from .compiled import CompiledTemplates
from .marks import HalfSentinel, Paragraph, Print, Run, paragraphs, plain_text, without_sentinels
from .rows import TableTerm, names
from .sandbox import Environment, bounded_output
from .session import Decimals, Session, Use
from .syntax import said_of_meaning, said_of_syntax
from .terms import Term
from .typed import typed_texts
from .unit_claims import said_of_slide, typed_behind
from .unit_term import UNIT, UnitTerm
from .unknown import no_such_name, unknown_names
from .visible import Missing, MissingFigure

_LOOKED_AT = 2_000
"""Characters of a string whose names are looked up once it was refused; longer ones are nobody's wording."""


class Renderer:
    """Renders the strings of one deck against one workbook; keeps what it found on the way."""

    def __init__(
        self, workbook: Workbook, decimals: Decimals | None = None, kept: CompiledTemplates | None = None,
        multiple_over: Decimal | None = None,
    ) -> None:  # fmt: skip
        current, currency = (workbook.settings.get(key) for key in (CURRENT_PERIOD, CURRENCY))
        self.session = Session(
            decimals or {}, current if isinstance(current, Entry) else None, workbook.units,
            currency if isinstance(currency, Entry) else None, _without_currency(workbook), multiple_over=multiple_over,
            book=workbook.path.as_posix(),
        )  # fmt: skip
        self.workbook = workbook
        self._environment = Environment(self.session, kept)
        self._names: dict[str, object] = names(workbook, self.session)
        self._names_by_period: dict[Period, dict[str, object]] = {}

    @property
    def findings(self) -> list[Finding]:
        return self.session.findings

    def define(self, name: str, value: object) -> None:
        """Make a value known to all templates."""
        self._names[name] = value

    def text(self, source: str, use: Use = "text", more: Mapping[str, object] | None = None) -> tuple[Paragraph, ...]:
        """The paragraphs of a template string.

        `use` chooses the decimals; `more` are names of a loop around it.

        Raises:
            TemplateError: the string is no template, or names what does not exist.
            WorkbookError: it needs a figure that the workbook does not hold.
        """
        with self._told_with_its_place(source, use, more):
            found = paragraphs(self._render(source, more), self.session.prints)
        units = self.workbook.units.by_name
        for paragraph in found:
            self.session.units_said |= dict.fromkeys(said_of_slide(paragraph, place(source), units))
            self.session.findings += typed_behind(paragraph, place(source), units)
            self.session.typed |= dict.fromkeys((place(source), typed) for typed in typed_texts(paragraph))
        origin = getattr(source, "origin", None)
        return found if origin is None else tuple(self._of_cell(runs, origin) for runs in found)

    def _of_cell(self, runs: Paragraph, origin: Entry) -> Paragraph:
        """Runs whose words come from a cell: what prints no figure is a print of that cell."""
        session = self.session
        return tuple(
            run if run.print or run.note or not run.text
            else replace(run, print=Print(run.text, origin, session.use, session.where))
            for run in runs
        )  # fmt: skip

    def plain(self, source: str, use: Use = "text", more: Mapping[str, object] | None = None) -> str:
        """The text alone, for alt texts and document properties."""
        return "\n".join(plain_text(paragraph) for paragraph in self.text(source, use, more))

    def prints(self, source: str, use: Use, more: Mapping[str, object] | None = None) -> tuple[str, list[Print]]:
        """The text with all that it prints."""
        rendered = self.text(source, use, more)
        runs = [run for paragraph in rendered for run in paragraph]
        return "\n".join(map(plain_text, rendered)), [run.print for run in runs if run.print]

    def value(self, expression: str, more: Mapping[str, object] | None = None) -> object:
        """What an expression gives: a term, a list, a truth."""
        with self._told_with_its_place(expression, "text", more, expression=True):
            return self._environment.value_of(expression, self._known(more))

    def existing(self, expression: str, more: Mapping[str, object] | None = None) -> object:
        """What an expression gives, or None where it needs a figure that the workbook does not hold."""
        with self.session.asking() as found:
            value = self.value(expression, more)
        if isinstance(value, Missing):
            return None  # charts ask for more periods than they show
        self.findings.extend(found)
        return value

    def need(self, expression: str, more: Mapping[str, object] | None = None) -> None:
        """Note what an expression waits for, where it waits for something."""
        found = self.value(expression, more)
        if isinstance(found, Missing):
            self.session.missing(found.problem)
        elif isinstance(found, Term) and not found.exists:
            str(found)

    def names_in(self, period: Period) -> dict[str, object]:
        """All names, with metrics read in another period; kept for the next time."""
        if period not in self._names_by_period:
            self._names_by_period[period] = names(self.workbook, self.session, period)
        return self._names_by_period[period]

    def loop(
        self, expression: str, more: Mapping[str, object] | None = None, *, again: bool = False, most: int = ROUND_LIMIT
    ) -> list[object]:
        """The items that a `for` goes over, so many at `most`; `again` where they were counted, and a next slide goes
        on with them."""
        items = self.value(expression, more)
        if isinstance(items, Missing):
            self.session.missing(items.problem)
            return []
        if not isinstance(items, (list, tuple, TableTerm)):
            raise TemplateError(Problem(place(expression), f'"{expression}" is no list.', "Name a table sheet."))
        return list(items) if again else counted_rounds(self.session, list(items), place(expression), most)

    def holds(self, condition: str, more: Mapping[str, object] | None = None) -> bool:
        """Whether a condition holds."""
        return bool(self.value(condition, more))

    def verdict(self, condition: str, more: Mapping[str, object] | None = None) -> bool | None:
        """Whether a claim's condition holds; None where it cannot be judged yet, for a figure is missing."""
        with self.session.asking() as found:
            value = self.value(condition, more)
            if isinstance(value, Missing):
                self.session.missing(value.problem)
        self.findings.extend(found)
        if not isinstance(value, (bool, Missing)):
            what = f'"{condition}" is no condition: it says nothing that holds or does not.'
            raise TemplateError(Problem(place(condition), what, "Compare figures: revenue.yoy >= 0.1."))
        waits = any(finding.kind == MISSING for finding in found)
        return bool(value) or (None if waits else False)

    def refute(self, sentence: str, condition: str, more: Mapping[str, object] | None = None) -> None:
        """Note that a claim does not hold: the sentence, the condition and the figures."""
        what = f'"{self._quoted(sentence, more)}" is not true: {self._refuted(condition, more)}.'
        where = place(sentence) if getattr(sentence, "origin", None) is not None else place(condition)
        self.findings.append(Finding(FALSE_CLAIM, where, what, "Change the words."))

    def turn(self, sentence: str, otherwise: str, condition: str, more: Mapping[str, object] | None = None) -> None:
        """Note that another wording stands in place of a claim that does not hold."""
        said, other = self._quoted(sentence, more), self._quoted(otherwise, more)
        what = f'"{other}" stands for "{said}": {self._refuted(condition, more)}.'
        self.findings.append(Finding(TURNED, place(condition), what, "Read it."))

    def _quoted(self, sentence: str, more: Mapping[str, object] | None) -> str:
        """A sentence on one line; what it lacks is told where it is printed."""
        with self.session.quoting():
            return " ".join(self.plain(sentence, more=more).replace("**", "").split())

    def _refuted(self, condition: str, more: Mapping[str, object] | None) -> str:
        figures = WORDS.comma.join(self._figures_of(condition, more))
        return f"{condition} does not hold" + (f" ({figures})" if figures else "")

    def _figures_of(self, condition: str, more: Mapping[str, object] | None) -> Iterator[str]:
        """The figures that a condition compares, with their values: revenue.yoy 10.76%."""
        for part in dict.fromkeys(_OPERATORS.split(condition)):
            if any(char.isalpha() for char in part):
                with self.session.asking():
                    found = self.value(part.strip(), more)
                if isinstance(found, Term) and found.exists:
                    yield f"{part.strip()} {found.figure.shown}"

    def _render(self, source: str, more: Mapping[str, object] | None) -> str:
        if "{{" not in source and "{%" not in source and "{#" not in source:
            return source
        root = self._environment.root_of(source)
        context = self._environment.context_class(self._environment, self._known(more), None, {})
        return bounded_output(root(context))

    def _known(self, more: Mapping[str, object] | None) -> dict[str, object]:
        return {**self._names, **more} if more else self._names

    def _unknown_names(self, source: str, more: Mapping[str, object] | None, *, expression: bool) -> list[Problem]:
        """All the names of a string that nothing stands behind: it fails at the first, and is mended once."""
        known = self._known(more)
        if len(source) > _LOOKED_AT:
            return []
        # What was refused may be what Python itself cannot hold: a literal of thousands of digits.
        with suppress(TemplateSyntaxError, RecursionError, ValueError, OverflowError):
            names = unknown_names(self._environment.tree_of(source, expression=expression), known)
            return [no_such_name(name, place(source), known) for name in names]
        return []

    @contextmanager
    def _told_with_its_place(
        self, source: str, use: Use, more: Mapping[str, object] | None, *, expression: bool = False
    ) -> Iterator[None]:
        where = place(source)
        unit = more.get(UNIT) if more else None
        self.session.begin(use, where, unit.unit if isinstance(unit, UnitTerm) else None)
        try:
            yield
        except MissingFigure as error:
            raise type(error)([_needed_at(problem, where) for problem in error.problems]) from error
        except JianbaoError as error:
            told = [_placed(problem, where) for problem in error.problems]
            # Of a string that only lacks something all that it lacks is told; what is refused is so for that alone.
            lacks = all(problem.what.startswith("no ") for problem in told)
            unknown = self._unknown_names(source, more, expression=expression) if lacks else []
            raise TemplateError(told + unknown) from error
        except UndefinedError as error:
            unknown = self._unknown_names(source, more, expression=expression)
            raise TemplateError(unknown or no_such_name(_name_in(error), where, self._known(more))) from error
        except TemplateSyntaxError as error:
            raise TemplateError(Problem(where, said_of_syntax(error.message or ""), _syntax_hint(source))) from error
        except HalfSentinel as error:
            raise TemplateError(Problem(where, "a figure was cut in half.", "Print it whole.")) from error
        except RecursionError as error:
            raise TemplateError(Problem(where, "the expression is nested too deeply.", "Write it flatter.")) from error
        except (TypeError, ValueError, LookupError, ArithmeticError, TemplateRuntimeError) as error:
            hint = "Check what stands between {{ and }}."
            raise TemplateError(Problem(where, said_of_meaning(str(error)), hint)) from error


_OPERATORS = re.compile(r"\s(?:and|or|not)\s|[<>=!]=?|\s[-+*/]\s")


def _without_currency(workbook: Workbook) -> Problem | None:
    """What to say of a workbook that has a place for its reporting currency and nothing in it."""
    if CURRENCY not in workbook.settings or workbook.settings[CURRENCY] is not None:
        return None
    cell = workbook.setting_cells.get(CURRENCY)
    where = f"{workbook.path.as_posix()} {cell or SETTINGS}"
    what = f"{CURRENCY} of {SETTINGS} is needed and empty."
    return Problem(where, what, "Type for example 人民币.", (str(cell),) if cell else ())


def place(source: str) -> str:
    """The file and line of a string that came from a template file; empty for any other."""
    return getattr(source, "where", "")


def _placed(problem: Problem, where: str) -> Problem:
    what, hint = without_sentinels(problem.what), without_sentinels(problem.hint)
    return problem._replace(where=problem.where or where, what=what, hint=hint)


def _needed_at(problem: Problem, where: str) -> Problem:
    return problem._replace(hint=problem.hint + (f" It is needed at {where}." if where else ""))


def _name_in(error: UndefinedError) -> str:
    message = str(error)
    return message.split("'")[1] if "'" in message else message


def _syntax_hint(source: str) -> str:
    return "Close what is opened: {{ ... }} and {% ... %}." if "expected" in source or "{" in source else ""


TO_BE_CHANGED = WORDS.to_be_changed


def marked(paragraph: Paragraph, mark: str) -> Paragraph:
    """A paragraph with a visible mark at its end: of a claim that does not hold, or that cannot be judged yet."""
    return (*paragraph, Run(mark, bold=True, to_be_changed=True))
