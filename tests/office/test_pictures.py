"""Pictures from outside: nothing of their makers goes into a deck, nothing hostile stops the program."""

from __future__ import annotations

import base64
import io
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo

from generator.errors import TemplateError
from generator.office.picture_parts import metadata
from generator.office.pictures import safe_picture

_SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="100" height="50">{}</svg>'
_AUTHOR, _ARTIST, _GPS = "ZhangSanSecret", 0x013B, 0x8825


def _quarters() -> Image.Image:
    """Forty by twenty: red on the left, blue on the right."""
    image = Image.new("RGB", (40, 20), "red")
    image.paste("blue", (20, 0, 40, 20))
    return image


def _jpeg(orientation: int = 1, **more: object) -> bytes:
    exif = Image.Exif()
    exif[_ARTIST], exif[0x0112] = _AUTHOR, orientation
    exif.get_ifd(_GPS)[1] = "N"
    exif.get_ifd(_GPS)[2] = (31.0, 14.0, 3.0)
    content = io.BytesIO()
    _quarters().save(content, "JPEG", exif=exif, comment=f"by {_AUTHOR}", xmp=f"<x>{_AUTHOR}</x>".encode(), **more)
    return content.getvalue()


def _png(**more: object) -> bytes:
    words = PngInfo()
    words.add_text("Author", _AUTHOR)
    words.add_itxt("Title", _AUTHOR)
    content = io.BytesIO()
    _quarters().save(content, "PNG", pnginfo=words, **more)
    return content.getvalue()


def _pixels(content: bytes) -> tuple[tuple[int, int], bytes]:
    with Image.open(io.BytesIO(content)) as image:
        return image.size, image.convert("RGB").tobytes()


def _svg(inner: str) -> bytes:
    return _SVG.format(inner).encode()


def _cleaned(inner: str) -> str:
    drawing = safe_picture(_svg(inner), "a.svg").svg
    assert drawing is not None
    return drawing.decode()


def test_a_photographs_author_and_place_are_dropped_and_its_pixels_stay_as_they_were_coded() -> None:
    photograph = _jpeg()
    assert metadata(photograph) == ("EXIF", "XMP", "a comment")
    safe = safe_picture(photograph, "photo.jpg")
    assert _AUTHOR.encode() not in safe.content
    assert metadata(safe.content) == ()
    assert _pixels(safe.content) == _pixels(photograph)
    assert (safe.extension, safe.width, safe.height, safe.svg) == ("jpeg", 40, 20, None)


def test_a_photograph_in_several_scans_keeps_all_of_them() -> None:
    photograph = _jpeg(progressive=True)
    assert _pixels(safe_picture(photograph, "photo.jpg").content) == _pixels(photograph)


def test_what_trails_a_photograph_is_dropped() -> None:
    assert b"a whole film" not in safe_picture(_jpeg() + b"a whole film", "photo.jpg").content


def test_a_photograph_keeps_its_colour_profile() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for content in (_jpeg(icc_profile=profile), _jpeg(6, icc_profile=profile), _png(icc_profile=profile)):
        with Image.open(io.BytesIO(safe_picture(content, "photo").content)) as image:
            assert image.info["icc_profile"] == profile


def test_a_photograph_that_a_camera_marked_as_turned_stands_upright_without_the_mark() -> None:
    safe = safe_picture(_jpeg(orientation=6), "photo.jpg")  # 6: to be turned clockwise, so that left becomes top
    assert (safe.width, safe.height, metadata(safe.content)) == (20, 40, ())
    with Image.open(io.BytesIO(safe.content)) as image:
        top, bottom = image.convert("RGB").getpixel((10, 5)), image.convert("RGB").getpixel((10, 35))
    assert top[0] > 200
    assert top[2] < 60
    assert bottom[2] > 200
    assert bottom[0] < 60


def test_a_png_loses_its_texts_and_keeps_its_pixels_and_its_transparency() -> None:
    drawing = _png(transparency=(255, 0, 0))
    safe = safe_picture(drawing, "a.png")
    assert _AUTHOR.encode() not in safe.content
    with Image.open(io.BytesIO(safe.content)) as image:
        assert image.convert("RGBA").getpixel((0, 0)) == (255, 0, 0, 0)
        assert image.convert("RGBA").getpixel((39, 0)) == (0, 0, 255, 255)


