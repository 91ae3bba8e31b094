"""The usual places of handles."""

from __future__ import annotations

from pptx.enum.shapes import MSO_SHAPE
from pptx.spec import autoshape_types

from generator.pptx_deck.presets import usual_handles

FORMS = {MSO_SHAPE.to_xml(kind): said["avLst"] for kind, said in autoshape_types.items()}


def test_a_rounded_rectangle_is_rounded_by_a_sixth_and_a_plain_one_has_no_handle():
    assert usual_handles("roundRect") == {"adj": 16667}
    assert usual_handles("rect") == usual_handles("no such form") == {}


def test_handles_of_all_forms_stand_where_python_pptx_puts_them():
    assert {form: usual_handles(form) for form in FORMS} == {form: dict(said) for form, said in FORMS.items()}
