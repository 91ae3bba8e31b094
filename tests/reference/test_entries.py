"""Whatever templates may say is explained, and every example does what it says."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.blocks.registry import block_kinds
from generator.charts.kinds.registry import KINDS
from generator.deck.assemble import assemble
from generator.deck.template import read_template
from generator.page.master import open_master
from generator.reference.entries import Explained, all_explained, explained, keys_of_any
from generator.reference.forms import key_forms
from generator.reference.stand_ins import in_own_names
from generator.reference.tables import with_tables
from generator.text.filters import FILTERS
from generator.text.render import Renderer
from generator.text.terms import Term
from generator.workbook.model import Workbook
from generator.workbook.reading.read import read_workbook
from generator.workbook.writing.write import write_workbook
from tests.small_project import ROOT, content

TEXTS = [(one, example) for one in all_explained() if one.family in ("filter", "figure") for example in one.examples]
SET = [one for one in all_explained() if one.family in ("block", "chart") and one.examples]


@pytest.fixture(scope="module")
def workbook() -> Workbook:
    return read_workbook(ROOT / "inputs" / "2024H1.xlsx", shown="2024H1.xlsx")


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    path = tmp_path_factory.mktemp("small") / "2024H1.xlsx"
    write_workbook(content(), path)
    return read_workbook(path, shown="2024H1.xlsx")


def names(family: str) -> set[str]:
    return {one.name for one in all_explained() if one.family == family}


def test_every_filter_every_name_of_a_figure_every_block_and_every_chart_is_explained() -> None:
    assert names("filter") == set(FILTERS)
    assert names("figure") == set(Term.attributes)
    assert names("block") == set(block_kinds())
    assert names("chart") == set(KINDS)


@pytest.mark.parametrize("block", explained("block"), ids=lambda one: one.name)
def test_every_key_of_a_block_is_explained(block: Explained) -> None:
    if block.name != "series":
        assert set(key_forms(block_kinds()[block.name].model)) == set(block.keys) | set(keys_of_any("block"))


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_of_a_chart_is_explained(kind: str) -> None:
    own = next(one.keys for one in explained("chart") if one.name == kind)
    said = set(own) | set(keys_of_any("chart")) | set(keys_of_any("block"))
    assert set(key_forms(block_kinds()["series"].of({"kind": kind}).model)) - said == set()


@pytest.mark.parametrize(("one", "example"), TEXTS, ids=[f"{one.name}-{number}" for number, (one, _) in enumerate(TEXTS)])
def test_an_example_in_a_text_runs(one: Explained, example: str, workbook: Workbook) -> None:
    printed = Renderer(workbook).plain(in_own_names(example, workbook))
    assert "【" not in printed, f"{one.name}: {example} waits for a figure"


def test_an_example_of_every_block_and_chart_is_set_on_a_slide(workbook: Workbook, tmp_path: Path) -> None:
    shipped = ROOT / "templates" / "interim-results"
    (tmp_path / "slides").mkdir()
    shutil.copy(shipped / "master.pptx", tmp_path)
    for one in SET:
        block = "".join(f"  {line}\n" for line in in_own_names(one.examples[0], workbook).splitlines())
        slide = f"layout: one-body\ntitle: {one.name}\nbody:\n{block}"
        (tmp_path / "slides" / f"{one.family}-{one.name}.yaml").write_text(slide, encoding="utf-8")
    listed = "".join(f"  - {one.family}-{one.name}\n" for one in SET)
    (tmp_path / "deck.yaml").write_text(f"title: 例\nfooter: 例\nslides:\n{listed}", encoding="utf-8")
    master = open_master(tmp_path / "master.pptx", "master.pptx")
    deck = assemble(workbook, read_template(tmp_path, "t"), master, ROOT / "inputs" / "pictures", lambda *_: "")
    assert [record.title.removesuffix("（续）") for record in deck.slides] == [one.name for one in SET]


def test_an_example_takes_the_metrics_of_a_workbook_that_has_no_such_names(small: Workbook) -> None:
    assert in_own_names("{{ revenue | yi }}", small) == "{{ revenue | yi }}"
    assert in_own_names("series: [gross_profit, cost_of_sales]", small) == "series: [gross_profit, revenue]"
    assert in_own_names("{{ (模型评测 | best_row).模型 }}", small) == "{{ (产品 | best_row).键 }}"


def test_the_tables_of_the_document_are_what_is_explained() -> None:
    document = (ROOT / "docs" / "templates.md").read_text(encoding="utf-8")
    assert with_tables(document) == document, "run make docs"
