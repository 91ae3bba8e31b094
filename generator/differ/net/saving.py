"""What LibreOffice writes otherwise on a plain save, by name: told under one heading where it saved one of two."""

from __future__ import annotations

from fnmatch import fnmatchcase
from functools import cache
from typing import NamedTuple

from ..changes import Unread
from .names import listed
from .walk import MADE_ANEW


class Habit(NamedTuple):
    """Names as in `understood`, with * for any letters, and what LibreOffice does to them."""

    names: frozenset[str]
    reason: str


READ = "written out in full, and comes to the same"
HABITS = (
    Habit(frozenset((MADE_ANEW,)), "layouts, masters and themes are made anew, and are not compared"),
    Habit(listed("p:cNvPr@name p:ph@* p:nvPr/p:ph"), "placeholders are renamed and numbered anew"),
    Habit(listed("*@lang *@altLang c:lang*"), "languages are set from its own settings"),
    Habit(listed("a:bodyPr@* a:bodyPr/* p:cNvSpPr@txBox"), "insets, anchors and fitting of text are written out"),
    Habit(
        listed(
            """
            a:pPr* a:lvl* a:spcPts@* a:spcPct@* a:bu* a:tabLst* a:tab@* a:rPr* a:defRPr* a:p/a:endParaRPr a:endParaRPr*
            a:defPPr* a:latin@* a:ea@* a:cs@* a:lstStyle/* p:txBody/*
            """
        ),
        "paragraphs and letters are written out, lengths rounded to a hundredth of a millimetre",
    ),
    Habit(
        listed(
            """
            a:ln* p:style* a:lnRef* a:fillRef* a:effectRef* a:fontRef* p:spPr/* p:spPr@* a:solidFill/* a:schemeClr*
            a:srgbClr* a:headEnd* a:tailEnd* a:effectLst* a:outerShdw* a:gs* a:lin* a:gradFill*
            """
        ),
        "fills and lines are written out",
    ),
    Habit(
        listed(
            """
            a:gdLst* a:gd@* a:custGeom* a:rect@* a:path* a:pt@* a:avLst* a:xfrm* a:off@* a:ext@* a:chOff@* a:chExt@*
            p:grpSpPr* a:moveTo* a:lnTo* a:cubicBezTo* a:arcTo* a:prstGeom* a:ahLst* a:cxnLst* p:sp/* p:cxnSp/*
            """
        ),
        "outlines are drawn in its own way",
    ),
    Habit(listed("a:tc* a:tbl* a:gridCol* a:tr@* p:graphicFrame*"), "tables are written out"),
    Habit(listed("p:cNv* p:nvPr* p:nv* a:ext/decorative:*"), "notes for editors about shapes are dropped"),
    Habit(
        listed("a:blip/* a:blip@* a:stretch* image a:srcRect* p:blipFill* a:fillRect* bytes p:pic* a:ext/a*:*"),
        "pictures are packed anew, drawings (SVG) beside them dropped",
    ),
    Habit(listed("c:* c14:* c15:* c16:* chart* package mc:*"), "charts are written anew, without their workbooks"),
    Habit(listed("p:sld/* p:sld@* p:cSld*"), "slides are written out"),
    Habit(
        listed(
            """
            p:presentation* p:sldMasterIdLst* p:sldSz@type p:notes* notesSlide p:defaultTextStyle* p:hf* app:* cp:*
            dc:* *Props *-properties tableStyles customXml tags p:sldId* p:spTree* *Master p:ext/p*:*
            """
        ),
        "properties of the deck and of its pages of notes are set anew",
    ),
)


@cache
def reason_for(name: str) -> str:
    """Why LibreOffice changes it on a plain save; empty where it does not."""
    return next((habit.reason for habit in HABITS if any(fnmatchcase(name, each) for each in habit.names)), "")


def by_saving(one: Unread) -> Unread:
    """A difference of a deck that LibreOffice saved, with the reason; what is read and comes to the same shows not."""
    if one.read:
        return one._replace(saving=READ, seen=False)
    return one._replace(saving=reason_for(one.name))
