"""What a slide file says of a statement: its rows, its columns of periods, and what is calculated beside them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from ..charts.spec import CategoryForm, PeriodChoice
from ..spec.bounds import Places
from ..spec.scalars import Model, Text, Words

Negative = Literal["brackets", "minus"]
"""How a value below zero is printed: (1,234.5) or −1,234.5."""

MOST_ROWS = 120
_MOST_INDENT = 3


class StatementRow(Model):
    """A row: a `figure` read in each period; all rows of a table `sheet` of periods; a `group` heading; or a `blank`.

    The label is the metric's 名称 where none is given. `subtotal` and `total` rows are bold, with a rule above; `sum`
    says of which rows' metrics such a row is the sum (revenue - cost), for what is printed to be checked. `note` is the
    footnote that the label refers to; `computed: false` leaves the computed columns empty.
    """

    figure: Text | None = None
    sheet: Text | None = None
    group: Words | None = None
    blank: bool = False
    label: Words | None = None
    subtotal: bool = False
    total: bool = False
    sum: Text | None = None
    indent: int = Field(default=0, ge=0, le=_MOST_INDENT)
    unit: Text | None = None
    places: Places | None = None
    negative: Negative | None = None
    note: Text | None = None
    computed: bool = True
    when: Text | None = None

    @model_validator(mode="after")
    def _is_one_thing(self) -> StatementRow:
        said = [self.figure is not None, self.sheet is not None, self.group is not None, self.blank]
        if sum(said) != 1:
            raise ValueError("a row is one of figure, sheet, group and blank")
        if self.subtotal and self.total:
            raise ValueError("a row is a subtotal or a total")
        return self

    @property
    def is_sum(self) -> bool:
        return self.subtotal or self.total


def _as_row(value: object) -> object:
    if value == "":
        return {"blank": True}
    return {"figure": value} if isinstance(value, str) else value


AnyRow = Annotated[StatementRow, BeforeValidator(_as_row, json_schema_input_type=Text | StatementRow)]


def _as_rows(value: object) -> object:
    return [{"sheet": value}] if isinstance(value, str) else value


Rows = Annotated[
    tuple[AnyRow, ...],
    Field(max_length=MOST_ROWS, json_schema_extra={"minItems": 1}),
    BeforeValidator(_as_rows, json_schema_input_type=Text | list[Text | StatementRow]),
]
"""A list of rows, or the name of a table sheet whose columns are periods."""


class Computed(Model):
    """A column that is calculated of each row: `show` yoy (同比), qoq (环比) or pp (a ratio's change in points); its
    `share_of` another figure; or any `figure` over `row`, which is the row's own in the period at hand.

    It stands once, for the latest period; with `each` beside every period. `growth_mark` names the note that the
    growth of a loss refers to.
    """

    show: Literal["yoy", "qoq", "pp"] | None = None
    share_of: Text | None = None
    figure: Text | None = None
    heading: Words | None = None
    each: bool = False
    places: Places | None = None
    growth_mark: Text | None = None

    @model_validator(mode="after")
    def _is_one_thing(self) -> Computed:
        if sum(one is not None for one in (self.show, self.share_of, self.figure)) != 1:
            raise ValueError("a computed column is one of show, share_of and figure")
        if self.figure is not None and self.heading is None:
            raise ValueError("a column of one's own needs a heading")
        return self


def _as_computed(value: object) -> object:
    return {"show": value} if isinstance(value, str) else value


_Short = Literal["yoy", "qoq", "pp"]
AnyComputed = Annotated[Computed, BeforeValidator(_as_computed, json_schema_input_type=_Short | Computed)]


class ColumnGroup(Model):
    """Columns under one heading: their periods, and what is calculated beside them.

    In the heading `period` is the group's latest: {{ period | period('part') }} says 前三季度, a quarter later 全年.
    """

    heading: Words
    periods: PeriodChoice = PeriodChoice(last=2)
    computed: tuple[AnyComputed, ...] = Field(default=(), max_length=8)


class Statement(Model):
    """A statement's rows and columns.

    Columns are `periods` with `computed` ones behind them, or groups of both under headings of their own (`columns`).
    Without either they are the current period and its comparative; of a table sheet the last five of its kind.
    `category` is how a period is written; `newest` puts the latest period last or first. `corner` is what stands over
    the labels, the table's unit where it is left out; `units` says where a row's own unit stands.
    """

    statement: Rows
    periods: PeriodChoice | None = None
    computed: tuple[AnyComputed, ...] = Field(default=(), max_length=8)
    columns: tuple[ColumnGroup, ...] = Field(default=(), max_length=6)
    category: CategoryForm = Text("long")
    newest: Literal["first", "last"] = "last"
    corner: Words | None = None
    units: Literal["label", "column", "none"] = "label"
    places: Places | None = None
    negative: Negative = "brackets"
    highlight: bool = True

    @model_validator(mode="after")
    def _columns_once(self) -> Statement:
        if not self.statement:
            raise ValueError("a statement needs one row at least")
        if self.columns and (self.periods is not None or self.computed):
            raise ValueError("groups of columns have their own periods and computed; write these there")
        if any(one.each for group in self.columns for one in group.computed):
            raise ValueError("each makes groups of its own; write periods and computed without columns")
        return self
