"""Preset forms: handles that stand where they stand anyway say nothing, written out or not."""

from __future__ import annotations

import pytest
from lxml import etree
from pptx.enum.shapes import MSO_SHAPE
from pptx.spec import autoshape_types

from generator.pptx_deck.geometry import geometry, same_preset
from generator.pptx_deck.usual_handles import usual_handles

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_KNOWN = {MSO_SHAPE.to_xml(kind): {name: int(place) for name, place in known["avLst"]} for kind, known in autoshape_types.items()}
# python-pptx has no connectors, and leaves out what the standard says of the folded corner.
_KNOWN |= {
    "foldedCorner": {"adj": 16667}, "bentConnector3": {"adj1": 50000},
    "curvedConnector5": {"adj1": 50000, "adj2": 50000, "adj3": 50000},
}  # fmt: skip


def _preset(form: str, handles: dict[str, int]) -> etree._Element:
    written = "".join(f'<a:gd name="{name}" fmla="val {place}"/>' for name, place in handles.items())
    return etree.fromstring(f'<x xmlns:a="{_A}"><a:prstGeom prst="{form}"><a:avLst>{written}</a:avLst></a:prstGeom></x>')


@pytest.mark.parametrize("form", _KNOWN)
def test_a_form_with_its_usual_handles_written_out_is_the_form_without(form: str) -> None:
    bare, full = _preset(form, {}), _preset(form, _KNOWN[form])
    assert list(geometry([full])) == list(geometry([bare]))
    assert same_preset(full[0], bare[0])


def test_a_handle_elsewhere_is_told_as_its_share() -> None:
    moved = _preset("roundRect", {"adj": 30000})
    assert list(geometry([moved])) == ["roundRect", "adj 30%"]
    assert not same_preset(moved[0], _preset("roundRect", {})[0])


def test_a_handle_that_the_form_does_not_have_is_told() -> None:
    assert list(geometry([_preset("star4", {"adj9": 20000})])) == ["star4", "adj9 20%"]


def test_a_form_that_nobody_knows_has_no_handles() -> None:
    assert usual_handles("dodo") == {}
