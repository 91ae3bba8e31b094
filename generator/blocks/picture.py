"""Pictures: a file of inputs/pictures cropped to fill its place, or a quiet scene until there is one."""

from __future__ import annotations

from pathlib import Path

from ..errors import Problem, TemplateError
from ..finance.findings import WARNING, Finding
from ..language.chosen import WORDS
from ..office.pictures import SIZE_LIMIT, DrawingOnItsWay, part_of, read_picture
from ..page.drawingml import Ground
from ..page.geometry import Area
from ..spec.names import is_file_name
from ..spec.scalars import Text, Words
from .context import Block, Setting
from .registry import BlockKind

_EXTENSIONS = (".png", ".jpg", ".jpeg", ".svg")
_EMPTY_SHARE = 0.7
_HAIR = 0.005
_UNCUT = (0.0, 0.0, 0.0, 0.0)
_DOTS_A_POINT, _MOST_DOTS = 200 / 72, 1600
"""How fine the PNG beside a drawing is, for programs that show no SVG: as a chart's."""

_DISC_SHARE, _LARGEST_DISC = 0.56, 190.0


class PictureBlock(Block):
    """`picture` is a file's name without its ending; a quiet scene with `icon` stands there until there is such a file.

    It fills its place, cut where it must be; with `whole` it is shown whole. With `optional` nothing stands there until
    there is a file, as for a logo.
    """

    picture: Text
    icon: Text = Text("picture")
    caption: Words | None = None
    whole: bool = False
    optional: bool = False


def set_picture(block: PictureBlock, area: Area, setting: Setting) -> None:
    name = setting.plain(block.picture)
    file = picture_file(setting.pictures, name, block.picture.where)
    if file is not None:
        _set_file(file, name, area, setting, whole=block.whole)
    elif not block.optional:
        caption = setting.plain(block.caption) if block.caption else name
        _set_scene(caption, block.icon, area, setting)
        folder = "/".join(setting.pictures.parts[-2:])
        what = f"the picture {name} ({caption}) is wanted." if caption != name else f"the picture {name} is wanted."
        hint = f"Put {name}.png, .jpg or .svg into {folder}/."
        setting.found(Finding(WARNING, setting.told_at(block.picture), what, hint, slide=setting.page.number))


def _set_scene(wanted: str, icon: Text, area: Area, setting: Setting) -> None:
    """The cover in small, a place that looks meant while it is empty: circles that grow out of a corner of the brand
    colour, and a pictogram on a disc."""
    page = setting.page
    page.shape(area, f"picture {wanted}", Ground(fill="dk2"), WORDS.picture_wanted.format(wanted))
    page.circles(area, "accent1")
    disc = min(_LARGEST_DISC, min(area.width, area.height) * _DISC_SHARE)
    middle = Area(area.x + (area.width - disc) / 2, area.y + (area.height - disc) / 2, disc, disc)
    page.shape(middle, "disc", Ground(fill="accent1", geometry="ellipse"))
    page.pictogram(middle.inset(disc * 0.26), setting.plain(icon), "lt1", width=disc / 48, where=icon.where)


def _share(block: PictureBlock, setting: Setting) -> float:
    """A scene needs less than a picture, and leaves the rest to the words beside it."""
    return 1.0 if is_there(block, setting) else _EMPTY_SHARE


def is_there(block: PictureBlock, setting: Setting) -> bool:
    return picture_file(setting.pictures, setting.plain(block.picture), block.picture.where) is not None


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


def shown_area(block: PictureBlock, area: Area, setting: Setting) -> Area:
    """What a picture takes of its place: less than all where it is shown whole."""
    file = picture_file(setting.pictures, setting.plain(block.picture), block.picture.where)
    if file is None or not block.whole:
        return area
    picture = read_picture(file.read_bytes(), str(file))
    return _within(picture.width / picture.height, area)


def _set_file(file: Path, name: str, area: Area, setting: Setting, *, whole: bool) -> None:
    if file.stat().st_size > SIZE_LIMIT:
        raise TemplateError(Problem(str(file), f"is over {SIZE_LIMIT // 2**20} MB.", "Save it smaller."))
    picture = read_picture(file.read_bytes(), str(file))
    shape = picture.width / picture.height
    crop = _UNCUT if whole else _crop(shape, area)
    area = _within(shape, area) if whole else area
    if picture.svg is None:
        setting.page.image(area, name, lambda: picture.content, picture.extension, name, crop)
        return
    svg = part_of(picture.svg, crop) if crop != _UNCUT else picture.svg
    width = min(max(round(area.width * _DOTS_A_POINT), 1), _MOST_DOTS)
    setting.page.image(area, name, DrawingOnItsWay(svg, str(file), width), "png", name, _UNCUT, svg)


def _within(shape: float, area: Area) -> Area:
    """The largest place of a picture's own shape in the lower left of an area."""
    width, height = min(area.width, area.height * shape), min(area.height, area.width / shape)
    return Area(area.x, area.bottom - height, width, height)


def _crop(actual: float, area: Area) -> tuple[float, float, float, float]:
    """What to cut on each side so that a picture of that shape fills the area undistorted; nothing for a hair."""
    wanted = area.width / area.height
    if abs(actual / wanted - 1) < _HAIR:
        return _UNCUT
    if actual > wanted:
        side = (1 - wanted / actual) / 2
        return side, 0, side, 0
    side = (1 - actual / wanted) / 2
    return 0, side, 0, side


KIND = BlockKind("picture", PictureBlock, set_picture, ground="any", share=_share)
