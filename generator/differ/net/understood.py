"""What the readers understand, by name: there the comparison of what is seen decides, not how it is written.

A reader that learns to read more adds its names to its own list here. `a:off` is an element that says nothing by being
there, `a:off@x` an attribute, `a:t#` a text, `a:solidFill/` an element with all that is in it; with `a:ln/` before it,
only there. What is named here and differs without anything being told of its shape is counted all the same.
"""

from __future__ import annotations

from .names import listed

Names = frozenset[str]


SHAPES = listed(
    """
    p:sp p:nvSpPr p:cNvSpPr p:nvPr p:spPr p:cxnSp p:nvCxnSpPr p:cNvCxnSpPr p:grpSp p:nvGrpSpPr p:cNvGrpSpPr p:grpSpPr
    p:cNvPr p:cNvPr@descr p:cNvPr@hidden p:graphicFrame p:nvGraphicFramePr p:cNvGraphicFramePr
    p:xfrm a:xfrm a:xfrm@rot p:xfrm@rot a:off a:off@x a:off@y a:ext a:ext@cx a:ext@cy
    a:chOff a:chOff@x a:chOff@y a:chExt a:chExt@cx a:chExt@cy
    a:prstGeom a:prstGeom@prst a:custGeom a:avLst
    p:spPr/a:solidFill/ p:spPr/a:noFill/ p:spPr/a:blipFill p:spPr/a:blipFill/a:blip@r:embed
    a:ln a:ln@w a:ln/a:solidFill/ a:ln/a:noFill/
    a:gradFill a:gsLst a:gs a:gs/a:srgbClr/ a:gs/a:schemeClr/ a:pattFill a:pattFill/a:fgClr/ a:pattFill/a:bgClr/
    a:effectLst p:style a:fillRef a:fillRef/a:schemeClr/ a:lnRef a:lnRef/a:schemeClr/
    """
)
TEXT = listed(
    """
    p:txBody a:txBody a:bodyPr a:lstStyle a:p a:pPr a:pPr@lvl a:pPr@algn a:r a:br a:fld a:fld@type a:t a:t#
    a:rPr a:rPr@sz a:rPr@b a:rPr@i a:rPr@u a:rPr@strike a:rPr@baseline a:rPr/a:solidFill/
    a:rPr/a:latin a:rPr/a:latin@typeface a:rPr/a:ea a:rPr/a:ea@typeface
    a:defRPr a:defRPr@sz a:defRPr@b a:defRPr@i a:defRPr@u a:defRPr@strike a:defRPr@baseline a:defRPr/a:solidFill/
    a:defRPr/a:latin a:defRPr/a:latin@typeface a:defRPr/a:ea a:defRPr/a:ea@typeface
    a:hlinkClick a:hlinkClick@r:id a:hlinkClick@action
    """,
    " ".join(f"a:lvl{level}pPr a:lvl{level}pPr@algn" for level in range(1, 10)),
)
TABLES = listed("a:graphic a:graphicData a:tbl a:tblGrid a:tr a:tc")
PICTURES = listed(
    """
    p:pic p:nvPicPr p:cNvPicPr p:blipFill a:blip p:blipFill/a:blip@r:embed
    a:srcRect a:srcRect@l a:srcRect@t a:srcRect@r a:srcRect@b a:videoFile@r:link a:audioFile@r:link
    """
)
CHARTS = listed(
    """
    c:chartSpace c:chart c:chart@r:id c:plotArea c:title c:tx c:rich c:strRef c:numRef c:strCache c:numCache c:numLit
     c:strLit c:ser c:ser/c:tx c:cat c:val c:xVal c:yVal c:pt c:v c:v#
    """
)
SLIDES = listed("p:sld p:sld@show p:cSld p:spTree p:bg/ p:cSld/p:bg/")
NOTES = listed("p:notes p:cSld p:spTree a:t a:t# a:r a:p p:sp p:txBody a:bodyPr a:lstStyle")
COMMENTS = listed("p:text p:text# p188:txBody a:t a:t# a:r a:p a:bodyPr a:lstStyle")
THEMES = listed("a:clrScheme/ a:fontScheme/")
DECK = listed(
    """
    p:presentation p:sldIdLst p:sldId p:sldId@r:id p:sldSz p:sldSz@cx p:sldSz@cy p:defaultTextStyle
    cp:coreProperties dc:title/ dc:subject/ cp:keywords/ cp:category/
    """
)

_ON_SLIDES = SHAPES | TEXT | TABLES | PICTURES | SLIDES
BY_ROOT: dict[str, Names] = {
    "p:sld": _ON_SLIDES,
    "c:chartSpace": CHARTS,
    "p:notes": NOTES,
    "p:cmLst": COMMENTS,
    "p188:cmLst": COMMENTS,
    "p:presentation": DECK | TEXT,
    "cp:coreProperties": DECK,
    "p:sldLayout": _ON_SLIDES | listed("p:sldLayout"),
    "p:sldMaster": _ON_SLIDES | listed("p:sldMaster p:txStyles p:titleStyle p:bodyStyle p:otherStyle p:clrMap/"),
    "a:theme": THEMES,
}
"""By the outermost element of a part. Of layouts, masters and themes it is what slides inherit."""

TOLD_WHOLE: dict[str, Names] = {
    "p:sld": listed("p:sp p:pic p:cxnSp p:grpSp p:graphicFrame p:contentPart a:tr a:tc a:gridCol a:p"),
    "c:chartSpace": listed("c:ser c:pt"),
    "p:notes": listed("a:p"),
    "p:presentation": listed("p:sldId"),
}
"""By the outermost element of a part: what its reader tells when it comes or goes, with all that is in it."""

INHERITED = listed("p:sldLayout p:sldMaster a:theme p:presentation")
"""Parts that show through on slides: a change of theirs that a reader understands is told there."""
