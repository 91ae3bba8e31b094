"""Decks made to harm, out of a sound one: each is one thing wrong with it."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

from tests.differ.decks import make_deck

Members = dict[str, bytes]
SLIDE, RELATIONS = "ppt/slides/slide1.xml", "ppt/slides/_rels/slide1.xml.rels"
PRESENTATION = "ppt/presentation.xml"
_BOMB = b'<!DOCTYPE p [<!ENTITY a "aaaaaaaaaa">' + b"".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">'.encode() for n in range(12)
) + b"]>"  # fmt: skip


def sound(folder: Path) -> Members:
    """A deck of two slides with texts, a table, a picture, a native chart and notes, by member."""
    return members(make_deck(folder / "sound.pptx", ("集团收入", "海外市场")).read_bytes())


def members(deck: bytes) -> Members:
    with zipfile.ZipFile(io.BytesIO(deck)) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(parts: Members) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            member = zipfile.ZipInfo(name)  # of no time: the same parts are the same bytes
            member.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(member, part)
    return content.getvalue()


def _with(name: str, change: Callable[[bytes], bytes]) -> Callable[[Members], bytes]:
    def changed(parts: Members) -> bytes:
        new = change(parts[name])
        assert new != parts[name], f"nothing changed in {name}"
        return packed({**parts, name: new})

    return changed


def _without(name: str) -> Callable[[Members], bytes]:
    return lambda parts: packed({each: part for each, part in parts.items() if each != name})


def _also(name: str, part: bytes) -> Callable[[Members], bytes]:
    return lambda parts: packed({**parts, name: part})


def _text(old: str, new: str) -> Callable[[bytes], bytes]:
    return lambda part: part.replace(old.encode(), new.encode(), 1)


def _groups(count: int) -> Callable[[bytes], bytes]:
    start = (
        b'<p:grpSp><p:nvGrpSpPr><p:cNvPr id="9" name="g"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>'
        b'<a:off x="0" y="0"/><a:ext cx="9" cy="9"/><a:chOff x="0" y="0"/><a:chExt cx="9" cy="9"/></a:xfrm></p:grpSpPr>'
    )
    return lambda part: part.replace(b"</p:spTree>", start * count + b"</p:grpSp>" * count + b"</p:spTree>")


def _encrypted(parts: Members) -> bytes:
    """The flag of encryption on every member, in both places where a zip says it."""
    content = bytearray(packed(parts))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        for found in re.finditer(re.escape(mark), bytes(content)):
            content[found.start() + at] |= 1
    return bytes(content)


def _garbage(parts: Members) -> bytes:
    """Not deflate at all where a slide's stream stands."""
    content = bytearray(packed(parts))
    at = content.index(SLIDE.encode()) + len(SLIDE)
    content[at : at + 60] = b"\xff" * 60
    return bytes(content)