def test_a_png_with_a_wrong_checksum_is_refused_by_its_name_and_its_part() -> None:
    content = bytearray(_png())
    content[content.index(b"IDAT") + 6] ^= 0xFF
    with pytest.raises(TemplateError, match=r"^photos/a\.png: is damaged"):
        safe_picture(bytes(content), "photos/a.png")
    content = bytearray(_png())
    content[content.index(b"Author")] ^= 0x20
    with pytest.raises(TemplateError, match="the checksum of its part tEXt is wrong"):
        safe_picture(bytes(content), "photos/a.png")


@pytest.mark.parametrize("whole", [_jpeg(), _png(), _jpeg(progressive=True)], ids=["jpeg", "png", "progressive"])
def test_a_picture_cut_short_anywhere_is_refused(whole: bytes) -> None:
    for length in range(2, len(whole) - 2, 41):
        with pytest.raises(TemplateError, match=r"^a: is "):
            safe_picture(whole[:length], "a")


def test_another_kind_of_file_is_refused_whatever_its_name() -> None:
    for content in (b"", b"GIF89a" + bytes(40), b"%PDF-1.4", b"MZ" + bytes(2000)):
        with pytest.raises(TemplateError, match="no picture that can be read"):
            safe_picture(content, "a.png")


@settings(max_examples=60, deadline=None)
@given(st.sampled_from([_jpeg(), _png(), _jpeg(orientation=3)]), st.data())
def test_damage_anywhere_is_an_error_of_ours_or_a_sound_picture_without_metadata(whole: bytes, data: st.DataObject) -> None:
    content = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(2, len(content) - 1))] = data.draw(st.integers(0, 255))
    try:
        safe = safe_picture(bytes(content), "a")
    except TemplateError:
        return
    assert metadata(safe.content) == ()
    assert _pixels(safe.content)[0] == (safe.width, safe.height)


def test_a_drawing_is_kept_with_a_png_beside_it() -> None:
    safe = safe_picture(_svg('<rect width="50" height="50" fill="#ff0000"/>'), "a.svg")
    assert (safe.extension, safe.width, safe.height) == ("png", 1600, 800)
    with Image.open(io.BytesIO(safe.content)) as image:
        assert image.convert("RGBA").getpixel((100, 100)) == (255, 0, 0, 255)
        assert image.convert("RGBA").getpixel((1500, 100))[3] == 0
    assert safe.svg is not None
    assert b'fill="#ff0000"' in safe.svg


@pytest.mark.parametrize(
    "inner",
    [
        "<script>alert(SECRET)</script>",
        '<rect width="9" height="9" onclick="SECRET()"/>',
        '<rect width="9" height="9" onLoad="SECRET()"/>',
        "<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>SECRET</p></foreignObject>",
        '<a href="https://SECRET/"><rect width="9" height="9"/></a>',
        '<a xlink:href="javascript:SECRET"><rect width="9" height="9"/></a>',
        "<style>@import 'https://SECRET/a.css'; rect {fill: red}</style>",
        "<style>@font-face {font-family: a; src: url(https://SECRET/a.woff)} rect {fill: red}</style>",
        "<style>/* SECRET */ rect {fill: red}</style>",
        "<metadata>SECRET</metadata><title>SECRET</title>",
        "<!-- SECRET --><?SECRET ?>",
        '<set attributeName="href" to="https://SECRET/"/>',
        '<g xmlns:i="urn:inkscape" i:export="/home/SECRET/a.png" xml:base="https://SECRET/" data-x="SECRET"/>',
        '<i:view xmlns:i="urn:inkscape" i:docname="SECRET"/>',
    ],
)  # fmt: skip
def test_what_runs_or_tells_or_leads_outside_is_removed_from_a_drawing(inner: str) -> None:
    cleaned = _cleaned('<rect width="50" height="50" fill="#00ff00"/>' + inner)
    assert "SECRET" not in cleaned
    assert 'fill="#00ff00"' in cleaned


