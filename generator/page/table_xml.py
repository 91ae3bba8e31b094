"""Native tables as PresentationML: their grid, their cells with ground and rules, and what cells cover."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from ..office.emu import emu
from .drawingml import NAMESPACES, StyledParagraph, named, paragraph_xml, solid, transform
from .geometry import Area
from .theme import ColourName


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell ready to be written: its paragraph, its ground, and the hairline under it, if any.

    It covers as many columns and rows as `columns` and `rows` say; those cells are there too, `covered`.
    """

    paragraph: StyledParagraph
    fill: ColourName | None = None
    rule: ColourName | None = "accent4"
    rule_width: float = 0.5
    anchor: str = "ctr"
    left: float = 4
    right: float = 4
    columns: int = 1
    rows: int = 1
    parted: bool = False
    """Whether a hairline stands on its left."""
    covered: Literal["", "hMerge", "vMerge"] = ""

    @property
    def merging(self) -> str:
        """What it says of the cells that it covers, or of being covered."""
        spans = (("gridSpan", self.columns), ("rowSpan", self.rows))
        said = "".join(f' {name}="{count}"' for name, count in spans if count > 1)
        return said + (f' {self.covered}="1"' if self.covered else "")


def table(shape_id: int, name: str, area: Area, widths: Sequence[float], row_heights: Sequence[float],
          rows: Sequence[Sequence[TableCell]], description: str = "") -> str:  # fmt: skip
    """A native table; its first row is flagged as header."""
    grid = "".join(f'<a:gridCol w="{emu(width)}"/>' for width in widths)
    body = "".join(
        f'<a:tr h="{emu(height)}">{"".join(map(_table_cell, row))}</a:tr>'
        for row, height in zip(rows, row_heights, strict=True)
    )
    return (
        f"<p:graphicFrame {NAMESPACES}><p:nvGraphicFramePr>{named(shape_id, name, description)}<p:cNvGraphicFramePr>"
        f'<a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>{transform(area, "p")}'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table"><a:tbl>'
        f'<a:tblPr firstRow="1"/><a:tblGrid>{grid}</a:tblGrid>{body}</a:tbl></a:graphicData></a:graphic>'
        "</p:graphicFrame>"
    )


def _table_cell(cell: TableCell) -> str:
    none = "".join(f"<a:{side}><a:noFill/></a:{side}>" for side in ("lnL", "lnR", "lnT"))
    if cell.parted:
        none = none.replace("<a:lnL><a:noFill/>", f'<a:lnL w="{emu(0.5)}">{solid("accent4")}', 1)
    width, line = f' w="{emu(cell.rule_width)}"' if cell.rule else "", solid(cell.rule) if cell.rule else "<a:noFill/>"
    rule = f"<a:lnB{width}>{line}</a:lnB>"
    fill = solid(cell.fill) if cell.fill else "<a:noFill/>"
    foot = emu(3) if cell.anchor == "b" else 0
    return (
        f"<a:tc{cell.merging}><a:txBody><a:bodyPr/><a:lstStyle/>{paragraph_xml(cell.paragraph)}</a:txBody>"
        f'<a:tcPr marL="{emu(cell.left)}" marR="{emu(cell.right)}" marT="0" marB="{foot}" anchor="{cell.anchor}">'
        f"{none}{rule}{fill}</a:tcPr></a:tc>"
    )
