"""The plan of the house: each room imports only rooms above it, and no file imports itself by way of others."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

GENERATOR = Path(__file__).resolve().parents[1] / "generator"
ROOMS = (
    "errors", "files", "finance", "language", "office", "workbook", "text", "spec", "lineage", "pptx_deck", "page",
    "branding", "charts", "statements", "blocks", "reference", "deck", "alike", "differ", "inspection", "tieout",
    "commands", "cli",
)  # fmt: skip
"""The order of docs/architecture.md: from the field's own words down to the command line."""
DOORS = ("__init__", "__main__")
"""The package's own door, which opens every room late."""


def module_of(path: Path) -> str:
    return ".".join(path.relative_to(GENERATOR).with_suffix("").parts).removesuffix(".__init__")


FILES = {module_of(path): path for path in sorted(GENERATOR.rglob("*.py"))}


def imported(module: str, path: Path) -> Iterator[str]:
    """The files of generator/ that one imports: at the top, late, or for types only."""
    package = [*module.split(".")] if path.name == "__init__.py" else module.split(".")[:-1]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.ImportFrom) or not node.level:
            continue
        above = package[: len(package) - node.level + 1]
        base = ".".join([*above, *(node.module or "").split(".")]).strip(".")
        for name in node.names:
            whole = f"{base}.{name.name}".strip(".")
            yield whole if whole in FILES else base


APART = {("tieout", "differ"), ("inspection", "differ"), ("tieout", "inspection")}
"""Rooms side by side that stand on the same ground and know nothing of each other."""


def room_of(module: str) -> str:
    return module.partition(".")[0]


@pytest.mark.parametrize("module", [one for one in FILES if room_of(one) not in DOORS])
def test_a_room_imports_only_rooms_above_it(module: str) -> None:
    allowed = ROOMS[: ROOMS.index(room_of(module)) + 1]
    below = {other for other in imported(module, FILES[module]) if other and room_of(other) not in allowed}
    assert below == set(), f"{module} imports rooms below its own"


@pytest.mark.parametrize(("room", "other"), sorted(APART))
def test_rooms_side_by_side_know_nothing_of_each_other(room: str, other: str) -> None:
    known = [(module, one) for module, path in FILES.items() if room_of(module) == room for one in imported(module, path)]
    assert [pair for pair in known if room_of(pair[1]) == other] == []


def test_no_file_imports_itself_by_way_of_others() -> None:
    graph = {module: set(imported(module, path)) - {module, ""} for module, path in FILES.items()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(f"a circle of imports: {' -> '.join(error.args[1])}")


def test_every_room_has_its_place_in_the_order() -> None:
    rooms = {room_of(module) for module in FILES} - {*DOORS, ""}
    assert rooms == set(ROOMS)


@pytest.mark.parametrize("module", FILES)
def test_a_file_says_what_it_is_for_in_its_first_sentence_and_stays_under_350_lines(module: str) -> None:
    source = FILES[module].read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(source)) or not source.strip()
    assert len(source.splitlines()) <= 350


def test_the_plan_in_the_docs_names_only_files_that_are_there() -> None:
    plan = (GENERATOR.parent / "docs" / "architecture.md").read_text(encoding="utf-8")
    named = re.findall(r"`([a-z_]+(?:/[a-z_]+)+(?:\.py|/))`", plan)
    missing = [path for path in named if not (GENERATOR / path).exists() and not (GENERATOR.parent / path).exists()]
    assert named
    assert missing == []


def test_the_tree_in_the_docs_has_the_rooms_in_their_order() -> None:
    plan = (GENERATOR.parent / "docs" / "architecture.md").read_text(encoding="utf-8")
    tree = plan.split("```")[1]
    assert tuple(re.findall(r"^  ([a-z_]+)(?:/|\.py)", tree, re.MULTILINE)) == ROOMS
