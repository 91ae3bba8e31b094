"""What the readers understand, by name: there the comparison of what is seen decides, not how it is written.

A reader that learns to read more adds its names to its own list here. `a:off` is an element that says nothing by being
there, `a:off@x` an attribute, `a:t#` a text, `a:solidFill/` an element with all that is in it; with `a:ln/` before it,
only there. What is named here and differs without anything being told of its shape is counted all the same.
"""

from __future__ import annotations

from .names import listed

Names = frozenset[str]


_PARAGRAPH = "@algn @marL @marR @indent @rtl @fontAlgn"
_LETTERS = (
    "@sz @b @i @u @strike @baseline @cap @spc /a:solidFill/ /a:latin /a:latin@typeface /a:ea /a:ea@typeface "
    "/a:effectLst/ /a:ln@w /a:noFill/"
)
_LINE = "@w @cmpd /a:solidFill/ /a:noFill/ /a:prstDash/ /a:custDash/ /a:headEnd/ /a:tailEnd/"
_LOCKED = ("sp", "pic", "grpSp", "cxnSp", "graphicFrame")
_LOCKS = (
    "Move", "Resize", "Rot", "Select", "TextEdit", "EditPoints", "Crop", "AdjustHandles", "Ungrp", "ChangeShapeType",
)  # fmt: skip
_ON_PICTURES = (
    "alphaModFix", "alphaMod", "lum", "grayscl", "biLevel", "duotone", "clrChange", "tint", "clrRepl", "hsl", "blur",
)  # fmt: skip


def _each(elements: str, endings: str) -> str:
    """Elements, and what is read of each: attributes and what stands in it."""
    return " ".join(f"{name}{ending}" for name in elements.split() for ending in ("", *endings.split()))