@pytest.mark.parametrize(
    "inner",
    [
        '<image href="https://example.com/a.png" width="9" height="9"/>',
        '<image xlink:href="file:///etc/passwd" width="9" height="9"/>',
        '<image href="data:image/svg+xml;base64,PHN2Zy8+" width="9" height="9"/>',
        '<use href="other.svg#a"/>',
        '<rect width="9" height="9" fill="url(https://example.com/a.svg#g)"/>',
        '<rect width="9" height="9" style="fill: URL( \'http://example.com/a\')"/>',
        "<style>rect {fill: red}<g/>rect {fill: url(https://example.com/a)}</style>",
        "<style>rect {fill: u/**/rl(https://example.com/a)}</style>",
        "<style>rect {cursor: image-set('https://example.com/a' 1x)}</style>",
        "<style>rect {fill: u\\72l(https://example.com/a)}</style>",
        '<rect width="9" height="9" filter="url(//example.com/a)"/>',
    ],
)  # fmt: skip
def test_a_drawing_that_needs_a_file_outside_itself_is_refused_by_name_with_what_to_do(inner: str) -> None:
    with pytest.raises(TemplateError, match=r"^a\.svg: is no SVG that can be drawn .*Save it as plain SVG"):
        safe_picture(_svg(inner), "a.svg")


def test_a_photograph_within_a_drawing_loses_its_author_too() -> None:
    code = base64.b64encode(_jpeg()).decode()
    cleaned = _cleaned(f'<image href="data:image/jpeg;base64,{code}" width="40" height="20"/>')
    within = base64.b64decode(cleaned.partition("base64,")[2].partition('"')[0])
    assert metadata(within) == ()
    assert _pixels(within) == _pixels(_jpeg())


def test_a_plain_doctype_as_drawing_programs_write_it_is_no_fault() -> None:
    doctype = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    safe = safe_picture(b'<?xml version="1.0"?>' + doctype.encode() + _svg('<rect width="9" height="9"/>'), "a.svg")
    assert safe.svg is not None
    assert b"DOCTYPE" not in safe.svg


_LAUGHS = "".join(f'<g id="a{n}">{"<use href=%s/>" * 10}</g>' % ((f'"#a{n - 1}"',) * 10) for n in range(1, 12))
_HOSTILE = {
    "nested 20,000 deep": _svg("<g>" * 20_000 + "</g>" * 20_000),
    "a thousand million high": b'<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1000000000"><rect width="1" height="1"/></svg>',
    "a box a thousand million high": b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1e9"><rect width="1" height="1"/></svg>',
    "no size": b'<svg xmlns="http://www.w3.org/2000/svg" width="0" height="0"><rect width="1" height="1"/></svg>',
    "no number": b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 a b"><rect width="1" height="1"/></svg>',
    "uses that multiply": _svg('<g id="a0"><rect width="1" height="1"/></g>' + _LAUGHS),
    "a million shapes": _svg("<g/>" * 1_000_000),
    "entities": b'<!DOCTYPE svg [<!ENTITY a "b">]>' + _svg("&a;"),
    "wide entities": '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE svg [<!ENTITY a "b">]>'.encode("utf-16") + _svg("").decode().encode("utf-16-le"),
    "not closed": _svg("<g>"),
    "another root": b"<html><svg/></html>",
    "a wide pattern": _svg('<pattern id="p" width="1e-9" height="1e-9" patternUnits="userSpaceOnUse"><rect width="1" height="1"/></pattern><rect width="100" height="50" fill="url(#p)"/>'),
}  # fmt: skip


@pytest.mark.parametrize("content", _HOSTILE.values(), ids=_HOSTILE)
def test_a_hostile_drawing_stops_nothing_and_is_refused_or_drawn_in_time(content: bytes) -> None:
    started = time.perf_counter()
    said = "a.svg: is no SVG that can be drawn"
    try:
        safe_picture(content, "a.svg")
    except TemplateError as error:
        said = str(error)
    assert said.startswith("a.svg: is no SVG that can be drawn")
    assert "\n" not in said
    assert time.perf_counter() - started < 20


def test_a_part_whose_name_is_damaged_is_not_printed() -> None:
    content = _png().replace(b"IEND", b"I\nND")
    with pytest.raises(TemplateError, match="the checksum of a part of it is wrong"):
        safe_picture(content, "a.png")
