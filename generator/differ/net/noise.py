"""What differs between two saves of the same deck and means nothing: one list, with the reason of each."""

from __future__ import annotations

from typing import NamedTuple

from .names import listed


class Noise(NamedTuple):
    """Names as in `understood`, and why a change of them is no difference."""

    names: frozenset[str]
    reason: str


NOISE = (
    Noise(
        listed("p:cNvPr@id p:sldId@id p:sldMasterId@id p:sldLayoutId@id"),
        "ids are numbered anew by any save; what refers to a shape by its id is compared by the shape",
    ),
    Noise(
        listed("p14:creationId/ a16:creationId/ a16:rowId/ a16:colId/ c16:uniqueId/"),
        "ids by chance, which programs give and show nowhere",
    ),
    Noise(listed("c:axId@val c:crossAx@val a:fld@id a16:predDERef/"), "ids that only tie parts of one file together"),
    Noise(
        listed("a:rPr@dirty a:rPr@smtClean a:rPr@err a:rPr@bmk a:endParaRPr@dirty a:endParaRPr@err"),
        "how far the spelling check of the editor has come",
    ),
    Noise(listed("dcterms:created/ dcterms:modified/ cp:lastPrinted/ cp:revision/"), "times and counts of saving"),
    Noise(listed("dc:identifier/"), "the id of a build: lineage tells what it stands for"),
    Noise(
        listed(
            """
            app:TotalTime/ app:Words/ app:Paragraphs/ app:Slides/ app:Notes/ app:HiddenSlides/ app:MMClips/
            app:Characters/ app:Lines/ app:Pages/
            """
        ),
        "counted by the program from the slides",
    ),
    Noise(
        listed(
            """
            app:Application/ app:AppVersion/ app:PresentationFormat/ app:Template/ app:DocSecurity/ app:ScaleCrop/
            app:LinksUpToDate/ app:SharedDoc/ app:HyperlinksChanged/ app:HeadingPairs/ app:TitlesOfParts/
            app:HyperlinkBase/ app:HLinks/
            """
        ),
        "which program saved last, and lists that it made of the slides",
    ),
    Noise(listed("c:ptCount@val c15:autoCat/"), "follows from the points of a chart"),
    Noise(
        listed(
            """
            p:normalViewPr/ p:slideViewPr/ p:notesTextViewPr/ p:gridSpacing/ p:outlineViewPr/ p:sorterViewPr/
            p:notesViewPr/ p:viewPr@lastView p15:sldGuideLst/ p15:guide/ p15:notesGuideLst/
            """
        ),
        "how the editor's window stood, and its guides",
    ),
    Noise(listed("@mc:Ignorable @xml:space"), "which newer names a part uses at all, and how its blanks are kept"),
)

NOISY_KINDS = {
    "thumbnail": "a small picture of the first slide, drawn at saving",
    "printerSettings": "the printer of whoever saved last",
    "viewProps": "how the editor's window stood",
    "changesInfo": "the editor's own list of past changes",
    "revisionInfo": "numbers of revisions kept by a server",
}
"""Kinds of relations whose parts are noise as a whole, with the reason."""

NAMES = frozenset(name for noise in NOISE for name in noise.names)

REFERENCES = listed("@spid a:stCxn@id a:endCxn@id p14:sldId@id")
"""Attributes that name a shape or a slide by its id: the same where what they name is the same."""

UNSEEN = listed(
    """
    @lang @altLang @userDrawn @preserve @noProof @tooltip p:cNvPr@name p:cNvPr@title p:cNvPr@descr p:ph@hasCustomPrompt
    a:spLocks/ a:picLocks/ a:grpSpLocks/ a:cxnSpLocks/ a:graphicFrameLocks/ p:custDataLst/ p:custShowLst/
    p14:sectionLst/ c:f/ c:date1904/ c:externalData/ c:lang/ c:printSettings/
    p:presentation@saveSubsetFonts p:presentation@autoCompressPictures p:presentation@embedTrueTypeFonts p:notesSz/
    p:sldLayout@type p:sldLayout@matchingName p:sldLayoutIdLst/ p:hf/ p:cSld@name decorative:decorative/ a:blip@cstate
    """
)
"""What shows on no slide: words for programs and editors, locks, formulas behind the values of a chart."""
UNSEEN_KINDS = listed(
    """
    notesSlide notesMaster handoutMaster presProps commentAuthors authors comments tags customXml customXmlProps
    core-properties extended-properties custom-properties package oleObject tableStyles viewProps
    """
)
"""Kinds of parts of which nothing shows on a slide."""