SHAPES = listed(
    """
    p:sp p:nvSpPr p:cNvSpPr p:nvPr p:spPr p:cxnSp p:nvCxnSpPr p:cNvCxnSpPr p:grpSp p:nvGrpSpPr p:cNvGrpSpPr p:grpSpPr
    p:ph p:ph@idx p:ph@type p:cNvPr p:cNvPr@descr p:cNvPr@title p:cNvPr@hidden p:graphicFrame p:nvGraphicFramePr
    p:cNvGraphicFramePr
    p:xfrm a:xfrm a:xfrm@rot p:xfrm@rot a:xfrm@flipH a:xfrm@flipV a:off a:off@x a:off@y a:ext a:ext@cx a:ext@cy
    a:chOff a:chOff@x a:chOff@y a:chExt a:chExt@cx a:chExt@cy
    a:prstGeom a:prstGeom@prst a:custGeom a:pathLst/ a:avLst a:prstGeom/a:avLst/ a:avLst/a:gd a:gd@fmla
    p:spPr/a:solidFill/ p:spPr/a:noFill/ p:spPr/a:blipFill p:spPr/a:blipFill/a:blip@r:embed a:blipFill/a:tile
    a:gradFill a:gsLst a:gs a:gs@pos a:gs/a:srgbClr/ a:gs/a:schemeClr/ a:lin a:lin@ang a:path a:path@path
    a:pattFill a:pattFill@prst a:pattFill/a:fgClr/ a:pattFill/a:bgClr/
    a:effectLst p:spPr/a:effectLst/ p:spPr/a:effectDag/ a:effectRef a:effectRef@idx
    a:sp3d a:sp3d@extrusionH a:sp3d@contourW a:sp3d@z a:sp3d@prstMaterial a:bevelT a:bevelT@prst a:bevelB a:bevelB@prst
    a:scene3d a:camera a:camera@prst a:camera/a:rot/
    p:style a:fillRef a:fillRef/a:schemeClr/ a:lnRef a:lnRef@idx a:lnRef/a:schemeClr/ a:fontRef a:fontRef/a:schemeClr/
    a:hlinkHover a:hlinkHover@r:id a:hlinkHover@action dgm:relIds dgm:relIds@r:dm dgm:relIds@r:lo dgm:relIds@r:qs
    dgm:relIds@r:cs
    """,
    _each("a:ln", _LINE),
    " ".join(f"a:{kind}Locks@no{what}" for kind in _LOCKED for what in _LOCKS),
)
TEXT = listed(
    """
    p:txBody a:txBody a:lstStyle a:p a:r a:br a:fld a:fld@type a:t a:t# m:t m:t#
    a:lnSpc/ a:spcBef/ a:spcAft/ a:buNone a:buNone/ a:buChar/ a:buAutoNum/ a:buClr/ a:buFont a:buFont@typeface
    a:buSzPct/ a:buSzPts/ a:buClrTx/ a:buFontTx/ a:buSzTx/ a:tabLst/
    a:highlight/ a:uFill/ a:hlinkClick a:hlinkClick@r:id a:hlinkClick@action
    a:hlinkMouseOver a:hlinkMouseOver@r:id a:hlinkMouseOver@action
    a:normAutofit a:normAutofit@fontScale a:normAutofit@lnSpcReduction a:spAutoFit a:noAutofit
    a:prstTxWarp a:prstTxWarp@prst
    """,
    _each(
        "a:bodyPr",
        "@lIns @tIns @rIns @bIns @wrap @anchor @anchorCtr @vert @numCol @spcCol @rot @rtlCol @vertOverflow",
    ),
    _each("a:rPr a:defRPr", _LETTERS),
    _each("a:pPr", f"@lvl {_PARAGRAPH}"),
    _each(" ".join(f"a:lvl{level}pPr" for level in range(1, 10)), _PARAGRAPH),
)
TABLES = listed(
    """
    a:graphic a:graphicData a:tbl a:tblGrid a:gridCol a:gridCol@w a:tr a:tr@h a:tc a:tc@gridSpan a:tc@rowSpan
    a:tc@hMerge a:tc@vMerge a:tableStyleId a:tableStyleId# a:tcPr/a:solidFill/ a:tcPr/a:noFill/
    """,
    _each("a:tblPr", "@firstRow @lastRow @firstCol @lastCol @bandRow @bandCol @rtl"),
    _each("a:tcPr", "@marL @marR @marT @marB @anchor @vert"),
    _each("a:lnL a:lnR a:lnT a:lnB a:lnTlToBr a:lnBlToTr", _LINE),
)
PICTURES = listed(
    """
    p:pic p:nvPicPr p:cNvPicPr p:blipFill a:blip p:blipFill/a:blip@r:embed
    a:srcRect a:srcRect@l a:srcRect@t a:srcRect@r a:srcRect@b a:videoFile@r:link a:audioFile@r:link
    """,
    " ".join(f"a:blip/a:{name}/" for name in _ON_PICTURES),
)
CHARTS = listed(
    """
    c:chartSpace c:chart c:chart@r:id c:plotArea c:title c:tx c:rich c:strRef c:numRef c:strCache c:numCache c:numLit
     c:strLit c:ser c:ser/c:tx c:cat c:val c:xVal c:yVal c:pt c:pt@idx c:v c:v#
    """
)
SLIDES = listed("p:sld p:sld@show p:sld@showMasterSp p:cSld p:spTree p:bg/ p:cSld/p:bg/ p:transition/ p:clrMapOvr/")
NOTES = SHAPES | TEXT | listed("p:notes p:cSld p:spTree")
COMMENTS = listed(
    """
    p:text p:text# p188:txBody a:t a:t# a:r a:p a:bodyPr a:lstStyle p188:cm@status p188:reply@status p:cm@authorId
    p:cmAuthor@name p188:author@name
    """
)
THEMES = listed("a:clrScheme/ a:fontScheme/ a:fmtScheme/")
SMARTART = listed(
    """
    dgm:dataModel dgm:ptLst dgm:pt dgm:t dgm:pt/dgm:spPr/ dgm:cxnLst dgm:cxn dgm:cxn@srcId dgm:cxn@destId dgm:cxn@srcOrd
    dgm:layoutDef@uniqueId dgm:styleDef@uniqueId dgm:colorsDef@uniqueId
    dgm:pt@modelId dgm:pt@type dgm:pt@cxnId dgm:cxn@modelId dgm:cxn@type dgm:cxn@destOrd dgm:cxn@presId
    dgm:cxn@parTransId dgm:cxn@sibTransId dgm:prSet dgm:prSet@presAssocID dgm:prSet@presName dgm:prSet@presStyleLbl
    dgm:prSet@presStyleIdx dgm:prSet@presStyleCnt dgm:prSet@phldr dgm:prSet@phldrT dgm:presLayoutVars/
    """
)
DECK = listed(
    """
    p:presentation p:sldIdLst p:sldId p:sldId@r:id p:sldSz p:sldSz@cx p:sldSz@cy p:defaultTextStyle
    cp:coreProperties dc:title/ dc:subject/ cp:keywords/ cp:category/
    p14:sectionLst p14:section p14:section@name p14:sldIdLst p14:sldId
    """
)

