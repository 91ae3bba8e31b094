"""The net under the readers: whatever differs is told, or counted, or on the list of noise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from pptx import Presentation

from generator.differ.changes import Comparison
from generator.differ.net.facts import Known, TreeComparison
from generator.differ.net.names import _PREFIXES
from generator.differ.net.noise import NAMES, NOISE, NOISY_KINDS, REFERENCES, Noise
from generator.differ.net.saving import HABITS
from generator.differ.reports.rest import rest_lines
from generator.differ.reports.said import headline
from generator.differ.run import diff
from generator.errors import JianbaoError
from tests.fuzz.readers import EXAMPLES
from tests.pptx_deck.formats import as_strict, saved_as

from .decks import make_deck
from .one_change import OneChange, one_change, real_decks

_SCHEMAS = {prefix: schema for schema, prefix in _PREFIXES.items()}


def is_noise(change: OneChange) -> bool:
    """Whether the list of noise, or one of its rules by place, says that a change means nothing."""
    pairs = zip(("", *change.path), change.path, strict=False)
    whole = any(f"{name}/" in NAMES or f"{above}/{name}/" in NAMES for above, name in pairs)
    named = {change.name, f"@{change.attribute}"} & (NAMES | REFERENCES)
    return whole or bool(named) or change.idle or any(kind in change.part for kind in NOISY_KINDS) or _by_place(change)


def _by_place(change: OneChange) -> bool:
    """The format of what would be typed next, what a field printed last, and lengths nearer than the tolerance."""
    ends = "a:endParaRPr" in change.path and any(name in ("a:r", "a:fld", "a:br") for name in change.beside)
    lengths = ("a:off@x", "a:off@y", "a:ext@cx", "a:ext@cy")
    near = change.name in lengths and abs(int(change.old) - int(change.new)) < 6350
    return ends or near or (change.name == "a:t#" and change.path[-2] == "a:fld")


def test_any_one_change_of_a_real_deck_is_told_or_counted_or_noise(tmp_path: Path) -> None:
    """One attribute or one text of one part: the answer "no difference" is a promise."""
    decks = real_decks(tmp_path)
    for number, content in enumerate(decks):
        (tmp_path / f"{number}.pptx").write_bytes(content)
    outcomes: Counter[str] = Counter()
    silent = []
    for number in range(EXAMPLES):
        which = number % len(decks)
        change = one_change(decks[which], number)
        outcome = _outcome(tmp_path / f"{which}.pptx", change, tmp_path) if change is not None else "nothing to change"
        outcomes[outcome] += 1
        silent += [(number, change and change[1:6])] if outcome == "silent" else []
    print(dict(outcomes))
    assert silent == []
    assert outcomes["told"] and outcomes["counted"]


def _outcome(old: Path, change: OneChange, folder: Path) -> str:
    new = folder / "new.pptx"
    new.write_bytes(change.deck)
    try:
        found = diff(old, new, project=folder)
    except JianbaoError:
        return "refused"
    if found.changes or found.differs:
        return "told" if found.changes else "counted"
    return "counted" if found.unread else "noise" if is_noise(change) else "silent"


def _facts(old: str, new: str) -> list[str]:
    comparison = TreeComparison("", Known({}, {}), lambda *_: True)
    return [fact.name for fact in comparison.facts(etree.fromstring(old), etree.fromstring(new))]


def _written(name: str, value: int, attribute: str = "") -> str:
    """A tree in which a name of the list stands with a value; with `attribute`, that one instead."""
    element, _, own = name.rstrip("/").partition("@")
    parent, _, element = element.rpartition("/")
    attribute = attribute or own or "val"
    schemas = " ".join(f'xmlns:{prefix}="{schema}"' for prefix, schema in _SCHEMAS.items() if prefix != "xml")
    inner = f'<{element or "a:any"} {attribute}="{value}"/>'
    inner = f"<{parent}>{inner}</{parent}>" if parent else inner
    return f"<a:root {schemas}>{inner}</a:root>"


@pytest.mark.parametrize("noise", NOISE, ids=lambda noise: noise.reason[:40])
def test_a_change_of_what_is_noise_is_no_difference(noise: Noise) -> None:
    assert {name: _facts(_written(name, 1), _written(name, 2)) for name in noise.names} == {name: [] for name in noise.names}


@pytest.mark.parametrize("noise", NOISE, ids=lambda noise: noise.reason[:40])
def test_a_change_beside_what_is_noise_is_a_difference(noise: Noise) -> None:
    for name in noise.names:
        if name.endswith("/"):
            parent, _, element = name.rstrip("/").rpartition("/")
            beside = f"{parent}/{element}Beside/".lstrip("/")
            assert _facts(_written(beside, 1), _written(beside, 2)), name
        else:
            assert _facts(_written(name, 1, "beside"), _written(name, 2, "beside")), name


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_deck(tmp_path_factory.mktemp("net") / "old.pptx", ("集团收入", "海外市场"))


def _edited(original: Path, folder: Path, edit: Callable[[Any], None], seen: bool = False) -> Comparison:
    deck = Presentation(str(original))
    edit(deck)
    deck.save(str(folder / "new.pptx"))
    return diff(original, folder / "new.pptx", project=folder, seen=seen)


def _shape_name(deck) -> None:  # type: ignore[no-untyped-def]
    deck.slides[0].shapes[1].name = "别的名字"


def test_what_no_reader_understands_is_counted_in_one_line_and_is_a_difference(original: Path, tmp_path: Path) -> None:
    found = _edited(original, tmp_path, lambda deck: deck.slides[1]._element.set("unknown", "1"))
    assert found.differs and not found.changes
    assert headline(found) == "no difference in what could be compared"
    assert rest_lines(found, False) == [
        "1 difference in 1 part that diff does not read: sld unknown of slide 2 (--all lists them)"
    ]
    assert rest_lines(found, True)[1:] == ["  slide 2: sld unknown: none → 1"]


def test_what_shows_on_no_slide_is_counted_and_is_no_difference(original: Path, tmp_path: Path) -> None:
    found = _edited(original, tmp_path, _shape_name)
    assert not found.differs and len(found.unread) == 1
    assert headline(found) == "no difference that shows"
    assert rest_lines(found, False)[0].startswith("1 difference in 1 part that show")
    assert _edited(original, tmp_path, _shape_name, seen=True).unread == ()


def test_a_change_of_what_is_read_that_led_to_nothing_is_counted(original: Path, tmp_path: Path) -> None:
    """A double underline where a single one was: the reader knows only that there is one."""

    def underline(deck, kind: str) -> None:  # type: ignore[no-untyped-def]
        deck.slides[0].shapes[1].text_frame.paragraphs[0].runs[0]._r.get_or_add_rPr().set("u", kind)

    deck = Presentation(str(original))
    underline(deck, "sng")
    deck.save(str(tmp_path / "single.pptx"))
    found = _edited(tmp_path / "single.pptx", tmp_path, lambda deck: underline(deck, "dbl"))
    assert found.differs


def test_notes_are_left_out_where_only_what_is_seen_is_asked_for(original: Path, tmp_path: Path) -> None:
    def edit(deck) -> None:  # type: ignore[no-untyped-def]
        deck.slides[0].notes_slide.notes_text_frame.text = "改为先讲结论"
        deck.slides[0].shapes.title.text = "集团收入回顾"

    assert {change.kind for change in _edited(original, tmp_path, edit).changes} == {"text", "notes"}
    assert [change.kind for change in _edited(original, tmp_path, edit, seen=True).changes] == ["text"]


def test_runs_split_anew_are_no_difference(original: Path, tmp_path: Path) -> None:
    def split(deck) -> None:  # type: ignore[no-untyped-def]
        import copy

        run = deck.slides[0].shapes[1].text_frame.paragraphs[0].runs[0]
        other = copy.deepcopy(run._r)
        text = run.text
        run.text = text[:3]
        other.t.text = text[3:]
        run._r.addnext(other)

    found = _edited(original, tmp_path, split)
    assert not found.changes and not found.unread


@pytest.mark.parametrize("suffix", [".potx", ".ppsm"])
def test_a_deck_in_another_format_does_not_differ(original: Path, suffix: str) -> None:
    found = diff(original, saved_as(original, suffix), project=original.parent)
    assert headline(found) == "no difference"


def test_a_strict_copy_does_not_differ(original: Path) -> None:
    assert headline(diff(original, as_strict(original), project=original.parent)) == "no difference"


def test_the_lists_of_noise_and_of_habits_stand_in_the_docs() -> None:
    told = (Path(__file__).resolve().parents[2] / "docs" / "diff.md").read_text(encoding="utf-8")
    reasons = [each.reason for each in (*NOISE, *HABITS)] + list(NOISY_KINDS.values())
    assert [reason for reason in reasons if reason not in told] == []
    assert [name for noise in NOISE for name in noise.names if f"`{name}`" not in told] == []
