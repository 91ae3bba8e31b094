"""build, check, preview and schema."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..errors import Problem, UsageError
from .looking import quick_look, refuse_with_slides, slide_numbers
from .many import books_of, build_all, check_options, check_options_of_one
from .options import DONE, FOUND, input_file, print_json, project_of, project_option, tell_mended
from .progress import ProgressBar
from .screen import echo
from .told_findings import MOST_TOLD, tell_findings

if TYPE_CHECKING:
    from ..commands.results import BuildResult, Summary, TypedNumber
    from ..differ.changes import Comparison


@click.command()
@click.argument("workbooks", type=click.Path(path_type=Path), nargs=-1, required=True, metavar="WORKBOOK...")
@click.option("-o", "--output", type=click.Path(path_type=Path),
              help="The deck to write, output/NAME.pptx otherwise; of several, the folder.")
@click.option("--final", is_flag=True, help="No draft: refuse a deck with findings.")
@click.option("--template", type=click.Path(path_type=Path), help="The template folder.")
@click.option("--pdf", is_flag=True, help="Also the deck as PDF, through LibreOffice.")
@click.option("--notes", is_flag=True, help="Speaker notes with each figure's derivation; not for sending round.")
@click.option("--no-cache", is_flag=True, help="Draw every chart anew.")
@click.option("--recalculate", is_flag=True, help="Let LibreOffice calculate a copy of the workbook first.")
@click.option("--against", type=click.Path(path_type=Path), help="The last period's workbook.")
@click.option("--slides", callback=slide_numbers, help="Only these, as 3,5 or 3-6: a quick look beside the deck.")
@click.option("--jobs", type=click.IntRange(1), help="Of several: how many at once; as many as there are processors.")
@click.option("--dask", metavar="ADDRESS", help="Of several: on a Dask cluster, tcp://scheduler:8786.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
@project_option
@click.pass_obj
def build(
    project: Path, workbooks: tuple[Path, ...], output: Path | None, final: bool, template: Path | None, pdf: bool,
    notes: bool, no_cache: bool, recalculate: bool, against: Path | None, slides: tuple[int, ...] | None,
    jobs: int | None, dask: str | None, as_json: bool,
) -> int:  # fmt: skip
    """Build a workbook's deck and its lineage; of several workbooks, or of a folder of them, each one's."""
    many = len(workbooks) > 1 or input_file(project, workbooks[0]).is_dir()
    if slides is not None:
        refuse_with_slides(
            output=output is not None, final=final, notes=notes, against=against is not None, jobs=jobs is not None,
            dask=dask is not None, several_workbooks=many,
        )  # fmt: skip
        project = project_of(project, workbooks[0])
        deck = quick_look(input_file(project, workbooks[0]), slides, template, project, recalculate, as_json=as_json)
        if pdf:
            _write_pdf(deck, quiet=as_json)
        return DONE
    if many:
        check_options(output, against)
        return build_all(
            project, books_of(project, workbooks), output, final=final, template=template, notes=notes,
            use_cache=not no_cache, recalculate=recalculate, jobs=jobs, dask=dask, as_json=as_json,
            then=(lambda deck: _write_pdf(deck, quiet=as_json)) if pdf else None,
        )  # fmt: skip
    check_options_of_one(jobs, dask)
    workbook, = workbooks
    from ..commands.build import build as run
    from ..commands.json_shapes import build_json

    project = project_of(project, workbook)
    with ProgressBar() as progress:
        result = run(
            input_file(project, workbook), output, final=final, template=template, project=project,
            use_cache=not no_cache, recalculate=recalculate,
            against=input_file(project, against) if against else None, notes=notes, progress=progress,
            counted=progress,
        )  # fmt: skip
    if as_json:
        print_json(build_json(result))
    else:
        _tell_build(result)
    if pdf and result.deck is not None:
        _write_pdf(result.deck, quiet=as_json)
    return FOUND if result.refused else DONE


@click.command()
@click.argument("workbook", type=click.Path(path_type=Path))
@click.option("--final", is_flag=True, help="Also fail for 示例 and 待核 figures.")
@click.option("--template", type=click.Path(path_type=Path), help="The template folder.")
@click.option("--recalculate", is_flag=True, help="Let LibreOffice calculate a copy of the workbook first.")
@click.option("--against", type=click.Path(path_type=Path), help="The last period's workbook.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
@project_option
@click.pass_obj
def check(
    project: Path, workbook: Path, final: bool, template: Path | None, recalculate: bool, against: Path | None,
    as_json: bool,
) -> int:  # fmt: skip
    """Everything that a build would find, and what was carried along from the last period; writes nothing."""
    from ..commands.check import check as run
    from ..commands.json_shapes import check_json

    project = project_of(project, workbook)
    result = run(
        input_file(project, workbook), template=template, project=project, recalculate=recalculate, final=final,
        against=input_file(project, against) if against else None,
    )  # fmt: skip
    if as_json:
        print_json(check_json(result))
    else:
        echo(_counts(result.summary))
        if result.to_fill:
            echo(f"{result.period}: {result.filled} filled, {result.to_fill} cells still to be filled in")
        tell_findings(result.findings, most=None)
        _tell_typed(result.typed)
    return FOUND if result.stopping(final) else DONE


@click.command()
@click.argument("deck", type=click.Path(path_type=Path))
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The folder to write to; the deck's otherwise.")
@click.option("--pdf", "pdf", is_flag=True, help="Only the PDF.")
@click.option("--png", "png", is_flag=True, help="Only the page images.")
@click.option("--slide", "slides", type=click.IntRange(1), multiple=True, help="Only this slide's image; repeatable.")
@click.option("--dpi", type=int, help="Dots an inch of the page images; 110 otherwise.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
@project_option
@click.pass_obj
def preview(
    project: Path, deck: Path, output: Path | None, pdf: bool, png: bool, slides: tuple[int, ...],
    dpi: int | None, as_json: bool,
) -> int:  # fmt: skip
    """PDF and page images of a deck, through LibreOffice."""
    from ..commands.json_shapes import preview_json
    from ..commands.preview import preview as run

    result = run(input_file(project, deck), output, pdf=pdf, png=png, slides=slides, dpi=dpi)
    if as_json:
        print_json(preview_json(result), indent=None)
    else:
        echo("\n".join(path.as_posix() for path in result.files))
        tell_mended(result.mended)
    return DONE


@click.command()
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The folder; templates/schema otherwise.")
@project_option
@click.pass_obj
def schema(project: Path, output: Path | None) -> int:
    """Write the JSON Schemas of deck.yaml and slide files, for editors that complete and check."""
    if output is not None and project != Path():
        raise UsageError(Problem("--project", "means nothing where -o names the folder.", "Leave one of them out."))
    from ..commands.schema import write_schemas

    for path in write_schemas(output or project / "templates" / "schema"):
        echo(path.as_posix())
    return DONE


def _tell_build(result: BuildResult) -> None:
    if result.refused:
        echo("No final deck: these findings stand in its way, nothing was written.")
        tell_findings([one for one in result.findings if one.stops_final], most=None)
        return
    state = "unchanged" if result.unchanged else "built"
    echo(f"{result.deck}  {state} in {result.seconds:.1f} s")
    echo(_counts(result.summary))
    tell_mended(result.mended)
    if result.kept is not None:
        why = "had been edited by hand" if result.known else "is none that jianbao knows"
        echo(f"The deck before {why}: it is kept as {result.kept.name}.")
    if result.edits is not None:
        _tell_edits(result.edits)
    if not result.replaced and result.deck is not None:
        echo(f"The deck is open elsewhere: close it; the new one is {result.deck.name}.")
    tell_findings(result.findings, most=MOST_TOLD)


def _tell_edits(edits: Comparison) -> None:
    from ..differ.reports.as_text import change_lines

    for line in change_lines(edits)[:MOST_TOLD]:
        echo(f"  {line}")
    untold = len(edits.changes) - MOST_TOLD
    if untold > 0:
        echo(f"  ... and {untold} more: jianbao diff {edits.old} {edits.new}")


def _write_pdf(deck: Path, *, quiet: bool) -> None:
    from ..commands.preview import preview as run

    written = run(deck, pdf=True).pdf
    if not quiet:
        echo(f"\n{written}")


def _counts(summary: Summary) -> str:
    return (
        f"{summary.slides} slides, {summary.charts} charts, {summary.figures} figures printed, "
        f"{summary.tied} tied to cells"
    )


def _tell_typed(numbers: Sequence[TypedNumber]) -> None:
    """Numbers that templates type: no findings, for a person may mean them, and nobody else answers for them."""
    if numbers:
        echo(f"\n{len(numbers)} numbers typed in templates, with no cell behind them:")
    for one in sorted(numbers, key=lambda one: one.slide):
        echo(f"  {one.template}: slide {one.slide}: {one.text}  in: {one.context.strip()}")




COMMANDS = (build, check, preview, schema)
