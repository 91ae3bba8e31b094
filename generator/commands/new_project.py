"""new: a project folder of one's own, made of a starter: its slides, its master, and a workbook for a period."""

from __future__ import annotations

import shutil
from pathlib import Path

from ..errors import OutputError, Problem
from ..finance.period import period_named
from ..language.chosen import WORDS
from ..workbook import schema
from ..workbook.rolling.blank import write_blank, write_filled
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

    Without a `starter` it is made of that for quarters or for years, by the period. With `demo` the workbook is filled
    with the starter's invented figures.

    Raises:
        OutputError: the folder is there and not empty.
        FigureError: that is no period.
        UsageError: there is no such starter, or it is for other periods.
    """
    folder, wanted = Path(folder), period_named(period)
    chosen = starter_for(starter, wanted)
    renamed = chosen.renamed(wanted)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise OutputError(Problem(str(folder), "is not empty.", "Name a new folder."))
    workbook = folder / "inputs" / f"{wanted.name}.xlsx"
    _copy(chosen, folder)
    own = {schema.CURRENT_PERIOD: wanted.name, **({schema.COMPANY: company} if company else {})}
    (write_filled if demo else write_blank)(chosen.demo, workbook, renamed, own)
    list(write_schemas(folder / "templates" / "schema"))
    words = _README.format(
        name=folder.resolve().name, company=company, period=wanted.name, workbook=workbook.name,
        deck=f"{wanted.name}.pptx", template=chosen.name, to_be_filled=WORDS.to_be_filled,
    )  # fmt: skip
    (folder / "README.md").write_text(words, encoding="utf-8")
    return workbook


def _copy(starter: Starter, folder: Path) -> None:
    """Slides, master and pictures, and the folders that a project has."""
    shutil.copytree(starter.folder / "templates", folder / "templates", ignore=shutil.ignore_patterns("~$*"))
    (folder / "inputs" / "pictures").mkdir(parents=True)
    (folder / "output").mkdir()
    pictures = starter.folder / "inputs" / "pictures"
    if pictures.is_dir():
        shutil.copytree(pictures, folder / "inputs" / "pictures", dirs_exist_ok=True)