def _cut(parts: Members) -> bytes:
    whole = packed(parts)
    return whole[: len(whole) // 2]


def _method(parts: Members) -> bytes:
    """A way of packing that nobody knows."""
    content = bytearray(packed(parts))
    for mark, at in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        for found in re.finditer(re.escape(mark), bytes(content)):
            content[found.start() + at] = 99
    return bytes(content)


def _twice(parts: Members) -> bytes:
    content = io.BytesIO(packed(parts))
    with zipfile.ZipFile(content, "a") as package, warnings.catch_warnings(action="ignore"):
        package.writestr(SLIDE, parts[SLIDE].replace(b"17.4", b"99.9"))
    return content.getvalue()


def _picture(parts: Members) -> bytes:
    name = next(each for each in parts if each.startswith("ppt/media/"))
    broken = bytearray(parts[name])
    broken[broken.index(b"IDAT") + 6] ^= 0xFF
    return packed({**parts, name: bytes(broken)})


def _cyclic(part: bytes) -> bytes:
    kind = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    own = b'<Relationship Id="rId98" Type="' + kind + b'slide" Target="slide1.xml"/>'
    back = b'<Relationship Id="rId99" Type="' + kind + b'officeDocument" Target="../presentation.xml"/>'
    return part.replace(b"</Relationships>", own + back + b"</Relationships>")


def _deep(part: bytes) -> bytes:
    return part.replace(b"</p:spTree>", b"<a:x>" * 100_000 + b"</a:x>" * 100_000 + b"</p:spTree>")


HOSTILE: dict[str, Callable[[Members], bytes]] = {
    "members said to be encrypted": _encrypted,
    "garbage in a deflate stream": _garbage,
    "cut in the middle": _cut,
    "an unknown way of packing": _method,
    "two members of one name": _twice,
    "no content types": _without("[Content_Types].xml"),
    "content types that are no XML": _with("[Content_Types].xml", lambda _: b"\0\1\2"),
    "content types of nothing": _with("[Content_Types].xml", lambda _: b"<Types/>"),
    "no presentation part": _without(PRESENTATION),
    "a presentation that is another thing": _with(PRESENTATION, lambda _: b"<html/>"),
    "an empty presentation": _with(PRESENTATION, lambda _: b""),
    "no relations": _without("_rels/.rels"),
    "no relations of the presentation": _without("ppt/_rels/presentation.xml.rels"),
    "no slide part": _without(SLIDE),
    "no layout": _without("ppt/slideLayouts/slideLayout6.xml"),
    "no master": _without("ppt/slideMasters/slideMaster1.xml"),
    "no theme": _without("ppt/theme/theme1.xml"),
    "relations of a slide that go in circles": _with(RELATIONS, _cyclic),
    "a relation that leads out of the package": _with(RELATIONS, _text("../slideLayouts/", "../../../../etc/")),
    "a relation to a part that is not there": _with(RELATIONS, _text("slideLayout6", "slideLayout66")),
    "a relation without a target": _with(RELATIONS, lambda part: re.sub(rb'Target="[^"]*"', b"", part, count=1)),
    "a slide whose layout is elsewhere": _with(RELATIONS, lambda part: re.sub(rb'Target="\.\./slideLayouts[^>]*', b'Target="http://127.0.0.1:9/" TargetMode="External"/', part, count=1)),
    "a slide list that leads nowhere": _with(PRESENTATION, lambda part: re.sub(rb'(<p:sldId [^>]*)r:id="[^"]*"', rb'\1r:id="rId999"', part, count=1)),
    "a slide list of a theme": _with(PRESENTATION, lambda part: re.sub(rb'(<p:sldId [^>]*r:id=")[^"]*"', rb'\1rId1"', part, count=1)),
    "a picture with a wrong checksum": _picture,
    "a picture that is none": lambda parts: packed({n: b"no picture" if n.startswith("ppt/media/") else p for n, p in parts.items()}),
    "a chart that is none": lambda parts: packed({n: b"no chart" if n.startswith("ppt/charts/chart") else p for n, p in parts.items()}),
    "a workbook that is none": lambda parts: packed({n: b"no book" if n.startswith("ppt/embeddings/") else p for n, p in parts.items()}),
    "a workbook that is this deck": lambda parts: packed({n: packed(parts) if n.startswith("ppt/embeddings/") else p for n, p in parts.items()}),
    "two hundred nested groups": _with(SLIDE, _groups(200)),
    "two thousand nested groups": _with(SLIDE, _groups(2_000)),
    "elements nested 100,000 deep": _with(SLIDE, _deep),
    "entities in a slide": _with(SLIDE, lambda part: part.replace(b"<p:sld ", _BOMB + b"<p:sld ", 1).replace(b"17.4", b"&m;", 1)),
    "entities in UTF-16": _with(SLIDE, lambda part: part.decode().replace("'UTF-8'", "'UTF-16'").replace("<p:sld ", _BOMB.decode() + "<p:sld ", 1).encode("utf-16")),
    "entities in the relations": _with(RELATIONS, lambda part: part.replace(b"<Relationships", _BOMB + b"<Relationships", 1)),
    "entities in a part with another ending": lambda parts: packed({**{("ppt/slides/slide1.dat" if n == SLIDE else "ppt/slides/_rels/slide1.dat.rels" if n == RELATIONS else n): (p.replace(b"<p:sld ", _BOMB + b"<p:sld ", 1).replace(b"17.4", b"&m;", 1) if n == SLIDE else p.replace(b"slides/slide1.xml", b"slides/slide1.dat")) for n, p in parts.items()}}),
    "a member that unpacks to 200 MB": _also("ppt/media/zeros.png", bytes(200 * 2**20)),
    "a slide of twelve million elements": _with(SLIDE, lambda part: part.replace(b"</p:spTree>", b"<a:x/>" * 12_000_000 + b"</p:spTree>")),
    "a slide of a million attributes": _with(SLIDE, lambda part: part.replace(b"</p:spTree>", b"<a:x " + b" ".join(b"a%d=''" % n for n in range(1_000_000)) + b"/></p:spTree>")),
    "names that lead upwards": _also("../../../../tmp/jianbao-was-here", b"x"),
    "absolute names": _also("/tmp/jianbao-was-here", b"x"),
    "a name of control characters that declares entities": _also("ppt/a\x1b[31m\n\u202e.xml", _BOMB + b"<a/>"),
    "names of another system": _also("C:\\jianbao-was-here", b"x"),
    "a number that is none": _with(SLIDE, lambda part: re.sub(rb'x="\d+"', b'x="1e9"', part)),
    "a number beyond all bounds": _with(SLIDE, lambda part: re.sub(rb'cx="\d+"', b'cx="' + b"9" * 5_000 + b'"', part, count=1)),
    "an id that is none": _with(SLIDE, lambda part: re.sub(rb'(<p:cNvPr [^>]*id=")\d+"', rb'\1x"', part)),
    "a table with more columns in a row than in its grid": _with(SLIDE, lambda part: re.sub(rb"<a:gridCol [^>]*/>", b"", part)),
    "a part that is not XML at all": _with(SLIDE, lambda _: b"\x00" * 100),
    "a core part that is not XML": _with("docProps/core.xml", lambda _: b"<"),
}  # fmt: skip


def write_all(folder: Path) -> None:
    """Every hostile deck under its number."""
    parts = sound(folder)
    for number, make in enumerate(HOSTILE.values()):
        (folder / f"{number}.pptx").write_bytes(make(parts))
