"""Hostile texts, tried one after another in a process of its own: what came of each, its seconds and its memory."""

from __future__ import annotations

import json
import resource
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from generator.errors import JianbaoError
from generator.spec.scalars import Text
from generator.spec.yaml_file import YamlFile
from generator.text.render import Renderer
from tests.hostile.attacks import FILES, SLIDES, TEMPLATES
from tests.samples import metric, workbook
from tests.small_project import BOOK, make_small_project

MOST_MEMORY = 3 * 2**30


def render(source: str) -> None:
    book = workbook(
        metric("revenue", {"2023H1": "1433.1", "2023FY": "3405.8", "2024H1": "1739.7"}),
        tables={"产品": [{"名称": "甲"}, {"名称": "乙"}], "大表": [{"列": str(number)} for number in range(60)]},
    )
    Renderer(book).text(Text.at(source, "slides/05.yaml:7"))


def read(path: Path) -> None:
    YamlFile(path, "slides/05.yaml")


def check_project(project: Path) -> None:
    from generator import check

    check(project / "inputs" / BOOK, project=project)


def slides(folder: Path) -> Iterator[tuple[str, Callable[[], None]]]:
    """A deck of one slide, each time another."""
    template = make_small_project(folder) / "templates" / "plain"
    (template / "deck.yaml").write_text('title: 甲\nfooter: 乙\nslides: ["05"]\n', encoding="utf-8")
    for name, content in {"": "layout: one-body\ntitle: 甲\nbody: 乙\n", **SLIDES}.items():
        (template / "slides" / "05.yaml").write_text(content, encoding="utf-8")
        yield name, partial(check_project, folder)


def attempts(wanted: str, folder: Path) -> Iterator[tuple[str, Callable[[], None]]]:
    """What to try, by name; the first is harmless and brings in what all need."""
    if wanted == "templates":
        yield "", partial(render, "{{ revenue | yi }}{% for a in 产品 %}{{ a.名称 | default }}{% endfor %}")
        for name, source in TEMPLATES.items():
            yield name, partial(render, source)
        return
    if wanted == "slides":
        yield from slides(folder)
        return
    path = folder / "05.yaml"
    for name, content in {"": "a: 甲", **FILES}.items():
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        yield name, partial(read, path)


def attempt(act: Callable[[], None]) -> dict[str, object]:
    """What an act ends in: `error` is empty where it succeeds, `told` says that it ended in a message of ours."""
    before, started = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    error, told = "", True
    try:
        act()
    except JianbaoError as problem:
        error = str(problem)
    except BaseException:
        error, told = traceback.format_exc(limit=-1), False
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    return {"error": error, "told": told, "seconds": time.process_time() - started, "megabytes": grown / 1024}


def main() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    with tempfile.TemporaryDirectory() as folder:
        for name, act in attempts(sys.argv[1], Path(folder)):
            if len(sys.argv) < 3 or name in sys.argv[2:]:
                print(json.dumps({"name": name, **attempt(act)}), flush=True)


if __name__ == "__main__":
    main()
