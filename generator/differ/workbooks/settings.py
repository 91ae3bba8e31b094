"""What a sheet's part says of the whole sheet: view, print set-up, protection; what is usual is not said."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping

from ...office.elements import Element
from .model import Fact
from .parts import canonical, local

Facts = Iterator[tuple[Fact, str]]
_VIEW = {
    "showGridLines": ("grid lines", "1"), "showRowColHeaders": ("row and column headings", "1"),
    "showZeros": ("zeros", "1"),
    "rightToLeft": ("right to left", "0"), "showFormulas": ("formulas shown", "0"), "zoomScale": ("zoom", "100"),
    "view": ("view", "normal"),
}  # fmt: skip
_PRINT = {
    "orientation": ("orientation", "portrait"), "paperSize": ("paper", "1"),
    "pageOrder": ("page order", "downThenOver"),
    "blackAndWhite": ("black and white", "0"), "draft": ("draft", "0"), "cellComments": ("comments printed", "none"),
    "errors": ("errors printed", "displayed"), "useFirstPageNumber": ("own first page number", "0"),
}  # fmt: skip
_OPTIONS = {
    "horizontalCentered": ("centred across", "0"), "verticalCentered": ("centred down", "0"),
    "headings": ("headings printed", "0"), "gridLines": ("grid lines printed", "0"),
}  # fmt: skip
_SECRET = ("password", "hashValue", "saltValue", "spinCount", "algorithmName", "workbookPassword", "workbookHashValue")
USUAL_WIDTH = (8.0, 9.6)
"""Programs name the usual width of a column from 8.43 to 9.14, by the font."""


def facts_of(root: Element) -> dict[Fact, str]:
    """All settings of a sheet that are not the usual ones."""
    found: dict[Fact, str] = {}
    fits = any(_yes(each.get("fitToPage")) for each in root.iter("{*}pageSetUpPr"))
    for element in root:
        if (read := _READ.get(local(element))) is not None:
            found.update(read(element))
        elif local(element) == "pageSetup":
            found.update(_page(element, fits))
    return found


def _of(element: Element, names: Mapping[str, tuple[str, str]], kind: str = "layout") -> Facts:
    for attribute, (name, usual) in names.items():
        value = _plain(element.get(attribute, usual))
        if value != usual and value not in ("default", "automatic"):
            yield Fact(kind, name), {"1": "yes", "0": "no"}.get(value, value) if usual in "01" else value


def _views(element: Element) -> Facts:
    view = next((child for child in element if local(child) == "sheetView"), None)
    if view is None:
        return
    yield from _of(view, _VIEW)
    for pane in view:
        if local(pane) == "pane":
            across, down = (f"{float(pane.get(name, '0')):g}" for name in ("xSplit", "ySplit"))
            frozen = pane.get("state", "split").startswith("frozen")
            yield Fact("layout", "frozen panes" if frozen else "split panes"), f"{down} rows, {across} columns"


def _properties(element: Element) -> Facts:
    for child in element:
        match local(child):
            case "tabColor":
                yield Fact("style", "tab colour"), (child.get("rgb") or canonical(child))[-6:]
            case "outlinePr":
                yield from _of(child, {"summaryBelow": ("totals below", "1"), "summaryRight": ("totals right", "1")})


def _sizes(element: Element) -> Facts:
    width, height = element.get("defaultColWidth"), element.get("defaultRowHeight")
    if width and not USUAL_WIDTH[0] <= float(width) <= USUAL_WIDTH[1]:
        yield Fact("layout", "usual column width"), f"{float(width):.1f}"
    if height and _yes(element.get("customHeight")):
        yield Fact("layout", "usual row height"), f"{float(height):.1f}"
    if _yes(element.get("zeroHeight")):
        yield Fact("properties", "rows hidden unless said"), "yes"


def _margins(element: Element) -> Facts:
    for side in ("left", "right", "top", "bottom", "header", "footer"):
        yield Fact("layout", f"print margin {side}"), f"{float(element.get(side, '0')):.2f} in"


def _page(element: Element, fits: bool) -> Facts:
    yield from _of(element, _PRINT)
    if _yes(element.get("useFirstPageNumber")):
        yield Fact("layout", "first page number"), element.get("firstPageNumber", "1")
    if fits:
        pages = (element.get(name, "1") for name in ("fitToWidth", "fitToHeight"))
        yield Fact("layout", "print fitted to"), " × ".join("any" if each == "0" else each for each in pages) + " pages"
    else:
        yield from _of(element, {"scale": ("print scale", "100")})


def _options(element: Element) -> Facts:
    return _of(element, _OPTIONS)


def _header_footer(element: Element) -> Facts:
    for child in element:
        if child.text:
            yield Fact("layout", f"print {local(child)}"), child.text
    yield from _of(
        element, {"differentFirst": ("other first page", "0"), "differentOddEven": ("other even pages", "0")}
    )


def protection(element: Element) -> Facts:
    """What is protected; of a password only that there is one, and whether it is another."""
    said = sorted(
        f"{str(name).rpartition('}')[2]} {_plain(str(value))}" for name, value in element.attrib.items()
        if str(name) not in _SECRET and _plain(str(value)) != "0"
    )  # fmt: skip
    secret = "".join(element.get(name, "") for name in _SECRET)
    if secret:
        said.append(f"password {hashlib.sha256(secret.encode()).hexdigest()[:6]}")
    if said:
        yield Fact("properties", "protection"), ", ".join(said)


def _plain(value: str) -> str:
    return {"true": "1", "false": "0"}.get(value, value)


def _yes(value: str | None) -> bool:
    return value in ("1", "true")


_READ = {
    "sheetViews": _views, "sheetPr": _properties, "sheetFormatPr": _sizes, "pageMargins": _margins,
    "printOptions": _options, "headerFooter": _header_footer, "sheetProtection": protection,
}  # fmt: skip
