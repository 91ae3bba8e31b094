"""Fills, lines, texts and places within a chart as facts, and what nobody understands in one canonical writing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from ..office.emu import EMU_PER_POINT
from .charts import Fact
from .colours import Theme

if TYPE_CHECKING:
    from lxml.etree import _Element

_FILLS = ("noFill", "solidFill", "gradFill", "blipFill", "pattFill", "grpFill")
_RELATED = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}",
    "{http://purl.oclc.org/ooxml/officeDocument/relationships}",
)
# What programs write of a text that is not seen: its language, spelling, and whether it was touched.
_UNSEEN = {"lang", "altLang", "dirty", "err", "smtClean", "noProof", "bmk", "smtId"}
_TEXT = {
    "sz": "size", "b": "bold", "i": "italic", "u": "underline", "strike": "strike", "baseline": "baseline",
    "cap": "capitals", "spc": "spacing", "kern": "kerning",
}  # fmt: skip
_USUAL_TEXT = {
    "b": "0", "i": "0", "u": "none", "strike": "noStrike", "baseline": "0", "cap": "none", "spc": "0", "kern": "0",
}  # fmt: skip
_FONTS = {"latin": "font", "ea": "east asian font", "cs": "complex font", "sym": "symbol font"}
# A chart's text boxes as programs leave them: upright, wrapped, centred.
_USUAL_BODY = {
    "rot": ("0", "-60000000"), "vert": ("horz",), "spcFirstLastPara": ("0", "1"),
    "vertOverflow": ("ellipsis", "overflow"), "horzOverflow": ("overflow",), "wrap": ("square",),
    "anchor": ("ctr", "t"), "anchorCtr": ("1", "0"),
    **dict.fromkeys(("lIns", "rIns"), ("91440", "38100")), **dict.fromkeys(("tIns", "bIns"), ("45720", "19050")),
}  # fmt: skip


def local(element: _Element) -> str:
    """An element's name without its namespace, which strict files write otherwise; empty for a comment."""
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""


def child(element: _Element | None, *names: str) -> _Element | None:
    """The element at a path of names."""
    for name in names:
        if element is None:
            return None
        element = next(element.iterchildren(f"{{*}}{name}"), None)
    return element


def children(element: _Element | None, *names: str) -> Iterator[_Element]:
    return iter(()) if element is None else element.iterchildren(*(f"{{*}}{name}" for name in names))


def value(element: _Element | None, usual: str = "") -> str:
    """What an element says by `val`; a flag that is there without one is on."""
    if element is None:
        return usual
    said = str(element.get("val", "1"))
    return {"true": "1", "false": "0"}.get(said, said)


def canonical(element: _Element, related: Callable[[str], str]) -> str:
    """An element in one writing, whatever its prefixes and order of attributes; parts it refers to by content."""
    said = {str(name): str(text) for name, text in element.attrib.items()}
    attributes = [
        f"{name.rpartition('}')[2]}={related(text) if name.startswith(_RELATED) else text}"
        for name, text in sorted(said.items())
    ]
    inner = [canonical(each, related) for each in element if local(each)]
    said_within = [*attributes, *filter(None, [(element.text or "").strip()]), *inner]
    return f"{local(element)}({' '.join(said_within)})"


