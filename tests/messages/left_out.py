"""The places that no example provokes, each with the reason; a place that an example does provoke may not stand here."""

from __future__ import annotations

BEFORE = "something before it tells the same: it stands for a file that changes meanwhile, or a library that does"
CAUGHT = "is caught further up and told in the words of whoever caught it"

LEFT_OUT = {
    "blocks/registry.py read_block": "a slide file has texts, lists and keys only: for who builds blocks in Python",
    "charts/kinds/registry.py module_of": "the model of a chart refuses the name before, with its line",
    "cli/many.py _cluster": "needs a machine without Dask, and a port that nothing answers at, which is waited for",
    "commands/build_many.py _told": BEFORE,
    "commands/steps.py _omitted": "needs a drawn chart that is too narrow for its labels: not tried here",
    "commands/watch.py _step": BEFORE,
    "differ/workbooks/addresses.py place_of": CAUGHT,
    "differ/workbooks/addresses.py area_of": CAUGHT,
    "finance/growth.py cagr": "a row's filled periods come in order: for who calls it from Python",
    "finance/units.py unit_named": CAUGHT,
    "office/deck_package.py told_as_damage": BEFORE,
    "spec/yaml_file.py YamlFile._read": BEFORE,
    "text/render.py Renderer._told_with_its_place": "the tree's depth is bounded before it is run",
    "workbook/calculation/book.py Book.count": "four million cells: tests/workbook/calculation/test_verify.py sets the bound lower",
    "workbook/calculation/evaluate.py Evaluation.scalar": "needs an array formula over a function that takes one value: not tried here",
    "workbook/calculation/evaluate.py Evaluation._part": "a link is told as a link, by name",
    "workbook/calculation/evaluate.py Evaluation._deeper": "the reading of a formula bounds its depth before",
    "workbook/calculation/syntax.py _Parser._next": "the reading of a formula refuses such an end before",
    "workbook/calculation/syntax.py _refused": "each sign that is known to tokens has its place in the grammar",
    "workbook/editing/edit.py PackageEdit.__init__": BEFORE,
    "workbook/reading/grid.py read_grid": BEFORE,
    "workbook/reading/grid.py _Package._sheet": BEFORE,
}
"""By file and function."""
