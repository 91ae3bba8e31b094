"""The look of text as it comes out: a run's own properties, then those it inherits, from shape to master."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from .colours import A, Theme
from .equations import equation
from .model import Paragraph, Run, Style
from .paragraph_look import paragraph_look, seen
from .run_look import ATTRIBUTES, CHILDREN, with_attribute, with_child, without_fill
from .traits import Named, local

if TYPE_CHECKING:
    from lxml.etree import _Element

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_TRUE = ("1", "true")
_FIELDS = {"slidenum": "‹#›", "datetime": "‹date›"}
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
Links = dict[str, str]


class Level(NamedTuple):
    """What a level of a text gives its paragraphs."""

    style: Style
    align: str
    look: Named


class Inherited:
    """List styles that a text inherits, nearest first; what they say of each level is worked out once."""

    def __init__(
        self, sources: Iterable[_Element | None], theme: Theme, colour: str | None = None, own: _Element | None = None
    ) -> None:
        self._sources = [source for source in sources if source is not None]
        self.theme = theme
        self._colour, self._own = colour, own
        self._levels: dict[int, Level] = {}
        self._coloured: dict[str, Inherited] = {}

    def coloured(self, colour: str | None) -> Inherited:
        """The same in a shape whose theme style gives its text a colour, which a list style of its own may change."""
        if colour is None:
            return self
        if colour not in self._coloured:
            self._coloured[colour] = Inherited(self._sources, self.theme, colour)
        return self._coloured[colour]

    def with_own(self, own: _Element | None) -> Inherited:
        """The same below a list style of a shape's own; itself when that says nothing."""
        if own is None or not len(own):
            return self
        return Inherited(self._sources, self.theme, self._colour, own)

    def level(self, number: int) -> Level:
        """What is said of a level."""
        if number not in self._levels:
            sources = self._sources if self._own is None else [self._own, *self._sources]
            found = [(source, source.find(f"{A}lvl{number + 1}pPr")) for source in sources]
            properties = [each for _, each in found if each is not None]
            style = Style()
            for source, each in reversed(found):
                if source is self._own and self._colour:
                    style = style._replace(colour=self._colour)
                style = self.applied(style, each.find(f"{A}defRPr") if each is not None else None)
            if self._own is None and self._colour:
                style = style._replace(colour=self._colour)
            align = next((str(each.get("algn")) for each in properties if each.get("algn")), "l")
            look = paragraph_look(reversed(properties), self.theme)
            self._levels[number] = Level(style, align, look)
        return self._levels[number]

    def applied(self, style: Style, properties: _Element | None) -> Style:
        """A style with what an `a:rPr` or `a:defRPr` says."""
        if properties is None or not (properties.attrib or len(properties)):
            return style
        for name, value in properties.attrib.items():
            style = _with_attribute(style, str(name), str(value))
            if name in ATTRIBUTES:
                style = style._replace(more=with_attribute(style.more, str(name), str(value)))
        for child in properties:
            style = self._with_child(style, child)
        return style

    def _with_child(self, style: Style, child: _Element) -> Style:
        if child.tag == f"{A}solidFill":
            return style._replace(colour=self.theme.colour(child), more=without_fill(style.more))
        if child.tag == f"{A}latin":
            return style._replace(latin=self.theme.font(child.get("typeface", "")))
        if child.tag == f"{A}ea":
            return style._replace(east_asian=self.theme.font(child.get("typeface", "")))
        if child.tag in CHILDREN:
            return style._replace(more=with_child(style.more, child, self.theme))
        return style


def _with_attribute(style: Style, name: str, value: str) -> Style:
    if name == "sz":
        return style._replace(size=int(value) / 100)
    if name == "b":
        return style._replace(bold=value in _TRUE)
    if name == "i":
        return style._replace(italic=value in _TRUE)
    if name == "u":
        return style._replace(underline=value != "none")
    if name == "strike":
        return style._replace(strike=value != "noStrike")
    return style._replace(baseline=_sign(value)) if name == "baseline" else style


def _sign(value: str) -> int:
    """Above, on or below the line; by how much, programs write differently."""
    amount = int(value.rstrip("%") or 0)
    return (amount > 0) - (amount < 0)


def read_paragraphs(body: _Element, inherited: Inherited, links: Links) -> tuple[Paragraph, ...]:
    """The paragraphs of a text body; runs that look the same are one run, however a program split them."""
    own = inherited.with_own(next(body.iterchildren(f"{A}lstStyle"), None))
    return tuple(_paragraph(element, own, links) for element in body.iterchildren(f"{A}p"))


def _paragraph(element: _Element, inherited: Inherited, links: Links) -> Paragraph:
    properties = next(element.iterchildren(f"{A}pPr"), None)
    level = int(properties.get("lvl", 0)) if properties is not None else 0
    style, align, look = inherited.level(level)
    own_align = properties.get("algn") if properties is not None else None
    if properties is not None and (len(properties) or len(properties.attrib) > (own_align is not None)):
        look = paragraph_look([properties], inherited.theme, look)
    runs: list[Run] = []
    for child in element:
        for run in _runs(child, style, inherited, links):
            if runs and runs[-1][1:] == run[1:]:
                runs[-1] = run._replace(text=runs[-1].text + run.text)
            else:
                runs.append(run)
    return Paragraph(tuple(runs), level, own_align or align, seen(look, runs[0].style.colour) if runs else ())


def _runs(element: _Element, base: Style, inherited: Inherited, links: Links) -> Iterator[Run]:
    tag, properties = element.tag, next(element.iterchildren(f"{A}rPr"), None)
    if tag == f"{A}r":
        text = element.findtext(f"{A}t") or ""
    elif tag == f"{A}br":
        text = "\n"
    elif tag == f"{A}fld":
        kind = str(element.get("type", "")).rstrip("0123456789")
        text = _FIELDS.get(kind) or element.findtext(f"{A}t") or ""
    elif local(element) in ("m", "AlternateContent"):
        choice = element.find(f"{MC}Choice")
        text = equation(element if choice is None else choice)
    else:
        return
    if text:
        style = inherited.applied(base, properties)
        yield Run(text, style, _link(properties, "hlinkClick", links), _link(properties, "hlinkMouseOver", links))


def _link(properties: _Element | None, way: str, links: Links) -> str | None:
    click = properties.find(f"{A}{way}") if properties is not None else None
    return None if click is None else link_target(click, links)


def link_target(click: _Element, links: Links) -> str:
    """Where an `a:hlinkClick` leads: an address, or the action it stands for."""
    return links.get(click.get(f"{R}id", ""), "") or str(click.get("action", ""))