_ON_SLIDES = SHAPES | TEXT | TABLES | PICTURES | SLIDES
BY_ROOT: dict[str, Names] = {
    "p:sld": _ON_SLIDES,
    "c:chartSpace": CHARTS,
    "p:notes": NOTES,
    **dict.fromkeys(("p:cmLst", "p188:cmLst", "p:cmAuthorLst", "p188:authorLst"), COMMENTS),
    **dict.fromkeys(("dgm:dataModel", "dgm:layoutDef", "dgm:styleDef", "dgm:colorsDef"), SMARTART | TEXT),
    "p:presentation": DECK | TEXT,
    "cp:coreProperties": DECK,
    "p:sldLayout": _ON_SLIDES | listed("p:sldLayout p:sldLayout@showMasterSp p:cSld@name p:hf/"),
    "p:sldMaster": _ON_SLIDES | listed("p:sldMaster p:txStyles p:titleStyle p:bodyStyle p:otherStyle p:clrMap/ p:hf/"),
    "p:notesMaster": _ON_SLIDES | listed("p:notesMaster p:clrMap/ p:hf/"),
    "p:handoutMaster": _ON_SLIDES | listed("p:handoutMaster p:clrMap/ p:hf/"),
    "a:theme": THEMES,
}
"""By the outermost element of a part."""

COUNTS_ITSELF = listed("c:chartSpace cx:chartSpace")
"""Parts whose reader takes in all that is there, and tells by itself of what it does not understand."""

_SHAPES_WHOLE = listed("p:sp p:pic p:cxnSp p:grpSp p:graphicFrame")
TOLD_WHOLE: dict[str, Names] = {
    "p:sldLayout": _SHAPES_WHOLE,
    **dict.fromkeys(("p:sldMaster", "p:notesMaster", "p:handoutMaster"), _SHAPES_WHOLE),
    "p:cmLst": listed("p:cm"),
    "p188:cmLst": listed("p188:cm p188:reply"),
    "p:sld": listed("p:sp p:pic p:cxnSp p:grpSp p:graphicFrame p:contentPart a:tr a:tc a:gridCol a:p"),
    "c:chartSpace": listed("c:ser c:pt"),
    "p:notes": listed("a:p"),
    "p:presentation": listed("p:sldId"),
}
"""By the outermost element of a part: what its reader tells when it comes or goes, with all that is in it."""

COMES_TOLD = listed(
    """
    a:gradFill a:pattFill a:blipFill a:grpFill a:ln a:lnL a:lnR a:lnT a:lnB a:lnTlToBr a:lnBlToTr a:scene3d a:sp3d
    a:buBlip p:style p14:sectionLst a:hlinkClick a:hlinkMouseOver a:hlinkHover
    """
)
"""What a reader tells when it comes or goes: not also what it does not understand in it."""
