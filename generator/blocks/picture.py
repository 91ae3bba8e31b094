"""Pictures: a file of inputs/pictures cropped to fill its place, or a quiet frame that names what belongs there."""

from __future__ import annotations

from pathlib import Path

from ..errors import Problem, TemplateError
from ..office.pictures import SIZE_LIMIT, safe_picture
from ..page.drawingml import Ground
from ..page.geometry import Area
from ..page.page import Line
from ..spec.names import is_file_name
from ..spec.scalars import Text, Words
from ..text.marks import Run
from .context import Block, Setting
from .registry import BlockKind

_EXTENSIONS = (".png", ".jpg", ".jpeg", ".svg")
_ICON_SHARE, _LARGEST_ICON = 0.3, 120.0


class PictureBlock(Block):
    """`picture` is a file's name without its ending; `icon` is drawn in the frame while there is no such file."""

    picture: Text
    icon: Text = Text("picture")
    caption: Words | None = None


def set_picture(block: PictureBlock, area: Area, setting: Setting) -> None:
    name = setting.plain(block.picture)
    file = picture_file(setting.pictures, name, block.picture.where)
    if file is not None:
        _set_file(file, name, area, setting)
        return
    setting.page.shape(area, f"frame {name}", Ground(fill="accent5"))
    size = min(_LARGEST_ICON, min(area.width, area.height) * _ICON_SHARE)
    top = area.y + (area.height - size - 24) / 2
    at = Area(area.x, top, area.width, size)
    setting.page.pictogram(at, setting.plain(block.icon), "accent3", where=block.icon.where)
    style = setting.style("note")
    caption = setting.lines(block.caption, style) if block.caption else [Line((Run(name),), style)]
    setting.page.text(Area(area.x, top + size + 8, area.width, 16), "picture wanted", caption, align="ctr")


def picture_file(folder: Path, name: str, where: str) -> Path | None:
    """The picture of that name, if somebody put one there. Names never lead out of the folder."""
    if not is_file_name(name):
        raise TemplateError(
            Problem(where, f'"{name[:60]}" is no name of a picture.', "Write the file's name without its ending.")
        )
    found = (folder / f"{name}{extension}" for extension in _EXTENSIONS)
    return next((path for path in found if path.is_file() and _stays_inside(path, folder)), None)


def _stays_inside(path: Path, folder: Path) -> bool:
    return path.resolve().is_relative_to(folder.resolve())


def _set_file(file: Path, name: str, area: Area, setting: Setting) -> None:
    if file.stat().st_size > SIZE_LIMIT:
        raise TemplateError(Problem(str(file), f"is over {SIZE_LIMIT // 2**20} MB.", "Save it smaller."))
    picture = safe_picture(file.read_bytes(), str(file))
    crop = _crop(picture.width / picture.height, area)
    setting.page.image(area, name, picture.content, picture.extension, name, crop, picture.svg)


def _crop(actual: float, area: Area) -> tuple[float, float, float, float]:
    """What to cut on each side so that a picture of that shape fills the area undistorted."""
    wanted = area.width / area.height
    if actual > wanted:
        side = (1 - wanted / actual) / 2
        return side, 0, side, 0
    side = (1 - actual / wanted) / 2
    return 0, side, 0, side


KIND = BlockKind("picture", PictureBlock, set_picture)
