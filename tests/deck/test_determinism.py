"""The same inputs give the same bytes, and a change of one input changes nothing that does not follow from it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

from generator import BuildResult, build

from .conftest import ROOT, WORKBOOK, make_project
from .editing import address_of, set_cell


def _built_elsewhere(folder: Path, **environment: str) -> bytes:
    project = make_project(folder)
    command = [
        sys.executable,
        "-m",
        "generator",
        "--project",
        str(project),
        "build",
        f"inputs/{WORKBOOK}",
        "--no-cache",
    ]
    values = {**os.environ, **environment, "PYTHONPATH": str(ROOT)}
    subprocess.run(command, check=True, env=values, cwd=folder, capture_output=True)
    return (project / "output" / "2024H1.pptx").read_bytes()


def test_builds_in_other_folders_time_zones_locales_and_hash_seeds_are_byte_identical(
    tmp_path: Path, built: BuildResult
) -> None:
    first = _built_elsewhere(tmp_path / "a", TZ="Asia/Shanghai", LC_ALL="C", PYTHONHASHSEED="1")
    second = _built_elsewhere(tmp_path / "b" / "深", TZ="America/New_York", LC_ALL="C.UTF-8", PYTHONHASHSEED="77")
    assert built.deck is not None
    assert first == second == built.deck.read_bytes()


def _slide_parts(deck: Path) -> dict[int, tuple[bytes, bytes]]:
    """Each slide's XML and its relations, which name pictures by their content."""
    with zipfile.ZipFile(deck) as package:
        return {
            number: (
                package.read(f"ppt/slides/slide{number}.xml"),
                package.read(f"ppt/slides/_rels/slide{number}.xml.rels"),
            )
            for number in range(1, 25)
        }


def test_one_revenue_cell_changes_just_the_slides_that_its_lineage_leads_to(
    project: Path, built: BuildResult, office: str
) -> None:
    workbook = project / "inputs" / WORKBOOK
    set_cell(workbook, "财务", address_of(workbook, "财务", "revenue", "2024H1"), 2000.7)
    # Formulas over the cell follow, as they would in Excel.
    result = build(workbook, project=project, recalculate=True)
    assert result.deck is not None and built.deck is not None and built.sidecar is not None
    cell = f"财务!{address_of(ROOT / 'inputs' / WORKBOOK, '财务', 'revenue', '2024H1')}"
    lineage = json.loads(built.sidecar.read_text(encoding="utf-8"))
    led_to = {p["slide"] for p in lineage["prints"] if cell in lineage["figures"][p["figure"]]["cells"]}
    before, after = _slide_parts(built.deck), _slide_parts(result.deck)
    changed = {number for number in before if before[number] != after[number]}
    assert {3, 5, 19} <= changed
    assert changed == led_to
    texts = {p["slide"]: p["print"] for p in json.loads(result.sidecar.read_text(encoding="utf-8"))["prints"]  # type: ignore[union-attr]
             if p["print"] in ("20.0亿元", "2,000.7", "2,001")}  # fmt: skip
    assert texts == {3: "20.0亿元", 5: "2,000.7", 19: "2,001"}


def test_an_unchanged_rebuild_is_told_as_such_and_writes_nothing(project: Path) -> None:
    workbook = project / "inputs" / WORKBOOK
    first = build(workbook, project=project)
    assert first.deck is not None
    stamp = first.deck.stat().st_mtime_ns
    second = build(workbook, project=project)
    assert second.unchanged
    assert second.summary == first.summary
    # Read back they have their sentences, and no longer what these were made of.
    told = [[(one.kind, one.where, one.what, one.hint, one.cells, one.slide) for one in each.findings] for each in (first, second)]
    assert told[0] == told[1]
    assert first.deck.stat().st_mtime_ns == stamp


def test_an_unchanged_rebuild_imports_nothing_heavy(project: Path) -> None:
    workbook = project / "inputs" / WORKBOOK
    build(workbook, project=project)
    code = (
        "import sys; from generator import build; "
        f"r = build({str(workbook)!r}, project={str(project)!r}); assert r.unchanged; "
        "print(sorted({'matplotlib', 'pptx', 'openpyxl', 'jinja2', 'pydantic', 'lxml'} & set(sys.modules)))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert told.stdout.strip() == "[]"