class Looks:
    """Tells looks of a chart's elements; what it does not understand goes to `rest`."""

    def __init__(self, theme: Theme, related: Callable[[str], str]) -> None:
        self.theme = theme
        self.related = related
        self.rest: list[tuple[str, str]] = []

    def unread(self, element: _Element, where: str) -> None:
        self.rest.append((f"{where} {local(element)}".strip(), canonical(element, self.related)))

    def shape(self, element: _Element | None, where: str) -> Iterator[Fact]:
        """Fill, line and effects of an `spPr`."""
        for each in element if element is not None else ():
            name = local(each)
            if name in _FILLS:
                yield Fact(_named(where, "fill"), self.fill(each))
            elif name == "ln":
                yield from self._line(each, where)
            elif name == "effectLst":
                yield from (Fact(_named(where, f"effect {local(one)}"), canonical(one, self.related)) for one in each)
            elif not (name == "prstGeom" and each.get("prst") == "rect") and name != "xfrm":
                self.unread(each, where)

    def fill(self, element: _Element) -> str:
        kind = local(element)
        if kind == "noFill":
            return "none"
        return (self.theme.colour(element) or "") if kind == "solidFill" else canonical(element, self.related)

    def _line(self, element: _Element, where: str) -> Iterator[Fact]:
        if child(element, "noFill") is not None:
            # A line that is not drawn has a width all the same.
            yield Fact(_named(where, "line"), "none")
            return
        for name, word, usual in (("w", "line width", ""), ("cmpd", "line kind", "sng"), ("cap", "line caps", "flat")):
            said = element.get(name, usual)
            if said != usual:
                yield Fact(_named(where, word), _points(int(said)) if name == "w" else said)
        for each in element:
            name = local(each)
            if name in _FILLS:
                yield Fact(_named(where, "line"), self.fill(each))
            elif name == "prstDash":
                if each.get("val") != "solid":
                    yield Fact(_named(where, "dash"), str(each.get("val")))
            elif name not in ("round", "miter", "bevel"):  # how corners join is seen on no line of a chart
                self._end_or_unread(each, where)

    def _end_or_unread(self, element: _Element, where: str) -> None:
        if not (local(element) in ("headEnd", "tailEnd") and element.get("type", "none") == "none"):
            self.unread(element, where)

    def text(self, element: _Element | None, where: str) -> Iterator[Fact]:
        """The looks of a `txPr` or `rich`: of all its paragraphs and runs, each said once."""
        found: dict[str, dict[str, None]] = {}
        for fact in self._texts(element, where):
            found.setdefault(fact.name, {})[fact.value] = None
        yield from (Fact(name, ", ".join(said)) for name, said in found.items())

    def _texts(self, element: _Element | None, where: str) -> Iterator[Fact]:
        for each in element if element is not None else ():
            name = local(each)
            if name == "bodyPr":
                yield from self._body(each, where)
            elif name == "p":
                yield from self._paragraph(each, where)
            elif len(each):
                self.unread(each, where)

    def _body(self, element: _Element, where: str) -> Iterator[Fact]:
        for name, said in element.attrib.items():
            if str(said) not in _USUAL_BODY.get(str(name), ()):
                told = f"{int(said) / 60_000:g}°" if name == "rot" else str(said)
                yield Fact(_named(where, {"rot": "rotation", "vert": "direction"}.get(str(name), str(name))), told)

    def _paragraph(self, element: _Element, where: str) -> Iterator[Fact]:
        for each in element:
            properties = child(each, "defRPr") if local(each) == "pPr" else child(each, "rPr")
            if local(each) == "pPr":
                yield from _aligned(each, where)
            if properties is not None:
                yield from self.run(properties, where)

    def run(self, element: _Element, where: str) -> Iterator[Fact]:
        """The looks that an `rPr` or `defRPr` says."""
        for name, said in element.attrib.items():
            word = _TEXT.get(str(name))
            if word is None and name not in _UNSEEN:
                yield Fact(_named(where, str(name)), str(said))
            elif word is not None and _flagged(str(said)) not in (_USUAL_TEXT.get(str(name)), "-1"):
                # LibreOffice writes a spacing of a hundredth of a point.
                yield Fact(_named(where, word), _text_word(str(name), str(said)))
        for each in element:
            yield from self._run_child(each, where)

    def _run_child(self, element: _Element, where: str) -> Iterator[Fact]:
        name = local(element)
        if name in _FILLS:
            yield Fact(_named(where, "colour"), self.fill(element))
        elif name in _FONTS:
            if font := self.theme.font(element.get("typeface", "")):
                yield Fact(_named(where, _FONTS[name]), font)
        elif len(element) or name not in ("effectLst", "uFillTx", "uLnTx", "ln"):
            self.unread(element, where)

    def place(self, element: _Element | None, where: str) -> Iterator[Fact]:
        """A place set by hand, as shares of the chart."""
        manual = child(element, "manualLayout")
        if manual is not None:
            said = {local(each): value(each) for each in manual}
            told = (f"{name} {_share(text)}" for name, text in sorted(said.items()) if text not in ("factor",))
            yield Fact(_named(where, "place"), " ".join(told))


def _share(text: str) -> str:
    try:
        return f"{float(text):.3f}"
    except ValueError:
        return text


def _points(emu: int) -> str:
    """A width in points; LibreOffice counts in hundredths of a millimetre, a quarter of a point comes back as 0.737."""
    exact = emu / EMU_PER_POINT
    quarter = round(exact * 4) / 4
    return f"{quarter if abs(exact - quarter) < 0.02 else exact:g} pt"


def _named(where: str, name: str) -> str:
    return f"{where} {name}".strip()


def _flagged(said: str) -> str:
    return {"true": "1", "false": "0"}.get(said, said)


def _text_word(name: str, said: str) -> str:
    if name in ("sz", "spc", "kern"):
        return f"{int(said) / 100:g} pt" if said.lstrip("-").isdigit() else said
    return "yes" if name in "bi" else said


def _aligned(element: _Element, where: str) -> Iterable[Fact]:
    for name, said in element.attrib.items():
        yield Fact(_named(where, {"algn": "alignment"}.get(str(name), str(name))), str(said))
