"""What a deck says by itself, by name: a language is a `Vocabulary` in a file of its own; `chosen` says which."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Vocabulary:
    """The words, signs and patterns of one language. Braces stand where something is put in."""

    # Marks that a reviewer must see
    draft: str
    to_be_filled: str
    to_be_changed: str
    holding: str
    """With a place for the statuses that figures of a slide have."""
    picture_wanted: str
    """With a place for what is to be seen on it."""

    # What stands on slides besides the template's words
    continued: str
    notes_heading: str
    rounding_note: str
    rounding: str
    """What a note holds that says itself that figures are rounded."""
    unexplained: str
    """The name of the bar that stands in a bridge for what its steps miss."""
    average: str
    target: str
    total: str
    pills_over_period: str
    """Beside the title of a chart whose pills say growth over the span before."""
    change: str
    """What a step of a bridge over periods is: 24年第二季度 变动."""

    # Signs
    enumeration: str
    comma: str
    semicolon: str
    colon: str
    full_stop: str
    gap: str
    from_to: str

    # Sources
    source_unsaid: str
    no_source: str
    and_others: str
    report_of: str
    other_workbook: str
    """The name of another workbook, and the reference into it."""

    derivation: str
    """A print, the name of its figure, its calculation, its cells, its status."""

    # Statements
    amount: str
    """Over a period's own figures, where shares of them stand beside."""
    share: str
    change_in_points: str
    unit_of_row: str
    not_there: str
    """In place of a figure that there is none of."""

    # Units
    unit_in_subtitle: str
    unit_at_heading: str

    # Changes
    undefined: str
    flat: str
    to_profit: str
    to_loss: str
    loss: str
    narrowed: str
    widened: str
    to_inflow: str
    to_outflow: str
    inflow: str
    outflow: str
    more: str
    less: str
    to_above_zero: str
    to_below_zero: str
    below_zero: str
    """Of a number below zero that is neither a loss nor an outflow, or of which nobody says what it is."""
    growth: str
    decline: str
    over_year: str
    over_period: str
    points_up: str
    points_down: str
    times: str
    multiple_of: str
    """What it is a multiple of, and the multiple."""
    same_span_last_year: str
    span_before: str

    # Round numbers
    surpassing: str
    nearly: str
    more_than: str
    just_over: str
    """The number's digits, and the step behind them."""
    steps: tuple[str, ...]
    """The units in which large numbers are said, the largest first."""
    spoken: tuple[tuple[str, str], ...]
    """Round numbers that are said without their one."""
    round_words: str
    """A pattern: what a print of a round number holds, and a print of a plain one does not."""
    date_words: str
    """A pattern: what a print of a date holds."""
