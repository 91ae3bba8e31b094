"""The sidecar's format: what is written is read again, and what is damaged is told by its name."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.lineage.format import Foreign, OtherVersion, Sidecar, finding_to_json, head_from_json, sidecar_from_json
from generator.lineage.json_row import Damaged

from .examples import HEAD, PRINT, SIDECAR, SIDECARS


def written(sidecar: Sidecar = SIDECAR) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(sidecar.to_text())
    return document


@settings(deadline=None, max_examples=50)
@given(SIDECARS)
def test_what_is_written_is_read_again(sidecar: Sidecar) -> None:
    assert sidecar_from_json(json.loads(sidecar.to_text())) == sidecar


def test_each_record_has_a_line_and_the_head_comes_first() -> None:
    lines = SIDECAR.to_text().split("\n")
    assert lines[:4] == ["{", '"format": "jianbao-lineage",', '"version": 1,', f'"build": "{HEAD.build}",']
    assert '{"slide": 1, "template": "05-revenue.yaml:4", "text": "前 3"}' in lines


def test_a_print_names_only_the_places_that_it_has() -> None:
    assert list(PRINT.to_json()) == [
        "slide", "shape_id", "shape", "paragraph", "run", "text", "print", "use", "template", "decimals", "figure",
    ]  # fmt: skip
    point = PRINT._replace(paragraph=None, run=None, series="毛利", category="2024H1")
    assert point.drawn and point.place == {"series": "毛利", "category": "2024H1"} and not PRINT.drawn


def test_a_finding_names_its_cells_as_people_do() -> None:
    assert finding_to_json(HEAD.findings[0])["cells"] == ["财务!H5"]


@pytest.mark.parametrize(
    ("path", "wrong", "told"),
    [
        (("prints", 0, "figure"), 7, "prints 1 is of a figure that is not there"),
        (("prints", 0, "figure"), True, "prints 1 has no figure that can be read"),
        (("figures", 0, "cells"), [5], "figures 1 has no cells that can be read"),
        (("figures", 0, "cells"), "财务!H5", "figures 1 has no cells that can be read"),
        (("slides", 0), None, "slides 1 is no object"),
        (("shapes", 0, "place"), [1, 2, 3], "shapes 1 has no place that can be read"),
        (("inputs",), {}, "the sidecar has no inputs that can be read"),
        (("build",), 5, "the head has no build that can be read"),
        (("findings", 0, "kind"), None, "findings 1 has no kind that can be read"),
        (("summary", "slides"), "24", "summary has no slides that can be read"),
    ],
)
def test_damage_is_told_by_its_name(path: tuple[Any, ...], wrong: object, told: str) -> None:
    document = written()
    holder: Any = document
    for key in path[:-1]:
        holder = holder[key]
    holder[path[-1]] = wrong
    with pytest.raises(Damaged, match=told):
        sidecar_from_json(document)


def test_a_list_that_is_missing_is_damage_but_for_those_that_an_older_jianbao_did_not_write() -> None:
    older = written()
    del older["typed"], older["shapes"]
    assert sidecar_from_json(older).shapes is None and sidecar_from_json(older).typed == ()
    del older["prints"]
    with pytest.raises(Damaged, match="prints"):
        sidecar_from_json(older)


def test_another_version_and_another_document_are_told_apart_from_damage() -> None:
    with pytest.raises(OtherVersion, match="2"):
        head_from_json({**written(), "version": 2})
    with pytest.raises(Foreign):
        head_from_json({"format": "package-lock"})
    with pytest.raises(Foreign):
        head_from_json([])


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=5,
)


@settings(deadline=None)
@given(st.sampled_from(sorted(written())), JSON)
def test_whatever_stands_in_an_entry_it_is_read_or_refused(key: str, content: object) -> None:
    try:
        found = sidecar_from_json({**written(), key: content})
    except (Damaged, Foreign, OtherVersion):
        return
    assert sidecar_from_json(json.loads(found.to_text())) == found
