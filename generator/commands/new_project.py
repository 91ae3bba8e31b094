"""new: a project folder of one's own, made of a starter: its slides, its master, and a workbook for a period."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from ..errors import OutputError, Problem, UsageError
from ..finance.period import Period, period_named
from ..language.chosen import WORDS
from ..workbook import schema
from ..workbook.rolling.blank import forget_previous, write_blank, write_filled
from ..workbook.rolling.roll import roll
from .schema import write_schemas
from .starters import Starter, starter_for

_README = """# {name}

{company}{period}业绩简报。由 `inputs/{workbook}` 与 `templates/{template}` 生成：

    jianbao build inputs/{workbook}      # 生成 output/{deck}
    jianbao check inputs/{workbook}      # 还缺哪些数字，各在哪一格、哪一页
    jianbao build inputs/{workbook} --slides 3   # 只看第 3 页

待填之处显示 {to_be_filled}。

| 想做的事 | 怎么做 |
|---|---|
| 加一个指标 | 在工作簿的指标表末尾加一行（名称、单位、键、类型、各期数字），页面里写 `{{{{ 键 \\| yi }}}}` |
| 去掉一个指标 | `jianbao explain 键` 列出用到它的页面，先改页面，再删行 |
| 加一页 | 在 `templates/{template}/slides/` 复制一个文件改名，把名字加进 `deck.yaml` 的 `slides:` |
| 去掉一页 | 从 `deck.yaml` 的 `slides:` 删去它的名字 |
| 换成自己的品牌 | `jianbao brand 公司母版.potx -o templates/名字`，把页面文件放进去 |
| 下一期 | `jianbao roll inputs/{workbook} 下一期` |

`jianbao explain` 列出页面里能写的一切；`jianbao explain 名字` 给出能直接用的例子。

In English: the deck is built from `inputs/{workbook}` by `jianbao build`; add a row for a metric, a file in
`templates/{template}/slides/` (and its name in `deck.yaml`) for a slide; `jianbao explain` tells what slides may say.
"""


def new_project(
    folder: str | Path, period: str, company: str = "", starter: str | None = None, *, demo: bool = False
) -> Path:
    """Make the folder for a reporting period (2024Q3); the path of its workbook, which has the schema and no values.

    Without a `starter` it is made of that for quarters, half-years or years, by the period. With `demo` the workbook
    is filled with the starter's invented figures.

    Raises:
        OutputError: the folder is there and not empty.
        FigureError: that is no period.
        UsageError: there is no such starter, or it is for other periods, or its demo is.
    """
    folder, wanted = Path(folder), period_named(period)
    chosen = starter_for(starter, wanted)
    chosen.renamed(chosen.begun(wanted))  # refuses other periods before anything is made
    if demo and chosen.begun(wanted) != wanted:
        raise UsageError(_no_demo(chosen, wanted))
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise OutputError(Problem(str(folder), "is not empty.", "Name a new folder."))
    workbook = folder / "inputs" / f"{wanted.name}.xlsx"
    _copy(chosen, folder)
    own = {schema.COMPANY: company} if company else {}
    if chosen.begun(wanted) == wanted:
        _write(chosen, workbook, wanted, own, demo=demo)
    else:
        _write_rolled(chosen, workbook, wanted, own)
    list(write_schemas(folder / "templates" / "schema"))
    words = _README.format(
        name=folder.resolve().name, company=company, period=wanted.name, workbook=workbook.name,
        deck=f"{wanted.name}.pptx", template=chosen.name, to_be_filled=WORDS.to_be_filled,
    )  # fmt: skip
    (folder / "README.md").write_text(words, encoding="utf-8")
    return workbook


def _no_demo(starter: Starter, wanted: Period) -> Problem:
    first = starter.begun(wanted)
    what = f'the demo of "{starter.name}" is of a first half-year, and {wanted} is none.'
    return Problem("--demo", what, f"Take --period {first}, or leave --demo away.")


def _write(starter: Starter, workbook: Path, period: Period, own: Mapping[str, str], *, demo: bool) -> None:
    """The workbook under the demo's headings, moved to the period."""
    settings = {schema.CURRENT_PERIOD: period.name, **own}
    (write_filled if demo else write_blank)(starter.demo, workbook, starter.renamed(period), settings)


def _write_rolled(starter: Starter, workbook: Path, period: Period, own: Mapping[str, str]) -> None:
    """The workbook of the year's first half, rolled on to the period."""
    first = starter.begun(period)
    with TemporaryDirectory() as scratch:
        before = Path(scratch) / f"{first.name}.xlsx"
        _write(starter, before, first, own, demo=False)
        roll(before, period, workbook)
    forget_previous(workbook)


def _copy(starter: Starter, folder: Path) -> None:
    """Slides, master and pictures, and the folders that a project has."""
    shutil.copytree(starter.folder / "templates", folder / "templates", ignore=shutil.ignore_patterns("~$*"))
    (folder / "inputs" / "pictures").mkdir(parents=True)
    (folder / "output").mkdir()
    pictures = starter.folder / "inputs" / "pictures"
    if pictures.is_dir():
        shutil.copytree(pictures, folder / "inputs" / "pictures", dirs_exist_ok=True)
