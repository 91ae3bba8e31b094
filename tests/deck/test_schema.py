"""The JSON Schemas: the shipped files obey them, name them, and slips are refused by them too."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from generator.commands.schema import slide_schema, write_schemas
from generator.spec.deck import DeckSpec

from .conftest import ROOT

TEMPLATE = ROOT / "templates" / "interim-results"
SLIDES = sorted((TEMPLATE / "slides").glob("*.yaml"))


def plain(path: Path) -> Any:
    """The file as an editor reads it, with every scalar as text."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def test_there_are_24_slide_files_and_an_appendix() -> None:
    assert len(SLIDES) == 25


@pytest.mark.parametrize("path", SLIDES, ids=lambda path: path.stem)
def test_a_shipped_slide_file_names_its_schema_in_the_first_line(path: Path) -> None:
    first = path.read_text(encoding="utf-8").splitlines()[0]
    schema = path.parent / first.removeprefix("# yaml-language-server: $schema=")
    assert schema.resolve() == (ROOT / "templates" / "schema" / "slide.json").resolve()


def test_the_shipped_schemas_are_those_that_the_command_writes(tmp_path: Path) -> None:
    for path in write_schemas(tmp_path):
        shipped = ROOT / "templates" / "schema" / path.name
        assert shipped.read_text(encoding="utf-8") == path.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def of_slides() -> Any:
    """What validates slide files; the schema is checked once, for that takes longer than a file."""
    schema = slide_schema()
    kind = jsonschema.validators.validator_for(schema)
    kind.check_schema(schema)
    return kind(schema)


@pytest.mark.parametrize("path", SLIDES, ids=lambda path: path.stem)
def test_a_shipped_slide_file_obeys_the_schema(path: Path, of_slides: Any) -> None:
    # Editors read numbers and booleans as such.
    tree = yaml.safe_load(path.read_text(encoding="utf-8"))
    of_slides.validate(tree)


def test_a_slip_is_refused_by_the_schema(of_slides: Any) -> None:
    tree = plain(TEMPLATE / "slides" / "05-revenue.yaml")
    tree["chart"]["nameing"] = "direct"
    with pytest.raises(jsonschema.ValidationError):
        of_slides.validate(tree)


def test_deck_yaml_obeys_its_schema() -> None:
    jsonschema.validate(
        yaml.safe_load((TEMPLATE / "deck.yaml").read_text(encoding="utf-8")), DeckSpec.model_json_schema()
    )
